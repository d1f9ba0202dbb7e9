package main

import (
	"bufio"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/fix"
	"github.com/healthlint/healthlint/lint/report"
)

// output is one --output FORMAT:PATH.
type output struct{ format, path string }

// outputs reads the flags. Nothing is opened yet: which files are to be
// checked, and so must not be written, is not known.
func (a *app) outputs(f *checkFlags) ([]output, error) {
	var all []output
	docx := false
	paths := map[string]bool{}
	for _, spec := range f.output {
		format, path, ok := strings.Cut(spec, ":")
		if !ok || path == "" {
			return nil, a.usage("--output 要写成 格式:路径，不是“%s”", "--output takes FORMAT:PATH, not “%s”", spec)
		}
		if format != "html" && format != "docx" && !slices.Contains(formats, format) {
			return nil, a.unknownFormat(format)
		}
		if clean := filepath.Clean(path); paths[clean] {
			return nil, a.usage("--output 有两份报告都写到 %s", "two reports of --output go to %s", path)
		} else if !strings.HasPrefix(clean, "/dev/") {
			paths[clean] = true
		}
		docx = docx || format == "docx"
		all = append(all, output{format, path})
	}
	if docx && f.original {
		return nil, a.usage("批注写在接受修订后的文字上，--original 不能和 --output docx 同用", "comments go on the accepted text: --original does not go with --output docx")
	}
	if f.track && !docx {
		return nil, a.usage("--track 要和 --output docx:路径 同用", "--track goes with --output docx:PATH")
	}
	return all, nil
}

// open makes the reporters, unless one would overwrite what the run reads.
func (r *run) open(asked []output) (reports tee, err error) {
	var words []string
	for _, path := range r.files {
		if isDocx(r.name(path)) {
			words = append(words, path)
		}
	}
	read := newInputs(r.app, r.files)
	for _, o := range asked {
		switch o.format {
		case "docx":
			d := report.NewDocx(o.path, r.lang, r.flags.track, time.Now())
			copies, err := d.Plan(words)
			if err != nil {
				return nil, err
			}
			for _, path := range append(copies, o.path) {
				if err := read.spare(r.app, "--output", path); err != nil {
					return nil, err
				}
			}
			reports = append(reports, d)
		default:
			if err := read.spare(r.app, "--output", o.path); err != nil {
				return nil, err
			}
			if o.format == "html" {
				reports = append(reports, pages{report.NewHTML(o.path, r.lang, time.Now(), r.engine.title), r, read})
			}
		}
	}
	for _, o := range asked {
		if o.format == "html" || o.format == "docx" {
			continue
		}
		f, err := newFileReporter(r.app, o, r.engine)
		if err != nil {
			reports.abandon()
			return nil, err
		}
		reports = append(reports, f)
		r.interruption.add(f.file.Remove)
	}
	return reports, nil
}

// pages is the report in HTML, of which a large one has more than the file
// that was asked for.
type pages struct {
	*report.HTML
	run  *run
	read *inputs
}

// Close writes the pages, unless one would overwrite what was read.
func (p pages) Close(s *report.Summary) error {
	for _, path := range p.Paths() {
		if of := p.read.at(path); of != "" {
			return &report.Refused{Path: path, Message: lint.Say("报告的这一页会覆盖 %s，未写出", "not written: this page of the report would overwrite %s", of)}
		}
	}
	return p.HTML.Close(s)
}

// fileReporter writes a text format to a file, which is as it was until the
// report is whole.
type fileReporter struct {
	report.Reporter
	file *fix.File
	out  *bufio.Writer
}

func newFileReporter(a *app, o output, e *engine) (r fileReporter, err error) {
	file, err := fix.Create(o.path)
	if err != nil {
		return r, err
	}
	r = fileReporter{file: file, out: bufio.NewWriterSize(file, 1<<16)}
	if r.Reporter, err = a.reporter(o.format, r.out, e, false); err != nil {
		file.Abandon()
		return r, err
	}
	return r, nil
}

// Close ends the report and puts the file in its place.
func (r fileReporter) Close(s *report.Summary) error {
	if err := errors.Join(r.Reporter.Close(s), r.out.Flush()); err != nil {
		r.file.Abandon()
		return err
	}
	return r.file.Commit()
}

// tee writes every report; each gets its entries and its end even where
// another fails.
type tee []report.Reporter

func (t tee) Entry(e report.Entry) error {
	var errs []error
	for _, r := range t {
		errs = append(errs, r.Entry(e))
	}
	return errors.Join(errs...)
}

func (t tee) Close(s *report.Summary) error {
	var errs []error
	for _, r := range t {
		errs = append(errs, r.Close(s))
	}
	return errors.Join(errs...)
}

// abandon removes what a run that ends before its time leaves.
func (t tee) abandon() {
	for _, r := range t {
		if f, ok := r.(fileReporter); ok {
			f.file.Abandon()
		}
	}
}
