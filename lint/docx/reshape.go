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
	e := &editor{file: f, text: t, used: map[string]bool{}}
	e.by = fmt.Sprintf(`w:author="%s" w:date="%s"`, escape(author), date.UTC().Format("2006-01-02T15:04:05Z"))
	for _, s := range t.stories {
		for _, m := range idAttribute.FindAllSubmatch(s.raw, -1) {
			e.used[string(m[1])] = true
		}
	}
	patches := map[*story][]patch{}
	numbers := make([]int, 0, len(lines))
	for n := range lines {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		if n >= 0 && n < len(t.Paragraphs) {
			p := t.Paragraphs[n]
			patches[p.story] = append(patches[p.story], e.reshape(n, lines[n])...)
		}
		if s, at, model := t.below(n); s != nil && len(lines[n].After) > 0 {
			patches[s] = append(patches[s], patch{lint.Span{Start: at, End: at}, e.paragraphs(model, lines[n].After)})
		}
	}
	changed := map[string][]byte{}
	for s, list := range patches {
		if len(list) == 0 {
			continue
		}
		if !bytes.Contains(s.raw[:min(len(s.raw), 8192)], []byte(`xmlns:w="`)) {
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

// patch replaces a range of a part.
type patch struct {
	span lint.Span
	text string
}

func apply(raw []byte, list []patch) []byte {
	slices.SortStableFunc(list, func(a, b patch) int { return cmp.Compare(a.span.Start, b.span.Start) })
	var out bytes.Buffer
	at := 0
	for _, p := range list {
		out.Write(raw[at:p.span.Start])
		out.WriteString(p.text)
		at = p.span.End
	}
	out.Write(raw[at:])
	return out.Bytes()
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

// below returns where new paragraphs under a line go, and which paragraph they
// are to look like. The story is nil where there is no room for them: between
// the cells of a table, in a note or a frame.
func (t *Text) below(line int) (s *story, at int, model *Paragraph) {
	var above, under *Paragraph
	if line >= 0 && line < len(t.Paragraphs) {
		above = t.Paragraphs[line].last()
	}
	if line+1 < len(t.Paragraphs) {
		under = t.Paragraphs[line+1]
	}
	switch {
	case above != nil && above.loose && !above.section && !above.hidden:
		s, at, model = above.story, above.end, above
	case under != nil && under.loose:
		s, at, model = under.story, under.start, under
	case above != nil && under != nil && t.Joinable(line): // in one cell, one frame
		return above.story, above.end, above
	default:
		return nil, 0, nil
	}
	// Under a heading comes text.
	if model == above && above.Kind == lint.Heading && under != nil && under.story == s && under.Kind == lint.Paragraph && under.loose {
		model = under
	}
	return s, at, model
}

// paragraphs writes new paragraphs that look like another.
func (e *editor) paragraphs(model *Paragraph, lines []string) string {
	run := model.look()
	var out strings.Builder
	for _, line := range lines {
		out.WriteString("<w:p>" + e.marked(model, inserted) + e.fill(run, line) + "</w:p>")
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
