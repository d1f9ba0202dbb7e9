package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// withCounts holds a share against its count in the brackets right behind and the whole in front: 1860例患者中，六成（1116例）为男性.
func (c *block) withCounts() {
	r := c.Reading
	for i := 1; i+1 < len(r.Facts); i++ {
		p, n := &r.Facts[i], &r.Facts[i+1]
		if p.Kind != figures.Percent && p.Kind != figures.Tenths && p.Kind != figures.Fraction || p.Interval && p.Kind != figures.Fraction || p.Bracket || p.Role == figures.Change || p.Approx&figures.Vague != 0 ||
			n.Kind != figures.Count || !n.Bracket || !n.Exact() || c.Used(i) {
			continue
		}
		// Only what is counted may stand between, and nothing but the count in the brackets.
		what, ok := strings.CutSuffix(strings.Replace(strings.TrimSpace(c.Text[p.Outer.End:n.Outer.Start]), "(", "（", 1), "（")
		if !ok || strings.ContainsAny(what, "，、；。：（）") || len(what) > 24 || !strings.HasPrefix(strings.TrimLeft(strings.Replace(c.Text[n.Outer.End:], ")", "）", 1), " "), "）") {
			continue
		}
		lo, hi, ok := c.bounds(p)
		if !ok {
			continue
		}
		d := c.wholeOfCounted(i, n, lo, hi)
		if d == nil || what != "" && !strings.Contains(c.Text[d.End:p.Start], "中") { // 435名众议员、三分之一的参议员（35人）
			continue
		}
		q, ok := figures.Divide(n.Value(), d.Value())
		if !ok {
			continue
		}
		c.Use(i)
		exact := figures.FormatPercent(q, 1)
		c.Report(p.Span, c.notTheShare(p, n, d, c, exact, lint.Say("%s÷%s＝%s，文中为%s", "%s ÷ %s = %s, stated %s", n.Figure(), d.Figure(), exact, c.Quote(p.Outer))))
	}
}

// bounds returns between what percentages a share may lie.
func (c *block) bounds(p *figures.Fact) (lo, hi *big.Rat, ok bool) {
	if p.Kind != figures.Percent {
		return inWords(p)
	}
	printed, ok := p.Printed()
	return printed.Lo, printed.Hi, ok
}

// wholeOfCounted returns the count in front of share i, in its sentence, that count n is said to be of; nil where some count fits the share.
func (c *block) wholeOfCounted(i int, n *figures.Fact, lo, hi *big.Rat) *figures.Fact {
	r := c.Reading
	var whole *figures.Fact
	for j := i - 1; j >= max(0, i-24) && r.Sentence(n)-r.Sentence(&r.Facts[j]) <= 1; j-- {
		f := &r.Facts[j]
		if f.Kind != figures.Count || f.Approx&figures.Vague != 0 || f.Lo.Cmp(n.Lo) <= 0 {
			continue
		}
		if q, ok := figures.Divide(n.Value(), f.Value()); ok {
			if q.Mul(q, hundred); q.Cmp(lo) >= 0 && q.Cmp(hi) <= 0 {
				return nil
			}
		}
		if whole != nil || r.Sentence(f) != r.Sentence(n) {
			continue
		}
		between := c.Text[f.End:r.Facts[i].Start]
		if !comparable(f, n) || !f.Exact() || f.Interval || f.Role == figures.Change || len(between) > 240 ||
			!figures.Mentions(between, "中", "里") && !figures.Mentions(r.Lead(f), totalCues[:]...) || figures.Mentions(between, "组", "另", "；") {
			return nil
		}
		whole = f
	}
	return whole
}
