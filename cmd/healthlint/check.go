package main

import (
	"bufio"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/dataset"
	"github.com/healthlint/healthlint/lint/report"
	"github.com/healthlint/healthlint/lint/source"
)

// checkFlags are what `check` is told.
type checkFlags struct {
	format, records, encoding string
	stdinName                 string
	date                      string
	day                       time.Time // of date
	severity, failOn          string
	forceExclude              bool
	exitZero, showFiles       bool
	jobs                      int
	output                    []string
	track, original           bool
	baseline                  string
	noBaseline, watch         bool
	summary                   bool
	split                     string
	cross                     bool
	config                    configFlags
	narrow                    narrowFlags
	cache                     cacheFlags
}

func (a *app) checkCommand() *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check [PATH...]",
		Short: a.say("检查文件和目录", "Check files and directories"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("summary") {
				f.summary = (f.records != "" || f.split != "") && f.format == "text"
			}
			if f.watch {
				if f.split != "" {
					return a.splitWhole()
				}
				extensions := source.CopyExtensions
				if f.records != "" {
					extensions = source.RecordsExtensions
				}
				return a.watch(args, f.output, extensions, func() error {
					fresh := f // a run fills in what the configuration says, which may change
					return a.check(&fresh, args)
				})
			}
			return a.check(&f, args)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.format, "format", "text", a.say("输出格式：%s", "output format: %s", join(formats)))
	flags.StringArrayVar(&f.output, "output", nil, a.say("另写一份报告，格式:路径，可写多次：上列格式，以及 html（网页）、docx（带批注的副本）", "write a report as well, FORMAT:PATH, may be repeated: the formats above, html (a page) and docx (a copy with comments)"))
	flags.BoolVar(&f.original, "original", false, a.say("Word 稿读修订前的文字，不读接受修订后的", "read Word documents as they were before the tracked changes"))
	flags.BoolVar(&f.track, "track", false, a.say("docx 副本里以修订标出可放心改的地方", "put the safe fixes into the docx copy as tracked changes"))
	flags.StringVar(&f.records, "records", "", a.say("检查数据集（.jsonl、.json、.csv、.tsv）的每一条，正文在此字段；几个字段以逗号隔开", "check every record of a data set (.jsonl, .json, .csv, .tsv); the copy is in this field, or in several with commas between"))
	flags.BoolVar(&f.summary, "summary", false, a.say("最后给出数据质量：完整、可修、退回各多少篇，各规则，问题最重的（文本格式下 --records 自带）", "end with the data quality: articles whole, mendable, to be returned, by rule, and the worst (in text format --records brings it)"))
	flags.BoolVar(&f.cross, "cross", false, a.say("找出与在前的另一篇几乎相同的稿件、记录", "find articles and records that are nearly an earlier one of the run"))
	flags.StringVar(&f.split, "split", "", a.say("把记录或稿件按完整、可修、退回分开写到这个空目录", "write the records or articles apart into this empty folder: whole, mendable, returned"))
	flags.StringVar(&f.encoding, "encoding", "", a.say("强制编码：%s", "force a decoding: %s", join(source.EncodingNames)))
	flags.StringVar(&f.stdinName, "stdin-filename", "", a.say("“-”读入的稿件当作这个文件名", "treat what “-” reads as this file"))
	flags.StringVar(&f.date, "date", "", a.say("稿件日期，如 2025-11-22；稿件头部写了日期的以稿件为准", "the date of the copy, such as 2025-11-22, where its front matter names none"))
	flags.StringVar(&f.severity, "severity", "warning", a.say("从哪一级起显示：info、warning 或 error", "show from this severity: info, warning or error"))
	flags.StringVar(&f.failOn, "fail-on", "warning", a.say("从哪一级起以状态1退出：info、warning 或 error", "exit 1 from this severity: info, warning or error"))
	flags.BoolVar(&f.exitZero, "exit-zero", false, a.say("有问题也以状态0退出；文件读不了仍为2", "exit 0 even with findings; files that cannot be read still make it 2"))
	flags.BoolVar(&f.showFiles, "show-files", false, a.say("只列出会检查哪些文件", "only list the files that would be checked"))
	flags.BoolVar(&f.forceExclude, "force-exclude", false, a.say("直接点名的文件也按配置排除", "leave out excluded files even where they are named"))
	a.complete(cmd, "format", formats...)
	a.complete(cmd, "encoding", source.EncodingNames...)
	a.complete(cmd, "severity", "info", "warning", "error")
	a.complete(cmd, "fail-on", "info", "warning", "error")
	flags.IntVar(&f.jobs, "jobs", runtime.GOMAXPROCS(0), a.say("同时检查的篇数", "how many articles to check at once"))
	flags.StringVar(&f.baseline, "baseline", "", a.say("不报这份基线里已记的问题", "do not report what this baseline remembers"))
	flags.BoolVar(&f.noBaseline, "no-baseline", false, a.say("不用基线", "use no baseline"))
	flags.BoolVar(&f.watch, "watch", false, a.say("文件一改就再查", "check again whenever a file changes"))
	f.narrow.register(a, cmd)
	f.cache.register(a, cmd)
	f.config.register(a, cmd)
	return cmd
}

