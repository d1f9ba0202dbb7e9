package dataset

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrNotEmpty is what NewSplit says of a folder that holds something.
var ErrNotEmpty = errors.New("the folder is not empty")

// Split writes articles apart by grade. Everything goes into a folder beside
// the one asked for, which takes its name at the end: nothing half written is
// ever found under that name.
type Split struct {
	dir, partial string
	open         [3]*sorted // its rows, by grade
}

type sorted struct {
	file  *os.File
	w     *bufio.Writer
	array bool // the rows are the elements of a JSON array
	rows  int
}

// NewSplit makes ready to write into dir, which must be empty or not exist.
func NewSplit(dir string) (*Split, error) {
	dir = filepath.Clean(dir)
	switch entries, err := os.ReadDir(dir); {
	case err == nil && len(entries) > 0:
		return nil, ErrNotEmpty
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	s := &Split{dir: dir, partial: fmt.Sprintf("%s.%d.partial", dir, os.Getpid())}
	return s, os.MkdirAll(s.partial, 0o777)
}

// Begin opens the three files of a data set: whole.jsonl and so on, or
// whole/NAME if name is not the bare extension. The rows of an array are set
// apart by commas, and a bracket closes each file.
func (s *Split) Begin(name string, array bool) error {
	if err := s.end(); err != nil {
		return err
	}
	for _, g := range Grades {
		path := filepath.Join(s.partial, g.String()+name)
		if name != filepath.Ext(name) {
			path = filepath.Join(s.partial, g.String(), name)
		}
		file, err := create(path)
		if err != nil {
			return err
		}
		s.open[g] = &sorted{file: file, w: bufio.NewWriterSize(file, 1<<16), array: array}
	}
	return nil
}

// Row adds a row as it stands in its file; header is what begins the files it
// may be written to.
func (s *Split) Row(header, row []byte, g Grade) error {
	for _, o := range s.open {
		if len(header) > 0 {
			if _, err := o.w.Write(header); err != nil {
				return err
			}
		}
	}
	o := s.open[g]
	if o.array && o.rows > 0 {
		if _, err := o.w.WriteString(",\n"); err != nil {
			return err
		}
	}
	o.rows++
	_, err := o.w.Write(row)
	return err
}

// File copies an article to its grade's folder, under the path rel.
func (s *Split) File(src, rel string, g Grade) error {
	in, err := os.Open(src)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := create(filepath.Join(s.partial, g.String(), rel))
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// create never writes over a file: two articles of one name are an error.
func create(path string) (*os.File, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return nil, err
	}
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}

// end closes the files of the data set that is open.
func (s *Split) end() error {
	var errs []error
	for g, o := range s.open {
		if o != nil {
			if o.array {
				_, err := o.w.WriteString(o.closing())
				errs = append(errs, err)
			}
			errs = append(errs, o.w.Flush(), o.file.Close())
			s.open[g] = nil
		}
	}
	return errors.Join(errs...)
}

// closing ends an array.
func (o *sorted) closing() string {
	if o.rows == 0 {
		return "]\n"
	}
	return "\n]\n"
}

// Close gives the folder its name.
func (s *Split) Close() (err error) {
	defer func() {
		if err != nil {
			s.Abort()
		}
	}()
	if err := s.end(); err != nil {
		return err
	}
	if err := os.Remove(s.dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err // somebody filled it meanwhile
	}
	return os.Rename(s.partial, s.dir)
}

// Remove takes away what was written so far, for a program that is about to
// be stopped: unlike Abort it may be called while another goroutine writes.
func (s *Split) Remove() { _ = os.RemoveAll(s.partial) }

// Abort removes what was written.
func (s *Split) Abort() {
	_ = s.end()
	_ = os.RemoveAll(s.partial)
}
