package typo

import (
	"strings"
	"unicode/utf8"
)

// sorted is a table of words, a line each and in the order of their bytes, with more behind a tab. It is looked up where it lies: to
// build a set of thousands of words for the one finding that an article has takes longer than all its look-ups.
type sorted string

// longestSorted is the length of the longest word, in characters.
const longestSorted = 9

// has reports whether a word is in the table.
func (t sorted) has(word string) bool {
	for len(t) > 0 {
		at := 1 + strings.LastIndexByte(string(t[:len(t)/2]), '\n')
		line, rest, _ := strings.Cut(string(t[at:]), "\n")
		switch w, _, _ := strings.Cut(line, "\t"); strings.Compare(w, word) {
		case 0:
			return true
		case -1:
			t = sorted(rest)
		default:
			t = t[:at]
		}
	}
	return false
}

// covers reports whether text[start:end] lies in a word of the table that stands in text.
func (t sorted) covers(text string, start, end int) bool {
	at := start
	for range longestSorted {
		to := at
		for n := 1; n <= longestSorted && to < len(text); n++ {
			_, size := utf8.DecodeRuneInString(text[to:])
			if to += size; to >= end && to > start && n > 1 && t.has(text[at:to]) {
				return true
			}
		}
		if at == 0 {
			break
		}
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return false
}
