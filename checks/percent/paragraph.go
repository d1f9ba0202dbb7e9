package percent

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// namedAbove holds a share that says what it is of, and the part right in front of it, against the count of that name in the paragraph before:
// 检出近视2500名。 … 重度的有400名，占近视学生的8%. Where several go by the name it says nothing.
func (c *block) namedAbove(above *block) {
	r := c.Reading
	for i := 1; above != nil && i < len(r.Facts); i++ {
		p, n := &r.Facts[i], &r.Facts[i-1]
		if p.Kind != figures.Percent || p.Role != figures.Share || !p.Exact() || c.Used(i) || n.Kind != figures.Count || !n.Exact() || n.Role == figures.Change || p.Clause-n.Clause > 1 || r.Sentence(n) != r.Sentence(p) {
			continue
		}
		name, ok := strings.CutPrefix(strings.TrimLeft(r.Lead(p), "，, 约"), "占")
		stem := stemOf(strings.TrimSuffix(strings.TrimRight(name, " 约"), "的"))
		if !ok || stem == "" || c.countsMore(i-1) {
			continue
		}
		d := above.soleCount(stem, n)
		if d == nil {
			continue
		}
		rp, ok1 := p.Printed()
		q, ok2 := figures.Divide(n.Value(), d.Value())
		if !ok1 || !ok2 || holds(q, rp) || within(n, d, rp) {
			continue
		}
		c.Use(i)
		exact := figures.FormatPercent(q, max(p.Places(), 2))
		c.Report(p.Span, c.notTheShare(p, n, d, above, exact, lint.Say("%s÷%s＝%s，文中为%s", "%s ÷ %s = %s, stated %s", n.Figure(), d.Figure(), exact, c.Quote(p.Outer))))
	}
}

// countsMore reports whether the paragraph counts more of the unit in front of count n, which the name may mean.
func (c *block) countsMore(n int) bool {
	for j := range n {
		if f := &c.Reading.Facts[j]; f.Kind == figures.Count && comparable(f, &c.Reading.Facts[n]) && f.Lo.Cmp(c.Reading.Facts[n].Lo) > 0 {
			return true
		}
	}
	return false
}

// soleCount returns the count of a paragraph that goes by a name, above what is counted as its part; nil if there is none or there are two.
func (c *block) soleCount(stem string, part *figures.Fact) *figures.Fact {
	if !strings.Contains(c.Text, stem) {
		return nil
	}
	var found *figures.Fact
	for j := range c.Reading.Facts {
		f := &c.Reading.Facts[j]
		if f.Kind != figures.Count || !comparable(f, part) || !c.goesBy(j, stem) {
			continue
		}
		lead := strings.TrimRight(c.leadIn(j), " 有为达到共了")
		if found != nil || !f.Exact() || f.Role == figures.Change || f.Lo.Cmp(part.Lo) <= 0 || figures.Older(c.Reading.Lead(f)) || !affix.Ends(lead, stem) {
			return nil
		}
		found = f
	}
	return found
}
