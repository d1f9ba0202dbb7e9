package fix

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// ErrChanged says that somebody else wrote the file meanwhile.
var ErrChanged = errors.New("the file was changed by another program meanwhile")

// Replace puts data in the place of the file at path, which must still hold
// old. A reader sees the old file or the new one, never a part, whenever the
// process is killed; a symbolic link keeps pointing at the file; permissions
// and, where allowed, the owner stay.
func Replace(path string, old, data []byte) error {
	f, err := replacing(path)
	if err != nil {
		return err
	}
	return f.whole(old, data)
}

// ReplaceIn is [Replace] of a file of a folder, outside of which nothing is
// written, not through a link either.
func ReplaceIn(root *os.Root, name string, old, data []byte) error {
	for range mostLinks {
		to, err := root.Readlink(name)
		if err != nil {
			break
		}
		name = path.Join(path.Dir(name), filepath.ToSlash(to))
	}
	f, err := replacingIn(root, name)
	if err != nil {
		return err
	}
	return f.whole(old, data)
}

// mostLinks is how many symbolic links are followed to a file.
const mostLinks = 16

// whole writes the new file and puts it in place if the old one still holds old.
func (r *replacement) whole(old, data []byte) error {
	defer r.Abandon()
	if _, err := r.Write(data); err != nil {
		return err
	}
	return r.commit(func(now io.Reader) (same bool, err error) {
		held, err := io.ReadAll(now)
		return bytes.Equal(held, old), err
	})
}

// Stream is [Replace] of a file too long to be held: write reads the old one and writes the new, and says whether anything changed.
// Where it did not, or fails, the file is left alone. begun is told of the new one, to remove it if the program is to end at once.
func Stream(path string, begun func(*File), write func(old io.Reader, w io.Writer) (changed bool, err error)) error {
	f, err := replacing(path)
	if err != nil {
		return err
	}
	defer f.Abandon()
	old, err := os.Open(f.path)
	if err != nil {
		return err
	}
	defer old.Close()
	begun(f.File)
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
	return f.commit(func(now io.Reader) (same bool, err error) {
		again := sha256.New()
		_, err = io.Copy(again, now)
		return bytes.Equal(again.Sum(nil), sum.Sum(nil)), err
	})
}

// replacement is a file that is written in the place of another.
type replacement struct {
	*File
	info fs.FileInfo // of that one
}

// replacing begins the replacement of the file at path, which must exist.
func replacing(path string) (*replacement, error) {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return nil, err
	}
	return replacingIn(anywhere{}, target)
}

// replacingIn begins the replacement of a file that is no link.
func replacingIn(in folder, name string) (*replacement, error) {
	info, err := in.Stat(name)
	if err != nil {
		return nil, err
	}
	f, err := create(in, name)
	if err != nil {
		return nil, err
	}
	return &replacement{f, info}, nil
}

// commit puts the new file in place if what the old one holds now is the same as it was.
func (r *replacement) commit(unchanged func(now io.Reader) (same bool, err error)) error {
	return r.File.commit(func() error {
		keepOwner(r.in, r.tmp, r.info)
		now, err := r.in.OpenFile(r.path, os.O_RDONLY, 0)
		if err != nil {
			return err
		}
		defer now.Close() // before it is replaced
		same, err := unchanged(now)
		if err == nil && !same {
			err = ErrChanged
		}
		return err
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
