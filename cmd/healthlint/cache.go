package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"hash"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/rogpeppe/go-internal/cache"
	"github.com/spf13/cobra"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/source"
)

// cacheFlags say whether and where findings are kept from one run to the next.
type cacheFlags struct {
	none bool
	dir  string
}

func (c *cacheFlags) register(a *app, cmd *cobra.Command) {
	cmd.Flags().BoolVar(&c.none, "no-cache", false, a.say("不用缓存", "do not use the cache"))
	cmd.Flags().StringVar(&c.dir, "cache-dir", "", a.say("缓存目录（默认在用户缓存目录下，或环境变量 HEALTHLINT_CACHE，off 为不用）", "folder of the cache (default: in the user's cache folder, or HEALTHLINT_CACHE, where off is none)"))
}

// results keeps the findings of copy that has been linted. The store is the go
// command's own: several runs may share it, entries are checked by their hash,
// and what cannot be read is linted again. A nil results keeps nothing.
type results struct {
	store *cache.Cache
	salt  []byte
}

// open returns the cache, or nil where there can be none: it may cost time,
// never a finding.
func (c *cacheFlags) open(salt ...any) *results {
	if c.none {
		return nil
	}
	dir := c.dir
	if dir == "" {
		dir = os.Getenv("HEALTHLINT_CACHE")
	}
	if dir == "off" {
		return nil
	}
	if dir == "" {
		home, err := os.UserCacheDir()
		if err != nil {
			return nil
		}
		dir = filepath.Join(home, "healthlint")
	}
	if err := os.MkdirAll(dir, 0o700); err != nil { // it quotes the copy
		return nil
	}
	store, err := cache.Open(dir)
	if err != nil {
		return nil
	}
	return &results{store, fmt.Appendln(nil, append([]any{"results 1", build()}, salt...)...)}
}

// build tells one build of the program from another. A released version is
// known by its name; anything else by the file that runs.
func build() string {
	info, ok := debug.ReadBuildInfo()
	if ok {
		v := info.Main.Version
		if v != "" && v != "(devel)" && !strings.Contains(v, "+dirty") {
			return v + " " + info.GoVersion + " " + info.Main.Sum
		}
	}
	exe, err := os.Executable()
	if err != nil {
		return ""
	}
	stat, err := os.Stat(exe)
	if err != nil {
		return ""
	}
	return fmt.Sprint(exe, stat.Size(), stat.ModTime().UnixNano())
}

// kept is what the cache holds of one article.
type kept struct {
	Encoding, Format, Title string
	Findings                []lint.Finding
}

// key names the findings of data under a configuration.
func (r *results) key(name, fingerprint, encoding string, data []byte) cache.ActionID {
	h := sha256.New()
	h.Write(r.salt)
	field(h, filepath.Base(name))
	field(h, fingerprint)
	field(h, encoding)
	h.Write(data)
	return cache.ActionID(h.Sum(nil))
}

func field(h hash.Hash, s string) { fmt.Fprintf(h, "%d %s\n", len(s), s) }

// get returns what is kept, on a document that holds the copy but no blocks.
func (r *results) get(id cache.ActionID, name string, data []byte) (*lint.Document, []lint.Finding, bool) {
	raw, _, err := r.store.GetBytes(id)
	if err != nil {
		return nil, nil, false
	}
	var k kept
	if json.Unmarshal(raw, &k) != nil {
		return nil, nil, false
	}
	text, err := source.Decode(data, k.Encoding)
	if err != nil {
		return nil, nil, false
	}
	doc := lint.NewDocument(name, text.Source)
	doc.Encoding, doc.Format, doc.Title = k.Encoding, k.Format, k.Title
	doc.Conceal(k.Findings)
	return doc, k.Findings, true
}

// put keeps findings; a full disk is no reason to fail a run. A Word document
// is read from its bytes every time: its copy is not its file.
func (r *results) put(id cache.ActionID, doc *lint.Document, findings []lint.Finding) {
	if doc.Format == "docx" {
		return
	}
	raw, err := json.Marshal(kept{doc.Encoding, doc.Format, doc.Title, findings})
	if err == nil {
		_ = r.store.PutBytes(id, raw)
	}
}

// trim drops what was not used for days; it looks at most once a day.
func (r *results) trim() {
	if r != nil {
		_ = r.store.Trim() // what is left over is dropped tomorrow
	}
}
