package percent

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// loweredPower is a power of ten whose exponent was set down into the line: 4×10 9/L.
var loweredPower = pattern.Lazy(`\d ?[×xX] ?10 (\d{1,2})(?:/L\b|/ml\b|/mL\b|/升|个/升)`)

// raised are the digits as exponents.
var raised = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// exponents finds them.
func (c *block) exponents() {
	if !c.Holds("10 ") {
		return
	}
	for _, at := range loweredPower().FindAllStringSubmatchIndex(c.Text, -1) {
		ten := at[2] - len("10 ")
		right := "10" + raised.Replace(c.Text[at[2]:at[3]])
		c.Report(figures.Span{Start: ten, End: at[1]}, lint.Diagnostic{
			Rule:     "percent/format",
			Severity: lint.Warning,
			Message:  lint.Say("“%[1]s”的指数落到了行内，应为“%[2]s”", "the exponent of “%[1]s” was set down into the line; write “%[2]s”", c.Copy.Text[ten:at[1]], right+c.Copy.Text[at[3]:at[1]]),
			Fixes:    []lint.Fix{lint.Replace(c.Copy, ten, at[3], right, false)},
		})
	}
}
