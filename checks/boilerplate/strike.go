package boilerplate

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/pattern"
)

// strike is a pair of marks around words deleted, as chat and Markdown write it.
var strike = pattern.Lazy(`~~([^~\n]{4,120})~~`)

// struck reports words that were struck out and are printed all the same. Posts draw out their last syllable with such marks
// (真好吃~~), so that the pair must take in a line, or begin behind a sentence and end one.
func struck(p *lint.Pass, b *lint.Block) {
	if !strings.Contains(b.Text, "~~") {
		return
	}
	for _, at := range strike().FindAllStringIndex(b.Text, -1) {
		before, after := strings.TrimRight(b.Text[:at[0]], spaces), strings.TrimLeft(b.Text[at[1]:], spaces)
		last, _ := utf8.DecodeLastRuneInString(before)
		first, _ := utf8.DecodeRuneInString(b.Text[at[0]+2 : at[1]])
		if before != "" && !strings.ContainsRune(stops+"，、：", last) || after == "" && before != "" && strings.HasSuffix(before, "~") || strings.HasPrefix(after, "~") || !hanzi.IsHan(first) && first < utf8.RuneSelf {
			continue
		}
		p.Report(b, at[0], at[1], lint.Diagnostic{
			Rule:       "boilerplate/markdown",
			Message:    lint.Say("“%s”是划去的文字，还留在稿中", "“%s” was struck out and is still there", clip(b.Text[at[0]:at[1]])),
			Fixes:      []lint.Fix{lint.Replace(b, at[0], at[1], "", false)},
			Confidence: 0.85,
		})
	}
}
