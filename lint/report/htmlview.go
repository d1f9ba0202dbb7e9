package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
)

type articleView struct {
	articleRow
	Blocks   []blockView
	Findings []findingView
	Rules    string
	Date     string

	table lint.Block // the cell before, of a table that is not ended
}

type blockView struct {
	Tag      string // "h3", "p", "table" ...
	Class    string
	Segments []segmentView
	Rows     [][]cellView // of a table
}

// cellView is a cell of a table, of one paragraph or several.
type cellView struct{ Parts []blockView }

// segmentView is text under one finding, or under none, and in Code what the
// checks pass over: code, an address.
type segmentView struct {
	Text, ID, Grade string
	Code            bool
}

type findingView struct {
	ID, Grade, Rule, Message, Text, Mended string
	Line, Column                           int
	Notes, Fixes                           []string
	Related                                []relatedView
}

type relatedView struct{ Message, Text string }

func (h *HTML) article(e Entry, number int) articleView {
	name := Place(e.Doc)
	v := articleView{articleRow: articleRow{ID: fmt.Sprintf("a%d", number), Page: len(h.pages), Name: name, Title: e.Doc.Title}}
	rules := map[string]bool{}
	for i, f := range e.Findings {
		if h.rules[f.Rule] == nil {
			h.rules[f.Rule] = &bar{}
		}
		r := h.rules[f.Rule]
		switch f.Severity {
		case lint.Error:
			v.Errors++
			r.Errors++
		case lint.Warning:
			v.Warnings++
			r.Warnings++
		default:
			v.Infos++
			r.Infos++
		}
		rules[f.Rule] = true
		v.Findings = append(v.Findings, h.finding(e.Doc, f, fmt.Sprintf("%sf%d", v.ID, i+1)))
	}
	for _, r := range slices.Sorted(maps.Keys(rules)) {
		v.Rules += " " + r + " "
	}
	for _, m := range Mark(e.Doc, e.Findings) {
		if v.Title == "" && strings.TrimSpace(m.Text) != "" {
			v.Title = quote(plain(e.Doc, m))
		}
		v.add(m.Block, blockView{Tag: tagOf(m.Block), Class: m.Kind.String(), Segments: segments(e.Doc, m, v.Findings)})
	}
	return v
}

// add appends a block; the cells of a table come together in its rows.
func (v *articleView) add(b *lint.Block, view blockView) {
	if b.Table == 0 || b.Kind != lint.TableCell && b.Table != v.table.Table {
		v.table = lint.Block{}
		v.Blocks = append(v.Blocks, view)
		return
	}
	last := v.table
	v.table = *b
	if last.Table != b.Table {
		v.Blocks = append(v.Blocks, blockView{Tag: "table"})
		last = lint.Block{}
	}
	t := &v.Blocks[len(v.Blocks)-1]
	if last.Row != b.Row || len(t.Rows) == 0 { // in plain text a row may have the number 0
		t.Rows = append(t.Rows, nil)
		last.Column = -1
	}
	row := &t.Rows[len(t.Rows)-1]
	if n := len(*row); n > 0 && b.Column >= 0 && b.Column == last.Column {
		(*row)[n-1].Parts = append((*row)[n-1].Parts, view)
		return
	}
	for len(*row) < min(b.Column, 64) { // empty cells, which are no blocks
		*row = append(*row, cellView{})
	}
	*row = append(*row, cellView{[]blockView{view}})
}

// objects returns what each object of a block is in the source.
func objects(doc *lint.Document, b *lint.Block) (out []string) {
	for at := 0; ; {
		i := strings.Index(b.Text[at:], lint.Object)
		if i < 0 {
			return out
		}
		at += i + len(lint.Object)
		out = append(out, doc.Shown(b.Source(at-len(lint.Object), at)))
	}
}

// segments returns a block as the page shows it.
func segments(doc *lint.Document, m Marked, findings []findingView) (out []segmentView) {
	codes := objects(doc, m.Block)
	for _, s := range m.Segments {
		var seg segmentView
		if len(s.Findings) > 0 {
			f := findings[s.Findings[0]]
			seg.ID, seg.Grade = f.ID, f.Grade
		}
		for i, text := range strings.Split(s.Text, lint.Object) {
			if i > 0 && len(codes) > 0 {
				out = append(out, segmentView{Text: codes[0], ID: seg.ID, Grade: seg.Grade, Code: true})
				codes = codes[1:]
			}
			if text != "" {
				seg.Text = text
				out = append(out, seg)
			}
		}
	}
	return out
}

// plain is a block's text as the page shows it.
func plain(doc *lint.Document, m Marked) string {
	var b strings.Builder
	for _, s := range segments(doc, Marked{Block: m.Block, Segments: []Segment{{Text: m.Shown()}}}, nil) {
		b.WriteString(s.Text)
	}
	return b.String()
}

func tagOf(b *lint.Block) string {
	switch b.Kind {
	case lint.Heading:
		if b.Level <= 1 {
			return "h3"
		}
		return "h4"
	case lint.Quote:
		return "blockquote"
	}
	return "p"
}

func (h *HTML) finding(doc *lint.Document, f lint.Finding, id string) findingView {
	v := findingView{
		ID: id, Grade: f.Severity.String(), Rule: f.Rule, Message: f.Message.In(h.lang), Text: quote(f.Text),
		Mended: preview(doc, f), Line: f.Start.Line, Column: f.Start.Column,
	}
	if v.Mended == v.Text { // of a mask: both are masked
		v.Mended = ""
	}
	for _, n := range f.Notes {
		v.Notes = append(v.Notes, n.In(h.lang))
	}
	for _, x := range f.Fixes {
		v.Fixes = append(v.Fixes, x.Message.In(h.lang))
	}
	for _, r := range f.Related {
		v.Related = append(v.Related, relatedView{r.Message.In(h.lang), quote(doc.Shown(r.Span))})
	}
	return v
}
