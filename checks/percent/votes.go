package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// votes finds the share of a sentence that is of another whole than all the others, which need not add up to 100%: 呕吐79例，占91.9%；腹痛
// 68例，占79.1%；腹泻41例，占67.7%；发热9例，占10.5%. Three others are heard, or two and the whole in the sentence before.
func (c *block) votes() {
	for s := range c.Reading.Sentences {
		ps := c.bareShares(s)
		if len(ps) < 3 || len(ps) > 30 {
			continue
		}
		odd, whole := outvoted(ps)
		if odd < 0 || c.Used(ps[odd].share) || c.Used(ps[odd].amount) {
			continue
		}
		if len(ps) < 4 && !c.toldBefore(ps[0].amount, whole) {
			continue
		}
		n, p := &c.Reading.Facts[ps[odd].amount], &c.Reading.Facts[ps[odd].share]
		rp, ok := p.Printed()
		if !ok || c.shareOfAny(ps[odd].amount, rp) {
			continue
		}
		mean := new(big.Rat).Add(whole.Lo, whole.Hi)
		mean.Quo(mean, big.NewRat(2, 1))
		q, ok := figures.Divide(n.Value(), mean)
		if !ok || q.Cmp(big.NewRat(1, 1)) > 0 {
			continue
		}
		right := figures.FormatPercent(q, max(p.Places(), 1))
		c.Use(ps[odd].share)
		c.Report(p.Span, lint.Diagnostic{
			Rule:     "percent/share",
			Severity: lint.Warning,
			Message:  lint.Say("照同句其余各项，%s应占%s，文中为“%s”", "by the other parts of the sentence %s is %s, the copy says “%s”", c.Quote(n.Span), right, c.Quote(p.Span)),
			Notes:    figures.Notes(lint.Say("照其余各项，总数约为%s", "by the other parts the whole is about %s", c.amount(n, mean))),
			Related:  []lint.Related{c.Related(c.Reading.Facts[ps[(odd+1)%len(ps)].amount].Span, "另一项", "another part")},
		})
	}
}

// amount writes v, rounded, in 万 or 亿 where fact f is printed so, with its unit.
func (c *block) amount(f *figures.Fact, v *big.Rat) string {
	if f.Mag == 0 {
		return figures.Format(v, min(f.Places(), 2)) + f.Unit
	}
	power, name := int64(10_000), "万"
	if v.Cmp(big.NewRat(100_000_000, 1)) >= 0 {
		power, name = 100_000_000, "亿"
	}
	return figures.Format(new(big.Rat).Quo(v, big.NewRat(power, 1)), 2) + name + f.Unit
}

// bareShares returns the amounts of sentence s with 占 and nothing but a share right behind.
func (c *block) bareShares(s int) []portion {
	r := c.Reading
	var out []portion
	a, b := r.InSentence(s)
	for i := a + 1; i < b; i++ {
		p, n := &r.Facts[i], &r.Facts[i-1]
		if p.Kind != figures.Percent || p.Role != figures.Share || !p.Exact() || p.Clause-n.Clause > 1 || !n.Exact() || n.Role == figures.Change ||
			n.Kind != figures.Count && n.Kind != figures.Money || len(out) > 0 && !amountsLike(&r.Facts[out[0].amount], n) || strings.Trim(r.Text[n.End:p.Outer.Start], "，,（( 占比为") != "" {
			continue
		}
		if share, ok := portionAt(r, i); ok {
			out = append(out, share)
		}
	}
	return out
}

// outvoted returns the only portion that leaves the others agreed on one whole, and that whole; -1 if all agree or none so does.
func outvoted(ps []portion) (odd int, whole figures.Range) {
	odd = -1
	for i := range ps {
		var all figures.Range
		for j, p := range ps {
			switch {
			case j == i:
				continue
			case all.Lo == nil:
				all = p.whole
				continue
			}
			if p.whole.Lo.Cmp(all.Lo) > 0 {
				all.Lo = p.whole.Lo
			}
			if p.whole.Hi.Cmp(all.Hi) < 0 {
				all.Hi = p.whole.Hi
			}
		}
		if all.Lo.Cmp(all.Hi) > 0 {
			continue
		}
		if ps[i].whole.Overlaps(all) || odd >= 0 {
			return -1, whole
		}
		odd, whole = i, all
	}
	return odd, whole
}

// toldBefore reports whether an amount that may be the whole stands within the two sentences before fact i, or in its own in front of it.
func (c *block) toldBefore(i int, whole figures.Range) bool {
	f := &c.Reading.Facts[i]
	for j := i - 1; j >= max(0, i-24) && c.Reading.Sentence(f)-c.Reading.Sentence(&c.Reading.Facts[j]) <= 2; j-- {
		if g := &c.Reading.Facts[j]; amountsLike(g, f) && g.Exact() {
			if r, ok := g.Range(); ok && r.Overlaps(whole) {
				return true
			}
		}
	}
	return false
}

// shareOfAny reports whether an amount in front of fact i, up to the sentence before, makes it the share: 其中 may go back to any.
func (c *block) shareOfAny(i int, p figures.Range) bool {
	n := &c.Reading.Facts[i]
	rn, ok := n.Range()
	if !ok {
		return true
	}
	sum := new(big.Rat)
	for j := i - 1; j >= max(0, i-24) && c.Reading.Sentence(n)-c.Reading.Sentence(&c.Reading.Facts[j]) <= 1; j-- {
		d := &c.Reading.Facts[j]
		if !amountsLike(d, n) {
			continue
		}
		rd, ok := d.Range()
		if !ok {
			return true
		}
		sum.Add(sum, d.Value())
		for _, whole := range [...]figures.Range{rd, {Lo: sum, Hi: sum}} {
			if q, ok := figures.Quotient(rn, whole); ok && q.Times(hundred).Overlaps(p) {
				return true
			}
		}
	}
	return false
}
