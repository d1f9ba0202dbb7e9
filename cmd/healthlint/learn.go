package main

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/fix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/report"
	"github.com/healthlint/healthlint/lint/source"
)

// learnFlags are what `learn` is told.
type learnFlags struct {
	out, weights, temp, records string
	size, cut, memory           int
}

func (a *app) learnCommand() *cobra.Command {
	var f learnFlags
	cmd := &cobra.Command{
		Use:   "learn --out FILE PATH...",
		Short: a.say("从已发稿件建立本单位的字符模型", "Build a house character model from published copy"),
		Long: a.say("从已发稿件建立本单位的字符模型，供找错别字用。\n建好后在 .healthlint.yaml 写“model: FILE”才生效，路径自配置文件所在的目录算起。",
			"Build a house character model from published copy, which helps to find typos.\nIt counts once .healthlint.yaml says “model: FILE”, a path from the folder of that file."),
		Args: a.arguments(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return a.learn(ctx, &f, args)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.out, "out", "", a.say("模型写到这个文件", "write the model to this file"))
	flags.StringVar(&f.weights, "weights", "", a.say("各来源的权重：TSV，文件名、权重；未列出的为1，权重0不读", "weights of sources: TSV of file name and weight; 1 where not listed, 0 is not read"))
	flags.StringVar(&f.records, "records", "", a.say(".jsonl、.csv、.tsv 的正文字段", "field of the copy in .jsonl, .csv and .tsv"))
	flags.StringVar(&f.temp, "temp", "", a.say("临时文件目录", "folder for temporary files"))
	flags.IntVar(&f.size, "size", 14_000_000, a.say("模型最大字节数", "largest size of the model in bytes"))
	flags.IntVar(&f.cut, "cut", 3, a.say("出现次数少于此数的不收", "leave out what occurs fewer times"))
	flags.IntVar(&f.memory, "memory", 1000, a.say("计数所用内存，MB", "memory for counting, MB"))
	return cmd
}

// mostMemory is what --memory may be, in MB: more than any archive needs, and not so much that to ask for it ends the program.
const mostMemory = 256 << 10

var learnExtensions = append([]string{".gz"}, source.CopyExtensions...)

func (a *app) learn(ctx context.Context, f *learnFlags, args []string) error {
	switch {
	case f.out == "":
		return a.usage("缺 --out：模型写到哪个文件", "--out is missing: which file to write the model to")
	case f.out == "-":
		return a.noFile("--out -", "")
	case f.cut < 1:
		return a.usage("--cut 至少为1", "--cut must be at least 1")
	case f.memory < 1 || f.memory > mostMemory:
		return a.usage("--memory 须在1至%d之间", "--memory must be between 1 and %d", mostMemory)
	}
	// about says which file an error is about.
	about := func(path string, err error) error {
		if errors.Is(err, context.Canceled) {
			fmt.Fprintln(a.Stderr, a.say("已中断，没有写模型", "interrupted; no model was written"))
			return exitStatus(exitInterrupted)
		}
		return a.usage("%s: %s", "%s: %s", path, a.reason(err).In(a.lang))
	}
	weights, err := readWeights(f.weights)
	if err != nil {
		return about(f.weights, err)
	}
	extensions := learnExtensions
	if f.records != "" {
		extensions = append(extensions[:len(extensions):len(extensions)], source.RecordsExtensions...)
	}
	var bad error
	skipped := 0
	skip := func(path string, err error) {
		skipped++
		a.complain(report.Name(path), a.reason(err))
	}
	files := source.Files(args, extensions, nil, func(path string, err error) {
		if slices.Contains(args, path) {
			bad = about(path, err) // most likely mistyped
			return
		}
		skip(path, err)
	})
	if bad != nil {
		return bad
	}
	if len(files) == 0 {
		return a.usage("没有可读的文件", "no files to read")
	}
	if i := slices.IndexFunc(files, source.IsDataSet); i >= 0 && f.records == "" {
		return a.usage("%s 是数据集：另加 --records 和正文所在的字段名", "%s is a data set: add --records and the name of the field with the copy", report.Name(files[i]))
	}
	if err := newInputs(a, append(files[:len(files):len(files)], f.weights)).spare(a, "--out", f.out); err != nil {
		return err
	}
	var size int64
	for _, path := range files {
		if info, err := os.Stat(path); err == nil {
			size += info.Size()
		}
	}
	// The counts are a few large arrays: collecting early costs little and keeps the garbage of reading small.
	defer debug.SetGCPercent(debug.SetGCPercent(10))
	bar := a.learnBar(size)
	b, err := ngram.NewBuilder(ctx, ngram.BuildOptions{
		Dir: f.temp, Size: f.size, Cut: f.cut, Memory: f.memory << 20,
		Progress: func(stage string) { bar.Describe(stage) },
	})
	if err != nil {
		return err
	}
	defer b.Close()
	l := learner{builder: b, records: f.records, bar: bar}
	for _, path := range files {
		w, ok := weights[filepath.Base(path)]
		if !ok {
			w = 1
		}
		if w == 0 {
			continue
		}
		if err := l.file(path, w); errors.As(err, new(uncounted)) {
			return about(path, err)
		} else if err != nil { // an archive of years has some such file: the others are worth the hours
			skip(path, err)
		}
	}
	switch {
	case l.misread && !l.rows:
		return a.usage("没有一条记录有字段“%s”，没有写模型", "no record has the field “%s”; no model was written", f.records)
	case b.Characters() == 0 && skipped > 0:
		return a.usage("没有写模型", "no model was written")
	case b.Characters() == 0:
		return a.usage("没有可计数的文字", "no text to count")
	}
	data, err := b.Finish()
	if err != nil {
		return about(f.out, err)
	}
	if len(data) > f.size {
		return a.usage("--size %d 太小，模型至少%d字节", "--size %d is too small: the model has at least %d bytes", f.size, len(data))
	}
	if err := fix.WriteFile(f.out, data); err != nil {
		return about(f.out, err)
	}
	_ = bar.Finish()
	fmt.Fprintln(a.Stderr, a.say("%s：%d 个字，模型 %.1f MB", "%s: %d characters, a model of %.1f MB", f.out, b.Characters(), float64(len(data))/1e6))
	fmt.Fprintln(a.Stderr, a.say("在 .healthlint.yaml 写“model: %s”即启用（路径自该文件的目录算起）", "put “model: %s” into .healthlint.yaml to use it (a path from the folder of that file)", filepath.ToSlash(f.out)))
	if skipped > 0 {
		fmt.Fprintln(a.Stderr, a.say("模型没有上面那%[1]d处读不了的", "the model is without the %[2]s above", skipped, lint.Count(skipped, "failure", "failures")))
		return exitStatus(exitUsage)
	}
	return nil
}

func (a *app) learnBar(total int64) *progressbar.ProgressBar {
	w := io.Discard
	if _, ok := terminal(a.Stderr); ok {
		w = raw(a.Stderr)
	}
	return progressbar.NewOptions64(total, progressbar.OptionSetWriter(w), progressbar.OptionShowBytes(true),
		progressbar.OptionSetDescription("count"), progressbar.OptionClearOnFinish())
}

// readWeights reads a file of weights, where one is named.
func readWeights(path string) (map[string]float64, error) {
	if path == "" {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return ngram.ParseWeights(string(data))
}

// learner counts files.
type learner struct {
	builder *ngram.Builder
	records string
	bar     *progressbar.ProgressBar
	rows    bool // some record was counted
	misread bool // some data set had none to count
}

// uncounted is an error of the counting and not of a file: none of the others would fare better.
type uncounted struct{ error }

func (u uncounted) Unwrap() error { return u.error }

func (l *learner) add(text string, weight float64) error {
	if err := l.builder.Add(hanzi.SimplifySameLength(text), weight); err != nil {
		return uncounted{err}
	}
	return nil
}

// file counts one file; where it cannot be read to its end, what was read of it counts.
func (l *learner) file(path string, weight float64) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	in := io.TeeReader(file, l.bar)
	switch {
	case source.HasExtension(path, []string{".gz"}):
		z, err := gzip.NewReader(in)
		if err != nil {
			return err
		}
		return l.lines(z, weight)
	case source.IsDataSet(path):
		var failed error
		var good, bad *source.Record
		err := source.Records(path, in, l.records, "", func(r source.Record) bool {
			if r.Err != nil {
				bad = &r
				return true
			}
			good = &r
			for _, field := range r.Fields {
				failed = errors.Join(failed, l.add(field.Text, weight))
			}
			return failed == nil
		})
		l.rows, l.misread = l.rows || good != nil, l.misread || good == nil && (bad != nil || err != nil)
		if err := errors.Join(failed, err); err != nil {
			return err
		}
		if good == nil && bad != nil { // a few bad rows cost nothing, all of them mean a wrong field
			return bad.Err
		}
		return nil
	case source.HasExtension(path, []string{".txt", ".text"}):
		return l.lines(in, weight)
	}
	data, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	doc, err := source.Read(path, data, "")
	if err != nil {
		return err
	}
	for _, b := range doc.Blocks {
		if err := l.add(b.Text, weight); err != nil {
			return err
		}
	}
	return nil
}

// lines counts text line by line, whatever its encoding.
func (l *learner) lines(r io.Reader, weight float64) error {
	text, name, err := source.Stream(r)
	if err != nil {
		return err
	}
	return ngram.Lines(text, func(line string) error {
		if !utf8.ValidString(line) || name != "utf-8" && strings.ContainsRune(line, utf8.RuneError) {
			return source.NotDecoded(name)
		}
		return l.add(line, weight)
	})
}
