package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// joint holds a sum that says how many percentages it is of: 超重率为34.2%，肥胖率为15.8%，两项合计52.0%.
func (c *block) joint() {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		if f.Kind != figures.Percent || c.Used(i) {
			continue
		}
		parts := c.Reading.Joint(i)
		if len(parts) == 0 {
			continue
		}
		sum := new(big.Rat)
		var terms []string
		var related []lint.Related
		for _, k := range parts {
			p := &c.Reading.Facts[k]
			sum.Add(sum, p.Value())
			terms, related = append(terms, p.Figure()), append(related, c.Related(p.Span, "其中一项", "one of them"))
		}
		total := figures.Format(sum, max(f.Places(), 2))
		c.Use(i)
		c.Report(f.Span, lint.Diagnostic{
			Rule:    "percent/sum",
			Message: lint.Say("各项合计%s%%，文中为“%s”", "they add up to %s%%, the copy says “%s”", total, c.Quote(f.Span)),
			Notes:   figures.Notes(lint.Say("%s＝%s%%", "%s = %s%%", strings.Join(terms, "%＋")+"%", total)),
			Related: related,
		})
	}
}
