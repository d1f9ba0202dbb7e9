package script

import (
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
		if form && (japanese(b.Text, start, end) || account(b.Text[:start])) || c.kept(b.Text, start, end) {
			continue
		}
		right := hanzi.Standard(r)
		if c.script == simplified || c.script == unmarked {
			right = hanzi.Simplify(right)
		} else if c.script == traditional {
			right = hanzi.Traditional(right)
		}
		d := lint.Diagnostic{Rule: variant, Severity: lint.Warning, Confidence: 0.9}
		switch {
		case form:
			d.Message = lint.Say("“%c”是日文字形，中文作“%c”", "“%c” is a Japanese form; in Chinese it is “%c”", r, right)
		case r < 0x3000:
			d.Severity = lint.Error
			d.Message = lint.Say("“%[1]c”是部首符号（%[1]U），应为汉字“%[2]c”（%[2]U）", "“%[1]c” is a radical symbol (%[1]U), not the character “%[2]c” (%[2]U)", r, right)
		case right == r:
			d.Message = lint.Say("“%[1]c”（%[1]U）是兼容汉字，不宜用于文稿", "“%[1]c” (%[1]U) is a compatibility ideograph, not for copy", r)
		default:
			d.Message = lint.Say("“%[1]c”（%[1]U）是兼容汉字，应为“%[2]c”（%[2]U）", "“%[1]c” (%[1]U) is a compatibility ideograph for “%[2]c” (%[2]U)", r, right)
		}
		if right != r {
			d.Fixes = []lint.Fix{lint.Replace(b, start, end, string(right), !form)}
		}
		c.pass.Report(b, start, end, d)
	}
}
