package typo

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/words"
)

// slipMessage says what stands there and what should.
func slipMessage(wrong, right string, severity lint.Severity) lint.Text {
	if severity >= lint.Error {
		return lint.Say("“%s”应为“%s”", "“%s” should be “%s”", wrong, right)
	}
	return lint.Say("“%s”疑为“%s”", "“%s” is probably meant to be “%s”", wrong, right)
}

// quoted reports whether text[start:end] is all there is between two quotation marks, where a writer puns: 粉丝“迎男而上”.
func quoted(text string, start, end int) bool {
	if start < 0 || end > len(text) {
		return false // a word that the statistics see across two paragraphs
	}
	open, _ := utf8.DecodeLastRuneInString(text[:start])
	shut, _ := utf8.DecodeRuneInString(text[end:])
	return strings.ContainsRune("“「‘『", open) && strings.ContainsRune("”」’』", shut)
}

// transcribed reports whether text[start:end] stands in a foreign name that has a dot, of which there are as many spellings as
// translators: 维吉妮亚·普林斯.
func transcribed(text string, start, end int) bool {
	const reach = 5 // characters
	for range reach {
		r, size := utf8.DecodeRuneInString(text[end:])
		if r == '·' {
			return true
		}
		if !hanzi.IsHan(r) {
			break
		}
		end += size
	}
	for range reach {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if r == '·' {
			return true
		}
		if !hanzi.IsHan(r) {
			break
		}
		start -= size
	}
	return false
}

// lackMessage says what is missing, and where.
func lackMessage(wrong, missing, right string, severity lint.Severity) lint.Text {
	if severity >= lint.Error {
		return lint.Say("“%s”漏“%s”字，应为“%s”", "“%s” lacks “%s” and should be “%s”", wrong, missing, right)
	}
	return lint.Say("“%s”疑漏“%s”字，或为“%s”", "“%s” probably lacks “%s” and is meant to be “%s”", wrong, missing, right)
}

// surplusMessage says what is one too many, and where.
func surplusMessage(wrong, surplus, right string, severity lint.Severity) lint.Text {
	if severity >= lint.Error {
		return lint.Say("“%s”衍“%s”字，应为“%s”", "“%s” has “%s” too many and should be “%s”", wrong, surplus, right)
	}
	return lint.Say("“%s”疑衍“%s”字，或为“%s”", "“%s” probably has “%s” too many and is meant to be “%s”", wrong, surplus, right)
}

// wholeWord widens text[start:end], which should be right, to the longest word that the mended text has there, so
// that a message quotes “方仓医院” and not “方仓”. It returns the place as it is where there is no such word.
func (p *passage) wholeWord(start, end int, right string) (from, to int) {
	const reach = 6 * 3 // bytes of a word on either side
	lo, hi := words.Around(p.text, start, end, reach)
	mended := p.text[lo:start] + right + p.text[end:hi]
	first, last := start-lo, start-lo+len(right)
	from, to = start, end
	most := last - first
	var room [16]words.Token
	for at := 0; at <= first && at < len(mended); at++ {
		if !utf8.RuneStart(mended[at]) {
			continue
		}
		for _, w := range append(words.Prefixes(room[:0], mended[at:]), p.housePrefixes(mended[at:])...) {
			if at+w.End >= last && w.End > most {
				most, from, to = w.End, lo+at, end+at+w.End-last
			}
		}
	}
	if from == start && to == end {
		from, to = edges(mended, first, last)
		from, to = lo+from, end+to-last
	}
	if to-from <= 2*3 {
		for _, head := range heads {
			if strings.HasPrefix(p.text[to:], head) {
				return from, to + len(head)
			}
		}
	}
	return from, to
}

// edges widens text[first:last] to the ends of the words that it cuts: 腔检 in 口腔|检查.
func edges(text string, first, last int) (from, to int) {
	from, to = first, last
	var room [16]words.Token
	for _, w := range words.Split(room[:0], text, nil) {
		if w.Start < first && first < w.End {
			from = w.Start
		}
		if w.Start < last && last < w.End {
			to = w.End
		}
	}
	return from, to
}

// heads make a longer name of the word before them, whether a dictionary has it or not: 方舱医院, 川崎病.
var heads = [...]string{"医院", "中心", "病房", "病毒", "疫苗", "病", "炎"}

func (p *passage) housePrefixes(text string) (out []words.Token) {
	for _, n := range p.house.Prefixes(nil, text) {
		out = append(out, words.Token{End: n})
	}
	return out
}
