package report

import (
	"cmp"
	"slices"
	"strings"

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
		var hidden []lint.Span // in the block's text
		for _, p := range places {
			if findings[p.finding].Secret {
				from, to := lint.Masked(b.Text[p.start:p.end])
				hidden = append(hidden, lint.Span{Start: p.start + from, End: p.start + to})
			}
		}
		slices.Sort(cuts)
		cuts = slices.Compact(cuts)
		for k := 0; k+1 < len(cuts); k++ {
			seg := Segment{Text: starred(b.Text, cuts[k], cuts[k+1], hidden)}
			for _, p := range places {
				if p.start < cuts[k+1] && cuts[k] < p.end {
					seg.Findings = append(seg.Findings, p.finding)
				}
			}
			slices.SortStableFunc(seg.Findings, func(a, b int) int { return cmp.Compare(findings[b].Severity, findings[a].Severity) })
			m.Segments = append(m.Segments, seg)
		}
		out = append(out, m)
	}
	return out
}

// starred returns text[start:end] with a star for each hidden character.
func starred(text string, start, end int, hidden []lint.Span) string {
	if len(hidden) == 0 {
		return text[start:end]
	}
	var out strings.Builder
	for i, r := range text[start:end] {
		at := start + i
		if slices.ContainsFunc(hidden, func(h lint.Span) bool { return h.Start <= at && at < h.End }) {
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
	for _, r := range b.Runs {
		if r.Source.End < s.Start || r.Source.Start > s.End {
			continue
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
			end = len(string([]rune(b.Text)[:1]))
		}
	}
	return start, end, end > start
}

// preview is what the finding's text looks like mended, "" where it is no
// simple replacement.
func preview(doc *lint.Document, f lint.Finding) string {
	if len(f.Fixes) == 0 {
		return ""
	}
	edits := slices.Clone(f.Fixes[0].Edits)
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
