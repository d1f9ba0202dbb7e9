package docx

import (
	"bytes"
	"fmt"

	"github.com/healthlint/healthlint/lint"
)

// Join puts the first paragraph of the span behind the words of the one at an
// offset, both of Text.Source, as its continuation, and the paragraphs after
// it below. ok is false where that cannot be done without harm: in tables,
// notes and frames, over the end of a section, across paragraphs that tracked
// changes have joined, and where a bookmark, a comment or a field reaches out
// of what moves.
func (f *File) Join(t *Text, at int, moved lint.Span) (data []byte, ok bool, err error) {
	head, tail := t.at(at), t.within(moved)
	if head == nil || len(tail) == 0 || head.fixed() || len(head.more) > 0 || head.hidden || head.close <= head.body {
		return nil, false, nil
	}
	raw := head.story.raw
	for _, p := range tail {
		if p == head || p.fixed() || len(p.more) > 0 || p.hidden || p.story != head.story || p.close < p.body || !closed(raw[p.body:p.close]) {
			return nil, false, nil
		}
	}
	first := tail[0]
	out := head.story.raw
	// What moves comes from below: the later place is changed first.
	var blocks []byte
	for _, p := range tail[1:] {
		blocks = append(blocks, raw[p.start:p.end]...)
	}
	for i := len(tail) - 1; i >= 0; i-- {
		if tail[i].start < head.end {
			return nil, false, nil
		}
		out = concat(out[:tail[i].start], out[tail[i].end:])
	}
	out = concat(out[:head.close], raw[first.body:first.close], raw[head.close:head.end], blocks, out[head.end:])
	if err := wellFormed(out); err != nil {
		return nil, false, fmt.Errorf("%s: %w", head.story.name, err)
	}
	data, err = f.repack(map[string][]byte{head.story.name: out})
	return data, err == nil, err
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
