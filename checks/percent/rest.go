package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// ofRest reports whether the rate is of those that the count leaves: 不合格12批次，合格率98.8%.
func (c *block) ofRest(p, n *figures.Fact) bool {
	stem, near := c.rateOf(p), c.clauseAt(n)
	if stem == "" || strings.HasPrefix(stem, "不") || figures.Mentions(c.Reading.Lead(p), "不"+stem, "未"+stem) {
		return false
	}
	return figures.Mentions(near, "不"+stem, "未"+stem)
}

// reportRest reports a rate of the rest.
func (c *block) reportRest(p, n, d *figures.Fact, share *big.Rat, places int) {
	exact := figures.FormatPercent(share, places)
	c.Report(p.Span, lint.Diagnostic{
		Rule:     "percent/share",
		Severity: lint.Warning,
		Message: lint.Say("%[1]s中去掉%[2]s，其余占%[3]s，文中为“%[4]s”", "%[1]s less %[2]s leave %[3]s, the copy says “%[4]s”",
			c.Quote(d.Span), c.Quote(n.Span), exact, c.Quote(p.Span)),
		Notes: figures.Notes(lint.Say("1－%s÷%s＝%s，文中为%s", "1 − %s ÷ %s = %s, stated %s",
			n.Figure(), d.Figure(), exact, c.Quote(p.Outer))),
		Related: []lint.Related{c.Related(n.Span, "去掉的部分", "the part taken away"), c.Related(d.Span, "总数", "the whole")},
	})
}

// rateOf names what percentage p is the rate of, in two characters (合格 of 合格率), or "".
func (c *block) rateOf(p *figures.Fact) string {
	t := strings.TrimRight(c.Reading.Lead(p), " 为达到约是高仅")
	k := strings.LastIndex(t, "率")
	if k < 6 || k+len("率") != len(t) {
		return ""
	}
	return t[k-6 : k]
}

// clauseAt is the clause of count n, from some thirty characters in front of it.
func (c *block) clauseAt(n *figures.Fact) string {
	cl := c.Reading.Clauses[n.Clause]
	return c.Text[min(max(cl.Start, n.Start-90), cl.End):cl.End]
}
