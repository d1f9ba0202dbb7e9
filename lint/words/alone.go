package words

import (
	_ "embed"
	"unicode/utf8"
)

// aloneTable tells how seldom a character is a word of its own, by itself and next to what; command genalone, which writes
// it, describes the layout.
//
//go:embed data/alone.bin
var aloneTable string

// Parts of aloneTable: where the row of each character begins, 0 where it has none, for what is before it and then for what is
// behind; and a row's own level and number of neighbours.
const (
	aloneSide = 4 * characters
	rowHeader = 3
	nat       = 0.5 // what a level stands for
	unmet     = 1   // the level of what was never counted
)

// aloneRow returns where the row of a Han character begins.
func aloneRow(side int, r rune) int {
	at := side*aloneSide + 4*int(r-firstHan)
	return a16(at) | a16(at+2)<<16
}

func a16(at int) int { return int(aloneTable[at]) | int(aloneTable[at+1])<<8 }

// Alone returns how unusual, in nats, it is for the character text[start:end] to be a word of its own behind what stands
// before it, and before what stands behind: −log of the share of the times the two met in which it was (gse's words in the corpora
// that data/README.md names), 0 to 7.5 each. 活 in 活， is nearly always the end of 生活 or 快活.
func Alone(text string, start, end int) (before, behind float64) {
	r, size := utf8.DecodeRuneInString(text[start:end])
	if size != end-start || r < firstHan || r > lastHan {
		return 0, 0
	}
	left, right := utf8.RuneError, utf8.RuneError
	if start > 0 {
		left, _ = utf8.DecodeLastRuneInString(text[:start])
	}
	if end < len(text) {
		right, _ = utf8.DecodeRuneInString(text[end:])
	}
	return aloneBy(aloneRow(0, r), Neighbour(left)), aloneBy(aloneRow(1, r), Neighbour(right))
}

// Bound returns how unusual, in nats, it is for a character to be a word of its own, whatever it stands next to.
func Bound(r rune) float64 {
	if r < firstHan || r > lastHan {
		return 0
	}
	if row := aloneRow(0, r); row > 0 {
		return float64(aloneTable[row+2]) * nat
	}
	return unmet * nat
}

// aloneBy looks a neighbour up in a row.
func aloneBy(row int, neighbour rune) float64 {
	if row == 0 {
		return unmet * nat
	}
	n := a16(row)
	first := row + rowHeader
	lo, hi := 0, n
	for lo < hi {
		if m := (lo + hi) / 2; a16(first+2*m) < int(neighbour) {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo == n || a16(first+2*lo) != int(neighbour) {
		return float64(aloneTable[row+2]) * nat
	}
	return float64(aloneTable[first+2*n+lo/2]>>(4*(lo%2))&15) * nat
}

// Neighbour returns what a character next to a word counts as: itself if it is Han, else '0' for a digit, 'a' for a Latin
// letter, '(' and ')' for what opens and closes, '\n' for the end of a text or a space, and ',' for any other mark.
func Neighbour(r rune) rune {
	switch {
	case r >= firstHan && r <= lastHan:
		return r
	case r >= '0' && r <= '9' || r >= '０' && r <= '９':
		return '0'
	case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
		return 'a'
	}
	switch r {
	case '“', '‘', '《', '（', '(', '「', '『':
		return '('
	case '”', '’', '》', '）', ')', '」', '』':
		return ')'
	case utf8.RuneError, '\n', '\r', ' ', '　':
		return '\n'
	}
	return ','
}
