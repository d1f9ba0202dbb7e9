package hanzi

import "unicode/utf8"

// First returns the character that text begins with as utf8.DecodeRuneInString does, sooner for Han characters.
func First(text string) (rune, int) {
	if len(text) >= 3 && threeBytes(text) {
		return rune(text[0]&0x0F)<<12 | rune(text[1]&0x3F)<<6 | rune(text[2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(text)
}

// Last returns the character that text ends with as utf8.DecodeLastRuneInString does, sooner for Han characters.
func Last(text string) (rune, int) {
	if n := len(text) - 3; n >= 0 && threeBytes(text[n:]) {
		return rune(text[n]&0x0F)<<12 | rune(text[n+1]&0x3F)<<6 | rune(text[n+2]&0x3F), 3
	}
	return utf8.DecodeLastRuneInString(text)
}

// threeBytes reports whether text begins with a character of three bytes from U+1000 to U+CFFF, of which any that begin
// and go on so are UTF-8.
func threeBytes(text string) bool {
	return text[0]-0xE1 < 0xED-0xE1 && text[1]&0xC0 == 0x80 && text[2]&0xC0 == 0x80
}
