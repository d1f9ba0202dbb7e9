package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// outOf is a rate told as so many of a round number, and told over again: 每千人中有8人，即8‰.
var outOf = pattern.Lazy(`每(百|千|万|十万)(?:名|个|位|例)?\p{Han}{0,10}?有(?:约|大约)?(\d+(?:\.\d+)?)(?:人|例|名|个|位)\p{Han}{0,6}[，（(](?:即|也就是|相当于)?$`)

// bases are what outOf may be out of.
var bases = map[string]int64{"百": 100, "千": 1000, "万": 10_000, "十万": 100_000}

// toldAgain holds a rate against the same in so many of a round number, right in front of it.
func (c *block) toldAgain() {
	if !strings.Contains(c.Text, "每") {
		return
	}
	const reach = 120 // bytes in front
	for i := range c.Reading.Facts {
		p := &c.Reading.Facts[i]
		per := big.NewRat(100, 1)
		switch p.Kind {
		case figures.Percent:
		case figures.PerMille:
			per = big.NewRat(1000, 1)
		case figures.PerHundredK:
			per = big.NewRat(100_000, 1)
		default:
			continue
		}
		from := c.Reading.Sentences[c.Reading.Sentence(p)].Start
		before := c.Text[max(from, p.Outer.Start-reach):p.Outer.Start]
		m := outOf().FindStringSubmatch(before)
		if m == nil || !p.Exact() || c.Used(i) {
			continue
		}
		n, ok := new(big.Rat).SetString(m[2])
		if !ok {
			continue
		}
		unit := new(big.Rat).Quo(per, big.NewRat(bases[m[1]], 1))
		want := n.Mul(n, unit)
		slack := new(big.Rat).Add(p.Step(), unit.Quo(unit, big.NewRat(2, 1))) // the count is rounded to one, the rate to its last digit
		if diff := new(big.Rat).Sub(want, p.Value()); diff.Abs(diff).Cmp(slack) < 0 || c.Use(i) {
			continue
		}
		right := figures.Format(want, 4) + p.Unit
		c.Report(p.Span, lint.Diagnostic{
			Rule:     "percent/scale",
			Severity: lint.Warning,
			Message:  lint.Say("每%[1]s有%[2]s是%[3]s，文中为“%[4]s”", "%[2]s in %[5]s is %[3]s, the copy says “%[4]s”", m[1], m[2], right, c.Quote(p.Span), big.NewInt(bases[m[1]]).String()),
		})
	}
}
