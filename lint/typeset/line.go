package typeset

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Line is a line of plain text without its end, or the part of one that belongs to one column of a page.
type Line struct {
	Start, End int // of the text, trimmed; equal where the line is blank
	Indented   bool

	from, to            int  // of the whole line in the source, with its blanks
	columns, characters int  // of type, and characters, that it takes with its indent
	part                bool // the next is of the same printed line, which extraction broke

	spread int  // in which spread it stands, from 1; 0 in none
	full   int  // how many columns of type fill the column there
	atEdge bool // it begins at the edge of the column, whose paragraphs are indented
}

// Blank reports whether nothing stands in the line.
func (l Line) Blank() bool { return l.Start == l.End }

// lines splits src[start:] into lines.
func lines(src []byte, start int) []Line {
	var out []Line
	for start < len(src) {
		end := len(src)
		if i := bytes.IndexByte(src[start:], '\n'); i >= 0 {
			end = start + i
		}
		s, e := Trim(src, start, end)
		out = append(out, Line{
			Start: s, End: e, Indented: s > start && src[start] != '\f',
			from: start, to: end, columns: width(src[start:e]), characters: utf8.RuneCount(src[start:e]),
		})
		start = end + 1
	}
	return out
}

// Trim narrows [start,end) by the white space at both ends; the ideographic
// space that indents a paragraph is white space too, and the form feed between two pages.
func Trim(src []byte, start, end int) (int, int) {
	for start < end {
		switch {
		case blank(src[start]):
			start++
		case bytes.HasPrefix(src[start:end], []byte("\u3000")):
			start += 3
		default:
			goto right
		}
	}
right:
	for start < end {
		switch {
		case blank(src[end-1]):
			end--
		case bytes.HasSuffix(src[start:end], []byte("\u3000")):
			end -= 3
		default:
			return start, end
		}
	}
	return start, end
}

func blank(b byte) bool { return b == ' ' || b == '\t' || b == '\r' || b == '\f' }

// width counts columns as editors of Chinese set them: Han and the marks of
// Chinese take two.
func width(text []byte) int {
	n := 0
	for _, r := range string(text) {
		n++
		if r >= 0x2E80 || r >= 0x2010 && r <= 0x2027 {
			n++
		}
	}
	return n
}

// hangsOn reports whether a line begins with a mark that none may begin with: extraction broke the line before.
func hangsOn(text []byte) bool {
	r, _ := utf8.DecodeRune(text)
	return strings.ContainsRune("，。、；：？！”’）》〉」』】〕％%", r)
}
