package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/fatih/color"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/dataset"
)

// TextOptions says how an editor wants to read the findings.
type TextOptions struct {
	Lang  string
	Color bool
	// Width is that of the terminal in columns; 0 where there is none, and
	// then lines are not wrapped and the copy is shown 80 columns wide.
	Width int
	// Rule finds a rule for its title in the summary.
	Rule func(id string) (lint.Rule, bool)
}

// Text writes findings for people: the claim with its place, a window of the
// copy with the place marked, what else there is to say, how to mend it.
type Text struct {
	w     *bufio.Writer
	opt   TextOptions
	paint palette
	shown int
	fixes fixCount
	read  map[string]int // documents by encoding, other than UTF-8
	first map[string]string
}

// fixCount counts the findings of articles that can be mended. Data sets are
// left alone by fix.
type fixCount struct {
	safe, unsafe int
	lenient      bool // some of the safe ones are below what fix looks at unasked
}

type palette struct {
	path, place, errors, warning, info, rule, faint, mend *color.Color
}

// NewText returns a reporter on w.
func NewText(w io.Writer, opt TextOptions) *Text {
	t := &Text{w: bufio.NewWriterSize(w, 1<<16), opt: opt, read: map[string]int{}, first: map[string]string{}}
	make := func(a ...color.Attribute) *color.Color {
		c := color.New(a...)
		if opt.Color {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return c
	}
	t.paint = palette{
		path: make(color.Bold), place: make(color.Underline), errors: make(color.FgRed, color.Bold), warning: make(color.FgYellow, color.Bold),
		info: make(color.FgCyan, color.Bold), rule: make(color.FgMagenta), faint: make(color.Faint), mend: make(color.FgGreen),
	}
	return t
}

func (t *Text) say(zh, en string, args ...any) string {
	return lint.Say(zh, en, args...).In(t.opt.Lang)
}

// severity returns how a severity is called and painted.
func (t *Text) severity(s lint.Severity) (string, *color.Color) {
	ink := t.paint.info
	switch s {
	case lint.Error:
		ink = t.paint.errors
	case lint.Warning:
		ink = t.paint.warning
	}
	return s.Title().In(t.opt.Lang), ink
}

const indent = "    "

// Entry writes the findings of one article.
func (t *Text) Entry(e Entry) error {
	if name := e.Doc.Encoding; name != "utf-8" && e.Doc.Record <= 1 && (e.Doc.Field == "" || t.first[name] != e.Doc.Path) {
		if t.read[name]++; t.read[name] == 1 {
			t.first[name] = e.Doc.Path
		}
	}
	for _, f := range e.Findings {
		t.finding(e.Doc, f)
	}
	if len(e.Findings) == 0 {
		return nil
	}
	return t.w.Flush()
}

func (t *Text) finding(doc *lint.Document, f lint.Finding) {
	if t.shown++; t.shown > 1 {
		_ = t.w.WriteByte('\n') // Flush reports what could not be written
	}
	name, ink := t.severity(f.Severity)
	place := fmt.Sprintf("%s:%d:%d", Name(Place(doc)), f.Start.Line, f.Start.Column)
	head := fmt.Sprintf("%s: %s %s ", place, name, f.Rule)
	message := f.Message.In(t.opt.Lang)
	if doc.Record > 0 && doc.Row != doc.Record { // blank lines, a header, rows of several lines: what is malformed is told by its line
		message += t.say("（文件第%d行）", " (line %d of the file)", doc.Row)
	}
	lines := wrap(visible(message), t.opt.Width, Columns(head), len(indent))
	fmt.Fprintf(t.w, "%s: %s %s %s\n", t.paint.path.Sprint(place), ink.Sprint(name), t.paint.rule.Sprint(f.Rule), lines[0])
	for _, l := range lines[1:] {
		fmt.Fprintf(t.w, "%s%s\n", indent, l)
	}
	t.window(doc, f, ink)
	for _, r := range f.Related {
		p := doc.Position(r.Span.Start)
		label := fmt.Sprintf("→ %d:%d %s ", p.Line, p.Column, visible(r.Message.In(t.opt.Lang)))
		win := cut(doc, r.Span, t.columns()-Columns(label)-2, 12)
		fmt.Fprintf(t.w, "%s%s%s%s%s\n", indent, t.paint.faint.Sprint(label), win.text[:win.start], t.paint.place.Sprint(win.text[win.start:win.end]), win.text[win.end:])
	}
	for _, n := range f.Notes {
		t.remark(t.paint.faint, "· ", n.In(t.opt.Lang))
	}
	if len(f.Fixes) > 0 {
		var ways []string
		for _, x := range f.Fixes[:min(len(f.Fixes), 3)] {
			ways = append(ways, x.Message.In(t.opt.Lang))
		}
		safe := f.Fixes[0].Safe
		mark := "✎ "
		if !safe {
			mark = "✎? "
		}
		t.remark(t.paint.mend, mark, strings.Join(ways, t.say("，或", ", or ")))
		switch {
		case doc.Record > 0:
		case !safe:
			t.fixes.unsafe++
		default:
			t.fixes.safe++
			t.fixes.lenient = t.fixes.lenient || f.Severity < lint.Warning
		}
	}
}

// Place names a document in a finding: the file, and the record if it is one.
func Place(doc *lint.Document) string {
	return place(dataset.Place{Path: doc.Path, Record: doc.Record, Field: doc.Field})
}

// columns is the room for the copy.
func (t *Text) columns() int {
	return max(20, cmp.Or(t.opt.Width, 80)-len(indent))
}

func (t *Text) window(doc *lint.Document, f lint.Finding, ink *color.Color) {
	win := windowOf(doc, f, t.columns()-2, t.columns()/3)
	fmt.Fprintf(t.w, "%s%s %s\n", indent, t.paint.faint.Sprint("│"), win.text)
	fmt.Fprintf(t.w, "%s%s %s%s\n", indent, t.paint.faint.Sprint("│"), strings.Repeat(" ", win.before), ink.Sprint(strings.Repeat("^", win.marked)))
}

func (t *Text) remark(ink *color.Color, mark, text string) {
	hang := Columns(mark)
	for i, l := range wrap(visible(text), t.opt.Width, len(indent)+hang, len(indent)+hang) {
		if i > 0 {
			mark = strings.Repeat(" ", hang)
		}
		fmt.Fprintf(t.w, "%s%s%s\n", indent, ink.Sprint(mark), l)
	}
}

// Close writes the summary by rule.
func (t *Text) Close(s *Summary) error {
	if t.shown > 0 {
		_ = t.w.WriteByte('\n') // Flush reports what could not be written
	}
	total := s.Total()
	checked := t.say("%[1]d个文件", "%[2]s", s.Files, lint.Count(s.Files, "file", "files"))
	if s.Records > 0 {
		checked += t.say("、%[1]d条记录", ", %[2]s", s.Records, lint.Count(s.Records, "record", "records"))
	}
	if s.Faults > 0 {
		checked += t.say("（%d篇未查完）", " (%d not finished)", s.Faults)
	}
	if total == 0 {
		if s.Files > s.Faults || s.Records > 0 {
			fmt.Fprintln(t.w, t.say("检查了%s，没有发现问题", "checked %s, nothing found", checked))
		}
	} else {
		t.counts(s, checked, total)
	}
	hidden := 0
	for _, n := range s.Hidden {
		hidden += n
	}
	if hidden > 0 {
		lowest := lint.Error
		for sev := range s.Hidden {
			lowest = min(lowest, sev)
		}
		fmt.Fprintln(t.w, t.paint.faint.Sprint(t.say("另有%d处未显示，加 --severity %s 可见", "%d more not shown; --severity %s shows all", hidden, lowest)))
	}
	for _, name := range slices.Sorted(maps.Keys(t.read)) {
		more := ""
		if n := t.read[name]; n > 1 {
			more = t.say("等%d个文件", " and %d more", map[bool]int{true: n - 1, false: n}[t.opt.Lang == "en"])
		}
		fmt.Fprintln(t.w, t.paint.faint.Sprint(t.say("按%s读入：%s%s", "read as %s: %s%s", strings.ToUpper(name), Name(t.first[name]), more)))
	}
	if s.Quality != nil {
		t.quality(s.Quality)
	}
	return t.w.Flush()
}

func (t *Text) counts(s *Summary, checked string, total int) {
	var parts []string
	for _, sev := range []lint.Severity{lint.Error, lint.Warning, lint.Info} {
		if n := s.Severities[sev]; n > 0 {
			name, ink := t.severity(sev)
			if n > 1 && sev != lint.Info && t.opt.Lang == "en" {
				name += "s"
			}
			parts = append(parts, ink.Sprint(t.say("%[1]s%[2]d", "%[2]d %[1]s", name, n)))
		}
	}
	fmt.Fprintln(t.w, t.say("检查了%s，发现%d处：%s", "checked %s, found %d: %s", checked, total, strings.Join(parts, t.say("，", ", "))))
	rules := slices.SortedFunc(maps.Keys(s.Rules), func(a, b string) int {
		return cmp.Or(cmp.Compare(s.Rules[b], s.Rules[a]), cmp.Compare(a, b))
	})
	wide := 0
	for _, id := range rules {
		wide = max(wide, len(id))
	}
	for _, id := range rules {
		fmt.Fprintf(t.w, "%6d  %s%s  %s\n", s.Rules[id], t.paint.rule.Sprint(id), strings.Repeat(" ", wide-len(id)), t.title(id))
	}
	if line := t.mendable(); line != "" {
		fmt.Fprintln(t.w, t.paint.mend.Sprint(line))
	}
}

// mendable says what fix would mend, and of what is marked otherwise that somebody must look first.
func (t *Text) mendable() string {
	n := t.fixes
	command, mark := "healthlint fix", ""
	if n.lenient {
		command += " --severity info"
	}
	if n.unsafe > 0 {
		mark = t.say("（✎）", " (✎)")
	}
	var said []string
	if n.safe > 0 {
		said = append(said, t.say("%d处%s可由 %s 改正", "%d%s can be mended by %s", n.safe, mark, command))
	}
	if n.unsafe > 0 {
		said = append(said, t.say("%d处（✎?）须人核对，加 --unsafe 才改", "%d (✎?) to look at first, left to --unsafe", n.unsafe))
	}
	return strings.Join(said, t.say("；", "; "))
}

// title returns what a rule is called, "" if nobody knows it.
func (t *Text) title(id string) string {
	if t.opt.Rule != nil {
		if r, ok := t.opt.Rule(id); ok {
			return r.Title.In(t.opt.Lang)
		}
	}
	return ""
}
