package script

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// variants reports characters that belong to neither script.
func (c *checker) variants(b *lint.Block) {
	for at := 0; at < len(b.Text); {
		r, size := utf8.DecodeRuneInString(b.Text[at:])
		start, end := at, at+size
		at = end
		if r < 0x2E80 || hanzi.ClassOf(r) != hanzi.Variant {
			continue
		}
		form := r >= 0x3400 && r <= 0x9FFF
		if form && (japanese(b.Text, start, end) || account(b.Text[:start]) || r == '嬢' && isAunt(b.Text, start, end)) || c.kept(b.Text, start, end) {
			continue
		}
		right := c.written(hanzi.Standard(r))
		d := lint.Diagnostic{Rule: variant, Severity: lint.Warning, Confidence: 0.9}
		switch {
		case form:
			d.Message = lint.Say("“%c”是日文字形，中文作“%c”", "“%c” is a Japanese form; in Chinese it is “%c”", r, right)
		case right == r:
			d.Message = lint.Say("“%[1]c”（%[1]U）是兼容汉字，不宜用于文稿", "“%[1]c” (%[1]U) is a compatibility ideograph, not for copy", r)
		default:
			d.Message = lint.Say("“%[1]c”（%[1]U）是兼容汉字，应为“%[2]c”（%[2]U）", "“%[1]c” (%[1]U) is a compatibility ideograph for “%[2]c” (%[2]U)", r, right)
		}
		if right != r {
			d.Fixes = []lint.Fix{lint.Replace(b, start, end, string(right), !form)}
		}
		d.Span = b.Source(start, end)
		if form {
			c.pass.ReportSpan(d)
		} else {
			c.symbols = append(c.symbols, symbol{r, right, d})
		}
	}
}

// isAunt reports whether the 嬢 text[start:end] is what Sichuan and Guizhou call an aunt, in print as a rule in this form: 嬢嬢, 幺嬢.
func isAunt(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	return before == '嬢' || before == '孃' || strings.HasPrefix(text[end:], "嬢") || strings.ContainsRune(aunts, before)
}

// written returns a character as the script of the document has it.
func (c *checker) written(r rune) rune {
	switch c.script {
	case simplified, unmarked:
		return hanzi.Simplify(r)
	case traditional:
		return hanzi.Traditional(r)
	}
	return r
}

// radicals adds the symbols of radicals, for which the blocks have the characters already.
func (c *checker) radicals() {
	for _, r := range c.pass.Doc.Repairs {
		if r.Kind != variant {
			continue
		}
		is, _ := utf8.DecodeRuneInString(r.Decoded)
		means, _ := utf8.DecodeRuneInString(r.Repaired)
		means = c.written(means)
		c.symbols = append(c.symbols, symbol{is, means, lint.Diagnostic{
			Rule: variant, Severity: lint.Error, Span: r.Span, Confidence: r.Confidence,
			Message: lint.Say("“%[1]c”是部首符号（%[1]U），应为汉字“%[2]c”（%[2]U）", "“%[1]c” is a radical symbol (%[1]U), not the character “%[2]c” (%[2]U)", is, means),
			Fixes: []lint.Fix{{
				Message: lint.Say("改为“%[1]c”", "change to “%[1]c”", means),
				Edits:   []lint.Edit{{Span: r.Span, Text: string(means)}},
				Safe:    true,
			}},
		}})
	}
}

// symbol is a character of the compatibility blocks, which look like a Han character and are none, and its finding.
type symbol struct {
	is, means rune
	found     lint.Diagnostic
}

// fewSymbols is up to how many of them are reported each where it stands: more come of the font of a PDF, which has them throughout.
const fewSymbols = 3

// reportSymbols reports what variants found: few each by itself, more in one finding, which mends all.
func (c *checker) reportSymbols() {
	if len(c.symbols) <= fewSymbols {
		for _, s := range c.symbols {
			c.pass.ReportSpan(s.found)
		}
		return
	}
	const shown = 4
	d := c.symbols[0].found
	d.Fixes = nil
	var kinds []string
	all := lint.Fix{Message: lint.Say("全部改为汉字", "change them all to characters"), Safe: true}
	radicals := 0
	for _, s := range c.symbols {
		if s.is < 0x3000 {
			radicals++
		}
		if s.found.Severity > d.Severity {
			d.Severity = s.found.Severity
		}
		if kind := fmt.Sprintf("%c（%c）", s.is, s.means); s.means != s.is && len(kinds) < shown && !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
		for _, f := range s.found.Fixes {
			all.Edits = append(all.Edits, f.Edits...)
		}
	}
	zh, en := "", ""
	if len(kinds) > 0 {
		zh = "，如" + strings.Join(kinds, "、")
		en = ", such as " + strings.ReplaceAll(strings.ReplaceAll(strings.Join(kinds, ", "), "（", " ("), "）", ")")
		d.Fixes = []lint.Fix{all}
	}
	what := lint.Text{ZH: "部首符号或兼容汉字", EN: "radical symbols or compatibility ideographs"}
	switch radicals {
	case len(c.symbols):
		what = lint.Text{ZH: "部首符号", EN: "radical symbols"}
	case 0:
		what = lint.Text{ZH: "兼容汉字", EN: "compatibility ideographs"}
	}
	d.Message = lint.Say("全文有%[1]d处%[2]s%[3]s", "%[1]d %[4]s%[5]s", len(c.symbols), what.ZH, zh, what.EN, en)
	d.Notes = []lint.Note{{Text: lint.Say("看着和汉字一样，检索、比对都认不出；多由PDF的字体带入", "they look like characters, but search and comparison take them for none; fonts of PDF bring them in")}}
	c.pass.ReportSpan(d)
}
