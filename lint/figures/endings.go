package figures

import "strings"

// endings is a list of words to be found at the end of a text, in order of preference. Nearly every text ends in none
// of them, which its last character tells at once.
type endings struct {
	words []string
	last  [16]uint64 // by hash of the last character, one bit
}

func newEndings(lists ...[]string) *endings {
	e := &endings{}
	for _, list := range lists {
		e.words = append(e.words, list...)
		for _, w := range list {
			h := lastHash(w)
			e.last[h>>6] |= 1 << (h & 63)
		}
	}
	return e
}

// lastHash hashes the last character of t, which is not empty, to 10 bits.
func lastHash(t string) uint {
	n := len(t)
	if n < 3 || t[n-1] < 0x80 {
		return uint(t[n-1])
	}
	return (uint(t[n-1]) ^ uint(t[n-2])<<6 ^ uint(t[n-3])<<3) & 1023
}

// find returns the index of the first word that t ends in, or -1.
func (e *endings) find(t string) int {
	if t == "" {
		return -1
	}
	if h := lastHash(t); e.last[h>>6]&(1<<(h&63)) == 0 {
		return -1
	}
	for i, w := range e.words {
		if strings.HasSuffix(t, w) {
			return i
		}
	}
	return -1
}

// cut removes the word that t ends in.
func (e *endings) cut(t string) (rest string, ok bool) {
	if i := e.find(t); i >= 0 {
		return t[:len(t)-len(e.words[i])], true
	}
	return t, false
}
