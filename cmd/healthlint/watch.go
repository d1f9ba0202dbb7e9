package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/healthlint/healthlint/lint/config"
	"github.com/healthlint/healthlint/lint/source"
)

// settle is how long the folder must be still before a run begins: editors
// write a file in several steps.
const settle = 150 * time.Millisecond

// watchedPaths are what a watch looks at.
type watchedPaths struct {
	folders    []string        // with all that is below
	named      map[string]bool // files
	extensions []string        // of what the folders are searched for
}

// holds reports whether a path lies in one of the folders.
func (w *watchedPaths) holds(path string) bool {
	return slices.ContainsFunc(w.folders, func(folder string) bool {
		return within(folder, path)
	})
}

// matter reports whether a change of the file at path calls for another run.
func (w *watchedPaths) matter(path string) bool {
	base := filepath.Base(path)
	return base == config.Name || w.named[filepath.Clean(path)] ||
		!strings.HasPrefix(base, ".") && source.HasExtension(base, w.extensions) && w.holds(path)
}

// passing is what is wrong with a run and may be right in the next one: a
// folder without copy may have some by then.
type passing struct{ error }

// passes reports whether what is wrong with a run may pass by a change of the files. What
// the flags say stays wrong however often it is tried.
func passes(err error) bool {
	return errors.As(err, new(passing)) || errors.As(err, new(*config.Error))
}

// watch runs the check, and again after every change of what it looks at,
// until it is interrupted. What is wrong with one run does not end the watch,
// but wrong usage does: the first run finds it.
func (a *app) watch(args, outputs, extensions []string, check func() error) error {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer w.Close()
	if len(args) == 0 {
		args = []string{"."}
	}
	paths := &watchedPaths{named: map[string]bool{}, extensions: extensions}
	written := map[string]bool{} // by a run, which must not call for the next
	for _, spec := range outputs {
		_, path, _ := strings.Cut(spec, ":")
		if abs, err := filepath.Abs(path); err == nil {
			written[abs] = true
		}
	}
	add := func(dir string) error {
		return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.IsDir() {
				return nil //nolint:nilerr // what cannot be read is not watched
			}
			if path != dir && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules") {
				return fs.SkipDir
			}
			return w.Add(path)
		})
	}
	for _, arg := range args {
		if arg == "-" {
			return a.usage("--watch 看的是文件，不能和“-”同用", "--watch looks at files: it does not go with “-”")
		}
		info, err := os.Stat(arg)
		if err != nil {
			return a.usage("%s: %s", "%s: %s", arg, a.reason(err).In(a.lang))
		}
		if info.IsDir() {
			folder := source.Folder(arg)
			paths.folders = append(paths.folders, filepath.Clean(folder))
			err = add(folder)
		} else {
			// The folder, because editors replace the file itself.
			paths.named[filepath.Clean(arg)] = true
			err = w.Add(filepath.Dir(arg))
		}
		if err != nil {
			return err
		}
	}
	wanted := func(e fsnotify.Event) bool {
		if e.Has(fsnotify.Chmod) && !e.Has(fsnotify.Write) {
			return false
		}
		if info, err := os.Stat(e.Name); err == nil && info.IsDir() {
			if !paths.holds(e.Name) {
				return false // beside a file that is named
			}
			_ = add(e.Name)
			return true
		}
		if abs, err := filepath.Abs(e.Name); err == nil && written[abs] {
			return false
		}
		return paths.matter(e.Name) && !source.Report(e.Name) // which reads the file
	}
	again := func() { // what was made meanwhile
		for _, folder := range paths.folders {
			_ = add(folder)
		}
	}
	for first := true; ; first = false {
		var status exitStatus
		if err := check(); err != nil && !errors.As(err, &status) {
			if first && !passes(err) {
				return err
			}
			fmt.Fprintf(a.Stderr, "healthlint: %s\n", a.reason(err).In(a.lang))
		}
		fmt.Fprintln(a.Stderr, a.say("等待改动（Ctrl-C 结束）", "waiting for changes (Ctrl-C ends)"))
		if changed, err := awaitChange(w, wanted, again); !changed {
			return err
		}
	}
}

// awaitChange waits until something that is wanted has changed and the folders are still. Where so much changes at once that the
// system drops some of it, something wanted may be among that: the folders are added again, and it counts as a change.
func awaitChange(w *fsnotify.Watcher, wanted func(fsnotify.Event) bool, again func()) (changed bool, err error) {
	still := time.NewTimer(settle)
	still.Stop()
	for {
		select {
		case e, ok := <-w.Events:
			if !ok {
				return false, nil
			}
			if wanted(e) {
				still.Reset(settle)
			}
		case err := <-w.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return false, err
			}
			again()
			still.Reset(settle)
		case <-still.C:
			return true, nil
		}
	}
}
