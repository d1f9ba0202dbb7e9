package encoding

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/pattern"
	"github.com/healthlint/healthlint/lint/repair"
)

// hyphen is the rule of a hyphen that divided a word at the end of a line.
const hyphen = "encoding/hyphen"

// reportEscapes reports a line break or a tab written as a program writes it, 上午\n地点, in prose.
func reportEscapes(pass *lint.Pass, b *lint.Block) {
	text := b.Text
	if strings.IndexByte(text, '\\') < 0 || strings.ContainsAny(text, "`{}") {
		return // \n as such is what copy about programs writes
	}
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '\\')
		if i < 0 {
			return
		}
		start := at + i
		end := start
		for end+1 < len(text) && text[end] == '\\' && (text[end+1] == 'n' || text[end+1] == 'r' || text[end+1] == 't') {
			end += 2
		}
		if at = max(end, start+1); end == start {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		// C:\new is a path.
		if !chinese(before) || end < len(text) && !chinese(after) && !unicode.IsDigit(after) && after != ' ' || strings.ContainsRune("“‘「（", before) {
			continue
		}
		pass.Report(b, start, end, lint.Diagnostic{
			Rule:       repair.Markup,
			Message:    lint.Say("换行符“%s”遗留在正文中", "the line break “%s” left in the copy", text[start:end]),
			Confidence: 0.95,
		})
	}
}

func chinese(r rune) bool {
	return hanzi.IsHan(r) || strings.ContainsRune("，。、；：！？”’」』）》】…—“‘「『（《【", r)
}

// divided is a word with a hyphen and a space in it. Speakers who break off write one between two words, so that the second half
// must be no word but the end of one.
var divided = pattern.Lazy(`\b([A-Za-z]*[a-z]{2})- ([a-z]{2,})\b`)

// reportHyphens reports a word that was divided at the end of a line and is now in the middle of one: clin- ic. Hyphens that wait
// for the second half of a pair, pre- and post-, stay.
func reportHyphens(pass *lint.Pass, b *lint.Block) {
	if !strings.Contains(b.Text, "- ") {
		return
	}
	for _, at := range divided().FindAllStringSubmatchIndex(b.Text, -1) {
		first, second := b.Text[at[2]:at[3]], b.Text[at[4]:at[5]]
		if !layout.Divided(first, second) {
			continue
		}
		if space := strings.LastIndexByte(b.Text[:at[0]], ' '); strings.Contains(b.Text[space+1:at[0]], "http") {
			continue // in an address
		}
		pass.Report(b, at[2], at[5], lint.Diagnostic{
			Rule:       hyphen,
			Message:    lint.Say("“%s- %s”是行末断开的词，应为“%s%s”", "“%s- %s” was divided at the end of a line; write “%s%s”", first, second, first, second),
			Fixes:      []lint.Fix{lint.Replace(b, at[2], at[5], first+second, false)},
			Confidence: 0.9,
		})
	}
}
