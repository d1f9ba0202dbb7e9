package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// gaps holds the points that two groups are said to lie apart against the percentages of the two, right before: 甲县为92%，乙县为
// 85%，两者相差8个百分点; 男性为12.5%，女性为9.8%，男性比女性高3.7个百分点.
func (c *block) gaps() {
	r := c.Reading
	for k := 2; k < len(r.Facts); k++ {
		p, b, a := &r.Facts[k], &r.Facts[k-1], &r.Facts[k-2]
		if k > 2 && b.Kind == figures.Count && b.Hanzi && b.Clause == p.Clause && b.Unit == "组" { // 两组相差
			b, a = a, &r.Facts[k-3]
		}
		toGo := p.Kind == figures.Points && c.toGo(p, b)
		if p.Kind != figures.Points || !p.Exact() || !standing(a) || !standing(b) || c.Used(k) ||
			!toGo && p.Clause-b.Clause != 1 || b.Clause-a.Clause != 1 && !figures.Extremes(c.Text[a.End:b.Start]) || r.Sentence(a) != r.Sentence(p) {
			continue
		}
		if !apart(r.Lead(p)) && !c.compared(p, a, b) && !toGo {
			continue
		}
		diff := absDiff(a, b)
		rp, ok := p.Printed()
		step := new(big.Rat).Add(a.Step(), b.Step())
		step.Quo(step, big.NewRat(2, 1))
		if a.Places() == p.Places() && (b.Places() == p.Places() || toGo) { // a target is what it says
			step.SetInt64(0) // what is taken from printed percentages has their last digit
			rp = figures.Range{Lo: p.Value(), Hi: p.Value()}
		}
		if !ok || (figures.Range{Lo: diff, Hi: diff}).Widen(step).Overlaps(rp) {
			continue
		}
		c.Use(k)
		c.Report(p.Span, lint.Diagnostic{
			Rule: "percent/change",
			Message: lint.Say("%s与%s相差%s个百分点，文中为“%s”", "%s and %s are %s percentage points apart, the copy says “%s”",
				c.Quote(a.Span), c.Quote(b.Span), figures.Format(diff, 4), c.Quote(p.Span)),
			Notes: figures.Notes(lint.Say("%s－%s＝%s", "%s − %s = %s",
				maxOf(a, b).Figure(), minOf(a, b).Figure(), figures.Format(diff, 4))),
			Related: []lint.Related{c.Related(a.Span, "一方", "the one"), c.Related(b.Span, "另一方", "the other")},
		})
	}
}

// toGo reports whether p is how far what is in front lies from target b, in one clause: 达96.3%，距98%的目标还差1.7个百分点.
func (c *block) toGo(p, b *figures.Fact) bool {
	if p.Clause != b.Clause {
		return false
	}
	lead, between := strings.TrimLeft(c.Reading.Lead(b), " ，,但仍离"), c.Reading.Between(b, p)
	return affix.Starts(lead, "距", "与", "比") && len(between) <= 45 && figures.Mentions(between, "目标", "要求", "标准") && affix.Ends(strings.TrimRight(between, "约 "), "差", "相差", "低", "差距", "少")
}

// standing reports whether a fact is a percentage that stands for itself.
func standing(f *figures.Fact) bool {
	return f.Kind == figures.Percent && f.Exact() && (f.Role == figures.Level || f.Role == figures.Share || f.Role == figures.Part)
}

// apart reports whether the words in front of a number say that two things lie so far apart.
func apart(lead string) bool {
	t := strings.TrimRight(lead, " 为达到了是有约")
	return len(t) <= 45 && affix.Ends(t, "相差", "差距", "差异", "之差")
}

// compared reports whether the clause of p sets the group of one fact above or below that of the other, as the facts have
// it: 男性比女性高.
func (c *block) compared(p, a, b *figures.Fact) bool {
	lead := strings.TrimLeft(c.Reading.Lead(p), " ，,")
	one, rest, ok := strings.Cut(lead, "比")
	if !ok || len(one) < 3 || len(one) > 30 {
		return false
	}
	higher := true
	other := ""
	for _, w := range [...]string{"高出", "高了", "高", "多出", "多"} {
		if v, ok := strings.CutSuffix(strings.TrimSpace(rest), w); ok {
			other = v
			break
		}
	}
	if other == "" {
		higher = false
		for _, w := range [...]string{"低了", "低", "少"} {
			if v, ok := strings.CutSuffix(strings.TrimSpace(rest), w); ok {
				other = v
				break
			}
		}
	}
	if len(other) < 3 || len(other) > 30 {
		return false
	}
	la, lb := c.Reading.Lead(a), c.Reading.Lead(b)
	switch {
	case strings.Contains(la, one) && strings.Contains(lb, other) && !strings.Contains(la, other):
		return a.Value().Cmp(b.Value()) > 0 == higher
	case strings.Contains(lb, one) && strings.Contains(la, other) && !strings.Contains(la, one):
		return b.Value().Cmp(a.Value()) > 0 == higher
	}
	return false
}
