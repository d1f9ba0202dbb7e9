package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// portion is an amount and the share that it is said to be.
type portion struct {
	amount, share int
	whole         figures.Range // what the two say all is
}

// wholes holds the parts of one whole against each other, where each is given as an amount and as a share: 药品16.8亿元，占70%；问诊4.8亿元，
// 占20%；服务4.2亿元，占10%. The one that makes the whole another than all the others do is wrong.
func (c *block) wholes() {
	for s := range c.Reading.Sentences {
		ps, sum := c.portions(s)
		if sum.Cmp(big.NewRat(99, 1)) < 0 {
			continue
		}
		if len(ps) == 2 || sum.Cmp(big.NewRat(101, 1)) > 0 {
			if c.wholeAhead(s, ps).Lo == nil {
				c.twoWholes(ps, sum)
			}
		}
		if sum.Cmp(big.NewRat(101, 1)) > 0 {
			continue
		}
		odd := oddOne(ps, c.wholeAhead(s, ps))
		if odd < 0 || c.Used(ps[odd].share) {
			continue
		}
		var agreed figures.Range
		for i, p := range ps {
			if i != odd {
				agreed = p.whole
				break
			}
		}
		n, p := &c.Reading.Facts[ps[odd].amount], &c.Reading.Facts[ps[odd].share]
		whole, ok := figures.Divide(new(big.Rat).Mul(n.Value(), hundred), p.Value())
		if !ok {
			continue
		}
		other := new(big.Rat).Quo(new(big.Rat).Add(agreed.Lo, agreed.Hi), big.NewRat(2, 1))
		c.Use(ps[odd].share)
		c.Report(figures.Span{Start: n.Start, End: p.End}, lint.Diagnostic{
			Rule:     "percent/share",
			Severity: lint.Warning,
			Message: lint.Say("%[1]s占%[2]s，与其余各项的数和占比不符", "%[1]s as %[2]s of the whole does not agree with the other parts and their shares",
				c.Quote(n.Span), c.Quote(p.Span)),
			Notes: figures.Notes(lint.Say("照此总数约为%s，照其余各项约为%s", "by these the whole is about %s, by the other parts about %s",
				c.amount(n, whole), c.amount(n, other))),
			Related: []lint.Related{c.Related(c.Reading.Facts[ps[(odd+1)%len(ps)].amount].Span, "另一项", "another part")},
		})
	}
}

// portions returns the amounts of sentence s with 占 and a share right behind, and what the shares
// add up to.
func (c *block) portions(s int) ([]portion, *big.Rat) {
	r := c.Reading
	var out []portion
	sum := new(big.Rat)
	a, b := r.InSentence(s)
	for i := a + 1; i < b; i++ {
		p, n := &r.Facts[i], &r.Facts[i-1]
		if p.Kind != figures.Percent && p.Kind != figures.Tenths || p.Role != figures.Share || p.Interval || p.Clause-n.Clause > 1 {
			continue
		}
		if n.Kind != figures.Count && n.Kind != figures.Money && n.Kind != figures.Measure || n.Interval || n.Role == figures.Change ||
			len(out) > 0 && !amountsLike(&r.Facts[out[0].amount], n) || strings.Trim(r.Text[n.End:p.Outer.Start], "，,（( 占比为约达到总数的近") != "" {
			return nil, new(big.Rat)
		}
		share, ok := portionAt(r, i)
		if !ok {
			return nil, new(big.Rat)
		}
		sum.Add(sum, p.Value())
		out = append(out, share)
	}
	return out, sum
}

// portionAt takes share i, and the amount right in front of it, for a part of a whole; ok if they say how large that is.
func portionAt(r *figures.Reading, i int) (share portion, ok bool) {
	rn, ok1 := r.Facts[i-1].Range()
	rp, ok2 := r.Facts[i].Printed()
	if !ok1 || !ok2 || rp.Lo.Sign() <= 0 {
		return portion{}, false
	}
	q, ok := figures.Quotient(rn, rp)
	if !ok {
		return portion{}, false
	}
	return portion{i - 1, i, q.Times(hundred)}, true
}

// wholeAhead returns what the parts are of, where their sentence names it right in front of them, or a range of nothing.
func (c *block) wholeAhead(s int, ps []portion) figures.Range {
	if len(ps) < 2 {
		return figures.Range{}
	}
	first := ps[0].amount
	a, _ := c.Reading.InSentence(s)
	for j := first - 1; j >= a; j-- {
		f := &c.Reading.Facts[j]
		switch {
		case f.Kind == figures.Date || f.Kind == figures.Ordinal:
			continue
		case amountsLike(f, &c.Reading.Facts[first]) && f.Exact() && f.Role != figures.Change && f.Lo.Cmp(c.Reading.Facts[first].Lo) > 0:
			r, _ := f.Range()
			return r
		}
		return figures.Range{}
	}
	return figures.Range{}
}

// amountsLike reports whether two amounts are of like things.
func amountsLike(a, b *figures.Fact) bool {
	return a.Kind == b.Kind && comparable(a, b)
}

// oddOne returns the only portion whose whole is not that of all the others, of which there must be two, the whole named ahead
// among them; -1 if all agree, or no two do.
func oddOne(ps []portion, whole figures.Range) int {
	named := whole.Lo != nil
	if len(ps) < 2 || len(ps) == 2 && !named {
		return -1
	}
	odd := -1
	for i := range ps {
		others := 0
		agree := true
		for j := range ps {
			if j == i {
				continue
			}
			others++
			agree = agree && (!named || ps[j].whole.Overlaps(whole))
			for k := range j {
				agree = agree && (k == i || ps[j].whole.Overlaps(ps[k].whole))
			}
		}
		if named {
			others++
		}
		if !agree || others < 2 {
			continue
		}
		apart := named && !ps[i].whole.Overlaps(whole)
		for j := range ps {
			apart = apart || j != i && !ps[i].whole.Overlaps(ps[j].whole)
		}
		if !apart || odd >= 0 {
			return -1
		}
		odd = i
	}
	return odd
}
