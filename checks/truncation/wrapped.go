package truncation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// Converters of PDF make a paragraph of every line of a page. So many paragraphs that go on in the next say so, where they are so large
// a part of all.
const (
	fewestWrapped = 8
	wrappedShare  = 0.4
	readsAtLeast  = -2 // nats, for a line that no cut was told of to be joined too
)

// wrapped reports the cuts that go on in the next paragraph in one finding where they are so many, and returns them: nothing else is
// to be said of each. A paragraph that begins with a mark that none begins with goes on with the one before, however that ends.
func (r *report) wrapped(end *piece) map[*piece]bool {
	var joints []*cut
	for i, p := range r.pieces[:len(r.pieces)-1] {
		next := r.pieces[i+1]
		switch c := r.cutAt[p]; {
		case p == end || next.block.Index != p.block.Index+1:
		case c != nil && c.link != nil && c.link.tail == next && !r.alone(c):
			joints = append(joints, c)
		case c == nil && opensInside(next.text):
			joints = append(joints, &cut{piece: p, link: &link{head: p, tail: next}})
		}
	}
	if n := float64(len(r.pieces) - 1); len(joints) < fewestWrapped || float64(len(joints)) < wrappedShare*n {
		return nil
	}
	joints = r.fullLines(joints, end)
	told, whole := map[*piece]bool{}, len(r.Doc.Spreads) == 0
	fix := lint.Fix{Message: lint.Say("接上这%d处", "join all %d", len(joints))}
	for _, c := range joints {
		told[c.piece], r.onward[c.link.tail] = true, c
		x, ok := r.join(c)
		whole = whole && ok
		fix.Edits = append(fix.Edits, x.Edits...)
	}
	head, tail := joints[0].piece, joints[0].link.tail
	d := lint.Diagnostic{
		Rule: "truncation/wrapped",
		Span: lint.Span{Start: head.block.Source(head.last(shown), head.end).Start, End: tail.block.Source(0, tail.opening(shown)).End},
		Message: lint.Say("第%[1]d—%[2]d行有%[3]d段断在句中，接在下一段：版面的行各成了一段", "in lines %[1]d–%[2]d %[3]d paragraphs break off and go on in the next: every line of the page has become one",
			r.line(head, 0), r.line(joints[len(joints)-1].link.tail, 0), len(joints)),
		Notes:      []lint.Note{{Text: lint.Say("由PDF转换时按行分段，会成这样；用 healthlint mend 接上之后再查，才看得到跨行的错字和数字", "conversion of a PDF by lines does this; healthlint mend joins them, and what stands across lines is seen then")}},
		Confidence: 0.97,
	}
	if whole {
		d.Fixes = []lint.Fix{fix}
	}
	r.ReportSpan(d)
	return told
}

// fullLines adds to the joints of such a page the paragraphs as long as those that go on in the next, which have no stop either.
func (r *report) fullLines(joints []*cut, end *piece) []*cut {
	sizes := make([]int, len(joints))
	joined := map[*piece]*cut{}
	for i, c := range joints {
		sizes[i], joined[c.piece] = c.piece.size, c
	}
	slices.Sort(sizes)
	full := sizes[len(sizes)/2] * 4 / 5
	var all []*cut
	for i, p := range r.pieces[:len(r.pieces)-1] {
		next := r.pieces[i+1]
		switch c := r.cutAt[p]; {
		case joined[p] != nil:
			all = append(all, joined[p])
		case p != end && c == nil && (p.broken() || p.ending == pause) && !p.standsApart() && p.size >= full && next.block.Index == p.block.Index+1 && !next.standsApart() && !next.item && r.reads(p, next):
			all = append(all, &cut{piece: p, link: &link{head: p, tail: next}})
		}
	}
	return all
}

// reads reports whether a piece reads on in another: where columns are woven, lines of one stand between those of the other.
func (r *report) reads(p, next *piece) bool {
	r.listenToEnd(p)
	return r.gap(p, next) >= readsAtLeast
}

// standsApart reports whether a piece is a heading by its markup, or by its looks without a comma or a stop: on such a page lines look
// like headings that are none.
func (p *piece) standsApart() bool {
	return p.heading && (p.block.Level > 0 || p.commas == 0 && !p.stops)
}

// opensInside reports whether a text begins with a mark that no paragraph begins with, or with a colon.
func opensInside(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return first == '：' || strings.ContainsRune(closers, first)
}
