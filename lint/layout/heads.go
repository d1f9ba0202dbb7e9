package layout

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/pattern"
)

// wideGap is what layout extraction leaves between the name of a book or a paper and the number of the page.
var wideGap = pattern.Lazy(`^(.*\S)(?: {3,}|[ \x{3000}]*\x{3000}{2,} *)[·•—–-]?(\d{1,3})[·•—–-]?$|^(\d{1,3})(?: {3,}|\x{3000}{2,})(\S.*)$`)

// Numbered divides the head of a page from its number: 第三章　社区管理　　　　24.
func Numbered(line string) (head string, page int, ok bool) {
	if len(line) > 160 || !strings.ContainsAny(line, "0123456789") || !strings.Contains(line, "   ") && !strings.Contains(line, "\u3000\u3000") {
		return "", 0, false
	}
	m := wideGap().FindStringSubmatch(strings.TrimSpace(line))
	if m == nil {
		return "", 0, false
	}
	page, _ = strconv.Atoi(m[2] + m[3])
	return strings.TrimSpace(m[1] + m[4]), page, true
}

// ofPages is a page out of so many, which elsewhere is a share, a score or a pressure.
var ofPages = pattern.Lazy(`^(\d{1,3}) ?[/／] ?(\d{1,3})$`)

// pageNumber is the first number of a folio.
var pageNumber = pattern.Lazy(`\d{1,3}`)

// Page returns the number of the page that a line of the page's furniture gives.
func Page(line string) (n int, ok bool) {
	if _, n, ok := Numbered(line); ok {
		return n, true
	}
	line = strings.TrimSpace(line)
	if !isFolio(line) && !isBare(line) && !ofPages().MatchString(line) && !folio().MatchString(compact(simplify(line))) {
		return 0, false
	}
	n, err := strconv.Atoi(pageNumber().FindString(line))
	return n, err == nil
}

// isBare reports whether a line is a number that a page may have.
func isBare(line string) bool {
	return line != "" && len(line) <= 3 && strings.Trim(line, "0123456789") == "" && line[0] != '0'
}

// runningHeads finds the heads and feet of pages between the paragraphs of a text, and the one over it.
func runningHeads(doc *lint.Document) {
	blocks := doc.Blocks
	first, last := len(blocks), -1
	heads := map[string]int{}
	for i, b := range blocks {
		if b.Kind == lint.Paragraph && strings.ContainsAny(b.Text, "。，") {
			first, last = min(first, i), i
		}
		if head, _, ok := Numbered(b.Text); ok {
			heads[head]++
		}
	}
	if len(blocks) > 0 {
		heads[strings.TrimSpace(blocks[0].Text)]++
	}
	for i, b := range blocks {
		switch b.Kind {
		case lint.Paragraph, lint.Byline, lint.Dateline, lint.ListItem, lint.Heading:
		default:
			continue
		}
		between := i > first && i < last
		head, _, numbered := Numbered(b.Text)
		switch {
		case between && RunningHead(b.Text),
			i == 0 && numbered && RunningHead(b.Text), // what a story is from is set without a gap
			i == 0 && sectioned(doc, b),
			between && numbered && heads[head] > 1 && !strings.ContainsAny(head, "，。；"),
			doc.Format == "text" && isPage(doc, i, between):
			b.Kind = lint.Boilerplate
		case i == 0 && len(blocks) > 1 && b.Kind == lint.Paragraph && RunningHead(b.Text):
			b.Kind = lint.Dateline // the page, of which paper and day: the headline comes below
		}
	}
	for i := first + 1; i < last; i++ {
		if overFolio(blocks, i, heads) {
			blocks[i].Kind = lint.Boilerplate
		}
	}
}

// sectioned reports whether a first line is the name of a paper and a section of it, far apart: 生命健康报        B3.
func sectioned(doc *lint.Document, b *lint.Block) bool {
	return doc.Format == "text" && strings.Contains(strings.TrimSpace(doc.Text(b.Span())), "   ") && RunningHead(b.Text)
}

// isPage reports whether a number alone on its line is that of the page: far in, out of so many, or where a paragraph breaks off
// that the next goes on.
func isPage(doc *lint.Document, i int, between bool) bool {
	b := doc.Blocks[i]
	line := strings.TrimSpace(b.Text)
	if m := ofPages().FindStringSubmatch(line); m != nil {
		n, _ := strconv.Atoi(m[1])
		all, _ := strconv.Atoi(m[2])
		return n > 0 && n <= all && b.Separated && between && doc.Blocks[i+1].Separated
	}
	if !isBare(line) {
		return false
	}
	if (between || i == len(doc.Blocks)-1) && b.Separated && indentOf(doc, b) >= farIn {
		return true
	}
	if !between {
		return false
	}
	const prose = 24 // characters: a heading ends so too
	above := i - 1
	for above > 0 && doc.Blocks[above].Kind == lint.ListItem && circled(doc.Blocks[above].Text) {
		above-- // footnotes stand between the text and the number
	}
	before, after := doc.Blocks[above], doc.Blocks[i+1]
	if first, _ := utf8.DecodeRuneInString(after.Text); strings.ContainsRune("年月日时分岁个人名例次元万亿倍项条种家天周%％", first) {
		return false // of the text, whose lines are broken
	}
	return before.Kind == lint.Paragraph && utf8.RuneCountInString(before.Text) >= prose && after.Kind == lint.Paragraph && breaksOff(before.Text) && strings.Contains(after.Text, "。") && bullet(after.Text) == 0
}

// circled reports whether a line begins with ① or the like.
func circled(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return r >= '①' && r <= '⑳'
}

// farIn is how many columns in the number of a page stands at least, where it is centred or at the right.
const farIn = 12

func indentOf(doc *lint.Document, b *lint.Block) (columns int) {
	src := doc.Source
	for at := b.Span().Start - 1; at >= 0 && src[at] != '\n'; at-- {
		if src[at] != ' ' && src[at] != '\t' {
			return 0
		}
		columns++
	}
	return columns
}

// breaksOff reports whether running text ends inside a sentence.
func breaksOff(text string) bool {
	e, _ := EndOf(text)
	return (e == Open || e == Pause) && strings.ContainsAny(text, "，。")
}

// overFolio reports whether block i is the head of a page that stands with its number between a paragraph that breaks off and the
// rest: 社区慢性病管理手册 over · 23 ·.
func overFolio(blocks []*lint.Block, i int, heads map[string]int) bool {
	const longestHead = 24
	b := blocks[i]
	if b.Kind != lint.Heading && b.Kind != lint.Paragraph || utf8.RuneCountInString(b.Text) > longestHead || strings.ContainsAny(b.Text, "，。；：！？,:") {
		return false
	}
	above, below := blocks[i-1], blocks[i+1]
	number := func(b *lint.Block) bool {
		_, ok := Page(b.Text)
		return b.Kind == lint.Boilerplate && ok
	}
	k := i - 1
	switch {
	case number(below) && !below.Separated:
	case number(above) && !b.Separated:
		k--
	default:
		return false
	}
	if k < 0 || blocks[k].Kind != lint.Paragraph {
		return false
	}
	return heads[strings.TrimSpace(b.Text)] > 0 || breaksOff(blocks[k].Text)
}
