package boilerplate

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// ornaments reports the column heads that newspapers set with their own
// pinyin in capitals: 健康生活 JIANKANGSHENGHUO.
func ornaments(p *lint.Pass) {
	for _, b := range p.Doc.Blocks {
		if len(b.Text) > 120 {
			continue
		}
		start, end := capitals(b.Text)
		if end-start < 6 || !spells(b.Text[start:end], hanBefore(b.Text[:start])) {
			continue
		}
		p.Report(b, start, end, lint.Diagnostic{
			Rule:       "boilerplate/ornament",
			Message:    lint.Say("“%s”是版头的拼音装饰，不是稿件", "“%s” is the pinyin ornament of a column head, not copy", b.Text[start:end]),
			Fixes:      []lint.Fix{lint.Replace(b, len(strings.TrimRight(b.Text[:start], " \u3000")), end, "", false)},
			Confidence: 0.98,
		})
	}
}

// capitals returns the run of Latin capitals, single spaces allowed, that ends
// text.
func capitals(text string) (start, end int) {
	end = len(text)
	start = end
	for start > 0 && (text[start-1] >= 'A' && text[start-1] <= 'Z' || text[start-1] == ' ') {
		start--
	}
	for start < end && text[start] == ' ' {
		start++
	}
	return start, end
}

// hanBefore returns the Han characters that end text, spaces aside.
func hanBefore(text string) []rune {
	var out []rune
	for text != "" {
		r, n := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-n]
		if r == ' ' || r == '\u3000' || r == '·' || r == '|' {
			continue
		}
		if !hanzi.IsHan(r) {
			break
		}
		out = append([]rune{r}, out...)
	}
	return out
}

// spells reports whether letters are the pinyin of the characters, all of
// them, in order.
func spells(letters string, han []rune) bool {
	letters = strings.ToLower(strings.ReplaceAll(letters, " ", ""))
	if len(han) < 2 {
		return false
	}
	return spell(letters, han)
}

func spell(letters string, han []rune) bool {
	if len(han) == 0 {
		return letters == ""
	}
	for _, toned := range hanzi.Pinyin(han[0]) {
		if rest, ok := strings.CutPrefix(letters, toneless(toned)); ok && spell(rest, han[1:]) {
			return true
		}
	}
	return false
}

// toneless removes the tone marks of a syllable; ü is written v or u.
func toneless(s string) string {
	return strings.Map(func(r rune) rune {
		for i, group := range []string{"āáǎà", "ēéěè", "īíǐì", "ōóǒò", "ūúǔù", "ǖǘǚǜü"} {
			if strings.ContainsRune(group, r) {
				return rune("aeiouv"[i])
			}
		}
		return r
	}, s)
}
