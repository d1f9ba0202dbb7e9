package main

import (
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/report"
)

func (a *app) mendCommand() *cobra.Command {
	var f fixFlags
	write := false
	cmd := &cobra.Command{
		Use:   "mend PATH...",
		Short: a.say("修复提取造成的断段、交错和乱码", "Rejoin what extraction tore apart and repair its bytes"),
		Long: a.say("接上断在句中的段落，把被别的稿子隔开的余文移回，修复乱码、删去转换遗留的拼音。\n只改有把握的，默认只列出修改；其余列出，留给人看。",
			"Joins paragraphs cut in mid-sentence, moves back a continuation that another story keeps apart, repairs mojibake and deletes pinyin left by a converter.\nOnly what is certain is changed, and only shown unless --write is given; the rest is listed for a person."),
		Args: a.arguments(1, -1),
		RunE: func(_ *cobra.Command, args []string) error {
			f.diff, f.unsafe = !write, true
			return a.restore(&f, args)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&write, "write", false, a.say("写回文件", "write the files"))
	flags.StringVar(&f.encoding, "encoding", "", a.say("强制编码", "force a decoding"))
	flags.StringVar(&f.stdinName, "stdin-filename", "", a.say("“-”读入的稿件当作这个文件名；结果写到标准输出", "treat what “-” reads as this file; the result goes to standard output"))
	flags.IntVar(&f.jobs, "jobs", runtime.GOMAXPROCS(0), a.say("同时处理的篇数", "how many articles to mend at once"))
	f.config.register(a, cmd)
	return cmd
}

// certain is the confidence from which mend changes copy unasked.
const certain = 0.95

// torn keeps the findings mend is about and takes the fixes of those that are
// not certain.
func torn(f *lint.Finding) bool {
	switch f.Rule {
	case "encoding/mojibake", "encoding/pinyin-residue":
		if len(f.Fixes) > 0 && !f.Fixes[0].Safe {
			f.Fixes = nil
		}
	case "truncation/paragraph", "truncation/interleaved", "truncation/wrapped":
		if f.Confidence < certain {
			f.Fixes = nil
		}
	default:
		f.Fixes = nil
		return strings.HasPrefix(f.Rule, "truncation/")
	}
	return true
}

// restore mends files as fix does, with the findings of broken extraction only.
func (a *app) restore(f *fixFlags, args []string) error {
	if len(f.config.choose) == 0 {
		f.config.choose = []string{"encoding", "truncation"}
	}
	f.only, f.joins = torn, true
	e, err := a.engine(&f.config)
	if err != nil {
		return err
	}
	settings, err := e.ForDir(home(args))
	if err != nil {
		return err
	}
	r, err := a.rewrite(f, e, settings, args)
	if err != nil {
		return err
	}
	err = r.each(f, func(path string) mended { return a.mend(e, f, lint.Warning, path) }, func(m mended) {
		if !f.diff && m.path != "-" && m.applied > 0 {
			fmt.Fprintf(a.Stderr, "%s: %s\n", report.Name(m.path), a.say("修复%d处", "%d mended", m.applied))
		}
		for i, x := range m.left {
			if i == 0 {
				fmt.Fprintf(a.Stderr, "%s: %s\n", report.Name(m.path), a.say("留给人看（修复后的行号）：", "left for a person (lines as mended):"))
			}
			fmt.Fprintf(a.Stderr, "  %d:%d %s %s\n", x.Start.Line, x.Start.Column, x.Rule, report.Name(x.Message.In(a.lang)))
		}
	})
	if err != nil {
		return err
	}
	if f.diff {
		r.sum(lint.Text{ZH: "可修复", EN: "to mend"})
	} else {
		r.sum(lint.Text{ZH: "修复了", EN: "mended"})
	}
	return r.status(f)
}
