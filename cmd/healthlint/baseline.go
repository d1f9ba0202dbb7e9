package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/baseline"
	"github.com/healthlint/healthlint/lint/config"
	"github.com/healthlint/healthlint/lint/dataset"
	"github.com/healthlint/healthlint/lint/fix"
	"github.com/healthlint/healthlint/lint/report"
	"github.com/healthlint/healthlint/lint/source"
)

const baselineName = ".healthlint-baseline.json"

// ledger is the baseline of a run and what was looked at. A nil ledger knows
// nothing.
type ledger struct {
	*baseline.Baseline
	file    string
	dir     string // absolute folder its paths count from
	checked map[string]bool
	known   int
}

// openBaseline reads a baseline; "" is none. named is the setting that names it, if one does.
func (a *app) openBaseline(file string, named config.Origin) (*ledger, error) {
	if file == "" {
		return nil, nil
	}
	place := ""
	if named.File != "" {
		place = fmt.Sprintf("%s:%d:%d: ", named.File, max(named.Line, 1), max(named.Column, 1))
	}
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, a.usage("%s没有基线文件“%s”；用 healthlint baseline 建立", "%sthere is no baseline “%s”; healthlint baseline makes one", place, file)
	}
	if err != nil {
		return nil, a.usage("%s基线文件“%s”%s", "%sbaseline “%s” %s", place, file, a.reason(err).In(a.lang))
	}
	b, err := baseline.Read(data)
	if err != nil {
		return nil, a.usage("%s基线文件“%s”读不懂：%s", "%sbaseline “%s” cannot be read: %s", place, file, source.JSONReason(data, err).In(a.lang))
	}
	l := newLedger(file)
	l.Baseline = b
	b.Exists = func(path string) bool {
		_, err := os.Stat(filepath.Join(l.dir, filepath.FromSlash(path)))
		return !errors.Is(err, fs.ErrNotExist)
	}
	return l, nil
}

func newLedger(file string) *ledger {
	abs, err := filepath.Abs(file)
	if err != nil {
		abs = file
	}
	return &ledger{file: file, dir: filepath.Dir(abs), checked: map[string]bool{}}
}

