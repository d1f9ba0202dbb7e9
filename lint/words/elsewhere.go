package words

import (
	"strings"
	"unicode/utf8"
)

// reach is how far around a place an article is searched, in bytes: no article is longer, and a file that is one
// endless line must stay linear.
const reach = 24 << 10

// Elsewhere reports whether s stands in the article outside text[start:end]: what recurs is a name or the house's
// own term rather than a slip.
func Elsewhere(text string, start, end int, s string) bool {
	return strings.Contains(text[max(0, start-reach):start], s) || strings.Contains(text[end:min(len(text), end+reach)], s)
}

// Around widens text[start:end] by at most margin bytes on either side, to whole characters: as much as is divided into
// words for the sake of a place.
func Around(text string, start, end, margin int) (from, to int) {
	from, to = max(0, start-margin), min(len(text), end+margin)
	for from < start && !utf8.RuneStart(text[from]) {
		from++
	}
	for to > end && to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	return from, to
}

// Beside returns the words that end and begin at byte start, as the text around text[start:end], reach bytes on either
// side, divides. A word that spans the place is both; where there is none it is the zero Token. Offsets are those of text.
func Beside(text string, start, end, reach int) (before, after Token) {
	from, to := Around(text, start, end, reach)
	var room [32]Token
	for _, t := range Split(room[:0], text[from:to], nil) {
		t.Start, t.End = from+t.Start, from+t.End
		if t.Start < start && t.End >= start {
			before = t
		}
		if t.Start <= start && t.End > start {
			after = t
		}
	}
	return before, after
}
