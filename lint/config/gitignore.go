package config

import (
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/bmatcuk/doublestar/v4"
)

// gitIgnore tells what git would leave out below a repository: the .gitignore of
// every folder and .git/info/exclude. A test compares it with git itself. It is
// safe for concurrent use.
type gitIgnore struct {
	root    string // absolute; the folder that holds .git
	mu      sync.Mutex
	rules   map[string][]ignoreRule // by folder
	folders map[string]bool         // whether a folder is left out
}

type ignoreRule struct {
	pattern string // for doublestar, over the path below dir
	dir     string
	negate  bool
	folder  bool // matches folders only
}

// newIgnored returns what is ignored in the repository whose top is root.
func newIgnored(root string) *gitIgnore {
	return &gitIgnore{root: root, rules: map[string][]ignoreRule{}, folders: map[string]bool{}}
}

// Match reports whether git would ignore the absolute path.
func (g *gitIgnore) Match(path string, isDir bool) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.match(path, isDir)
}

func (g *gitIgnore) match(path string, isDir bool) bool {
	parent := filepath.Dir(path)
	if path == g.root || !strings.HasPrefix(path, g.root+string(filepath.Separator)) {
		return false
	}
	if isDir {
		if known, ok := g.folders[path]; ok {
			return known
		}
	}
	// A file in an ignored folder cannot be brought back.
	ignored := g.match(parent, true)
	if !ignored {
		for dir := parent; ; dir = filepath.Dir(dir) {
			if verdict, ok := decide(g.load(dir), path, isDir); ok {
				ignored = verdict
				break
			}
			if dir == g.root {
				break
			}
		}
	}
	if isDir {
		g.folders[path] = ignored
	}
	return ignored
}

// decide returns what the last rule that matches says.
func decide(rules []ignoreRule, path string, isDir bool) (ignored, ok bool) {
	for i := len(rules) - 1; i >= 0; i-- {
		r := rules[i]
		if r.folder && !isDir {
			continue
		}
		rel, err := filepath.Rel(r.dir, path)
		if err != nil {
			continue
		}
		if match, _ := doublestar.Match(r.pattern, filepath.ToSlash(rel)); match {
			return !r.negate, true
		}
	}
	return false, false
}

func (g *gitIgnore) load(dir string) []ignoreRule {
	if rules, ok := g.rules[dir]; ok {
		return rules
	}
	var rules []ignoreRule
	if dir == g.root {
		if data, err := os.ReadFile(filepath.Join(dir, ".git", "info", "exclude")); err == nil {
			rules = parseIgnore(dir, string(data))
		}
	}
	if data, err := os.ReadFile(filepath.Join(dir, ".gitignore")); err == nil {
		rules = append(rules, parseIgnore(dir, string(data))...)
	}
	g.rules[dir] = rules
	return rules
}

func parseIgnore(dir, data string) []ignoreRule {
	var rules []ignoreRule
	for line := range strings.Lines(strings.TrimPrefix(data, "\uFEFF")) {
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
			line = line[:len(line)-1]
		}
		if line == "" || line[0] == '#' {
			continue
		}
		r := ignoreRule{dir: dir}
		if line[0] == '!' {
			r.negate, line = true, line[1:]
		}
		if strings.HasSuffix(line, "/") {
			r.folder, line = true, strings.TrimSuffix(line, "/")
		}
		anchored := strings.Contains(line, "/")
		line = strings.TrimPrefix(line, "/")
		if line == "" {
			continue
		}
		line = strings.NewReplacer("{", `\{`, "}", `\}`).Replace(line)
		if inside, ok := strings.CutSuffix(line, "/**"); ok {
			line = inside + "/**/*" // what is inside, not the folder itself
		}
		if !anchored {
			line = "**/" + line
		}
		r.pattern = line
		rules = append(rules, r)
	}
	return rules
}
