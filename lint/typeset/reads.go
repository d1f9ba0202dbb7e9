package typeset

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
)

// In a few rows, which may part no word, the lines have to read on below, on the average by so many nats, and by so many better than
// beside; and mostly. Rows of a table or of verse read on neither way.
const (
	fewestRead  = 3
	readsWell   = 2.0
	readsBetter = 2.0
	mostly      = 0.65
)

// readDown reports whether lines go on below them rather than beside them.
func readDown(src []byte, parts [][]cell) bool {
	n, better, on, gain := 0, 0, 0.0, 0.0
	for i := 0; i+1 < len(parts); i++ {
		for k := 0; k+1 < len(parts[i]); k++ {
			here, beside, below := parts[i][k], parts[i][k+1], parts[i+1][k]
			if here.end == 0 || beside.end == 0 || below.end == 0 || !runsOn(src[here.start:here.end]) {
				continue
			}
			text := src[here.start:here.end]
			down, across := readsOn(text, src[below.start:below.end]), readsOn(text, src[beside.start:beside.end])
			on, gain = on+down, gain+down-across
			if n++; down > across {
				better++
			}
		}
	}
	all := float64(n)
	return n >= fewestRead && on >= readsWell*all && gain >= readsBetter*all && float64(better) >= mostly*all
}

// readsOn returns how much likelier a text is behind another than at the beginning of a sentence, in nats.
func readsOn(before, after []byte) float64 {
	return behind(before, after) - behind([]byte("。"), after)
}

// behind returns how likely the first characters of a text are behind another, in nats.
func behind(before, after []byte) (p float64) {
	const context, first = 4, 4 // characters
	from, to := len(before), 0
	for range context {
		_, n := utf8.DecodeLastRune(before[:from])
		from -= n
	}
	for range first {
		_, n := utf8.DecodeRune(after[to:])
		to += n
	}
	r := ngram.Default().Read(plain(string(before[from:]) + string(after[:to])))
	for i, at := range r.Start {
		if i < len(r.Log) && int(at) >= len(before)-from {
			p += float64(r.Log[i])
		}
	}
	return p
}

// plain returns a text in simplified characters, the symbols of radicals as characters, byte for byte as long.
func plain(text string) string {
	return hanzi.SimplifySameLength(strings.Map(func(r rune) rune {
		if r >= 0x2E80 && r <= 0x2FDF {
			return hanzi.Standard(r)
		}
		return r
	}, text))
}
