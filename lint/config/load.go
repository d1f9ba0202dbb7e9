package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"

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
	dirs  map[string]outcome[*Resolved] // by folder, and by the files that count in it
	files map[string]outcome[*File]
	told  map[string]bool
}

// outcome is what came of reading or resolving, a failure as well: a broken file counts for each article below it.
type outcome[T any] struct {
	of  T
	err error
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
		l.dirs, l.files = map[string]outcome[*Resolved]{}, map[string]outcome[*File]{}
	}
	got, ok := l.dirs[dir]
	if !ok {
		got = l.resolve(dir)
		l.dirs[dir] = got
	}
	return got.of, got.err
}

// resolve is ForDir of a folder that is asked for the first time.
func (l *Loader) resolve(dir string) (got outcome[*Resolved]) {
	chain, root, err := l.chain(dir)
	if err != nil {
		got.err = err
		return got
	}
	// Folders under the same files share what they resolve to.
	id := root
	for _, f := range chain {
		id += "\x00" + f.Path
	}
	got, ok := l.dirs[id]
	if !ok {
		got.of, got.err = resolve(l.Checks, chain, l.Flags, root)
		l.dirs[id] = got
	}
	return got
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
			if err != nil && !absent(filepath.Join(at, Name), err) {
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

// absent reports whether an error says that there is no configuration at path, as far as can be told: nothing is there, or
// nothing in its folder can be read at all. That is for those to say who read copy there, and must not end a run over other folders.
func absent(path string, err error) bool {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return true
	}
	_, err = os.Lstat(path)
	return errors.Is(err, fs.ErrPermission)
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
	got, ok := l.files[path]
	if ok {
		return got.of, got.err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	f, problems := Parse(shorten(path), data, l.Checks)
	if len(problems) > 0 {
		f, err = nil, &Error{problems}
	}
	l.files[path] = outcome[*File]{f, err}
	return f, err
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
