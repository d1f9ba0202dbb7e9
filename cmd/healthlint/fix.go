package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/fix"
	"github.com/healthlint/healthlint/lint/report"
	"github.com/healthlint/healthlint/lint/source"
)

type fixFlags struct {
	unsafe, diff, forceExclude bool
	track                      bool
	encoding, stdinName        string
	records                    string // the fields of data sets to mend
	severity                   string
	jobs                       int
	config                     configFlags
	only                       func(*lint.Finding) bool // the findings that count; it may take away their fixes
	joins                      bool                     // move paragraphs of Word documents as well
	interruption               interruption             // undoes what is half written
}

func (a *app) fixCommand() *cobra.Command {
	var f fixFlags
	cmd := &cobra.Command{
		Use:   "fix [PATH...]",
		Short: a.say("改正稿件中有把握的错误", "Mend what can be mended safely"),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.fix(&f, args)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&f.unsafe, "unsafe", false, a.say("也作没有把握的修改", "apply the fixes that need a look, too"))
	flags.BoolVar(&f.diff, "diff", false, a.say("只列出修改，不写文件；有修改则状态为1", "show the changes and write nothing; exit 1 if there are any"))
	flags.BoolVar(&f.track, "track", false, a.say("Word 稿以修订方式修改", "mend Word documents by tracked changes"))
	flags.BoolVar(&f.forceExclude, "force-exclude", false, a.say("直接点名的文件也按配置排除", "leave out excluded files even where they are named"))
	flags.StringVar(&f.records, "records", "", a.say("改数据集（.jsonl、.json、.csv、.tsv）的这个字段；几个字段以逗号隔开", "mend this field of data sets (.jsonl, .json, .csv, .tsv), or several with commas between"))
	flags.StringVar(&f.encoding, "encoding", "", a.say("强制编码", "force a decoding"))
	flags.StringVar(&f.stdinName, "stdin-filename", "", a.say("“-”读入的稿件当作这个文件名；结果写到标准输出", "treat what “-” reads as this file; the result goes to standard output"))
	flags.StringVar(&f.severity, "severity", "warning", a.say("从哪一级起修改：info、warning 或 error", "mend from this severity: info, warning or error"))
	flags.IntVar(&f.jobs, "jobs", runtime.GOMAXPROCS(0), a.say("同时处理的篇数", "how many articles to mend at once"))
	f.config.register(a, cmd)
	return cmd
}

// mended is one file after its fixes.
type mended struct {
	path    string
	data    []byte // as it is to be on disk
	diff    []byte
	applied int
	left    []lint.Finding
	err     error
	// leftInRows is how much is left in the records of a data set, which may be too much to be held.
	leftInRows int
	rows       []report.Failure // records that could not be read or written back, and were left alone
	fault      *report.Failure  // our own mistake; the file is left alone
}

func (a *app) fix(f *fixFlags, args []string) error {
	defer f.interruption.end()
	e, err := a.engine(&f.config)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		args = []string{"."}
	}
	settings, err := e.ForDir(home(args))
	if err != nil {
		return err
	}
	from, err := a.severity("--severity", settings.Scalar("severity", f.severity).V)
	if err != nil {
		return err
	}
	r, err := a.rewrite(f, e, settings, args)
	if err != nil {
		return err
	}
	err = r.each(f, func(path string) mended { return a.mend(e, f, from, path) }, func(m mended) {
		if !f.diff && m.path != "-" && m.applied > 0 {
			fmt.Fprintf(a.Stderr, "%s: %s\n", report.Name(m.path), a.say("改%d处", "%d mended", m.applied))
		}
	})
	if err != nil {
		return err
	}
	if f.diff {
		r.sum(lint.Text{ZH: "可改", EN: "to mend"})
	} else {
		r.sum(lint.Text{ZH: "改了", EN: "mended"})
	}
	return r.status(f)
}

// mend reads a file, mends it and, unless only the changes are wanted, puts
// the result in its place.
func (a *app) mend(e *engine, f *fixFlags, from lint.Severity, path string) (m mended) {
	m.path = path
	name := path
	var data []byte
	if path == "-" {
		if name = f.stdinName; name == "" {
			name = "<stdin>"
		}
	}
	if source.Structured(name) && f.records == "" {
		m.err = &source.Error{Offset: -1, Message: lint.Say("是数据文件，不作修改：用 check --records 检查其中的稿件，用 fix --records 改其中的字段", "is a data file and left alone: check the copy in it with check --records, and mend its fields with fix --records")}
		return m
	}
	if f.records != "" {
		return a.mendRecords(e, f, from, path, name)
	}
	if path == "-" {
		data, m.err = io.ReadAll(a.Stdin)
	} else {
		data, m.err = os.ReadFile(path)
	}
	if m.err != nil {
		return m
	}
	if source.IsDocx(name) {
		return a.mendDocx(e, f, from, path, name, data)
	}
	text, err := source.Decode(data, f.encoding)
	if err != nil {
		m.err = err
		return m
	}
	if again, err := source.Encode(text); err != nil || !bytes.Equal(again, data) {
		// Files that mix two ways of writing one character.
		m.err = &source.Error{Offset: -1, Message: lint.Say("这种文件写不回原样，未改动", "cannot be written back as it was; left alone")}
		return m
	}
	encode := func(src []byte) ([]byte, error) {
		edited := text
		edited.Source = src
		return source.Encode(edited)
	}
	r, err := f.mendText(e, from, name, text.Source, func(src []byte) (*lint.Document, error) {
		encoded, err := encode(src)
		if err != nil {
			return nil, err
		}
		return source.Read(name, encoded, text.Encoding)
	})
	if err != nil {
		m.err = err
		return m
	}
	m.applied, m.left = len(r.Applied), r.Left
	if m.data, m.err = encode(r.Source); m.err != nil || m.applied == 0 {
		return m
	}
	switch {
	case f.diff:
		m.diff = diff.Diff("a/"+name, text.Source, "b/"+name, r.Source)
	case path != "-":
		m.err = fix.Replace(path, data, m.data)
	}
	return m
}

// mendText mends a text, reading what was mended of it again until nothing is left to do.
func (f *fixFlags) mendText(e *engine, from lint.Severity, name string, text []byte, read func([]byte) (*lint.Document, error)) (r fix.Result, err error) {
	var inner error
	r, err = fix.Mend(text, f.unsafe, func(src []byte) []lint.Finding {
		doc, err := read(src)
		if err != nil {
			inner = err
			return nil
		}
		findings, err := e.lint(name, doc)
		if err != nil {
			inner = err
		}
		return f.wanted(findings, from)
	})
	if err == nil {
		err = inner
	}
	return r, err
}

// wanted returns the findings that are to be mended; those that count may lose their fixes by it.
func (f *fixFlags) wanted(findings []lint.Finding, from lint.Severity) (kept []lint.Finding) {
	for _, x := range findings {
		if x.Severity >= from && (f.only == nil || f.only(&x)) {
			kept = append(kept, x)
		}
	}
	return kept
}

// fixReason says in both languages what kept a file from being mended.
func fixReason(err error) (lint.Text, bool) {
	var cycle *fix.CycleError
	switch {
	case errors.As(err, &cycle):
		return cycle.Message(), true
	case errors.Is(err, fix.ErrChanged):
		return lint.Say("其间被别的程序改过，未改动", "was changed by another program meanwhile; left alone"), true
	}
	return lint.Text{}, false
}
