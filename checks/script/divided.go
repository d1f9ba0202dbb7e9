package script

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/words"
)

// Where words end, and where names are only sounds: neither OpenCC's phrases nor the neighbours know.

// divided weighs what speaks for another form of text[start:end] by the words of the window text[from:to]. A phrase that joins
// half of one word to another is none (重|新徵|服 of 重新征服), and the word by itself says what form it has; where no phrase
// speaks, the form of a word is not told by a neighbour outside it (為|征夷). inWord says that the form is part of a longer word.
func (c *checker) divided(text string, from, to, start, end int, expected form, before, after bool) (_ form, beforeAgrees, afterAgrees, inWord bool) {
	var room [32]words.Token
	tokens := words.Split(room[:0], hanzi.SimplifySameLength(text[from:to]), nil)
	word := words.Token{Start: start - from, End: end - from}
	joins := false
	for _, t := range tokens {
		if t.Start <= word.Start && word.End <= t.End {
			word = t
		}
		joins = joins || expected.phrase && (t.Crosses(expected.start) && t.End < expected.end || t.Crosses(expected.end) && expected.start < t.Start)
	}
	if joins {
		expected = c.expectedAt(text, from+word.Start, from+word.End, start)
	}
	inWord = word.End-word.Start > end-start
	if !expected.phrase && inWord {
		before, after = before && word.Start < start-from, after && word.End > end-from
	}
	return expected, before, after, inWord
}

// alone reports whether text[start:end] is no part of a word of several characters: 瑪麗亞|采訪 is no name.
func alone(text string, from, to, start, end int) bool {
	var room [32]words.Token
	return !slices.ContainsFunc(words.Split(room[:0], hanzi.SimplifySameLength(text[from:to]), nil), func(t words.Token) bool {
		return t.Start <= start-from && end-from <= t.End && t.End-t.Start > end-start && t.Kind != words.Person
	})
}

// sounded are forms that are sounds of names; sounds are the others.
const (
	sounded = "里干采松"
	sounds  = "阿艾埃安奧巴白貝比畢賓波玻伯布查達戴丹德登迪丁蒂厄恩爾法菲費芬佛弗夫福蓋岡戈哥格古哈漢赫亨胡霍基吉賈傑卡凱坎柯科克肯庫夸昆拉萊蘭朗勞勒雷莉麗利隆盧魯路羅洛馬瑪邁曼梅蒙米密摩莫默姆穆納娜奈尼涅寧紐努諾帕潘龐佩彭皮珀普奇恰切琴瑞若薩塞桑沙莎施什史舒斯蘇索塔泰坦唐湯特圖托瓦韋維魏沃烏武希錫夏謝許雅亞揚耶伊茵尤約扎澤詹珍卓茲佐台"
)

// transliterated reports whether text[start:end] is one sound of a name: at least two of them before it, one on either side, or a
// dot behind them.
func transliterated(text string, start, end int) bool {
	rest := text[end:]
	for range 4 {
		r, size := utf8.DecodeRuneInString(rest)
		if r == '·' || r == '•' {
			return true
		}
		if !strings.ContainsRune(sounds, r) || size == 0 {
			break
		}
		rest = rest[size:]
	}
	before, after := 0, 0
	for before < 2 {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !strings.ContainsRune(sounds, r) || size == 0 {
			break
		}
		start -= size
		before++
	}
	if r, _ := utf8.DecodeRuneInString(text[end:]); strings.ContainsRune(sounds, r) {
		after++
	}
	return before+after >= 2
}
