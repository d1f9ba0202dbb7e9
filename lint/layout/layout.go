// Package layout tells what each block of plain copy is — heading, byline,
// caption, notice, question — by its place on the page and its wording, and
// where one story on a page ends and the next begins.
package layout

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// longest heading, in characters: a news title with its two halves.
const longestHeading = 52

// Classify sets the kind of every paragraph that is something else. What the
// markup of the source said stays as it is.
func Classify(doc *lint.Document) {
	ends := make([]lineEnd, len(doc.Blocks))
	table, lastRow := 0, -2
	for i, b := range doc.Blocks {
		if b.Table > table {
			table = b.Table
		}
		if b.Kind != lint.Paragraph {
			continue
		}
		b.Kind = wording(b.Text, &ends[i])
		if b.Kind == lint.TableCell {
			if lastRow != i-1 {
				table++
			}
			lastRow = i
			b.Table, b.Row = table, i
		}
	}
	if n := len(doc.Blocks); n > 0 && doc.Blocks[n-1].Kind == lint.Byline && torn(doc.Blocks[n-1].Text) {
		doc.Blocks[n-1].Kind = lint.Paragraph // the copy breaks off in it
	}
	notices(doc.Blocks)
	runningHeads(doc)
	remarks(doc.Blocks)
	related(doc.Blocks)
	headings(doc, ends)
}

// lineEnd is how a line ends, found out when first asked: several rules ask.
type lineEnd struct {
	known  bool
	ending Ending
}

func (l *lineEnd) of(text string) Ending {
	if !l.known {
		l.known = true
		l.ending, _ = EndOf(text)
	}
	return l.ending
}

// rights reports whether a line says whose rights are reserved; a © alone may be whose picture it is.
func rights(text string) bool {
	return strings.Contains(text, "ights reserved") || strings.Contains(text, "ights Reserved") || strings.Contains(text, "版权所有") || strings.Contains(text, "版權所有")
}

// wording classifies a line by what it says alone.
func wording(text string, end *lineEnd) lint.Kind {
	short := head(text, 64)
	whole := len(short) == len(text)
	if isRow(text) {
		if strings.Count(text, "\t") < 2 && Furniture(text) != "" {
			return lint.Boilerplate // 关于我们 | 联系我们 | 版权声明 | …
		}
		return lint.TableCell
	}
	if whole {
		if Furniture(text) != "" {
			return lint.Boilerplate
		}
		if isDate(text) {
			return lint.Dateline
		}
	}
	if !whole && utf8.RuneCountInString(text) <= longestDisclaimer && rights(text) && Furniture(text) == "legal" {
		return lint.Boilerplate
	}
	if k := questionOrAnswer(short); k != lint.Paragraph {
		return k
	}
	if len(text) <= 600 {
		if isBylineLine(text, end) {
			return lint.Byline
		}
		if isCaptionLine(text, end) {
			return lint.Caption
		}
	}
	if isNotice(text) {
		return lint.Notice
	}
	if bullet(text) > 0 {
		return lint.ListItem
	}
	return lint.Paragraph
}

// headings finds the lines that stand over others: short, not ended by a
// stop, with no stop inside. Whether such a line is rather a paragraph cut in
// half is for the truncation check, which knows the words.
func headings(doc *lint.Document, ends []lineEnd) {
	first := true
	for i, b := range doc.Blocks {
		if b.Kind == lint.Boilerplate || b.Kind == lint.Dateline || b.Kind == lint.Byline {
			continue
		}
		isFirst := first
		first = false
		if b.Kind == lint.ListItem && isFirst && strings.HasPrefix(b.Text, "【") {
			b.Kind = lint.Paragraph
		}
		if b.Kind == lint.Heading {
			if isFirst && doc.Title == "" {
				doc.Title = b.Text
			}
			continue
		}
		if b.Kind != lint.Paragraph && !(b.Kind == lint.ListItem && numbered(b.Text)) {
			continue
		}
		if isHeading(doc.Blocks, i, isFirst, &ends[i]) {
			b.Kind = lint.Heading
			if isFirst && doc.Title == "" {
				doc.Title = b.Text
			}
		}
	}
}

func isHeading(blocks []*lint.Block, i int, first bool, end *lineEnd) bool {
	b := blocks[i]
	limit := longestHeading
	text := b.Text
	if first {
		if limit = 70; strings.ContainsAny(text, " \u3000") {
			limit = 120 // a headline with its decks on one line
		}
	}
	n := 0
	for range text {
		if n++; n > limit {
			return false
		}
	}
	if strings.Contains(text, "。") {
		return false
	}
	switch end.of(text) {
	case Stop: // 流感高发，家长如何应对？
		if !first && !(b.Separated && n <= 24 && i+1 < len(blocks) && blocks[i+1].Separated) || n > 45 {
			return false
		}
		if strings.HasPrefix(text, "“") || strings.HasPrefix(text, "「") {
			return first && n <= 40
		}
		return i+1 < len(blocks)
	case Pause, Colon:
		return false
	case Ellipsis:
		return first
	}
	if commas := strings.Count(text, "，") + strings.Count(text, ","); commas > 2 || commas > 1 && !first && n > 24 {
		return false
	}
	if numbered(text) && b.Kind == lint.ListItem {
		// 1. 完成标准化建设 among its like is an item; alone over paragraphs, a heading.
		return n <= 30 && i+1 < len(blocks) && bullet(blocks[i+1].Text) == 0 && (i == 0 || bullet(blocks[i-1].Text) == 0)
	}
	return true
}

// numbered reports whether text opens with a Chinese or Arabic number mark.
func numbered(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("一二三四五六七八九十（(①②③④⑤⑥⑦⑧⑨⑩", r) || r >= '0' && r <= '9'
}

// head returns the first n characters of text.
func head(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}
