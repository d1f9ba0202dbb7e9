package lint

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Kind says what a block is to a reader. Readers set what the markup says;
// lint/layout refines plain paragraphs by layout and wording.
type Kind uint8

// The kinds of block.
const (
	Paragraph Kind = iota
	Heading
	ListItem
	Quote
	TableCell
	Caption
	Byline
	Dateline
	Notice
	Question
	Answer
	Boilerplate
)

var kindNames = [...]string{"paragraph", "heading", "list-item", "quote", "table-cell", "caption", "byline", "dateline", "notice", "question", "answer", "boilerplate"}

func (k Kind) String() string { return kindNames[k] }

// Run maps a stretch of Block.Text to the stretch of Document.Source it came
// from. Where Atomic is false the two hold the same bytes; an atomic run (an
// entity, a repaired run, a soft line break) maps only as a whole.
type Run struct {
	Text, Source Span
	Atomic       bool
}

// Object stands in Block.Text for something on the page that is not copy: code, an address. Unicode means U+FFFC for that; no
// word and no number reaches across it.
const Object = "\uFFFC"

// Block is one piece of copy as the reader sees it: markup gone, entities
// decoded, damage repaired. Every byte of Text maps back to Document.Source.
type Block struct {
	Kind  Kind
	Level int // heading level from 1; 0 where the source does not say
	Text  string
	Runs  []Run // cover Text in order; source spans never go backwards
	Index int   // position in Document.Blocks

	// Note says that the block is a foot- or endnote, which the copy does not end with.
	Note bool
	// Depth is in how many lists a list item stands, and Item which item of the innermost it is or belongs to, from 1; 0 where
	// the source does not say.
	Depth, Item int
	// Quoted says that the block stands in a quotation set apart by the markup, whatever its kind.
	Quoted bool
	// Links are the words of links to other pages, in order, by their place in the source.
	Links []Span
	// Shows says that code or a picture stands right behind the block, which it may lead to.
	Shows bool
	// Ruled says that a rule (<hr>, --- in Markdown) stands before the block.
	Ruled bool
	// Aside says that the markup has the whole block in italics, as what is said beside the copy is set.
	Aside bool
	// Flows says that the block stands at the foot of a column and goes on in the next block, at the head of the next column.
	Flows bool
	// Separated says that a blank line (or markup) stands before the block.
	Separated bool
	// Table and Row number table cells so that a check can tell neighbours. Column is the column of the grid, from 0;
	// -1 where cells reach over several rows, so that none is sure.
	Table, Row, Column int
}

// Source returns the source span that stands for Text[start:end]. An empty
// range maps to the place between its neighbours.
func (b *Block) Source(start, end int) Span {
	if len(b.Runs) == 0 {
		return Span{}
	}
	if start >= end {
		at := b.point(start)
		return Span{at, at}
	}
	i := b.runAt(start)
	j := b.runAt(end - 1)
	s := Span{b.Runs[i].Source.Start, b.Runs[j].Source.End}
	if r := b.Runs[i]; !r.Atomic {
		s.Start += start - r.Text.Start
	}
	if r := b.Runs[j]; !r.Atomic {
		s.End = r.Source.Start + end - r.Text.Start
	}
	return s
}

// runAt returns the index of the run that holds text offset at.
func (b *Block) runAt(at int) int {
	i := sort.Search(len(b.Runs), func(i int) bool { return b.Runs[i].Text.End > at })
	return min(i, len(b.Runs)-1)
}

// point maps a place between two characters: after the character before it,
// so that an insertion stays inside the markup of the word it follows.
func (b *Block) point(at int) int {
	if at <= 0 {
		return b.Runs[0].Source.Start
	}
	r := b.Runs[b.runAt(at-1)]
	if r.Atomic {
		return r.Source.End
	}
	return r.Source.Start + min(at, r.Text.End) - r.Text.Start
}

// Span returns the source span of the whole block.
func (b *Block) Span() Span {
	if len(b.Runs) == 0 {
		return Span{}
	}
	return Span{b.Runs[0].Source.Start, b.Runs[len(b.Runs)-1].Source.End}
}

