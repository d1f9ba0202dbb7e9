package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// Segment is a stretch of a block's text under the same findings.
type Segment struct {
	Text     string
	Findings []int // indices, the gravest first; none where nothing was found
}

// Marked is a block of copy with its findings in place.
type Marked struct {
	*lint.Block
	Segments []Segment
}

// Shown returns the block's text as its segments show it.
func (m *Marked) Shown() string {
	var b strings.Builder
	for _, s := range m.Segments {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Mark places findings in the blocks of a document as a reader sees them. A
// finding whose place no block shows (a removed character) marks the one after.
// What a finding calls secret is masked, a character for a character.
func Mark(doc *lint.Document, findings []lint.Finding) []Marked {
	out := make([]Marked, 0, len(doc.Blocks))
	next := 0
	for _, b := range doc.Blocks {
		m := Marked{Block: b}
		span := b.Span()
		type place struct{ start, end, finding int }
		var places []place
		masked := false
		for next < len(findings) && findings[next].Span.End < span.Start {
			next++
		}
		for i := next; i < len(findings) && findings[i].Span.Start <= span.End; i++ {
			if s, e, ok := textRange(b, findings[i].Span); ok {
				places = append(places, place{s, e, i})
			}
		}
		cuts := []int{0, len(b.Text)}
		for _, p := range places {
			cuts = append(cuts, p.start, p.end)
		}
		var hidden lint.SpanSet // in the block's text
		for _, p := range places {
			if findings[p.finding].Secret {
				from, to := lint.Masked(b.Text[p.start:p.end])
				hidden.Add(lint.Span{Start: p.start + from, End: p.start + to})
				masked = true
			}
		}
		slices.Sort(cuts)
		cuts = slices.Compact(cuts)
		slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(a.start, b.start) })
		var open []place // those that the segment may lie in, so that a line of findings is gone over once
		for k := 0; k+1 < len(cuts); k++ {
			seg := Segment{Text: b.Text[cuts[k]:cuts[k+1]]}
			if masked {
				seg.Text = starred(b.Text, cuts[k], cuts[k+1], &hidden)
			}
			for len(places) > 0 && places[0].start < cuts[k+1] {
				open, places = append(open, places[0]), places[1:]
			}
			open = slices.DeleteFunc(open, func(p place) bool { return p.end <= cuts[k] })
			for _, p := range open {
				seg.Findings = append(seg.Findings, p.finding)
			}
			slices.Sort(seg.Findings)
			slices.SortStableFunc(seg.Findings, func(a, b int) int { return cmp.Compare(findings[b].Severity, findings[a].Severity) })
			m.Segments = append(m.Segments, seg)
		}
		out = append(out, m)
	}
	return out
}

// starred returns text[start:end] with a star for each hidden character.
func starred(text string, start, end int, hidden *lint.SpanSet) string {
	var out strings.Builder
	for i, r := range text[start:end] {
		at := start + i
		if hidden.Overlaps(lint.Span{Start: at, End: at + 1}) {
			r = '*'
		}
		out.WriteRune(r)
	}
	return out.String()
}

// textRange returns the range of the block's text that stands for a span of
// the source; an empty span takes the character before it.
func textRange(b *lint.Block, s lint.Span) (start, end int, ok bool) {
	start, end = -1, -1
	first, _ := slices.BinarySearchFunc(b.Runs, s.Start, func(r lint.Run, at int) int { return cmp.Compare(r.Source.End, at) })
	for _, r := range b.Runs[first:] {
		if r.Source.Start > s.End {
			break
		}
		lo, hi := r.Text.Start, r.Text.End
		if !r.Atomic {
			lo = max(lo, r.Text.Start+s.Start-r.Source.Start)
			hi = min(hi, r.Text.Start+s.End-r.Source.Start)
		} else if r.Source.End == s.Start || r.Source.Start == s.End {
			continue
		}
		if lo > hi {
			continue
		}
		if start < 0 {
			start = lo
		}
		end = max(end, hi)
	}
	if start < 0 {
		return 0, 0, false
	}
	if start == end && b.Text != "" { // an insertion: mark a neighbour
		for start > 0 {
			start--
			if b.Text[start]&0xC0 != 0x80 {
				break
			}
		}
		if start == end {
			_, end = utf8.DecodeRuneInString(b.Text)
		}
	}
	return start, end, end > start
}

// preview is what the finding's text looks like mended, "" where it is no
// simple replacement.
func preview(doc *lint.Document, f lint.Finding) string {
	fixes := doc.ShownFixes(f)
	if len(fixes) == 0 {
		return ""
	}
	edits := slices.Clone(fixes[0].Edits)
	slices.SortFunc(edits, func(a, b lint.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	var b strings.Builder
	at := f.Span.Start
	for _, e := range edits {
		if e.Span.Start < at || e.Span.End > f.Span.End || e.Span.Start > f.Span.End {
			return ""
		}
		b.WriteString(doc.Shown(lint.Span{Start: at, End: e.Span.Start}))
		b.WriteString(e.Text)
		at = e.Span.End
	}
	if at > f.Span.End {
		return ""
	}
	b.WriteString(doc.Shown(lint.Span{Start: at, End: f.Span.End}))
	return b.String()
}
