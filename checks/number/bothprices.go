package number

import (
	"math/big"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// bothPrices holds what many cost before and after against the price of one before and after: 每支由500元降至100元，每年用12支，年费用由6000元降至1400元. That the cost
// before is the price so many times says that the cost after is as well.
func (c *block) bothPrices() {
	const reach = 8 // facts between the two
	moves := c.Reading.Movements()
	for k := 1; k < len(moves); k++ {
		one, all := moves[k-1], moves[k]
		if all.From-one.To > reach || all.From <= one.To {
			continue
		}
		f := c.Reading.Facts
		a, b, x, y := &f[one.From], &f[one.To], &f[all.From], &f[all.To]
		if a.Kind != figures.Money || x.Kind != figures.Money || a.Unit != x.Unit || !a.Exact() || !b.Exact() || !x.Exact() || !y.Exact() || a.Lo.IsZero() || c.Reading.Sentence(x)-c.Reading.Sentence(a) > 1 {
			continue
		}
		for j := one.To + 1; j < all.From; j++ {
			n := &f[j]
			if n.Kind != figures.Count && n.Kind != figures.Duration || !n.Exact() || n.Lo.Cmp(figures.Int(2)) < 0 || new(big.Rat).Mul(n.Value(), a.Value()).Cmp(x.Value()) != 0 {
				continue
			}
			ry, ok := y.Printed()
			want := new(big.Rat).Mul(n.Value(), b.Value())
			if !ok || (figures.Range{Lo: want, Hi: want}).Overlaps(ry) || c.Use(all.To) {
				break
			}
			c.reportProduct(n, b, y, want, lint.Say("%[1]s、每份%[2]s，合计", "%[1]s of %[2]s each", c.Quote(n.Span), c.Quote(b.Span)),
				c.Related(n.Span, "数量", "how many"), c.Related(b.Span, "每份", "of each"))
			break
		}
	}
}