func (a *app) check(f *checkFlags, args []string) error {
	engine, err := a.engine(&f.config)
	if err != nil {
		return err
	}
	settings, err := engine.ForDir(home(args))
	if err != nil {
		return err
	}
	shown, failOn, err := a.grades(settings)
	if err != nil {
		return err
	}
	encoding, err := a.encoding(f.encoding, settings)
	if err != nil {
		return err
	}
	f.encoding = encoding
	if f.baseline != "" && f.noBaseline {
		return a.usage("--baseline 和 --no-baseline 不能同用", "--baseline does not go with --no-baseline")
	}
	ledger, err := a.openBaseline(baselineFile(f.baseline, f.noBaseline, settings))
	if err != nil {
		return err
	}
	if f.date != "" {
		if f.day, err = time.Parse(time.DateOnly, f.date); err != nil {
			return a.usage("--date 不能是“%s”（应如 2025-11-22）", "--date cannot be “%s” (write it as 2025-11-22)", f.date)
		}
	}
	if err := a.workers(f.jobs); err != nil {
		return err
	}
	out := bufio.NewWriterSize(a.Stdout, 1<<16)
	reporter, err := a.reporter(f.format, out, engine, true)
	if err != nil {
		return err
	}
	asked, err := a.outputs(f)
	if err != nil {
		return err
	}
	r := &run{app: a, flags: f, engine: engine, summary: report.NewSummary()}
	if f.summary || f.records != "" {
		r.recurring = dataset.NewRecurring()
	}
	if f.summary {
		r.summary.Quality = dataset.NewQuality(r.recurring)
	}
	if r.change, err = f.narrow.change(a); err != nil {
		return err
	}
	needsCopy := func(spec string) bool { // these read the blocks, which a cached result lacks
		format, _, _ := strings.Cut(spec, ":")
		return slices.Contains(fileFormats, format) || format == "score"
	}
	if f.cross {
		r.cross = dataset.NewCross()
	}
	if !f.cross && !f.summary && f.split == "" && !needsCopy(f.format) && !slices.ContainsFunc(f.output, needsCopy) {
		r.results = f.cache.open(f.config.choose, f.config.ignore, f.date)
		defer r.results.trim()
	}
	extensions := source.CopyExtensions
	if f.records != "" {
		extensions = source.RecordsExtensions // looked for only when asked
	}
	if r.change != nil {
		if r.files = r.change.paths(engine, args, extensions); len(r.files) == 0 {
			fmt.Fprintf(a.Stderr, "healthlint: %s\n", a.say("没有改动的稿件", "no copy was changed"))
		}
	} else {
		if len(args) == 0 {
			args = []string{"."}
		}
		r.files = a.expand(engine, args, extensions, f.forceExclude, r.summary.Fail)
		if err := r.leaveDataSets(); err != nil {
			return err
		}
		if len(r.files) == 0 && len(r.summary.Failures) == 0 && f.forceExclude {
			fmt.Fprintf(a.Stderr, "healthlint: %s\n", a.reason(a.nothing(args, extensions)).In(a.lang))
		}
		if len(r.files) == 0 && len(r.summary.Failures) == 0 && !f.forceExclude {
			if err := engine.verify(nil, args); err != nil {
				return err
			}
			if f.records == "" {
				if sets := a.expand(engine, args, source.RecordsExtensions, f.forceExclude, func(report.Failure) {}); len(sets) > 0 {
					return passing{errors.New(r.leftOut(sets))}
				}
			}
			return passing{a.nothing(args, extensions)}
		}
	}
	if err := engine.verify(r.files, args); err != nil {
		return err
	}
	if f.showFiles {
		return r.listFiles()
	}
	defer r.interruption.end()
	if r.split, err = r.openSplit(); err != nil {
		return err
	}
	defer r.split.abandon()
	if len(asked) > 0 {
		reports, err := r.open(asked, args)
		if err != nil {
			return err
		}
		defer reports.abandon()
		reporter = append(tee{reporter}, reports...)
	}
	total := len(r.files)
	if f.records != "" {
		total = -1
	}
	bar := a.newProgress(total)
	failed := false
	read, unread := "", 0 // the file last read, and how many were not
	for done := range lint.Ordered(f.jobs, r.articles, r.lint) {
		bar.step()
		if done.fault != nil {
			r.faults = append(r.faults, *done.fault)
			r.summary.Faults++
			continue
		}
		if done.failure != nil {
			r.summary.Fail(*done.failure)
			if done.record == nil && done.path != read {
				unread++
			}
			if err := r.unreadable(done); err != nil {
				return a.unwritten(err)
			}
			continue
		}
		read = done.path
		entry := report.Entry{Doc: done.doc}
		findings, err := r.late(done)
		if err != nil {
			return err
		}
		if shown < lint.Warning {
			done.doc.ConcealFrom(shown, findings)
		}
		findings = r.change.filter(done.doc, ledger.filter(done.doc, findings))
		if err := r.judge(done, findings); err != nil {
			return a.unwritten(err)
		}
		for _, x := range findings {
			failed = failed || x.Severity >= failOn
			if x.Severity >= shown {
				entry.Findings = append(entry.Findings, x)
			} else {
				entry.Hidden = append(entry.Hidden, x)
			}
		}
		r.summary.Add(entry)
		if len(entry.Findings) > 0 {
			bar.giveWay()
		}
		if err := reporter.Entry(entry); err != nil {
			return a.unwritten(err)
		}
		if _, ok := terminal(a.Stdout); ok && len(entry.Findings) > 0 {
			if err := out.Flush(); err != nil {
				return a.unwritten(err)
			}
		}
	}
	bar.end()
	r.summary.Files -= unread
	if err := r.split.close(r); err != nil {
		return a.unwritten(err)
	}
	err = errors.Join(reporter.Close(r.summary), out.Flush())
	a.printFailures(r.summary)
	if err != nil {
		return a.unwritten(err)
	}
	if ledger != nil && r.change == nil && len(f.config.choose)+len(f.config.ignore) == 0 {
		r.printStale(ledger)
	}
	for _, fault := range r.faults {
		a.complain(report.Name(fault.Path), fault.Message)
	}
	switch {
	case len(r.faults) > 0:
		return exitStatus(exitFault)
	case len(r.summary.Failures) > 0:
		return exitStatus(exitUsage)
	case failed && !f.exitZero:
		return exitStatus(exitFindings)
	}
	return nil
}
