package typo

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
)

// patterned reports whether text[start:end] lies in a pattern of the grammar that any word may fill, so that counts of words say
// little about it: 贴不贴, 好没好, 越搜越, 越揉越.
func patterned(text string, start, end int) bool {
	const reach = 6 // bytes: two characters to each side
	for at := max(0, start-reach); at <= start; at++ {
		if at >= len(text) || !utf8.RuneStart(text[at]) {
			continue
		}
		if n := patternAt(text[at:]); n > 0 && at+n >= end {
			return true
		}
	}
	return false
}

// patternAt returns the length in bytes of the pattern that text begins with, 0 if there is none.
func patternAt(text string) int {
	first, size := utf8.DecodeRuneInString(text)
	if !hanzi.IsHan(first) {
		return 0
	}
	rest := text[size:]
	if first == '越' {
		for n := range 3 { // 越搜越, 越来劲越
			if n > 0 && strings.HasPrefix(rest, "越") {
				return len(text) - len(rest) + len("越")
			}
			r, size := utf8.DecodeRuneInString(rest)
			if !hanzi.IsHan(r) {
				return 0
			}
			rest = rest[size:]
		}
		return 0
	}
	for _, no := range [...]string{"不", "没"} {
		if again, ok := strings.CutPrefix(rest, no); ok && strings.HasPrefix(again, text[:size]) {
			return 2*size + len(no)
		}
	}
	return 0
}

// counts reports whether an edit only makes one numeral another, about which counts of words know nothing.
func counts(old, right string) bool {
	const numerals = "〇零一二三四五六七八九十百千万亿两0123456789"
	return old != "" && right != "" && strings.Trim(old, numerals) == "" && strings.Trim(right, numerals) == ""
}
