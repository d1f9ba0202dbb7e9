package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// withCounts holds a share against its count in the brackets right behind and the whole in front: 1860例患者中，六成（1116例）为男性.
func (c *block) withCounts() {
	r := c.Reading
	for i := 0; i+1 < len(r.Facts); i++ {
		p, n := &r.Facts[i], &r.Facts[i+1]
		c.countsInBrackets(i)
		if p.Kind != figures.Percent && p.Kind != figures.Tenths && p.Kind != figures.Fraction || p.Interval && p.Kind != figures.Fraction || p.Bracket || p.Role == figures.Change || p.Approx&figures.Vague != 0 ||
			n.Kind != figures.Count || !n.Bracket || !n.Exact() || c.Used(i) {
			continue
		}
		what, label, ok := c.inBrackets(p, n)
		if !ok || label != "" || len(what) > 24 {
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

// countsInBrackets holds share i against its whole and its part in the brackets right behind: 近六成受访者（1200人中的700人）.
func (c *block) countsInBrackets(i int) {
	r := c.Reading
	if i+2 >= len(r.Facts) {
		return
	}
	p, d, n := &r.Facts[i], &r.Facts[i+1], &r.Facts[i+2]
	if p.Kind != figures.Percent && p.Kind != figures.Tenths && p.Kind != figures.Fraction || p.Interval && p.Kind != figures.Fraction || p.Bracket || p.Role == figures.Change || p.Approx&figures.Vague != 0 || c.Used(i) ||
		d.Kind != figures.Count || !d.Bracket || !d.Exact() || !comparable(d, n) || !n.Bracket || !n.Exact() || n.Lo.Cmp(d.Lo) > 0 || d.Lo.IsZero() {
		return
	}
	before := c.Text[p.Outer.End:d.Outer.Start]
	lo, hi, ok := c.bounds(p)
	q, ok2 := figures.Divide(n.Value(), d.Value())
	switch r.Between(d, n) {
	case "中的", "中", "中有", "里的", "里有":
	default:
		return
	}
	if !ok || !ok2 || len(before) > 45 || !affix.Ends(before, "（", "(") || strings.ContainsAny(before, "，,。；;") {
		return
	}
	if v := new(big.Rat).Mul(q, hundred); v.Cmp(lo) >= 0 && v.Cmp(hi) <= 0 {
		return
	}
	c.Use(i)
	exact := figures.FormatPercent(q, 1)
	c.Report(p.Span, c.notTheShare(p, n, d, c, exact, lint.Say("%s÷%s＝%s，文中为%s", "%s ÷ %s = %s, stated %s", n.Figure(), d.Figure(), exact, c.Quote(p.Outer))))
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

// moneyShares holds the shares of the parts of an amount that 其中 divides: 总投资3.5亿元，其中财政资金2.1亿元，占60%；债券1.4亿元，占40%.
func (c *block) moneyShares() {
	r := c.Reading
	for i := 2; i < len(r.Facts); i++ {
		p, n := &r.Facts[i], &r.Facts[i-1]
		if p.Kind != figures.Percent || p.Role != figures.Share || p.Interval || n.Kind != figures.Money || n.Role == figures.Change || p.Clause-n.Clause > 1 || r.Sentence(p) != r.Sentence(n) || c.Used(i) ||
			strings.Trim(c.Text[n.Outer.End:p.Outer.Start], "，,（( 约比为达") != "占" {
			continue
		}
		var d *figures.Fact
		for j := i - 2; j >= 0 && r.Sentence(&r.Facts[j]) == r.Sentence(p) && i-j < 24; j-- {
			f := &r.Facts[j]
			if f.Kind != figures.Money && !(f.Kind == figures.Percent && f.Role == figures.Share) {
				break
			}
			if f.Kind == figures.Money && strings.HasPrefix(strings.TrimLeft(c.Text[f.Outer.End:], "，, "), "其中") {
				d = f
				break
			}
		}
		if d == nil || d.Unit != n.Unit || d.Role == figures.Change || d.Interval || n.Interval || !figures.Mentions(r.Lead(d), "总", "共", "合计", "收入", "支出", "筹", "投入") {
			continue
		}
		rn, ok1 := n.Range()
		rd, ok2 := d.Range()
		rp, ok3 := p.Printed()
		q, ok4 := figures.Quotient(rn, rd)
		exact, ok5 := figures.Divide(n.Value(), d.Value())
		if !ok1 || !ok2 || !ok3 || !ok4 || !ok5 || q.Times(hundred).Overlaps(rp) || exact.Cmp(big.NewRat(1, 1)) > 0 {
			continue
		}
		c.Use(i)
		percent := figures.FormatPercent(exact, max(p.Places(), 1))
		c.Report(p.Span, c.notTheShare(p, n, d, c, percent, lint.Say("%s÷%s＝%s，文中为%s", "%s ÷ %s = %s, stated %s", n.Figure(), d.Figure(), percent, c.Quote(p.Outer))))
	}
}

// quotient is a percentage with the division that it comes from in brackets: 18.0%（136/1700）.
var quotient = pattern.Lazy(`(\d{1,3}(?:[.．]\d{1,3})?)\s?[%％]\s?[（(]\s?(\d{1,7})\s?[/／]\s?(\d{1,7})\s?[)）]`)

// quotients holds a percentage against the division in brackets behind it.
func (c *block) quotients() {
	if !strings.ContainsAny(c.Text, "/／") {
		return
	}
	for _, m := range quotient().FindAllStringSubmatchIndex(c.Text, 200) {
		if m[0] > 0 && (c.Text[m[0]-1]-'0' < 10 || affix.Ends(c.Text[:m[0]], ".", "．", "-")) {
			continue
		}
		num, _ := new(big.Rat).SetString(c.Text[m[4]:m[5]])
		den, _ := new(big.Rat).SetString(c.Text[m[6]:m[7]])
		percent := strings.Replace(c.Text[m[2]:m[3]], "．", ".", 1)
		stated, _ := new(big.Rat).SetString(percent)
		share, ok := figures.Divide(num, den)
		if !ok || num.Cmp(den) > 0 || den.Cmp(big.NewRat(10, 1)) < 0 {
			continue
		}
		_, decimals, _ := strings.Cut(percent, ".")
		slack := big.NewRat(3, 5)                    // of the last place: some cut where others round
		for range strings.TrimRight(decimals, "0") { // 73.0% may be 73% in a column of others
			slack.Quo(slack, big.NewRat(10, 1))
		}
		off := new(big.Rat).Sub(new(big.Rat).Mul(share, hundred), stated)
		if off.Abs(off).Cmp(slack.Add(slack, slack)) <= 0 {
			continue
		}
		exact := figures.FormatPercent(share, max(len(decimals), 1))
		p := figures.Span{Start: m[2], End: m[3] + len(firstChar(strings.TrimLeft(c.Text[m[3]:], " ")))}
		c.Report(p, lint.Diagnostic{
			Rule:     "percent/share",
			Severity: lint.Warning,
			Message:  lint.Say("%[1]s为%[2]s，文中为“%[3]s”", "%[1]s is %[2]s, the copy says “%[3]s”", c.Copy.Text[m[4]:m[7]], exact, c.Quote(p)),
		})
	}
}
