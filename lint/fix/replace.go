package fix

import (
	"bytes"
	"errors"
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
	f, err := Create(target)
	if err != nil {
		return err
	}
	defer f.Abandon()
	if _, err := f.Write(data); err != nil {
		return err
	}
	return f.commit(func(tmp string) error {
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

// WriteFile writes a file of our own (a baseline, a configuration, a report)
// the same way; it need not exist.
func WriteFile(path string, data []byte) error {
	f, err := Create(path)
	if err != nil {
		return err
	}
	defer f.Abandon()
	if _, err := f.Write(data); err != nil {
		return err
	}
	return f.Commit()
}
