package fix

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
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

// Stream is [Replace] of a file too long to be held: write reads the old one and writes the new, and says whether anything changed.
// Where it did not, or fails, the file is left alone. begun is told of the new one, to remove it if the program is to end at once.
func Stream(path string, begun func(*File), write func(old io.Reader, w io.Writer) (changed bool, err error)) error {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(target)
	if err != nil {
		return err
	}
	old, err := os.Open(target)
	if err != nil {
		return err
	}
	defer old.Close()
	f, err := Create(target)
	if err != nil {
		return err
	}
	defer f.Abandon()
	begun(f)
	sum := sha256.New()
	read := io.TeeReader(old, sum)
	buffered := bufio.NewWriterSize(f, 1<<16)
	if changed, err := write(read, buffered); err != nil || !changed {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, read); err != nil {
		return err
	}
	if err := old.Close(); err != nil { // Windows replaces no file that is open
		return err
	}
	return f.commit(func(tmp string) error {
		keepOwner(tmp, info)
		now, err := os.Open(target)
		if err != nil {
			return err
		}
		defer now.Close()
		again := sha256.New()
		if _, err := io.Copy(again, now); err != nil {
			return err
		}
		if !bytes.Equal(again.Sum(nil), sum.Sum(nil)) {
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
