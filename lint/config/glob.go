package config

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Match reports whether the glob matches a file: the path below the glob's
// folder, or a folder above it. A pattern without a slash matches at any depth.
// file is absolute.
func (g Glob) Match(file string) bool {
	rel, err := filepath.Rel(g.Dir, file)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return false
	}
	pattern := g.pattern()
	for rel = filepath.ToSlash(rel); rel != "." && rel != "/"; rel = path.Dir(rel) {
		if ok, _ := doublestar.Match(pattern, rel); ok {
			return true
		}
	}
	return false
}

func (g Glob) pattern() string {
	pattern := strings.TrimSuffix(g.Pattern, "/")
	if !strings.Contains(pattern, "/") {
		pattern = "**/" + pattern
	}
	return pattern
}

var errFound = errors.New("found")

// exists reports whether any file or folder below the glob's folder matches.
// What a version control system keeps for itself is not looked at.
func (g Glob) exists() bool {
	pattern := g.pattern()
	if !strings.ContainsAny(pattern, "*?[{\\") {
		_, err := os.Stat(filepath.Join(g.Dir, filepath.FromSlash(pattern)))
		return err == nil
	}
	base, _ := doublestar.SplitPattern(pattern)
	root := filepath.Join(g.Dir, filepath.FromSlash(base))
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil //nolint:nilerr // what cannot be read cannot match
		}
		if d.IsDir() && (d.Name() == ".git" || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		rel, _ := filepath.Rel(g.Dir, name)
		if ok, _ := doublestar.Match(pattern, filepath.ToSlash(rel)); ok && rel != "." {
			return errFound
		}
		return nil
	})
	return errors.Is(err, errFound)
}

// files returns the files that the glob names, in order.
func (g Glob) files() []string {
	names, _ := doublestar.Glob(os.DirFS(g.Dir), strings.TrimPrefix(g.Pattern, "./"), doublestar.WithFilesOnly())
	for i := range names {
		names[i] = filepath.Join(g.Dir, filepath.FromSlash(names[i]))
	}
	return names
}
