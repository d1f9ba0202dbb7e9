// Package pairs finds the quotation marks and brackets of a text that are left open, and those that close nothing (GB/T 15834).
package pairs

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mark is a quotation mark or bracket at a byte offset of the text.
type Mark struct {
	At   int
	Rune rune
	Pair int // which pair: 1 to 4 of quotation marks, 5 of brackets, 6 and 7 of titles, 8 of lenticular brackets
}

// End is the offset behind the mark.
func (m Mark) End() int { return m.At + utf8.RuneLen(m.Rune) }

// IsQuote reports whether the mark is of a quotation.
func (m Mark) IsQuote() bool { return m.Pair <= 4 }

// pair says which pair of marks that must close r belongs to, 0 if none, and
// whether it opens it. Straight quotes do not tell which way they face and are
// left to the punctuation check.
func pair(r rune) (ord int, opens bool) {
	switch r {
	case '“', '‘', '「', '『', '（', '《', '〈', '【', '(':
		opens = true
	}
	switch r {
	case '“', '”':
		return 1, opens
	case '‘', '’':
		return 2, opens
	case '「', '」':
		return 3, opens
	case '『', '』':
		return 4, opens
	case '（', '）', '(', ')':
		return 5, opens
	case '《', '》':
		return 6, opens
	case '〈', '〉':
		return 7, opens
	case '【', '】':
		return 8, opens
	}
	return 0, false
}

// Unpaired returns the marks of text that never close and those that close
// nothing. A mark that closes an outer pair drops what was left open inside.
// 8） behind a space or a comma may number an item or close （默认为 8）: the
// reading that leaves less unpaired is taken.
func Unpaired(text string) (opened, stray []Mark) {
	opened, stray = unpaired(text, false)
	if !slices.ContainsFunc(opened, func(m Mark) bool { return m.Pair == brackets }) {
		return opened, stray
	}
	if o, s := unpaired(text, true); len(o)+len(s) < len(opened)+len(stray) {
		return o, s
	}
	return opened, stray
}

// brackets is the pair that an item's number may be written with.
const brackets = 5

// unpaired is one reading: numbers before a closing bracket number an item, or close what is open.
func unpaired(text string, close bool) (opened, stray []Mark) {
	var stack []Mark
	var item byte // the number or letter of the last item
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c >= 0xE4 && c < 0xEF:
			i += 3
			continue
		case c != '(' && c != ')' && c != 0xE2 && c != 0xE3 && c != 0xEF:
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if o, opens := pair(r); opens {
			stack = append(stack, Mark{i, r, o})
		} else if o > 0 && enumeration(text, i, r) && !numbered(text, stack, i) && !(close && innermost(stack) == brackets && text[i-1] != item+1 && !opensItem(text[:i])) {
			item = text[i-1]
		} else if o > 0 {
			k := len(stack) - 1
			for k >= 0 && stack[k].Pair != o {
				k--
			}
			if k >= 0 {
				stack = stack[:k]
			} else if r != '’' { // an apostrophe
				stray = append(stray, Mark{i, r, o})
			}
		}
		i += n
		if len(stack) > 64 {
			stack = stack[32:] // not copy any more
		}
	}
	return stack, stray
}

// opensItem reports whether the number or letter at the end of a text stands behind a mark that items are parted by.
func opensItem(before string) bool {
	text := strings.TrimRight(strings.TrimRightFunc(before, func(r rune) bool { return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) }), " ")
	r, n := utf8.DecodeLastRuneInString(text)
	if ratio := text[:len(text)-n]; ratio != "" && (r == ':' || r == '：') && ratio[len(ratio)-1] >= '0' && ratio[len(ratio)-1] <= '9' {
		return false // 1: N
	}
	return strings.ContainsRune("；;。：:", r)
}

// innermost is the pair of the mark opened last, 0 if none is open.
func innermost(stack []Mark) int {
	if len(stack) == 0 {
		return 0
	}
	return stack[len(stack)-1].Pair
}

// numbered reports whether the innermost open mark and the one at at hold a number between them, （1）, or a foreign name with one:
// （Noctis V）.
func numbered(text string, stack []Mark, at int) bool {
	if innermost(stack) != brackets {
		return false
	}
	top := stack[len(stack)-1]
	between := text[top.End():at]
	name, number, ok := strings.Cut(between, " ")
	return strings.Trim(between, "0123456789") == "" || ok && len(name) > 1 && len(number) < 4 && !strings.ContainsFunc(between, func(r rune) bool { return r >= utf8.RuneSelf })
}

// enumeration reports whether a closing bracket belongs to 1） or a)，which
// opens nothing.
func enumeration(text string, at int, r rune) bool {
	if r != '）' && r != ')' || at == 0 {
		return false
	}
	c := text[at-1]
	if c < '0' || c > '9' && c < 'A' || c > 'z' {
		return false
	}
	return at < 4 || at >= 2 && text[at-2] >= 0x80 && at < 8 || at >= 3 && isBoundary(text[:at-1])
}

func isBoundary(before string) bool {
	if n := len(before); n > 0 && before[n-1] >= '0' && before[n-1] <= '9' {
		before = before[:n-1]
	}
	r, n := utf8.DecodeLastRuneInString(before)
	if rest := before[:len(before)-n]; (r == ' ' || r == ':' || r == '：') && rest != "" && rest[len(rest)-1] >= '0' && rest[len(rest)-1] <= '9' {
		return false // a unit, a time: －6.00 D）, 17:00）
	}
	switch r {
	case '。', '；', '，', '：', ';', ':', ' ', '\u3000', '、':
		return true
	}
	return false
}

// Name names the mark, Chinese and English.
func (m Mark) Name() (zh, en string) {
	switch {
	case m.Pair <= 4:
		return "引号", "quotation mark"
	case m.Pair <= 7 && m.Pair >= 6:
		return "书名号", "title mark"
	}
	return "括号", "bracket"
}
