package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/fix"
	"github.com/healthlint/healthlint/lint/report"
	"github.com/healthlint/healthlint/lint/source"
)

// formats are what --format takes.
var formats = slices.Concat([]string{"text"}, report.Formats, []string{"score"})

// outputFormats are what --output takes: the formats, and those that need a file.
var outputFormats = slices.Concat(formats, fileFormats)

var fileFormats = []string{"html", "docx"}

// reporter makes the reporter of a format; only what goes to standard output
// is coloured and fitted to the terminal.
func (a *app) reporter(format string, out *bufio.Writer, e *engine, stdout bool) (report.Reporter, error) {
	switch format {
	case "score":
		return report.NewScore(out), nil
	case "text":
		opt := report.TextOptions{Lang: a.lang, Rule: e.rule}
		if stdout {
			opt.Color, opt.Width = a.colored(), a.width()
		}
		return report.NewText(out, opt), nil
	}
	opt := report.Options{Lang: a.lang, Version: releaseVersion()}
	for _, c := range e.Checks {
		opt.Rules = append(opt.Rules, c.Rules...)
	}
	if r := report.New(format, out, opt); r != nil {
		return r, nil
	}
	return nil, a.unknownFormat(format)
}

func (a *app) unknownFormat(format string) error {
	if slices.Contains(fileFormats, format) {
		return a.usage("%[1]s 要写成文件：--output %[1]s:路径", "%[1]s goes to a file: --output %[1]s:PATH", format)
	}
	return a.usage("不认识的格式“%s”（%s）", "unknown format “%s” (%s)", format, join(formats))
}

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
		if !slices.Contains(outputFormats, format) {
			return nil, a.usage("不认识的格式“%s”（%s）", "unknown format “%s” (%s)", format, join(outputFormats))
		}
		if path == "-" {
			return nil, a.noFile("--output "+spec, format)
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
	if docx && f.narrow.staged {
		return nil, a.usage("--output docx 从文件作副本，--staged 查的是暂存区，两者可能不同：去掉其中一个", "--output docx copies the file in the folder, --staged checks what is staged, which may differ: use one of them")
	}
	if f.track && !docx {
		return nil, a.usage("--track 要和 --output docx:路径 同用", "--track goes with --output docx:PATH")
	}
	return all, nil
}

// noFile refuses “-” where a file is to be written: a file of that name is not
// what anybody wants, and standard output has a report already.
func (a *app) noFile(flag, format string) error {
	if slices.Contains(formats, format) {
		return a.usage("%[1]s：“-”不是文件；写到标准输出用 --format %[2]s", "%[1]s: “-” is no file; for standard output there is --format %[2]s", flag, format)
	}
	return a.usage("%s：要写一个文件名，不能是“-”", "%s: name a file, not “-”", flag)
}

// open makes the reporters, unless one would overwrite what the run reads.
func (r *run) open(asked []output, args []string) (reports tee, err error) {
	var words []string
	for _, path := range r.files {
		if source.IsDocx(r.name(path)) {
			words = append(words, path)
		}
	}
	read := newInputs(r.app, r.files)
	for _, o := range asked {
		if dir := filepath.Dir(o.path); !exists(dir) {
			return nil, r.usage("--output %s：没有目录 %s", "--output %s: there is no folder %s", o.path, dir)
		}
		switch o.format {
		case "docx":
			if slices.Contains(words, "-") { // the copy is made from the file
				return nil, r.usage("--output docx 从文件作副本，不能用于“-”读入的稿件：先存成文件", "--output docx copies a file and cannot copy what “-” reads: save it first")
			}
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
			among := o.format != "html" && r.among(args, o.path)
			if err := read.spare(r.app, "--output", o.path); err != nil {
				if among {
					err = fmt.Errorf("%w%s", err, r.say("；若是以前的报告，先移走", "; if it is an earlier report, move it away"))
				}
				return nil, err
			}
			if among {
				fmt.Fprintf(r.Stderr, "healthlint: %s\n", r.say("报告 %s 在所查的目录里，下次会当作稿件：写到目录外，或不用稿件的扩展名", "the report %s is in a folder that is checked, and copy the next time: write it elsewhere, or without an extension of copy", report.Name(o.path)))
			}
			if o.format == "html" {
				reports = append(reports, pages{report.NewHTML(o.path, r.lang, time.Now(), r.engine.title), r, read})
			}
		}
	}
	for _, o := range asked {
		if slices.Contains(fileFormats, o.format) {
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

// among reports whether a file would be found as copy in a folder of the run.
func (r *run) among(args []string, path string) bool {
	if !source.HasExtension(path, source.CopyExtensions) || r.flags.records != "" || r.engine.excluded(path, false) {
		return false
	}
	abs, err := filepath.Abs(path)
	return err == nil && !slices.Contains(args, path) && slices.ContainsFunc(args, func(arg string) bool {
		root, err := filepath.Abs(arg)
		info, missing := os.Stat(arg)
		return err == nil && missing == nil && info.IsDir() && within(root, abs)
	})
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
