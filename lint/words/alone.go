package words

import (
	_ "embed"
	"sync"
	"unicode/utf8"
)

// aloneTable tells how seldom a character is a word of its own, by itself and next to what; command genalone, which writes
// it, describes the layout.
//
//go:embed data/alone.bin
var aloneTable string

// aloneRows is where the row of each character begins in aloneTable, 0 where it has none: next to what is before it, and what
// is behind.
var aloneRows = sync.OnceValue(func() *[2][lastHan - firstHan + 1]uint32 {
	rows := new([2][lastHan - firstHan + 1]uint32)
	at := 0
	for side := range rows {
		n := a16(at)
		at += 2
		for range n {
			rows[side][a16(at)-firstHan] = uint32(at)
			pairs := a16(at + 2)
			at += rowHeader + 2*pairs + (pairs+1)/2
		}
	}
	return rows
})

const (
	rowHeader = 5   // bytes: character, number of neighbours, level by itself
	nat       = 0.5 // what a level stands for
	unmet     = 1   // the level of what was never counted
)

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
	rows := aloneRows()
	return aloneBy(rows[0][r-firstHan], Neighbour(left)), aloneBy(rows[1][r-firstHan], Neighbour(right))
}

// Bound returns how unusual, in nats, it is for a character to be a word of its own, whatever it stands next to.
func Bound(r rune) float64 {
	if r < firstHan || r > lastHan {
		return 0
	}
	if row := aloneRows()[0][r-firstHan]; row > 0 {
		return float64(aloneTable[row+4]) * nat
	}
	return unmet * nat
}

// aloneBy looks a neighbour up in a row.
func aloneBy(row uint32, neighbour rune) float64 {
	if row == 0 {
		return unmet * nat
	}
	at := int(row)
	n := a16(at + 2)
	first := at + rowHeader
	lo, hi := 0, n
	for lo < hi {
		if m := (lo + hi) / 2; a16(first+2*m) < int(neighbour) {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo == n || a16(first+2*lo) != int(neighbour) {
		return float64(aloneTable[at+4]) * nat
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
