package encoding

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/repair"
)

// clauseEnds part the clauses that damage is looked for in. Of half-width marks none does: they may be bytes.
const clauseEnds = "，。、；：！？“”‘’「」『』（）《》【】\n\u3000"

// reportSoup reports a clause in which characters of so many kinds stand among each other that it was read in the wrong encoding
// and lost bytes: ┋?nの?煽楠`﹀?p. Nothing of it can be told, so that neither repair nor rare characters find it.
func reportSoup(pass *lint.Pass, b *lint.Block, taken *lint.SpanSet) {
	text := b.Text
	if !strings.ContainsAny(text, "?`") && !strings.Contains(text, "\uFFFD") || !strings.ContainsFunc(text, outOfPlace) {
		return
	}
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexAny(text[start:], clauseEnds); i >= 0 {
			end = start + i
		}
		if at := (lint.Span{Start: start, End: end}); soup(text[start:end]) && !taken.Overlaps(at) {
			pass.Report(b, start, end, lint.Diagnostic{
				Rule:       repair.Mojibake,
				Message:    lint.Say("“%s”是乱码，丢了字节，认不回来", "“%s” is mojibake; bytes are lost, and it cannot be read back", short(text[start:end])),
				Notes:      []lint.Note{{Text: lint.Say("须与原稿核对", "compare the original")}},
				Confidence: 0.95,
			})
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		start = end + max(size, 1)
	}
}

// outOfPlace reports whether a character is one that readings of damaged copy have and clauses of Chinese do not.
func outOfPlace(r rune) bool {
	return r >= 0x2500 && r <= 0x257F || r >= 0xFE30 && r <= 0xFE4F || r >= 0x3041 && r <= 0x30FA || unicode.Is(unicode.Cyrillic, r)
}

// soup reports whether a clause is such: four kinds of characters at least that do not belong, Han among them.
func soup(clause string) bool {
	const longest, kindsAtLeast = 40, 4
	var frame, kana, cyrillic, question, letter, accent, rare bool
	n, odd, han := 0, 0, 0
	for at, r := range clause {
		if n++; n > longest {
			return false
		}
		switch {
		case r >= 0x2500 && r <= 0x257F, r >= 0xFE30 && r <= 0xFE4F:
			frame = true
		case r >= 0x3041 && r <= 0x30FA:
			kana = true
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic = true
		case r == '?' || r == unicode.ReplacementChar:
			question = true
		case r == '`' || r == '~' || r == '{' || r == '}' || r == '|':
			accent = true
		case letterAt(clause, at) && !letterAt(clause, at-1) && !letterAt(clause, at+1):
			letter = true
		case hanzi.IsHan(r):
			han++
			if l := hanzi.Level(r); l != 0 && l < 3 {
				continue
			}
			rare = true
		default:
			continue
		}
		odd++
	}
	kinds := 0
	for _, k := range [...]bool{frame, kana, cyrillic, question, letter, accent, rare} {
		if k {
			kinds++
		}
	}
	return question && kinds >= kindsAtLeast && han > 0 && odd*2 >= n
}

func letterAt(text string, at int) bool {
	return at >= 0 && at < len(text) && (text[at]|0x20 >= 'a' && text[at]|0x20 <= 'z')
}
