package words

import (
	"unicode"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
)

// alphanumeric reports whether gse joins r to its neighbours into one token: letters and digits of at most two
// bytes in UTF-8, that is Latin, Greek and Cyrillic.
func alphanumeric(r rune) bool {
	if r < 0x80 {
		return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return r < 0x800 && (unicode.IsLetter(r) || unicode.IsNumber(r))
}

func alphanumericAt(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return alphanumeric(r)
}

// atomEnd returns the end of the smallest piece of text that begins at at: a run of letters and digits or one
// character.
func atomEnd(text string, at int) int {
	r, n := hanzi.First(text[at:])
	end := at + n
	for alphanumeric(r) && end < len(text) {
		if r, n = utf8.DecodeRuneInString(text[end:]); !alphanumeric(r) {
			break
		}
		end += n
	}
	return end
}
