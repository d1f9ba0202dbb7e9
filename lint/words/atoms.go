package words

import (
	"unicode"
	"unicode/utf8"
)

// first returns the character that text begins with as utf8.DecodeRuneInString does, sooner for Han characters.
func first(text string) (rune, int) {
	if len(text) >= 3 && text[0]-0xE1 < 0xED-0xE1 && text[1]&0xC0 == 0x80 && text[2]&0xC0 == 0x80 {
		return rune(text[0]&0x0F)<<12 | rune(text[1]&0x3F)<<6 | rune(text[2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(text)
}

// last returns the character that text ends with as utf8.DecodeLastRuneInString does, sooner for Han characters.
func last(text string) (rune, int) {
	if n := len(text) - 3; n >= 0 && text[n]-0xE1 < 0xED-0xE1 && text[n+1]&0xC0 == 0x80 && text[n+2]&0xC0 == 0x80 {
		return rune(text[n]&0x0F)<<12 | rune(text[n+1]&0x3F)<<6 | rune(text[n+2]&0x3F), 3
	}
	return utf8.DecodeLastRuneInString(text)
}

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
	r, n := first(text[at:])
	end := at + n
	for alphanumeric(r) && end < len(text) {
		if r, n = utf8.DecodeRuneInString(text[end:]); !alphanumeric(r) {
			break
		}
		end += n
	}
	return end
}
