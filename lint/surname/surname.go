// Package surname knows the surnames of one character, and how common each is.
package surname

import (
	_ "embed"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/lines"
)

//go:embed surnames.tsv
var table string

// Rank is how common a surname is.
type Rank uint8

// The ranks, the least common first.
const (
	None   Rank = iota // no surname
	Rare               // met in the news
	Usual              // one of those that nearly everybody in the news bears
	Common             // one of the hundred commonest
)

// The block of Chinese characters in which all of them are.
const first, last = 0x4E00, 0x9FFF

var ranks = sync.OnceValue(func() *[last - first + 1]Rank {
	of := map[string]Rank{"rare": Rare, "usual": Usual, "common": Common}
	out := new([last - first + 1]Rank)
	for row := range lines.Rows(table, 4) {
		rank, ok := of[row[0]]
		if !ok {
			panic("surnames.tsv: " + row[0] + " is no rank")
		}
		for _, r := range row[1] + row[2] {
			out[r-first] = rank
		}
	}
	return out
})

// Of returns how common the surname r is, in either script.
func Of(r rune) Rank {
	if r < first || r > last {
		return None
	}
	return ranks()[r-first]
}

// Begins returns how common the surname is that a text begins with.
func Begins(text string) Rank {
	r, _ := utf8.DecodeRuneInString(text)
	return Of(r)
}

// Ends returns how common the surname is that a text ends with.
func Ends(text string) Rank {
	r, _ := utf8.DecodeLastRuneInString(text)
	return Of(r)
}
