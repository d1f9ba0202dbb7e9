package repair

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/words"
)

// standAlone are characters that are words by themselves wherever they stand, simplified.
const standAlone = "的了是在有和不就也都要会到说为对与及或等可能以从被把让给向后前中上下内外大小多少年月日时个次这那其并而但如若须应将已未无该每再又更最很只由于"

// makesWord reports whether a character put in between two texts is part of a word there, or one by itself. Of a mark nothing is
// asked.
func makesWord(before string, r rune, after string) bool {
	const reach = 4
	if !hanzi.IsHan(r) {
		return true
	}
	left := hanzi.SimplifySameLength(lastRunes(before, reach))
	c := hanzi.SimplifySameLength(string(r))
	if strings.Contains(standAlone, c) || strings.ContainsAny(c, "一二三四五六七八九十百千万亿两几") {
		return true
	}
	var room [16]words.Token
	for _, w := range words.Split(room[:0], left+c+hanzi.SimplifySameLength(firstRunes(after, reach)), nil) {
		if w.Start <= len(left) && len(left) < w.End {
			return w.End-w.Start > utf8.RuneLen(r) && w.Freq > 0
		}
	}
	return false
}
