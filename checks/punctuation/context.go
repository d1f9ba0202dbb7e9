package punctuation

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
)

// isHan reports whether a character that begins with c is one of the common
// ideographs, U+4000 to U+9FFF.
func isHan(c byte) bool { return c >= 0xE4 && c <= 0xE9 }

func alphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}

// leftIsChinese reports whether what ends before i is a character or closes
// Chinese copy.
func leftIsChinese(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return hanzi.IsHan(r) || strings.ContainsRune("”’》〉」』）】％℃", r) && i > 0
}

func rightIsChinese(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return hanzi.IsHan(r) || strings.ContainsRune("“‘《〈「『（【", r) && i < len(text)
}

// chinese reports whether the half-width mark at i is certain to stand in
// Chinese copy: figures (3,000; 10:30), names of things, addresses and
// sentences in letters keep theirs.
func chinese(text string, i int) bool {
	left, right := leftIsChinese(text, i), rightIsChinese(text, i+1)
	if i+1 < len(text) && strings.IndexByte(")(=/\\", text[i+1]) >= 0 { // a smiley, code, an address
		return false
	}
	number := i > 0 && (alphanumeric(text[i-1]) || text[i-1] == ')' || text[i-1] == '%')
	switch text[i] {
	case '?':
		return left && (!right || asks(text[:i]))
	case ',':
		return left || right && number && !hasMagnitude(text[i+1:])
	case ';':
		return left || right && number && !strings.Contains(text[max(0, i-8):i], "&")
	}
	return left || right && number
}

// hasMagnitude reports whether text goes on with 万 or 亿: the comma before it
// belongs to the figure, however wrong.
func hasMagnitude(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("万萬亿億", r)
}

// asks reports whether the clause that ends here has a question word: a
// question mark between characters may also stand for a lost character.
func asks(text string) bool {
	text = text[max(0, len(text)-60):]
	return strings.ContainsAny(text, "吗呢嗎么麼何谁誰哪几幾怎啥否吧")
}

// aroundHan reports whether text[open:end] brackets Chinese.
func aroundHan(text string, open, end int) bool {
	return end-open < 300 && text[open+1] != '"' && strings.ContainsFunc(text[open:end], hanzi.IsHan)
}

// bracketPairs reports whether straight quotes come in pairs around Chinese.
func bracketPairs(text string, quotes []place) bool {
	if len(quotes)%2 == 1 {
		return false
	}
	for i := 0; i < len(quotes); i += 2 {
		if !aroundHan(text, quotes[i].start, quotes[i+1].start) {
			return false
		}
	}
	return true
}
