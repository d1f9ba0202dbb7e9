package docx

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/healthlint/healthlint/lint"
)

// Shape is what becomes of one line of a text, the paragraph's mark included.
type Shape struct {
	Fill  string   // the text of a line that has none
	Split []int    // offsets in Text.Source before which a new paragraph begins
	Join  bool     // the next line continues this one
	After []string // new paragraphs below
}

// Reshape splits, joins and adds paragraphs as tracked changes. Lines count
// from 0; the paragraphs to come before the first stand under -1. What cannot
// be done without harm is not done: who asks reads the result and compares.
func (f *File) Reshape(t *Text, lines map[int]Shape, author string, date time.Time) (data []byte, err error) {
	e := newEditor(f, t, author, date)
	patches := map[*story][]lint.Edit{}
	numbers := make([]int, 0, len(lines))
	for n := range lines {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		shape := lines[n]
		// New paragraphs come out of the one above, as at its end by Enter, or
		// stand before the one below.
		if above, under := t.below(n); above == nil {
			if under != nil && len(shape.After) > 0 {
				patches[under.story] = append(patches[under.story], lint.Edit{Span: lint.Span{Start: under.start, End: under.start}, Text: e.paragraphs(under, shape.After)})
			}
			shape.After = nil
		}
		if n >= 0 && n < len(t.Paragraphs) {
			p := t.Paragraphs[n]
			patches[p.story] = append(patches[p.story], e.reshape(n, shape)...)
		}
	}
	changed := map[string][]byte{}
	for s, list := range patches {
		if len(list) == 0 {
			continue
		}
		if !prefixed(s.raw) {
			continue
		}
		out := apply(s.raw, list)
		if err := wellFormed(out); err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		changed[s.name] = out
	}
	return f.repack(changed)
}

// apply makes edits of a part, which do not overlap, in whatever order.
func apply(raw []byte, edits []lint.Edit) []byte {
	slices.SortStableFunc(edits, func(a, b lint.Edit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	return lint.Splice(raw, edits)
}

// Joinable reports whether a line can be made to run on into the next one.
func (t *Text) Joinable(line int) bool {
	if line < 0 || line+1 >= len(t.Paragraphs) {
		return false
	}
	p, q := t.Paragraphs[line].last(), t.Paragraphs[line+1]
	if p.story != q.story || p.section || p.hidden || p.anchor != q.anchor || p.end > q.start {
		return false
	}
	// Marks of places may stand between; the end of a cell may not.
	ok := true
	err := walk(p.story.raw[p.end:q.start], func(t xml.Token, _, _ int) error {
		if e, is := t.(xml.StartElement); is {
			ok = ok && (strings.HasPrefix(e.Name.Local, "bookmark") || strings.HasPrefix(e.Name.Local, "commentRange") || e.Name.Local == "proofErr")
		}
		return nil
	})
	return ok && err == nil
}

// last returns the paragraph whose mark ends the line.
func (p *Paragraph) last() *Paragraph {
	if n := len(p.more); n > 0 {
		return p.more[n-1]
	}
	return p
}

// below returns the paragraph that new ones under a line come out of, or that
// they stand before; neither where there is no room for them: between the
// cells of a table, in a note or a frame.
func (t *Text) below(line int) (above, under *Paragraph) {
	if line >= 0 && line < len(t.Paragraphs) {
		above = t.Paragraphs[line].last()
	}
	if line+1 < len(t.Paragraphs) {
		under = t.Paragraphs[line+1]
	}
	free := above != nil && above.loose && !above.section && !above.hidden && !above.holds()
	if under == nil || !under.loose {
		if free || t.Joinable(line) { // the end of the copy, or in one cell or frame
			return above, nil
		}
		return nil, nil
	}
	if free && (above.Kind != lint.Heading || under.Kind != lint.Paragraph) { // under a heading comes text
		return above, nil
	}
	return nil, under
}

// holds reports whether other paragraphs stand in this one: those of a text
// box.
func (p *Paragraph) holds() bool {
	return p.inner < p.close && bytes.Contains(p.story.raw[p.inner:p.close], []byte("</w:p>"))
}

// paragraphs writes new paragraphs that look like another.
func (e *editor) paragraphs(model *Paragraph, lines []string) string {
	var out strings.Builder
	for _, line := range lines {
		out.WriteString("<w:p>" + e.marked(model, inserted) + e.fill(model.look(), line) + "</w:p>")
	}
	return out.String()
}

// look returns the properties of the paragraph's last run of text.
func (p *Paragraph) look() string {
	for i := len(p.pieces) - 1; i >= 0; i-- {
		if u := p.pieces[i].run; u != nil && !u.locked {
			return string(p.story.raw[u.props.Start:u.props.End])
		}
	}
	return ""
}

// fill writes text as a tracked insertion.
func (e *editor) fill(props, text string) string {
	if text == "" {
		return ""
	}
	return fmt.Sprintf(`<w:ins w:id="%s" %s><w:r>%s%s</w:r></w:ins>`, e.id(), e.by, props, runBody(text))
}

// runBody writes text with its tabs and line breaks as a run holds it.
func runBody(text string) string {
	var out strings.Builder
	for text != "" {
		i := strings.IndexAny(text, "\t\v")
		if i < 0 {
			i = len(text)
		}
		if i > 0 {
			out.WriteString(`<w:t xml:space="preserve">` + escape(text[:i]) + `</w:t>`)
		}
		if i < len(text) {
			out.WriteString(map[byte]string{'\t': "<w:tab/>", '\v': "<w:br/>"}[text[i]])
			i++
		}
		text = text[i:]
	}
	return out.String()
}
