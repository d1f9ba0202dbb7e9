package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/healthlint/healthlint/lint/config"
	"github.com/healthlint/healthlint/lint/source"
)

// settle is how long the folder must be still before a run begins: editors
// write a file in several steps.
const settle = 150 * time.Millisecond

// watch runs the check, and again after every change of what it looks at,
// until it is interrupted. What is wrong with one run does not end the watch.
func (a *app) watch(args, outputs []string, check func() error) error {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer w.Close()
	if len(args) == 0 {
		args = []string{"."}
	}
	named := map[string]bool{}
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
		info, err := os.Stat(arg)
		if err != nil {
			return a.usage("%s: %s", "%s: %s", arg, a.reason(err).In(a.lang))
		}
		if info.IsDir() {
			err = add(source.Folder(arg))
		} else {
			// The folder, because editors replace the file itself.
			named[filepath.Clean(arg)] = true
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
			_ = add(e.Name)
			return true
		}
		if abs, err := filepath.Abs(e.Name); err == nil && written[abs] || source.Report(e.Name) {
			return false
		}
		base := filepath.Base(e.Name)
		return base == config.Name || named[filepath.Clean(e.Name)] ||
			len(named) == 0 && !strings.HasPrefix(base, ".") && source.HasExtension(base, source.CopyExtensions)
	}
	for {
		var status exitStatus
		if err := check(); err != nil && !errors.As(err, &status) {
			fmt.Fprintf(a.Stderr, "healthlint: %s\n", a.reason(err).In(a.lang))
		}
		fmt.Fprintln(a.Stderr, a.say("等待改动（Ctrl-C 结束）", "waiting for changes (Ctrl-C ends)"))
		still := time.NewTimer(settle)
		still.Stop()
		for waiting := true; waiting; {
			select {
			case e, ok := <-w.Events:
				if !ok {
					return nil
				}
				if wanted(e) {
					still.Reset(settle)
				}
			case err := <-w.Errors:
				return err
			case <-still.C:
				waiting = false
			}
		}
	}
}
