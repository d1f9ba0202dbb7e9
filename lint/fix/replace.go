package fix

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrChanged says that somebody else wrote the file meanwhile.
var ErrChanged = errors.New("the file was changed by another program meanwhile")

// Replace puts data in the place of the file at path, which must still hold
// old. A reader sees the old file or the new one, never a part, whenever the
// process is killed; a symbolic link keeps pointing at the file; permissions
// and, where allowed, the owner stay.
func Replace(path string, old, data []byte) error {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(target)
	if err != nil {
		return err
	}
	// A rename asks for the folder's permission only: ask for the file's too.
	w, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	w.Close()
	return write(target, data, info.Mode().Perm(), func(tmp string) error {
		keepOwner(tmp, info)
		now, err := os.ReadFile(target)
		if err != nil {
			return err
		}
		if !bytes.Equal(now, old) {
			return ErrChanged
		}
		return nil
	})
}

// WriteFile writes a file of our own (a baseline, a configuration) the same
// way; it need not exist.
func WriteFile(path string, data []byte) error {
	perm := fs.FileMode(0o644)
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
		if info, err := os.Stat(target); err == nil {
			perm = info.Mode().Perm()
		}
	}
	return write(path, data, perm, func(string) error { return nil })
}

// write makes a hidden neighbour, flushes it to disk and renames it to path.
// before runs just ahead of the rename.
func write(path string, data []byte, perm fs.FileMode, before func(tmp string) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".healthlint-*")
	defer func() {
		if perr := (*fs.PathError)(nil); errors.As(err, &perr) {
			perr.Path = path // whoever asked knows no other name
		}
	}()
	if err != nil {
		return err
	}
	tmp := f.Name()
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(tmp)
		}
	}()
	if _, err := f.Write(data); err != nil {
		return err
	}
	if err := f.Chmod(perm); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := before(tmp); err != nil {
		return err
	}
	return os.Rename(tmp, path)
}
