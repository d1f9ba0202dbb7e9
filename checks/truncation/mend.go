package truncation

import (
	"bytes"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/pattern"
)

// join is the fix that closes the gap between two neighbours. ok is false
// where a picture or other markup stands in it.
func (r *report) join(c *cut) (fix lint.Fix, ok bool) {
	p, t := c.piece.block, c.link.tail.block
	gap := lint.Span{Start: p.Source(0, len(p.Text)).End, End: t.Source(0, len(t.Text)).Start}
	fixed := func() lint.Fix {
		return lint.Fix{Message: lint.Say("接上第%d行", "join line %d", r.line(c.link.tail, 0)), Edits: []lint.Edit{{Span: gap}}}
	}
	if c.piece.jumps || c.link.tail.begin > 0 { // the lines that say so go with the gap
		gap = lint.Span{Start: p.Source(0, len(c.piece.text)).End, End: t.Source(c.link.tail.begin, len(t.Text)).Start}
		return fixed(), gap.Start <= gap.End && !bytes.ContainsAny(r.Doc.Source[gap.Start:gap.End], "<>")
	}
	if gap.Start > gap.End {
		return lint.Fix{}, false // in the next column
	}
	if between := string(r.Doc.Source[gap.Start:gap.End]); strings.Trim(between, " \t\r\n\v>\u3000\u00a0") != "" && !paragraphEnd().MatchString(between) {
		return lint.Fix{}, false
	}
	if first, ok := strings.CutSuffix(p.Text, "-"); ok && strings.HasSuffix(string(r.Doc.Source[:gap.Start]), "-") && layout.Divided(lastWord(first), firstWord(t.Text)) {
		gap.Start -= len("-")
	}
	return fixed(), true
}

// lastWord and firstWord are the letters that a text ends and begins with.
func lastWord(text string) string { return text[len(strings.TrimRight(text, letters)):] }

func firstWord(text string) string { return text[:len(text)-len(strings.TrimLeft(text, letters))] }

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// paragraphEnd is what may stand between two paragraphs of HTML that are one.
var paragraphEnd = pattern.Lazy(`(?i)^\s*(?:</p>\s*(?:<p(?:\s[^>]*)?>\s*</p>\s*)*<p(?:\s[^>]*)?>|(?:<br\s*/?>\s*)+)\s*$`)

// moved is the fix that brings a continuation from further down back behind
// the cut, with what surely belongs to it. ok is false where the source is
// HTML, in which a paragraph is more than its words; whoever writes Word
// documents moves the paragraphs by the lines they stand for.
func (r *report) moved(c *cut) (fix lint.Fix, ok bool) {
	if r.Doc.Format == "html" || len(r.Doc.Spreads) > 0 {
		return lint.Fix{}, false
	}
	first := c.link.tail.block
	last := r.stretch(c)
	from, to := first.Span().Start, last.Span().End
	text := string(r.Doc.Source[from:to])
	// With the lines goes one of the two gaps around them, the smaller: a blank line that parts two stories stays.
	before := lint.Span{Start: r.Doc.Blocks[first.Index-1].Span().End, End: from}
	behind := lint.Span{Start: to, End: len(r.Doc.Source)}
	if i := last.Index + 1; i < len(r.Doc.Blocks) {
		behind.End = r.Doc.Blocks[i].Span().Start
	}
	if behind.End < len(r.Doc.Source) && behind.Len() <= before.Len() {
		to = behind.End
	} else {
		from = before.Start
	}
	at := c.piece.block.Span().End
	if from < at {
		return lint.Fix{}, false
	}
	a, b := r.Doc.Position(first.Span().Start).Line, r.Doc.Position(last.Span().Start).Line
	say := lint.Say("第%d行移回此处", "move line %d back here", a)
	if b > a {
		say = lint.Say("第%d—%d行移回此处", "move lines %d–%d back here", a, b)
	}
	return lint.Fix{Message: say, Edits: []lint.Edit{
		{Span: lint.Span{Start: at, End: at}, Text: text},
		{Span: lint.Span{Start: from, End: to}},
	}}, true
}

// stretch returns the last block that surely belongs to the story of a piece
// that goes on with a cut: what runs on, without a heading, to the next cut
// that goes on further down, or to the byline that closes the story, where
// another story began with its heading right below the cut and has its own
// byline later. Where neither comes, only the paragraph itself is sure.
func (r *report) stretch(c *cut) *lint.Block {
	t := c.link.tail
	other := r.pieces[c.piece.order+1].heading
	for _, p := range r.pieces[t.order:] {
		if p != t && (p.heading || r.onward[p] != nil && !r.adjacent(r.onward[p])) {
			break
		}
		if c := r.cutAt[p]; c != nil && c.link != nil && !r.adjacent(c) {
			return p.block
		}
		if p.signed {
			if other && slices.ContainsFunc(r.pieces[p.order+1:], func(q *piece) bool { return q.signed }) {
				return r.Doc.Blocks[p.block.Index+1]
			}
			break
		}
	}
	return t.block
}
