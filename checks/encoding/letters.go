package encoding

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
)

const (
	width     = "encoding/width"
	lookAlike = "encoding/look-alike-letter"
)

// cyrillicLetters look like the Latin ones at the same place.
const (
	cyrillicLetters = "АВЕКМНОРСТХУаеорсхуіІЅѕЈј"
	latinLetters    = "ABEKMHOPCTXYaeopcxyiISsJj"
)

// reportLetters reports letters and digits in full width, katakana in half width, and Cyrillic letters that
// stand for Latin ones.
func reportLetters(pass *lint.Pass, b *lint.Block) {
	text := b.Text
	for at := 0; at < len(text); {
		switch lead := text[at]; {
		case lead == 0xEF:
			r, size := utf8.DecodeRuneInString(text[at:])
			end := runEnd(text, at+size, fullWidth)
			switch {
			case fullWidth(r):
				reportFullWidth(pass, b, at, end)
				at = end
			case halfWidthKana(r):
				end = runEnd(text, at+size, halfWidthKana)
				reportHalfWidth(pass, b, at, end)
				at = end
			default:
				at += max(size, 1)
			}
		case lead >= 0xD0 && lead <= 0xD3:
			_, size := utf8.DecodeRuneInString(text[at:])
			end := runEnd(text, at+size, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
			if end == at+size {
				reportCyrillic(pass, b, at, end)
			}
			at = end
		case lead >= 0xE0 && lead < 0xF0:
			at += 3
		default:
			at++
		}
	}
}

// runEnd is the end of the run of characters of a kind that text[from:] begins with.
func runEnd(text string, from int, of func(rune) bool) int {
	for from < len(text) {
		r, size := utf8.DecodeRuneInString(text[from:])
		if !of(r) {
			break
		}
		from += size
	}
	return from
}

func fullWidth(r rune) bool {
	return r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ'
}

func halfWidthKana(r rune) bool { return r >= 0xFF61 && r <= 0xFF9F }

func reportFullWidth(pass *lint.Pass, b *lint.Block, start, end int) {
	text := b.Text[start:end]
	plain := strings.Map(func(r rune) rune { return r - 0xFEE0 }, text)
	d := lint.Diagnostic{
		Rule:     width,
		Severity: lint.Info,
		Message:  lint.Say("“%s”是全角字母或数字，应为半角“%s”", "“%s” is in full width; write “%s”", text, plain),
		Fixes:    []lint.Fix{lint.Replace(b, start, end, plain, true)},
	}
	before, _ := utf8.DecodeLastRuneInString(b.Text[:start])
	after, _ := utf8.DecodeRuneInString(b.Text[end:])
	if alphanumeric(before) || alphanumeric(after) { // half of a number or a word
		d.Severity = lint.Warning
	}
	pass.Report(b, start, end, d)
}

func alphanumeric(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}

func reportHalfWidth(pass *lint.Pass, b *lint.Block, start, end int) {
	d := lint.Diagnostic{
		Rule:     width,
		Severity: lint.Warning,
		Message:  lint.Say("“%s”是半角假名，多为编码转换所致", "“%s” is half-width katakana, usually from a conversion", b.Text[start:end]),
	}
	if r, _ := utf8.DecodeRuneInString(b.Text[start:]); r < 0xFF66 {
		d.Severity = lint.Info
		d.Message = lint.Say("“%s”是半角标点，应用全角", "“%s” is a half-width mark; write it in full width", b.Text[start:end])
		full := strings.Map(func(r rune) rune {
			if r >= 0xFF61 && r <= 0xFF65 {
				return []rune("。「」、・")[r-0xFF61]
			}
			return r
		}, b.Text[start:end])
		d.Fixes = []lint.Fix{lint.Replace(b, start, end, full, false)}
	}
	pass.Report(b, start, end, d)
}

// reportCyrillic reports a single Cyrillic letter next to Han or Latin letters.
func reportCyrillic(pass *lint.Pass, b *lint.Block, start, end int) {
	r, _ := utf8.DecodeRuneInString(b.Text[start:])
	i := strings.IndexRune(cyrillicLetters, r)
	before, _ := utf8.DecodeLastRuneInString(b.Text[:start])
	after, _ := utf8.DecodeRuneInString(b.Text[end:])
	if i < 0 || !hanzi.IsHan(before) && !hanzi.IsHan(after) && !alphanumeric(before) && !alphanumeric(after) {
		return
	}
	right := latinLetters[utf8.RuneCountInString(cyrillicLetters[:i]):][:1]
	pass.Report(b, start, end, lint.Diagnostic{
		Rule:    lookAlike,
		Message: lint.Say("“%[1]c”（%[1]U）是西里尔字母，应为拉丁字母“%[2]s”", "“%[1]c” (%[1]U) is Cyrillic; write Latin “%[2]s”", r, right),
		Fixes:   []lint.Fix{lint.Replace(b, start, end, right, true)},
	})
}
