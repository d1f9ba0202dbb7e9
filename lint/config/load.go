package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/healthlint/healthlint/lint"
)

// Loader finds and reads the configuration of paths. It is safe for concurrent
// use; every file is read once.
type Loader struct {
	Checks []*lint.Check
	Flags  *File  // what the command line says, over every file; may be nil
	Only   string // if set, the one file to read instead of looking for them
	None   bool   // read no file at all
	// Misnamed is told of files in whose place a configuration is looked for
	// under another name, once of each; may be nil.
	Misnamed func(path string)

	mu    sync.Mutex
	dirs  map[string]*Resolved
	files map[string]*File
	told  map[string]bool
}

// For returns what is in force in the folder of path, which need not exist.
// The error is an *Error or says why a file could not be read.
func (l *Loader) For(path string) (*Resolved, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	return l.ForDir(filepath.Dir(abs))
}

// ForDir returns what is in force in a folder.
func (l *Loader) ForDir(dir string) (*Resolved, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.dirs == nil {
		l.dirs, l.files = map[string]*Resolved{}, map[string]*File{}
	}
	if r, ok := l.dirs[dir]; ok {
		return r, nil
	}
	chain, root, err := l.chain(dir)
	if err != nil {
		return nil, err
	}
	// Folders under the same files share what they resolve to.
	id := root
	for _, f := range chain {
		id += "\x00" + f.Path
	}
	r, ok := l.dirs[id]
	if !ok {
		if r, err = resolve(l.Checks, chain, l.Flags, root); err != nil {
			return nil, err
		}
		l.dirs[id] = r
	}
	l.dirs[dir] = r
	return r, nil
}

// chain returns the files that count for dir, outermost first, and the top of
// the repository it is in, if any.
func (l *Loader) chain(dir string) (files []*File, root string, err error) {
	inherit := true
	if l.Only != "" || l.None {
		inherit = false
		if l.Only != "" {
			f, err := l.read(l.Only)
			if err != nil {
				return nil, "", err
			}
			files = append(files, f)
		}
	}
	for at := dir; ; at = filepath.Dir(at) {
		if inherit {
			f, err := l.read(filepath.Join(at, Name))
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return nil, "", err
			}
			if err == nil {
				files = append(files, f)
				inherit = f.Inherit
			} else {
				l.misnamed(filepath.Join(at, Misnamed))
			}
		}
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			root = at
			break
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	slices.Reverse(files)
	return files, root, nil
}

func (l *Loader) misnamed(path string) {
	if _, err := os.Lstat(path); err != nil || l.Misnamed == nil || l.told[path] {
		return
	}
	if l.told == nil {
		l.told = map[string]bool{}
	}
	l.told[path] = true
	l.Misnamed(shorten(path))
}

func (l *Loader) read(path string) (*File, error) {
	if f, ok := l.files[path]; ok {
		return f, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	f, problems := Parse(shorten(path), data, l.Checks)
	if len(problems) > 0 {
		return nil, &Error{problems}
	}
	l.files[path] = f
	return f, nil
}

// shorten gives a path as seen from the working folder, if that is shorter.
func shorten(path string) string {
	wd, err := os.Getwd()
	if err != nil {
		return path
	}
	if rel, err := filepath.Rel(wd, path); err == nil && len(rel) < len(path) && strings.Count(rel, "..") < 4 {
		return rel
	}
	return path
}