// key is what the baseline calls a path.
func (l *ledger) key(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if rel, err := filepath.Rel(l.dir, abs); err == nil {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(abs)
}

// filter drops the findings that the baseline remembers.
func (l *ledger) filter(doc *lint.Document, findings []lint.Finding) []lint.Finding {
	if l == nil {
		return findings
	}
	path := l.key(doc.Path)
	l.checked[path] = true
	fresh, known := l.Filter(path, doc, findings)
	l.known += len(known)
	return fresh
}

// looked returns which entries the run looked for: those of the files it
// checked, those of a rule that compares files only where it did.
func (r *run) looked(l *ledger) func(baseline.Entry) bool {
	return func(e baseline.Entry) bool {
		switch {
		case e.Rule == "repetition/cross" && r.cross == nil, e.Rule == "boilerplate/recurring" && r.recurring == nil:
			return false
		}
		return l.checked[e.Path]
	}
}

// baselineFile is the baseline that flags and configuration name, "" for none, and the setting that names it.
func baselineFile(flag string, none bool, r *config.Resolved) (file string, named config.Origin) {
	switch {
	case none:
		return "", named
	case flag != "":
		return flag, named
	}
	return r.Path("baseline"), r.Scalar("baseline", "").From
}

// printStale says which entries of the baseline are no longer true.
func (r *run) printStale(l *ledger) {
	a := r.app
	stale := l.Stale(r.looked(l))
	for i, e := range stale {
		if i == 5 {
			fmt.Fprintln(a.Stderr, a.say("  另有%d条", "  and %d more", len(stale)-i))
			break
		}
		if i == 0 {
			fmt.Fprintln(a.Stderr, a.say("基线 %[1]s 有%[2]d条已经过时；“healthlint baseline --update”可删去：", "baseline %[1]s has %[3]s; drop with “healthlint baseline --update”:", l.file, len(stale), lint.Count(len(stale), "stale entry", "stale entries")))
		}
		fmt.Fprintf(a.Stderr, "  %s: %s “%s”\n", report.Name(e.Path), e.Rule, report.Name(e.Text))
	}
}

func (a *app) baselineCommand() *cobra.Command {
	var config configFlags
	var file, severity, encoding string
	var update, cross, force bool
	cmd := &cobra.Command{
		Use:   "baseline [PATH...]",
		Short: a.say("把现有问题记入基线，今后只报新的", "Record the present findings, so that only new ones are reported"),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.baseline(&checkFlags{config: config, severity: severity, encoding: encoding, jobs: runtime.GOMAXPROCS(0), baseline: file, cross: cross}, args, update, force)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&file, "output", "", a.say("写到这个文件（默认为配置里的 baseline，或 %s）", "write to this file (default: baseline of the configuration, or %s)", baselineName))
	_ = flags.SetAnnotation("output", "value", []string{"FILE"})
	flags.StringVar(&severity, "severity", "warning", a.say("从哪一级起记入：info、warning 或 error", "record from this severity: info, warning or error"))
	flags.StringVar(&encoding, "encoding", "", a.say("强制编码", "force a decoding"))
	flags.BoolVar(&cross, "cross", false, a.say("也记与在前的另一篇几乎相同的稿件", "record articles that are nearly an earlier one as well"))
	flags.BoolVar(&update, "update", false, a.say("只删去过时的条目，不添新的", "drop stale entries and add none"))
	flags.BoolVar(&force, "force", false, a.say("不看文件里原有的（损坏了也行），从头记", "begin anew, whatever the file holds, as where it is damaged"))
	config.register(a, cmd)
	return cmd
}

func (a *app) baseline(f *checkFlags, args []string, update, force bool) error {
	if update && force {
		return a.usage("--update 和 --force 不能同用", "--update does not go with --force")
	}
	e, err := a.engine(&f.config)
	if err != nil {
		return err
	}
	settings, err := e.ForDir(home(args))
	if err != nil {
		return err
	}
	from, err := a.severity("--severity", settings.Scalar("severity", f.severity).V)
	if err != nil {
		return err
	}
	if f.encoding, err = a.encoding(f.encoding, settings); err != nil {
		return err
	}
	file, named := baselineFile(f.baseline, false, settings)
	switch file {
	case "":
		file = baselineName
	case "-":
		return a.noFile("--output -", "")
	}
	l := newLedger(file)
	if _, missing := os.Stat(file); update || missing == nil && !force { // what stands there of other files is kept
		if l, err = a.openBaseline(file, named); err != nil {
			if !update {
				err = fmt.Errorf("%w%s", err, a.say("；要从头记，加 --force", "; --force begins it anew"))
			}
			return err
		}
	}
	if len(args) == 0 {
		args = []string{"."}
	}
	r := &run{app: a, flags: f, engine: e, summary: report.NewSummary()}
	if f.cross {
		r.cross = dataset.NewCross()
	}
	r.files = a.expand(e, args, source.CopyExtensions, false, r.summary.Fail)
	if err := r.leaveDataSets(); err != nil {
		return err
	}
	if err := e.verify(r.files, args); err != nil {
		return err
	}
	if len(r.files) == 0 && len(r.summary.Failures) == 0 {
		return a.usage("没有可检查的文件，基线未写", "no files to check; the baseline was not written")
	}
	var entries []baseline.Entry
	for done := range lint.Ordered(f.jobs, r.articles, r.lint) {
		switch {
		case done.fault != nil:
			a.complain(report.Name(done.fault.Path), done.fault.Message)
			return exitStatus(exitFault)
		case done.failure != nil:
			r.summary.Fail(*done.failure)
			continue
		}
		findings, err := r.late(done)
		if err != nil {
			return err
		}
		if update {
			l.filter(done.doc, findings)
			continue
		}
		l.checked[l.key(done.doc.Path)] = true
		for _, x := range findings {
			if x.Severity >= from {
				entries = append(entries, baseline.Describe(l.key(done.doc.Path), done.doc, x))
			}
		}
	}
	if len(r.summary.Failures) > 0 {
		a.printFailures(r.summary)
		fmt.Fprintln(a.Stderr, a.say("有文件没能检查，基线未写", "some files could not be checked; the baseline was not written"))
		return exitStatus(exitUsage)
	}
	dropped, recorded := 0, len(entries)
	switch {
	case update:
		for _, s := range l.Stale(r.looked(l)) {
			dropped += s.Count
		}
		entries = l.Live(r.looked(l))
	case l.Baseline != nil:
		entries = append(entries, l.Live(r.looked(l))...)
	}
	if err := fix.WriteFile(file, baseline.Write(entries)); err != nil {
		return a.unwritten(err)
	}
	if update {
		fmt.Fprintln(a.Stderr, a.say("%s：删去%d条，留%d条", "%s: %d dropped, %d left", file, dropped, l.Len()-dropped))
		return nil
	}
	kept := ""
	if n := len(entries) - recorded; n > 0 {
		kept = a.say("，其他文件的%[1]d条照旧", ", %[2]s of other files left as they were", n, lint.Count(n, "entry", "entries"))
	}
	fmt.Fprintln(a.Stderr, a.say("%s：记入%d处%s", "%s: %d recorded%s", file, recorded, kept))
	if name := settings.Path("baseline"); name != file {
		// A file that nothing reads keeps no check silent.
		fmt.Fprintln(a.Stderr, a.say("检查时加 --baseline %[1]s，或在配置里写“baseline: %[1]s”，这些就不再报", "check with --baseline %[1]s, or put “baseline: %[1]s” into the configuration, and these are reported no more", report.Name(file)))
	}
	return nil
}
