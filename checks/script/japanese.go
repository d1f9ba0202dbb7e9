package script

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
)

// What is written in characters that the copy does not choose: Japanese, and names of accounts.

// japanese reports whether text[start:end] stands in Japanese: beside kana, or in a title or brackets that have kana in them
// (『怪獣の森 大決戦』).
func japanese(text string, start, end int) bool {
	return nearKana(text, start, end) || titledInKana(text, start, end) || quotedFromJapan(text, start)
}

// quotedFromJapan reports whether text[start:] stands in a short quotation that is said to be Japanese: 日本的「風邪薬」.
func quotedFromJapan(text string, start int) bool {
	const reach, lead = 18, 24 // bytes: six characters in the quotation, eight before it
	before := text[max(0, start-reach):start]
	open := strings.LastIndexAny(before, "“「『")
	if open < 0 || strings.ContainsAny(before[open:], "”」』") {
		return false
	}
	at := start - len(before) + open
	said := text[max(0, at-lead):at]
	return strings.Contains(said, "日本") || strings.Contains(said, "日文") || strings.Contains(said, "日語") || strings.Contains(said, "日语") || strings.Contains(said, "和文")
}

// titledInKana reports whether the nearest marks around text[start:end] hold kana too.
func titledInKana(text string, start, end int) bool {
	const reach = 120 // bytes, forty characters
	const opens, closes = "“「『《〈（(", "”」』》〉）)"
	from := max(0, start-reach)
	before := text[from:start]
	open := strings.LastIndexAny(before, opens)
	after := text[end:min(len(text), end+reach)]
	stop := strings.IndexAny(after, closes)
	if open < 0 || stop < 0 || strings.LastIndexAny(before, closes) > open {
		return false
	}
	kana := func(r rune) bool { return isKana(r) && r != 'の' }
	return strings.ContainsFunc(before[open:], kana) || strings.ContainsFunc(after[:stop], kana)
}

func isKana(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana) }

// account reports whether what follows a text belongs to the name of an account: an @ stands before it, and no space or mark
// between, nor more than such names have.
func account(before string) bool {
	const longest = 12
	for range longest {
		r, size := utf8.DecodeLastRuneInString(before)
		if r == '@' {
			return true
		}
		if !hanzi.IsHan(r) && r != '_' && r != '-' && !(r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r))) {
			return false
		}
		before = before[:len(before)-size]
	}
	return false
}

// nearKana reports whether Japanese kana stand within three characters: the word is Japanese.
func nearKana(text string, start, end int) bool {
	before, after := text[:start], text[end:]
	for range 3 {
		r, size := utf8.DecodeLastRuneInString(before)
		q, width := utf8.DecodeRuneInString(after)
		if isKana(r) || isKana(q) {
			return true
		}
		before, after = before[:len(before)-size], after[width:]
	}
	return false
}
