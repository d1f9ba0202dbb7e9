package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/report"
	"github.com/healthlint/healthlint/lint/source"
)

// run is one pass over the files.
type run struct {
	*app
	flags   *checkFlags
	engine  *engine
	files   []string
	summary *report.Summary
	faults  []report.Failure
}

// article is a file to read, a record already read, or what went wrong
// between two records.
type article struct {
	path   string
	record *source.Record
	err    error
}

// result is an article, linted, or why it could not be.
type result struct {
	doc            *lint.Document
	findings       []lint.Finding
	failure, fault *report.Failure
}

// articles yields what there is to lint, in order. It runs in one goroutine.
func (r *run) articles(yield func(article) bool) {
	for _, path := range r.files {
		r.summary.Files++
		if r.flags.records == "" {
			if !yield(article{path: path}) {
				return
			}
			continue
		}
		more := true
		err := r.records(path, func(rec source.Record) bool {
			more = yield(article{path: r.name(path), record: &rec})
			return more
		})
		if more && err != nil {
			more = yield(article{path: r.name(path), err: err})
		}
		if !more {
			return
		}
	}
}

func (r *run) records(path string, yield func(source.Record) bool) error {
	in := r.Stdin
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer file.Close()
		in = file
	}
	return source.Records(r.name(path), in, r.flags.records, r.flags.encoding, yield)
}

// name is what findings call a path.
func (r *run) name(path string) string {
	switch {
	case path != "-":
		return path
	case r.flags.stdinName != "":
		return r.flags.stdinName
	}
	return "<stdin>"
}

// lint reads and lints one article; it runs in many goroutines.
func (r *run) lint(a article) (out result) {
	defer func() {
		if p := recover(); p != nil {
			path := r.name(a.path)
			if a.record != nil {
				path = fmt.Sprintf("%s#%d", path, a.record.Number)
			}
			out = result{fault: &report.Failure{Path: path, Message: lint.Say("内部错误：%v\n%s", "internal error: %v\n%s", p, debug.Stack())}}
		}
	}()
	doc, err := r.read(a)
	if err != nil {
		failure := &report.Failure{Path: r.name(a.path), Message: r.reason(err)}
		var serr *source.Error
		if errors.As(err, &serr) {
			failure.Line = serr.Line
		}
		return result{failure: failure}
	}
	findings, err := r.engine.lint(r.name(a.path), doc)
	if err != nil {
		return result{failure: &report.Failure{Path: r.name(a.path), Message: r.reason(err)}}
	}
	return result{doc: doc, findings: findings}
}

func (r *run) read(a article) (*lint.Document, error) {
	switch {
	case a.err != nil:
		return nil, a.err
	case a.record != nil:
		if a.record.Err != nil {
			return nil, a.record.Err
		}
		doc := source.Plain(a.path, []byte(a.record.Text))
		doc.Record, doc.Encoding = a.record.Number, a.record.Encoding
		return doc, nil
	}
	var data []byte
	var err error
	if a.path == "-" {
		data, err = io.ReadAll(r.Stdin)
	} else {
		data, err = os.ReadFile(a.path)
	}
	if err != nil {
		return nil, err
	}
	return source.Read(r.name(a.path), data, r.flags.encoding)
}
