package fix

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// File is a file while it is written: a hidden neighbour, which Commit puts in
// the place of the file that was asked for. Until then that one is as it was.
type File struct {
	in       folder
	file     *os.File
	tmp      string // the name of file
	path     string
	replaces bool        // there is a file
	perm     fs.FileMode // which it has
	direct   bool        // written where it stands
	done     bool
}

// folder is where files are replaced: anywhere, or inside an [os.Root].
type folder interface {
	Stat(name string) (fs.FileInfo, error)
	OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error)
	Chown(name string, uid, gid int) error
	Rename(from, to string) error
	Remove(name string) error
}

// anywhere takes names as the system does.
type anywhere struct{}

func (anywhere) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

func (anywhere) OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error) {
	return os.OpenFile(name, flag, perm)
}

func (anywhere) Chown(name string, uid, gid int) error { return os.Chown(name, uid, gid) }

func (anywhere) Rename(from, to string) error { return os.Rename(from, to) }

func (anywhere) Remove(name string) error { return os.Remove(name) }

// Create begins the file at path, which need not exist. A symbolic link keeps
// pointing at the file, whose permissions stay. A device or a pipe cannot be
// replaced: what is written goes there at once.
func Create(path string) (*File, error) {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() || underDev(path) {
		f := &File{in: anywhere{}, tmp: path, path: path, direct: true}
		if f.file, err = os.Create(path); err != nil {
			return nil, err
		}
		return f, nil
	}
	if err == nil {
		if target, err := filepath.EvalSymlinks(path); err == nil {
			path = target
		}
	}
	return create(anywhere{}, path)
}

// create begins the file at path, which is no link and no device.
func create(in folder, path string) (*File, error) {
	f := &File{in: in, path: path}
	info, err := in.Stat(path)
	if err == nil {
		f.replaces, f.perm = true, info.Mode().Perm()
		// A rename asks for the folder's permission only: ask for the file's too.
		w, err := in.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		w.Close()
	}
	if err := f.neighbour(); err != nil {
		return nil, f.named(err)
	}
	return f, nil
}

// underDev reports a name of an open file (/dev/stdout, /dev/fd/3): behind it
// may be a regular file, which others hold open and would not see replaced.
func underDev(path string) bool {
	abs, err := filepath.Abs(path)
	return err == nil && (strings.HasPrefix(abs, "/dev/") || strings.HasPrefix(abs, "/proc/"))
}

// neighbour makes a hidden file beside the one asked for. One that replaces
// nothing has the permissions that the system gives to new files; one that does
// is its owner's until it is whole.
func (f *File) neighbour() (err error) {
	perm := fs.FileMode(0o666)
	if f.replaces {
		perm = 0o600
	}
	for {
		f.tmp = filepath.Join(filepath.Dir(f.path), fmt.Sprintf(".healthlint-%d", rand.Uint32()))
		f.file, err = f.in.OpenFile(f.tmp, os.O_RDWR|os.O_CREATE|os.O_EXCL, perm)
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
}

// named makes an error speak of the file that was asked for: nobody knows its
// neighbour.
func (f *File) named(err error) error {
	if perr := (*fs.PathError)(nil); errors.As(err, &perr) {
		perr.Path = f.path
	}
	return err
}

// Write adds to the file.
func (f *File) Write(p []byte) (int, error) {
	n, err := f.file.Write(p)
	return n, f.named(err)
}

// Commit flushes what was written to disk and puts it in its place.
func (f *File) Commit() error { return f.commit(func() error { return nil }) }

// commit runs before just ahead of the rename.
func (f *File) commit(before func() error) (err error) {
	defer func() {
		f.Abandon()
		err = f.named(err)
	}()
	if f.direct {
		f.done = true
		return f.file.Close()
	}
	if f.replaces {
		if err := f.file.Chmod(f.perm); err != nil {
			return err
		}
	}
	if err := f.file.Sync(); err != nil {
		return err
	}
	if err := f.file.Close(); err != nil {
		return err
	}
	if err := before(); err != nil {
		return err
	}
	if err := f.in.Rename(f.tmp, f.path); err != nil {
		return err
	}
	f.done = true
	return nil
}

// Remove removes what was written, at any moment and from any goroutine, for a
// program that ends at once.
func (f *File) Remove() {
	if !f.direct {
		_ = f.in.Remove(f.tmp)
	}
}

// Abandon forgets what was written and leaves the old file. After Commit it
// does nothing.
func (f *File) Abandon() {
	if f.done {
		return
	}
	f.done = true
	f.file.Close()
	if !f.direct {
		_ = f.in.Remove(f.tmp)
	}
}
