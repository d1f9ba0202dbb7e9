package main

import (
	"bufio"
	"errors"
	"os"
	"strings"
	"time"

	"github.com/healthlint/healthlint/lint/report"
)

// outputs makes the reporters of --output FORMAT:PATH.
func (a *app) outputs(f *checkFlags, e *engine) ([]report.Reporter, error) {
	var all []report.Reporter
	docx := false
	for _, spec := range f.output {
		format, path, ok := strings.Cut(spec, ":")
		if !ok || path == "" {
			return nil, a.usage("--output 要写成 格式:路径，不是“%s”", "--output takes FORMAT:PATH, not “%s”", spec)
		}
		switch format {
		case "html":
			all = append(all, report.NewHTML(path, a.lang, time.Now()))
		case "docx":
			docx = true
			all = append(all, report.NewDocx(path, a.lang, f.track, time.Now()))
		default:
			r, err := newFileReporter(a, format, path, e)
			if err != nil {
				return nil, err
			}
			all = append(all, r)
		}
	}
	if docx && f.original {
		return nil, a.usage("批注写在接受修订后的文字上，--original 不能和 --output docx 同用", "comments go on the accepted text: --original does not go with --output docx")
	}
	if f.track && !docx {
		return nil, a.usage("--track 要和 --output docx:路径 同用", "--track goes with --output docx:PATH")
	}
	return all, nil
}

// fileReporter writes a text format to a file.
type fileReporter struct {
	report.Reporter
	file *os.File
	out  *bufio.Writer
}

func newFileReporter(a *app, format, path string, e *engine) (report.Reporter, error) {
	var r fileReporter
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	r.file, r.out = file, bufio.NewWriterSize(file, 1<<16)
	if r.Reporter, err = a.reporter(format, r.out, e, false); err != nil {
		file.Close()
		os.Remove(path)
		return nil, err
	}
	return r, nil
}

// Close ends the report and the file.
func (r fileReporter) Close(s *report.Summary) error {
	return errors.Join(r.Reporter.Close(s), r.out.Flush(), r.file.Close())
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
