package truncation

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/layout"
)

// Markdown is typed: its blocks are parted on purpose, while a page that was taken apart has breaks of its own. What its author
// sets without a stop is whole: the title of what is linked to, the words over code or a picture, the lines of a song. Copy that
// breaks off in Markdown was taken from such a page all the same, and what tells it is told there too: the word that is torn, the
// quotation that closes further down.

// markup is what the source says of a piece.
type markup struct {
	typed   bool // the source is Markdown of an author, who sets more than paragraphs
	code    bool // and code among them: sentences lead to what is shown, and end in names
	shows   bool // code, a picture, a table, a list or a quotation stands right behind
	refers  bool // it is the title of what is linked to, with what is said of that
	verse   bool // lines that the author broke, no sentence ending in any
	linked  bool // ends in the words of a link
	signs   bool // who said what stands above: —— 某某，某书的作者
	loose   bool // an item among items that take no stop
	letters bool // ends in a letter, a figure or a sign: a name, a value, a formula
	section int  // how many headings stand above
}

// longestSigner is how long a line of who said something is at most.
const longestSigner = 80

// markUp fills in what the source says of the pieces of a Markdown document.
func markUp(doc *lint.Document, pieces []*piece) {
	if doc.Format != "markdown" || !authored(doc) {
		return
	}
	section, code := 0, bytes.IndexByte(doc.Source, '`') >= 0
	for _, p := range pieces {
		b, m := p.block, &p.markup
		if b.Kind == lint.Heading && b.Level > 0 {
			section++
		}
		m.typed, m.code, m.section = true, code, section
		if m.shows = b.Shows; b.Index+1 < len(doc.Blocks) {
			next := doc.Blocks[b.Index+1]
			m.shows = m.shows || next.Kind == lint.TableCell || next.Depth > b.Depth || next.Quoted && !b.Quoted
		}
		m.refers = p.ending == layout.Open && p.refersTo()
		m.verse = !p.stops && p.ending == layout.Open && strings.Contains(p.text, "\n")
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p.text[:p.end], " "))
		m.letters = !isHan(last)
		m.linked = b.Linked(p.end-1, p.end)
		m.signs = !p.stops && p.size <= longestSigner && (strings.HasPrefix(p.text, "--") || strings.HasPrefix(p.text, "——"))
	}
	loosen(pieces)
}

// authored reports whether a document has links, code, lists, quotations or sections. Paragraphs alone may be those of a page.
func authored(doc *lint.Document) bool {
	return slices.ContainsFunc(doc.Blocks, func(b *lint.Block) bool {
		return len(b.Links) > 0 || b.Shows || b.Depth > 0 || b.Quoted || b.Level > 1 || b.Table > 0 || strings.Contains(b.Text, lint.Object)
	})
}

// refersTo reports whether a piece is about one link and no sentence: the title begins it, or stands behind a label or a number, or
// ends it and is most of it.
func (p *piece) refersTo() bool {
	const label = 10 // characters in front of a title
	b := p.block
	text, n := strings.TrimRight(b.Text, " "), 0
	if from, _, ok := b.Link(len(text)-1, len(text)); ok && 2*(len(text)-from) > len(text) {
		return true
	}
	for i := range text {
		if n++; n > label+1 || p.stops {
			return false
		}
		if b.Linked(i, i+1) {
			return true
		}
	}
	return false
}

// leastItems is how many items without a stop make a habit, where they are one in looseItems at least.
const (
	leastItems = 2
	looseItems = 3
)

// loosen marks the items of a document whose items take no stop at their end, whatever stops are inside.
func loosen(pieces []*piece) {
	all, open := 0, 0
	for _, p := range pieces {
		if !p.item || p.size < shortest {
			continue
		}
		if all++; p.ending == layout.Open {
			open++
		}
	}
	if open < leastItems || open*looseItems < all {
		return
	}
	for _, p := range pieces {
		p.loose = p.item
	}
}

// The weights of what the markup says, in nats: of a cut, and of a link.
const (
	cutCode    = -1.5
	cutShows   = -3.0
	cutLetters = -2.5
	cutLinked  = -2.5

	linkLevel   = -4.0 // into a quotation or a list, or out of one
	linkSection = -2.0 // over a heading
	linkTitle   = -3.0 // to a heading
	linkLabel   = -2.5 // to a paragraph that begins with a label: 答案：…
)

// weighMarkup is what the markup says about a cut that k goes on with.
func (p *piece) weighMarkup(k *link) (s float64) {
	if !p.typed {
		return 0
	}
	if p.code && (k == nil || !k.torn && !k.quoted) {
		s += cutCode
	}
	if p.shows {
		s += cutShows
	}
	if p.letters {
		s += cutLetters
	}
	if p.linked {
		s += cutLinked
	}
	return s
}

// linkMarkup is the same about a link.
func linkMarkup(h, t *piece) (s float64) {
	if !h.typed {
		return 0
	}
	if parted(h, t) {
		s += linkLevel
	}
	if h.section != t.section {
		s += linkSection
	}
	if t.block.Level > 0 {
		s += linkTitle
	}
	if t.labelled() {
		s += linkLabel
	}
	return s
}

// parted reports whether the markup has one of two pieces in a quotation or a list that the other is not in.
func parted(h, t *piece) bool {
	return h.typed && (h.block.Quoted != t.block.Quoted || h.block.Depth != t.block.Depth)
}

// guessed reports whether a cut rests on a continuation that may as well be another, or none: of copy with code it is none or not
// sure, and what leads to a picture or a list does not go on further down.
func (r *report) guessed(c *cut) bool {
	const chance = 0.5
	if c.link == nil || c.link.quoted {
		return false
	}
	return c.piece.code && !c.link.torn && r.continued(c) <= chance || c.piece.shows && c.link.tail.order > c.piece.order+1
}

// labelled reports whether a piece begins with a label and a colon. Who speaks is none.
func (p *piece) labelled() bool {
	const longest = 12 * 3 // bytes
	i := strings.IndexAny(p.text[:min(len(p.text), longest)], "：:，。、；")
	if i <= 0 || p.text[i] != ':' && !strings.HasPrefix(p.text[i:], "：") {
		return false
	}
	label, _, ok := field(p.text)
	return ok && label != ""
}
