package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/healthlint/healthlint/checks"
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/report"
	"github.com/healthlint/healthlint/lint/source"
)

// factsCommand prints every figure of an article in one list: an editor who
// sees them together finds errors that no rule knows.
func (a *app) factsCommand() *cobra.Command {
	var format, encoding string
	var c configFlags
	cmd := &cobra.Command{
		Use:   "facts PATH",
		Short: a.say("列出稿件里读到的每一个数", "List every figure read from an article"),
		Args:  a.arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if format != "table" && format != "json" {
				return a.usage("--format 不能是“%s”（table、json）", "--format cannot be “%s” (table, json)", format)
			}
			encoding, err := a.factsEncoding(&c, args[0], encoding)
			if err != nil {
				return err
			}
			doc, err := a.factsDocument(args[0], encoding)
			if err != nil {
				a.complain(report.Name(args[0]), a.reason(err))
				return exitStatus(exitUsage)
			}
			out := bufio.NewWriter(a.Stdout)
			if format == "json" {
				err = factsJSON(out, doc)
			} else {
				err = a.factsTable(out, doc)
			}
			if err == nil {
				err = out.Flush()
			}
			if err != nil {
				return a.unwritten(err)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&format, "format", "table", a.say("输出格式：table 或 json", "output format: table or json"))
	cmd.Flags().StringVar(&encoding, "encoding", "", a.say("强制编码", "force a decoding"))
	c.registerFile(a, cmd)
	a.complete(cmd, "format", "table", "json")
	a.complete(cmd, "encoding", source.EncodingNames...)
	return cmd
}

// factsEncoding returns the decoding that the flag forces, or else the configuration of the article.
func (a *app) factsEncoding(c *configFlags, path, flag string) (string, error) {
	engine, err := a.engine(c)
	if err != nil {
		return "", err
	}
	settings, err := engine.ForDir(home([]string{path}))
	if err != nil {
		return "", err
	}
	return a.encoding(flag, settings)
}

// factsDocument reads an article and hides in it what the privacy rules find.
// Findings that are shown on request only count as the others do: a table of
// figures is no place to ask whether a telephone number is somebody's own.
func (a *app) factsDocument(path, encoding string) (*lint.Document, error) {
	var data []byte
	var err error
	if source.IsDataSet(path) {
		return nil, &source.Error{Offset: -1, Message: lint.Say("是数据集，不是一篇稿件：facts 一次读一篇，先把要看的那一条取出来", "is a data set and no article: facts reads one article; take the row in question out of it")}
	}
	if path == "-" {
		data, err = io.ReadAll(a.Stdin)
	} else {
		data, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, err
	}
	doc, err := source.Read(path, data, encoding)
	if err != nil {
		return nil, err
	}
	l, err := lint.New(families(), lint.Config{Prepare: checks.Prepare(), Select: []string{"privacy"}})
	if err != nil {
		return nil, err
	}
	doc.ConcealFrom(lint.Info, l.Lint(doc))
	return doc, nil
}

// jsonFact is one figure; line and column are 1-based, column in code points,
// offsets in bytes, end exclusive.
type jsonFact struct {
	Story    int          `json:"story"`
	Text     string       `json:"text"`
	Start    jsonPosition `json:"start"`
	End      jsonPosition `json:"end"`
	Kind     figures.Kind `json:"kind"`
	Value    string       `json:"value"`
	High     string       `json:"high,omitempty"` // upper end of an interval
	Unit     string       `json:"unit"`
	Decimals int          `json:"decimals"`
	Role     figures.Role `json:"role"`
	Change   string       `json:"change,omitempty"` // up or down
	Hedges   []string     `json:"hedges,omitempty"`
	Measures string       `json:"measures,omitempty"`
	Scope    string       `json:"scope,omitempty"`
	Period   string       `json:"period,omitempty"`
}

type jsonPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Offset int `json:"offset"`
}

func facts(doc *lint.Document) []jsonFact {
	v := figures.Of(doc)
	list := []jsonFact{}
	for si, story := range v.Stories {
		for i := story.Start; i < story.End; i++ {
			b, r := doc.Blocks[i], v.Readings[i]
			for k := range r.Facts {
				if f := &r.Facts[k]; !names(r, f) {
					list = append(list, fact(doc, b, r, f, si+1))
				}
			}
		}
	}
	return list
}

// names reports whether an ordinal is part of a name: 市第一人民医院 counts nothing.
func names(r *figures.Reading, f *figures.Fact) bool {
	return f.Kind == figures.Ordinal && affix.Starts(r.Text[f.End:], "人民医院", "医院", "中医", "附属", "临床", "军医", "医学", "中心医院", "职业", "中学", "小学", "高级中学", "实验", "幼儿园")
}

