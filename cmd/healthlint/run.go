package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/cache"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/dataset"
	"github.com/healthlint/healthlint/lint/report"
	"github.com/healthlint/healthlint/lint/source"
)

// run is one pass over the files.
type run struct {
	*app
	cross     *dataset.Cross     // may be nil
	recurring *dataset.Recurring // may be nil
	flags     *checkFlags
	engine    *engine
	change    *change  // what the run is narrowed to; may be nil
	results   *results // may be nil
	files     []string
	summary   *report.Summary
	faults    []report.Failure
	split     *split // may be nil
	// interruption undoes what is written before the run ends.
	interruption interruption
	// incomplete says that some copy could not be read at all.
	incomplete bool
	// row are the findings of the fields of a record before its last one, and
	// rowBlank says that they are all without copy.
	row      []lint.Finding
	rowBlank bool
}

// article is a file to read, a record already read, or what went wrong
// between two records.
type article struct {
	path   string
	record *source.Record
	field  int // of the record, counted from 0
	err    error
}

// result is an article, linted, or why it could not be.
type result struct {
	lines []dataset.Line
	sig   dataset.Signature
	article
	lost           bool // and what could not be read cannot be written apart either
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
			for i := range max(1, len(rec.Fields)) {
				if more = yield(article{path: r.name(path), record: &rec, field: i}); !more || rec.Err != nil {
					break
				}
			}
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

// leftOut says that data sets were not checked, and how they are.
func (r *run) leftOut(sets []string) string {
	message := r.say("%s 是数据集，没有检查：逐条检查另加 --records 和正文所在的字段名", "%s is a data set and was not checked: check its rows with --records and the name of the field with the copy", report.Name(r.name(sets[0])))
	if n := len(sets); n > 1 {
		message = r.say("%[1]s 等%[2]d个文件是数据集，没有检查：逐条检查另加 --records 和正文所在的字段名", "%[1]s and %[3]d more are data sets and were not checked: check their rows with --records and the name of the field with the copy", report.Name(r.name(sets[0])), n, n-1)
	}
	if fields := r.fields(sets[0]); len(fields) > 0 {
		message += r.say("（它有%s；几个字段以逗号隔开）", " (it has %s; put commas between several)", strings.Join(fields, ", "))
	}
	return message
}

// fields are those of a data set, nil if they cannot be told.
func (r *run) fields(path string) []string {
	if path == "-" {
		return nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer file.Close()
	return source.FieldNames(path, file, r.flags.encoding)
}

// leaveDataSets takes data sets that are named out of a run over articles: what
// separates their fields is no copy. That is said once, and an error where it
// leaves nothing.
func (r *run) leaveDataSets() error {
	if r.flags.records != "" {
		return nil
	}
	var sets []string
	r.files = slices.DeleteFunc(r.files, func(path string) bool {
		name := r.name(path)
		if !source.IsDataSet(name) {
			return false
		}
		sets = append(sets, path)
		return true
	})
	if len(sets) == 0 {
		return nil
	}
	message := r.leftOut(sets)
	if len(r.files) == 0 && len(r.summary.Failures) == 0 {
		return passing{errors.New(message)}
	}
	fmt.Fprintf(r.Stderr, "healthlint: %s\n", message)
	return nil
}

func (r *run) records(path string, yield func(source.Record) bool) error {
	in := r.Stdin
	if path != "-" {
		file, err := r.change.open(path)
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
			out = result{article: a, fault: &report.Failure{Path: path, Message: faultMessage(p)}}
		}
	}()
	doc, findings, err := r.findings(a)
	if err != nil {
		failure := &report.Failure{Path: r.name(a.path), Message: r.reason(err)}
		var serr *source.Error
		if errors.As(err, &serr) {
			failure.Line = serr.Line
		}
		return result{article: a, lost: lost(a, err), failure: failure}
	}
	out = result{article: a, doc: doc, findings: findings}
	if r.recurring != nil {
		out.lines = dataset.Edges(doc)
	}
	if r.cross != nil {
		out.sig = dataset.Sign(doc)
	}
	return out
}

// findings reads an article and lints it, or finds what an earlier run kept.
func (r *run) findings(a article) (*lint.Document, []lint.Finding, error) {
	name := r.name(a.path)
	switch {
	case a.err != nil:
		return nil, nil, a.err
	case a.record != nil:
		if a.record.Err != nil {
			return nil, nil, a.record.Err
		}
		field := a.record.Fields[a.field]
		doc := source.Plain(a.path, []byte(field.Text))
		doc.Field = field.Name
		doc.Record, doc.Row, doc.Encoding = a.record.Number, a.record.Line, a.record.Encoding
		r.dated(doc)
		findings, err := r.engine.lint(name, doc)
		return doc, findings, err
	}
	data, err := r.bytes(a.path)
	if err != nil {
		return nil, nil, err
	}
	var id cache.ActionID
	if r.results != nil {
		p, err := r.engine.settings(name)
		if err != nil {
			return nil, nil, err
		}
		id = r.results.key(name, p.Fingerprint, r.flags.encoding, data)
		if doc, findings, ok := r.results.get(id, name, data); ok {
			return doc, findings, nil
		}
	}
	doc, err := r.document(name, data)
	if err != nil {
		return nil, nil, err
	}
	r.dated(doc)
	findings, err := r.engine.lint(name, doc)
	if err == nil && r.results != nil {
		r.results.put(id, doc, findings)
	}
	return doc, findings, err
}

// dated gives copy that names no day of its own the one of --date.
func (r *run) dated(doc *lint.Document) {
	if doc.Date.IsZero() {
		doc.Date = r.flags.day
	}
}

func (r *run) document(name string, data []byte) (*lint.Document, error) {
	if r.flags.original && source.IsDocx(name) {
		return source.Docx(name, data, true)
	}
	return source.Read(name, data, r.flags.encoding)
}

func (r *run) bytes(path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(r.Stdin)
	}
	if r.change != nil && r.change.staged != nil {
		in, err := r.change.open(path)
		if err != nil {
			return nil, err
		}
		return io.ReadAll(in)
	}
	return os.ReadFile(path)
}

// listFiles prints the files of the run, each on a line of its own.
func (r *run) listFiles() error {
	for _, path := range r.files {
		if _, err := fmt.Fprintln(r.app.Stdout, report.Name(path)); err != nil {
			return r.app.unwritten(err)
		}
	}
	r.app.printFailures(r.summary)
	if len(r.summary.Failures) > 0 {
		return exitStatus(exitUsage)
	}
	return nil
}
