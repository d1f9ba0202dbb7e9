package docx

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/healthlint/healthlint/lint"
)

// Joint says where a paragraph goes on: At is an offset in it, Moved what continues it, both in Text.Source.
type Joint struct {
	At    int
	Moved lint.Span
}

// Join puts the first paragraph of each joint's span behind the words of the one it continues, and the paragraphs after it
// below. The joints are in the order of the text; where one paragraph continues another that does so itself, all become one.
// made counts the joints done; left alone is what cannot be done without harm: in tables, notes and frames, over the end of a
// section, across paragraphs that tracked changes have joined, and where a bookmark, a comment or a field reaches out of what
// moves.
func (f *File) Join(t *Text, joints ...Joint) (data []byte, made int, err error) {
	patches := map[*story][]lint.Edit{}
	moved := map[*Paragraph]bool{}
	into := map[*Paragraph]*Paragraph{} // what a paragraph has become part of
	for _, j := range joints {
		head, tail := t.at(j.At), t.within(j.Moved)
		if !joinable(head, tail) || slices.ContainsFunc(tail, func(p *Paragraph) bool { return moved[p] }) {
			continue
		}
		whole := head
		if moved[head] {
			if whole = into[head]; whole == nil {
				continue // it stands elsewhere now
			}
		}
		raw := head.story.raw
		var below []byte
		edits := patches[head.story]
		for i, p := range tail {
			if i > 0 {
				below = append(below, raw[p.start:p.end]...)
			}
			moved[p] = true
			edits = append(edits, lint.Edit{Span: lint.Span{Start: p.start, End: p.end}})
		}
		first := tail[0]
		into[first] = whole
		patches[head.story] = append(edits,
			lint.Edit{Span: lint.Span{Start: whole.close, End: whole.close}, Text: string(raw[first.body:first.close])},
			lint.Edit{Span: lint.Span{Start: whole.end, End: whole.end}, Text: string(below)})
		made++
	}
	if made == 0 {
		return nil, 0, nil
	}
	changed := map[string][]byte{}
	for s, edits := range patches {
		out := apply(s.raw, edits)
		if err := wellFormed(out); err != nil {
			return nil, 0, fmt.Errorf("%s: %w", s.name, err)
		}
		changed[s.name] = out
	}
	data, err = f.repack(changed)
	return data, made, err
}

// joinable reports whether the paragraphs of tail can be moved up behind head without harm.
func joinable(head *Paragraph, tail []*Paragraph) bool {
	if head == nil || len(tail) == 0 || head.fixed() || len(head.more) > 0 || head.hidden || head.close <= head.body {
		return false
	}
	for _, p := range tail {
		if p.fixed() || len(p.more) > 0 || p.hidden || p.story != head.story || p.start < head.end || p.close < p.body || !closed(p.story.raw[p.body:p.close]) {
			return false
		}
	}
	return true
}

// at returns the paragraph whose line holds an offset.
func (t *Text) at(offset int) *Paragraph {
	for _, p := range t.Paragraphs {
		if p.Span.Start <= offset && offset <= p.Span.End {
			return p
		}
	}
	return nil
}

// within returns the paragraphs of a span, without the blank ones at its ends.
func (t *Text) within(s lint.Span) []*Paragraph {
	var out []*Paragraph
	for _, p := range t.Paragraphs {
		if p.Span.End <= s.Start || p.Span.Start >= max(s.End, s.Start+1) {
			continue
		}
		if a, b := trim(t.Source, p.Span.Start, p.Span.End); a < b || len(out) > 0 {
			out = append(out, p)
		}
	}
	for n := len(out); n > 0; n-- {
		if a, b := trim(t.Source, out[n-1].Span.Start, out[n-1].Span.End); a < b {
			break
		}
		out = out[:n-1]
	}
	return out
}

// closed reports whether the ranges and fields that begin in a stretch of XML
// end in it.
func closed(raw []byte) bool {
	for _, pair := range [][2]string{
		{"bookmarkStart", "bookmarkEnd"}, {"commentRangeStart", "commentRangeEnd"}, {"permStart", "permEnd"},
		{"moveFromRangeStart", "moveFromRangeEnd"}, {"moveToRangeStart", "moveToRangeEnd"},
		{`fldCharType="begin"`, `fldCharType="end"`},
	} {
		if bytes.Count(raw, []byte(pair[0])) != bytes.Count(raw, []byte(pair[1])) {
			return false
		}
	}
	return true
}

// fixed reports whether a paragraph is not to be moved: in a table, a frame or a note, or it ends a section.
func (p *Paragraph) fixed() bool { return !p.loose || p.section }