// Linked reports whether Text[start:end] are words of a link.
func (b *Block) Linked(start, end int) bool {
	_, ok := b.linkOf(start, end)
	return ok
}

// linkOf returns the link that Text[start:end] stands in.
func (b *Block) linkOf(start, end int) (Span, bool) {
	if len(b.Links) == 0 || start < 0 || start >= end {
		return Span{}, false
	}
	s := b.Source(start, end)
	i := sort.Search(len(b.Links), func(i int) bool { return b.Links[i].End >= s.End })
	if i == len(b.Links) || b.Links[i].Start > s.Start {
		return Span{}, false
	}
	return b.Links[i], true
}

// Link returns which words of Text are the link that Text[start:end] stands in.
func (b *Block) Link(start, end int) (from, to int, ok bool) {
	l, ok := b.linkOf(start, end)
	if !ok {
		return 0, 0, false
	}
	first := b.Runs[sort.Search(len(b.Runs), func(i int) bool { return b.Runs[i].Source.End > l.Start })]
	last := b.Runs[sort.Search(len(b.Runs), func(i int) bool { return b.Runs[i].Source.Start >= l.End })-1]
	from, to = first.Text.Start, last.Text.End
	if !first.Atomic {
		from += max(0, l.Start-first.Source.Start)
	}
	if !last.Atomic {
		to -= max(0, last.Source.End-l.End)
	}
	return from, to, true
}

// Verbatim reports whether Text[start:end] stands in the source byte for byte
// in one piece, so that an edit of that range touches nothing else.
func (b *Block) Verbatim(start, end int) bool {
	if len(b.Runs) == 0 || start >= end {
		return len(b.Runs) > 0
	}
	i, j := b.runAt(start), b.runAt(end-1)
	for k := i; k <= j; k++ {
		if b.Runs[k].Atomic || k > i && b.Runs[k].Source.Start != b.Runs[k-1].Source.End {
			return false
		}
	}
	return true
}

// Edits returns the edits of the source that turn Text[start:end] into
// replacement. What stays the same is left alone, so that markup inside the
// range survives; exact is false where an edit has to swallow markup or a
// repaired run.
func (b *Block) Edits(start, end int, replacement string) (edits []Edit, exact bool) {
	old := b.Text[start:end]
	if utf8.RuneCountInString(old) == utf8.RuneCountInString(replacement) {
		return b.runeEdits(start, old, replacement)
	}
	for old != "" && replacement != "" {
		r, n := utf8.DecodeRuneInString(old)
		if q, _ := utf8.DecodeRuneInString(replacement); q != r {
			break
		}
		old, replacement, start = old[n:], replacement[n:], start+n
	}
	for old != "" && replacement != "" {
		r, n := utf8.DecodeLastRuneInString(old)
		if q, _ := utf8.DecodeLastRuneInString(replacement); q != r {
			break
		}
		old, replacement, end = old[:len(old)-n], replacement[:len(replacement)-n], end-n
	}
	edit, exact := b.edit(start, end, replacement)
	return []Edit{edit}, exact
}

// edit is one edit that turns Text[start:end] into replacement. An atomic run is replaced as a whole or not at
// all: what it holds beside the range is written out again, so a repaired run comes out repaired.
func (b *Block) edit(start, end int, replacement string) (Edit, bool) {
	if len(b.Runs) == 0 {
		return Edit{Text: replacement}, true
	}
	exact := b.Verbatim(start, end)
	if r := b.Runs[b.runAt(start)]; r.Atomic && r.Text.Start < start && start < r.Text.End {
		replacement, start, exact = b.Text[r.Text.Start:start]+replacement, r.Text.Start, false
		end = max(end, start)
	}
	if r := b.Runs[b.runAt(max(start, end-1))]; r.Atomic && r.Text.Start < end && end < r.Text.End {
		replacement, end, exact = replacement+b.Text[end:r.Text.End], r.Text.End, false
	}
	return Edit{Span: b.Source(start, end), Text: replacement}, exact
}

