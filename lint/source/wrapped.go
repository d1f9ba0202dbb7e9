package source

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// line is one line of plain text without its end: what stands in it, and how
// many columns it takes with its indent.
type line struct {
	start, end int // of the text, trimmed; equal where the line is blank
	indented   bool
	columns    int
}

// lines splits src[start:] into lines.
func lines(src []byte, start int) []line {
	var out []line
	for start < len(src) {
		end := len(src)
		if i := bytes.IndexByte(src[start:], '\n'); i >= 0 {
			end = start + i
		}
		s, e := trim(src, start, end)
		out = append(out, line{start: s, end: e, indented: s > start, columns: width(src[start:e])})
		start = end + 1
	}
	return out
}

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

// Text wrapped by hand fills its lines, to between these columns; a mark that
// may not begin a line makes one up to slack columns shorter.
const (
	narrowest  = 40
	widest     = 120
	slack      = 4
	fewestFull = 6
)

// wrapped returns the columns that the lines are filled to where the text is
// wrapped by hand, beyond doubt: most lines are full, and most of these end
// inside a sentence. It is 0 where a line is a paragraph, whose length nothing
// rules.
func wrapped(src []byte, ls []line) int {
	full, filled, open, all := 0, 0, 0, 0
	for _, l := range ls {
		full = max(full, l.columns)
	}
	if full < narrowest || full > widest {
		return 0
	}
	for _, l := range ls {
		if l.start == l.end {
			continue
		}
		all++
		if l.columns >= full-slack {
			filled++
			if runsOn(src[l.start:l.end]) {
				open++
			}
		}
	}
	if filled < fewestFull || filled*10 < all*6 || open*10 < filled*6 {
		return 0
	}
	return full
}

// runsOn reports whether a line ends inside a sentence.
func runsOn(text []byte) bool {
	r, _ := utf8.DecodeLastRune(text)
	return !strings.ContainsRune("。！？!?.：:…；;”’」』）)", r)
}

// between is what stands for the line end inside a sentence: nothing next to
// Chinese and inside a number, a space between words.
func between(before, after []byte) string {
	a, _ := utf8.DecodeLastRune(before)
	b, _ := utf8.DecodeRune(after)
	digits := a >= '0' && a <= '9' && b >= '0' && b <= '9'
	if a >= utf8.RuneSelf || b >= utf8.RuneSelf || digits {
		return ""
	}
	return " "
}
