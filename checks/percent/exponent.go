package percent

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// A format without raised figures sets exponents down into the line.
var (
	// loweredPower is a power of ten so counted in a volume: 4×10 9/L, 9.5×109/L, （109/L）.
	loweredPower = pattern.Lazy(`(?:[\d)）] ?[×xX*＊] ?|[（(])(10 ?)([3-9]|1[0-2])(?: ?/ ?(?:L|l|ml|mL|μL|uL)\b|/升|个/升|个/毫升)`)
	// loweredUnit is a unit of area or volume, or a power of ten below one: 1.73m2, 25kg/m2, 2cm3, 3×10-5.
	loweredUnit = pattern.Lazy(`[\d/]( ?(?:m|cm|mm|km|dm))([23])(?:[^\dA-Za-z._-]|$)|[\d)）] ?[×＊] ?(10)([-－−][1-9]\d?)(?:[ A-Za-zμ·，。；、）)/]|$)`)
)

// raised are the figures as exponents.
var raised = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "-", "⁻", "－", "⁻", "−", "⁻")

// exponents finds them. A count of cells is another number without its exponent; units and small powers are a habit of copy without
// raised figures, so that they are told once, with what raises them all.
func (c *block) exponents(units *lowered) {
	if c.Holds("10") {
		for _, at := range loweredPower().FindAllStringSubmatchIndex(c.Text, -1) {
			right := "10" + raised.Replace(c.Text[at[4]:at[5]])
			c.Report(figures.Span{Start: at[2], End: at[1]}, lint.Diagnostic{
				Rule:     "percent/format",
				Severity: lint.Warning,
				Message:  lint.Say("“%[1]s”的指数落到了行内，应为“%[2]s”", "the exponent of “%[1]s” was set down into the line; write “%[2]s”", c.Copy.Text[at[2]:at[1]], right+c.Copy.Text[at[5]:at[1]]),
				Fixes:    []lint.Fix{lint.Replace(c.Copy, at[2], at[5], right, false)},
			})
		}
	}
	if !c.Holds("m2") && !c.Holds("m3") && !c.Holds("10-") && !c.Holds("10－") && !c.Holds("10−") {
		return
	}
	for _, at := range loweredUnit().FindAllStringSubmatchIndex(c.Text, -1) {
		base, exponent := at[2:4], at[4:6]
		if base[0] < 0 {
			base, exponent = at[6:8], at[8:10]
		}
		if len(units.edits) == 0 {
			units.b, units.at = c.Copy, figures.Span{Start: base[0], End: exponent[1]}
		}
		units.edits = append(units.edits, lint.Replace(c.Copy, exponent[0], exponent[1], raised.Replace(c.Text[exponent[0]:exponent[1]]), false).Edits...)
	}
}

// lowered gathers the units of an article whose exponent stands in the line.
type lowered struct {
	b     *lint.Block // of the first
	at    figures.Span
	edits []lint.Edit
}

func (u *lowered) report(p *lint.Pass) {
	if len(u.edits) == 0 {
		return
	}
	p.Report(u.b, u.at.Start, u.at.End, lint.Diagnostic{
		Rule:     "percent/format",
		Severity: lint.Info,
		Message:  lint.Say("“%[1]s”的指数没有上标，全文%[2]d处", "the exponent of “%[1]s” is not raised, %[3]s in the article", strings.TrimSpace(u.b.Text[u.at.Start:u.at.End]), len(u.edits), lint.Count(len(u.edits), "place", "places")),
		Fixes:    []lint.Fix{{Message: lint.Text{ZH: "改为上标", EN: "raise them"}, Edits: u.edits}},
	})
}