// runeEdits replaces rune by rune, joining neighbours that touch in the source.
func (b *Block) runeEdits(start int, old, replacement string) (edits []Edit, exact bool) {
	exact = true
	from, end, whole := start, start+len(old), replacement
	at := start
	var text strings.Builder // of the last edit
	finish := func() {
		if k := len(edits) - 1; k >= 0 {
			edits[k].Text = text.String()
		}
		text.Reset()
	}
	for old != "" {
		r, n := utf8.DecodeRuneInString(old)
		q, m := utf8.DecodeRuneInString(replacement)
		if r != q {
			if run := b.Runs[b.runAt(at)]; run.Atomic && run.Text.Len() > n {
				edit, _ := b.edit(from, end, whole)
				return []Edit{edit}, false
			}
			span := b.Source(at, at+n)
			exact = exact && b.Verbatim(at, at+n)
			if k := len(edits) - 1; k >= 0 && edits[k].Span.End == span.Start {
				edits[k].Span.End = span.End
			} else {
				finish()
				edits = append(edits, Edit{Span: span})
			}
			text.WriteString(replacement[:m])
		}
		old, replacement, at = old[n:], replacement[m:], at+n
	}
	finish()
	return edits, exact
}

// Replacement is a change to Block.Text: Text[Start:End] becomes Text.
type Replacement struct {
	Span
	Text string
}

// Rewrite applies replacements (in order, not overlapping) to the block's
// text and its map. Replaced stretches become atomic runs; what lies between
// keeps its exact mapping. A deletion leaves no run behind.
func (b *Block) Rewrite(replacements []Replacement) {
	if len(replacements) == 0 {
		return
	}
	var text strings.Builder
	var runs []Run
	keep := func(start, end int) {
		for start < end {
			r := b.Runs[b.runAt(start)]
			stop := min(end, r.Text.End)
			nr := Run{Text: Span{text.Len(), text.Len() + stop - start}, Source: r.Source, Atomic: r.Atomic}
			if !r.Atomic {
				nr.Source = Span{r.Source.Start + start - r.Text.Start, r.Source.Start + stop - r.Text.Start}
			}
			runs = appendRun(runs, nr)
			text.WriteString(b.Text[start:stop])
			start = stop
		}
	}
	at := 0
	for _, r := range replacements {
		keep(at, r.Start)
		if r.Text != "" {
			runs = append(runs, Run{Text: Span{text.Len(), text.Len() + len(r.Text)}, Source: b.Source(r.Start, r.End), Atomic: true})
			text.WriteString(r.Text)
		}
		at = r.End
	}
	keep(at, len(b.Text))
	b.Text, b.Runs = text.String(), runs
}

// appendRun adds a run, joining it to the last where both are verbatim and
// touch on both sides.
func appendRun(runs []Run, r Run) []Run {
	if k := len(runs) - 1; k >= 0 && !r.Atomic && !runs[k].Atomic &&
		runs[k].Text.End == r.Text.Start && runs[k].Source.End == r.Source.Start {
		runs[k].Text.End, runs[k].Source.End = r.Text.End, r.Source.End
		return runs
	}
	return append(runs, r)
}

// BlockBuilder collects a block's text together with its map.
type BlockBuilder struct {
	text strings.Builder
	runs []Run
}

// Verbatim appends source[start:end] as it stands.
func (w *BlockBuilder) Verbatim(source []byte, start, end int) {
	if start >= end {
		return
	}
	w.runs = appendRun(w.runs, Run{Text: Span{w.text.Len(), w.text.Len() + end - start}, Source: Span{start, end}})
	w.text.Write(source[start:end])
}

// Decoded appends text that stands for source[start:end], such as an entity.
func (w *BlockBuilder) Decoded(text string, start, end int) {
	if text == "" {
		return
	}
	w.runs = append(w.runs, Run{Text: Span{w.text.Len(), w.text.Len() + len(text)}, Source: Span{start, end}, Atomic: true})
	w.text.WriteString(text)
}

// Len returns the length of the text so far, in bytes.
func (w *BlockBuilder) Len() int { return w.text.Len() }

// String returns the text so far.
func (w *BlockBuilder) String() string { return w.text.String() }

// Block returns the block and resets the builder.
func (w *BlockBuilder) Block(kind Kind) *Block {
	b := &Block{Kind: kind, Text: w.text.String(), Runs: w.runs}
	w.text.Reset()
	w.runs = nil
	return b
}
