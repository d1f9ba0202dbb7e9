package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// fractionChanges holds a change that is a fraction in words against the two levels right before it: 由18个月减至12个月，即减少三分之一. It is rough by
// nature, and told only when it is an eighth off, or more where it is hedged.
func (c *block) fractionChanges() {
	r := c.Reading
	for i := 2; i < len(r.Facts); i++ {
		ch := &r.Facts[i]
		if ch.Kind != figures.Fraction || ch.Role != figures.Change || ch.Up == 0 || ch.Interval || c.Used(i) {
			continue
		}
		lead := strings.TrimSpace(c.Text[r.Clauses[ch.Clause].Start:max(r.Clauses[ch.Clause].Start, ch.Verb.Start)])
		switch strings.Trim(lead, "，, 了整就共又已约") {
		case "", "即", "也是", "相当于", "等于", "比原来", "较原来", "比之前", "较之前", "较此前", "比过去", "比以前", "足足", "也即":
		default:
			continue
		}
		to := c.levelBefore(i, nil)
		if to < 0 || r.Facts[to].Role != figures.To || ch.Clause-r.Facts[to].Clause > 1 {
			continue
		}
		b := &r.Facts[to]
		from := c.levelBefore(to, b)
		if from < 0 {
			continue
		}
		a := &r.Facts[from]
		if role := a.Role; role != figures.From && role != figures.Level && role != figures.Total || b.Clause-a.Clause > 1 || !a.Exact() || !b.Exact() || a.Lo.IsZero() || (b.Lo.Cmp(a.Lo) > 0) != (ch.Up > 0) {
			continue
		}
		real := new(big.Rat).Quo(absDiff(a, b), a.Value())
		lo, hi := c.roughly(ch)
		if v := ch.Value(); real.Cmp(lo.Mul(lo, v)) >= 0 && real.Cmp(hi.Mul(hi, v)) <= 0 {
			continue
		}
		word, en := "降幅", "a fall of"
		if ch.Up > 0 {
			word, en = "增幅", "a rise of"
		}
		exact := figures.FormatPercent(real, 1)
		c.Use(i)
		c.Report(ch.Span, lint.Diagnostic{
			Rule: "percent/change",
			Message: lint.Say("由%[1]s到%[2]s，%[3]s应为%[4]s，文中为“%[5]s”", "%[1]s to %[2]s is %[6]s %[4]s, the copy says “%[5]s”",
				c.Quote(a.Span), c.Quote(b.Span), word, exact, c.Quote(ch.Span), en),
			Notes: figures.Notes(lint.Say("%s÷%s＝%s", "%s ÷ %s = %s",
				figures.Format(absDiff(a, b), 4), figures.Format(a.Value(), 4), exact)),
			Related: []lint.Related{c.Related(a.Span, "起点", "where it starts"), c.Related(b.Span, "终点", "where it ends")},
		})
	}
}

// levelBefore returns the fact in front of fact i in its sentence, dates aside and durations that are not what is measured; it must be
// single, and of the unit of like if that is given; -1 if there is none.
func (c *block) levelBefore(i int, like *figures.Fact) int {
	r := c.Reading
	for j := i - 1; j >= max(0, i-6) && r.Sentence(&r.Facts[j]) == r.Sentence(&r.Facts[i]); j-- {
		f := &r.Facts[j]
		if like != nil && f.Kind == like.Kind && f.Unit == like.Unit || like == nil && f.Kind != figures.Date && f.Kind != figures.Ordinal {
			if a, b := r.ListOf(j); b-a > 1 || f.Interval {
				return -1
			}
			return j
		}
		if f.Kind != figures.Date && f.Kind != figures.Duration && f.Kind != figures.Ordinal {
			return -1
		}
	}
	return -1
}

// roughly returns between which multiples of itself the true value of a fraction in words may lie.
func (c *block) roughly(f *figures.Fact) (lo, hi *big.Rat) {
	switch {
	case f.Approx&(figures.Over|figures.AtLeast) != 0 || affix.Starts(c.Text[f.End:], "强", "以上", "多"):
		return big.NewRat(97, 100), big.NewRat(3, 2)
	case f.Approx&(figures.Under|figures.Nearly|figures.AtMost) != 0 || affix.Starts(c.Text[f.End:], "弱"):
		return big.NewRat(2, 3), big.NewRat(103, 100)
	case f.Approx != 0:
		return big.NewRat(5, 6), big.NewRat(6, 5)
	}
	return big.NewRat(7, 8), big.NewRat(9, 8)
}