func fact(doc *lint.Document, b *lint.Block, r *figures.Reading, f *figures.Fact, story int) jsonFact {
	span := b.Source(f.Start, f.End)
	at := func(offset int) jsonPosition {
		p := doc.Position(offset)
		return jsonPosition{p.Line, p.Column, p.Offset}
	}
	of := func(s figures.Span) string { return shown(doc, b, s) }
	j := jsonFact{Story: story, Text: of(f.Outer), Start: at(span.Start), End: at(span.End), Kind: f.Kind, Unit: f.Unit,
		Decimals: f.Places(), Role: f.Role, Measures: of(r.Noun(f)), Scope: of(r.Where(f)), Period: of(r.Period(f))}
	if f.Role == figures.Part && !f.Among.Empty() && r.Where(f) != f.Among {
		j.Role = figures.Level // behind 其中, and no part of its list
	}
	switch {
	case f.Kind == figures.Identifier, of(f.Span) != b.Text[f.Start:f.End]:
		j.Value = of(f.Span)
	case f.Kind == figures.Date:
		j.Value = day(f.Day)
		if f.Interval {
			j.High = day(f.Day2)
		}
	case f.Kind == figures.Fraction && f.Unit == "/", f.Kind == figures.BloodPair:
		j.Value = f.Lo.String() + "/" + f.Hi.String()
	case f.Kind == figures.Ratio, f.Kind == figures.Clock && f.Hi != f.Lo:
		j.Value = f.Lo.String() + ":" + f.Hi.String()
	default:
		j.Value = f.Lo.String()
		if f.Interval {
			j.High = f.Hi.String()
		}
	}
	switch f.Up {
	case 1:
		j.Change = "up"
	case -1:
		j.Change = "down"
	}
	for _, h := range [...]figures.Span{f.Pre, f.Post} {
		if !h.Empty() {
			j.Hedges = append(j.Hedges, h.Of(b.Text))
		}
	}
	return j
}

// shown is a stretch of a block as it may be printed: as a reader sees it or,
// where something in it is secret, as the source has it masked.
func shown(doc *lint.Document, b *lint.Block, s figures.Span) string {
	if s.Empty() {
		return ""
	}
	span := b.Source(s.Start, s.End)
	if masked := doc.Shown(span); masked != doc.Text(span) {
		return masked
	}
	return s.Of(b.Text)
}

// day prints a date as far as it is given: 2025-11, --11-22.
func day(d figures.Day) string {
	var out strings.Builder
	switch {
	case d.Year > 0:
		fmt.Fprintf(&out, "%04d", d.Year)
	case d.Year < 0:
		out.WriteString("+1")
	default:
		out.WriteString("-")
	}
	if d.Month > 0 || d.Day > 0 {
		fmt.Fprintf(&out, "-%02d", d.Month)
	}
	if d.Day > 0 {
		fmt.Fprintf(&out, "-%02d", d.Day)
	}
	return out.String()
}

func factsJSON(w io.Writer, doc *lint.Document) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(struct {
		Path  string     `json:"path"`
		Facts []jsonFact `json:"facts"`
	}{doc.Path, facts(doc)})
}

// kindTitles and roleTitles are what the table calls, in Chinese, the kinds and roles that JSON and the English table name.
var (
	kindTitles = map[string]string{
		"plain": "数", "count": "计数", "percent": "百分比", "points": "百分点", "per-mille": "千分比", "per-100k": "每10万", "tenths": "成", "fraction": "分数",
		"multiple": "倍数", "money": "金额", "measure": "度量", "duration": "时长", "age": "年龄", "gestation": "孕周", "date": "日期", "clock": "时刻",
		"temperature": "温度", "dose": "剂量", "pressure": "压力", "glucose": "血糖", "blood-pressure": "血压", "ratio": "比例", "ordinal": "序数", "identifier": "代号",
	}
	roleTitles = map[string]string{
		"level": "水平", "from": "起点", "to": "终点", "change": "增减", "share": "占比", "part": "部分", "total": "总数", "limit": "限度",
	}
)

// named returns the title of a kind or role in the language of the output.
func (a *app) named(titles map[string]string, name string) string {
	return lint.Text{ZH: titles[name], EN: name}.In(a.lang)
}

func (a *app) factsTable(w io.Writer, doc *lint.Document) error {
	rows := [][]string{{a.say("位置", "place"), a.say("原文", "copy"), a.say("类别", "kind"), a.say("值", "value"), a.say("单位", "unit"), a.say("作用", "role"), a.say("所指", "measures"), a.say("范围", "scope"), a.say("时期", "period")}}
	for _, f := range facts(doc) {
		value, role := f.Value, a.named(roleTitles, f.Role.String())
		if f.High != "" {
			value += "…" + f.High
		}
		switch f.Change {
		case "up":
			role += a.say("（升）", ", up")
		case "down":
			role += a.say("（降）", ", down")
		}
		rows = append(rows, []string{fmt.Sprintf("%d:%d", f.Start.Line, f.Start.Column), f.Text, a.named(kindTitles, f.Kind.String()), value, f.Unit, role,
			report.Truncate(f.Measures, 24), report.Truncate(f.Scope, 12), f.Period})
	}
	wide := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			cell = report.Name(cell)
			row[i] = cell
			wide[i] = max(wide[i], report.Columns(cell))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(cell + strings.Repeat(" ", wide[i]-report.Columns(cell)+2))
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(line.String(), " ")); err != nil {
			return err
		}
	}
	return nil
}
