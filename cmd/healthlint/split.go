package main

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/dataset"
	"github.com/healthlint/healthlint/lint/report"
	"github.com/healthlint/healthlint/lint/source"
)

// split writes the articles of a run apart. A nil split writes nothing.
type split struct {
	*dataset.Split
	dir     string
	root    string // what articles and data sets are named from
	several bool   // more data sets than one
	path    string // of the data set that is open
}

// openSplit makes ready to write apart, or returns nil if nobody asked.
func (r *run) openSplit() (*split, error) {
	dir := r.flags.split
	switch {
	case dir == "":
		return nil, nil
	case r.change != nil:
		return nil, r.splitWhole()
	case r.flags.records == "" && slices.Contains(r.files, "-"):
		return nil, r.usage("--split 不能分“-”读入的一篇稿件", "--split cannot split the one article that “-” reads")
	case len(r.summary.Failures) > 0:
		return nil, nil // what is missing is reported, and nothing is written
	}
	s := &split{dir: dir, several: len(r.files) > 1}
	var err error
	if s.root, err = common(r.files); err != nil {
		return nil, err
	}
	s.Split, err = dataset.NewSplit(dir)
	switch {
	case errors.Is(err, dataset.ErrNotEmpty):
		return nil, r.usage("--split 的目录“%s”不是空的", "the folder of --split, “%s”, is not empty", dir)
	case err != nil:
		return nil, r.usage("--split %s：%s", "--split %s: %s", dir, r.reason(err).In(r.lang))
	}
	r.interruption.add(s.Split.Remove)
	return s, nil
}

// splitWhole refuses to split what is only a part of an archive, or again and again.
func (a *app) splitWhole() error {
	return a.usage("--split 要整批检查，不能和 --diff、--staged、--new-from、--watch 同用", "--split judges a whole archive: it does not go with --diff, --staged, --new-from, --watch")
}

// common returns the deepest folder that holds all the files.
func common(files []string) (string, error) {
	root := ""
	for _, f := range files {
		if f == "-" {
			continue
		}
		abs, err := filepath.Abs(f)
		if err != nil {
			return "", err
		}
		dir := filepath.Dir(abs)
		if root == "" {
			root = dir
		}
		for !within(root, dir) && root != filepath.Dir(root) {
			root = filepath.Dir(root)
		}
	}
	return root, nil
}

func within(root, path string) bool {
	rel, err := filepath.Rel(root, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// add writes an article or a record to where its grade belongs.
func (s *split) add(a article, g dataset.Grade) error {
	if s == nil || a.err != nil {
		return nil //nolint:nilerr // what cannot be read is told of elsewhere
	}
	rel := a.path
	if abs, err := filepath.Abs(a.path); err == nil && within(s.root, abs) {
		rel, _ = filepath.Rel(s.root, abs)
	}
	if a.record == nil {
		return s.File(a.path, rel, g)
	}
	var header []byte
	if s.path != a.path {
		s.path, header = a.path, a.record.Header
		if !s.several {
			rel = strings.ToLower(filepath.Ext(a.path))
		}
		if err := s.Begin(rel, a.record.Array); err != nil {
			return err
		}
	}
	return s.Row(header, a.record.Raw, g)
}

// close gives the folder its name if everything is in it, and says so.
func (s *split) close(r *run) error {
	if s == nil {
		return nil
	}
	defer func() { s.Split = nil }()
	if len(r.faults) > 0 || r.incomplete {
		s.Abort()
		r.summary.Fail(report.Failure{Path: s.dir, Message: lint.Say("有稿件没有读到，未分开写出", "not written: some copy could not be read")})
		return nil
	}
	return s.Close()
}

// abandon removes what an end before its time leaves.
func (s *split) abandon() {
	if s != nil && s.Split != nil {
		s.Abort()
	}
}

// lost reports whether a failure leaves copy that cannot be written apart: a
// data set that stops in the middle, a file that cannot be opened. What was
// read and not understood can.
func lost(a article, err error) bool {
	var serr *source.Error
	return a.err != nil || a.record == nil && !errors.As(err, &serr)
}
