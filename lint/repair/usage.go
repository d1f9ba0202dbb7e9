package repair

import (
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// usage is what a document writes: which characters side by side, and which letters alone. No model knows all
// names and new words, but copy seldom uses one only once: where 長照 stands elsewhere, L照 is 長照.
type usage struct {
	pairs   []uint64 // a bit for each, by hash: a wrong answer costs little
	letters [128]int
	counts  hanzi.Counts
}

// seenNats is what it counts for, in nats, that a document has two characters side by side elsewhere.
const seenNats = 3

// longestUsage bounds, in bytes, how much of a document is read for it.
const longestUsage = 1 << 18

func usageOf(doc *lint.Document) *usage {
	size := 0
	for _, b := range doc.Blocks {
		size += len(b.Text)
	}
	bits := 1 << 10
	for size = min(size, longestUsage); bits < 4*size; bits *= 2 {
	}
	u := &usage{pairs: make([]uint64, bits/64)}
	for _, b := range doc.Blocks {
		u.read(b.Text[:min(size, len(b.Text))])
		if size -= len(b.Text); size <= 0 {
			break
		}
	}
	return u
}

func (u *usage) read(text string) {
	c := hanzi.Count(text)
	u.counts.Simplified += c.Simplified
	u.counts.Traditional += c.Traditional
	before := rune(0)
	for at, r := range text {
		if r >= utf8.RuneSelf {
			if hanzi.IsHan(r) && hanzi.IsHan(before) {
				at := u.place(before, r)
				u.pairs[at/64] |= 1 << (at % 64)
			}
		} else if !letter(text, at-1) && !letter(text, at+1) {
			u.letters[r]++
		}
		before = r
	}
}

func (u *usage) place(a, b rune) int {
	hash := uint64(a)<<32 | uint64(b)
	hash *= 0x9E3779B97F4A7C15
	return int(hash >> 32 & uint64(len(u.pairs)*64-1))
}

// of is what the document's use of two characters side by side says for them.
func (u *usage) of(a, b rune) float64 {
	if !hanzi.IsHan(a) || !hanzi.IsHan(b) {
		return 0
	}
	if at := u.place(a, b); u.pairs[at/64]>>(at%64)&1 != 0 {
		return seenNats
	}
	return 0
}

// script is what the characters of a text say of its script.
type script uint8

const (
	undecided script = iota
	traditional
	simplified
)

// script tells the script of a text, by the document where the text itself has no character of either.
func (t *trials) script(text string) script {
	c := hanzi.Count(text)
	if c.Traditional == 0 && c.Simplified == 0 {
		c = t.usage().counts
	}
	switch {
	case c.Traditional > 0:
		return traditional
	case c.Simplified > 0:
		return simplified
	}
	return undecided
}
