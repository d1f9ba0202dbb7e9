package figures

import (
	"strings"
	"unicode/utf8"
)

// marks is a set of the characters of a text and of the pairs of neighbours among them, by their hash: what is not in it the
// text does not hold. Most words that a check asks for are not there, and to look for each through the text costs more than to read it.
type marks []uint64

// The sizes of one character and of two, nearly all being three bytes long.
const (
	one = len("字")
	two = len("两字")
)

// markOne and markTwo return the bits of the first and of the first two characters of s.
func markOne(s string) uint64 { return spread(uint64(s[0])<<16 | uint64(s[1])<<8 | uint64(s[2])) }

func markTwo(s string) uint64 {
	_ = s[two-1]
	return spread(uint64(s[0])<<40 | uint64(s[1])<<32 | uint64(s[2])<<24 | uint64(s[3])<<16 | uint64(s[4])<<8 | uint64(s[5]))
}

func spread(v uint64) uint64 { return v * 0x9E3779B97F4A7C15 >> 40 }

// marksOf reads the characters of a text. The set has about eight bits for each byte of it.
func marksOf(t string) marks {
	words := 2
	for words*8 < len(t) && words < 1<<12 {
		words *= 2
	}
	m := make(marks, words)
	for i := 0; i+one <= len(t); i++ {
		if !utf8.RuneStart(t[i]) {
			continue
		}
		m.set(markOne(t[i:]))
		if i+two <= len(t) {
			m.set(markTwo(t[i:]))
		}
	}
	return m
}

func (m marks) set(bit uint64)      { m[bit>>6&uint64(len(m)-1)] |= 1 << (bit & 63) }
func (m marks) has(bit uint64) bool { return m[bit>>6&uint64(len(m)-1)]&(1<<(bit&63)) != 0 }

// Holds reports whether the text contains one of the words. It costs next to nothing for those that it does not.
func (r *Reading) Holds(words ...string) bool {
	for _, w := range words {
		if r.may(w) && strings.Contains(r.Text, w) {
			return true
		}
	}
	return false
}

// may reports whether the text may contain a word.
func (r *Reading) may(w string) bool {
	if len(r.marks) == 0 {
		return true
	}
	switch {
	case len(w) >= two:
		last := w[len(w)-one:]
		return r.marks.has(markTwo(w)) && (!utf8.RuneStart(last[0]) || r.marks.has(markOne(last)))
	case len(w) >= one:
		return r.marks.has(markOne(w))
	}
	return true
}
