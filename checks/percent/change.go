package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

var hundred = big.NewRat(100, 1)

// movements holds each stated change against the two levels it stands between.
func (c *block) movements() {
	for _, m := range c.Reading.Movements() {
		if m.Change = c.inPercent(m.Change); m.Change < 0 {
			continue
		}
		a, b, ch := &c.Reading.Facts[m.From], &c.Reading.Facts[m.To], &c.Reading.Facts[m.Change]
		if ch.Kind != figures.Percent && ch.Kind != figures.Points && ch.Kind != figures.Tenths || ch.Interval || a.Interval || b.Interval {
			continue
		}
		ra, ok1 := a.Range()
		rb, ok2 := b.Range()
		rc, ok3 := ch.Printed()
		if !ok1 || !ok2 || !ok3 || c.Used(m.Change) {
			continue
		}
		diff := figures.Minus(rb, ra)
		if a.Lo.Cmp(b.Lo) == 0 {
			continue
		}
		sign := int8(1)
		if diff.Hi.Sign() < 0 || b.Lo.Cmp(a.Lo) < 0 {
			sign = -1
		}
		if ch.Up != 0 && ch.Up != sign {
			continue // number/direction
		}
		if ch.Kind == figures.Points {
			c.points(m, diff.Abs(), rc)
			// 上升6个百分点，增幅50%
			next := m.Change + 1
			if next >= len(c.Reading.Facts) || c.Used(m.Change) || !namesRate(c.Reading.Lead(&c.Reading.Facts[next])) {
				continue
			}
			m.Change, ch = next, &c.Reading.Facts[next]
			if rc, ok3 = ch.Printed(); !ok3 || ch.Kind != figures.Percent || ch.Interval || c.Used(next) || c.Reading.Sentence(ch) != c.Reading.Sentence(b) {
				continue
			}
		}
		var rel figures.Range
		if q, ok := figures.Quotient(rb, ra); ok {
			one := big.NewRat(1, 1)
			rel = figures.Range{Lo: q.Lo.Sub(q.Lo, one), Hi: q.Hi.Sub(q.Hi, one)}
			rel = rel.Times(hundred).Abs()
		} else {
			continue
		}
		if rel.Overlaps(rc) || affix.Starts(c.Text[ch.Outer.End:], "多", "余", "出头") && rc.Lo.Cmp(rel.Hi) <= 0 {
			continue // 降幅达30%多
		}
		c.relative(m, diff.Abs(), rc, sign)
	}
}

// namesRate reports whether the words in front of a number call it the rate of the change.
func namesRate(lead string) bool {
	t := strings.TrimRight(lead, " 为达到约是")
	return len(t) <= 30 && affix.Ends(t, "增幅", "降幅", "涨幅", "跌幅", "升幅")
}

// inPercent returns the change in per cent that goes with change k: k itself, or where that is an amount, what follows it:
// 比上年的3.6亿元增加9000万元，增长25%.
func (c *block) inPercent(k int) int {
	if k < 0 || k+1 >= len(c.Reading.Facts) {
		return k
	}
	by, ch := &c.Reading.Facts[k], &c.Reading.Facts[k+1]
	switch by.Kind {
	case figures.Count, figures.Money, figures.Measure, figures.Duration:
	default:
		return k
	}
	if ch.Kind == figures.Percent && ch.Role == figures.Change && ch.Clause-by.Clause <= 1 && c.Reading.Sentence(by) == c.Reading.Sentence(ch) && tied(c.Text[by.Outer.End:max(by.Outer.End, ch.Verb.Start)]) {
		return k + 1
	}
	return k
}

// points judges a change given in percentage points between two percentages.
func (c *block) points(m figures.Movement, diff, stated figures.Range) {
	a, b, ch := &c.Reading.Facts[m.From], &c.Reading.Facts[m.To], &c.Reading.Facts[m.Change]
	if a.Kind != figures.Percent && a.Kind != figures.Tenths || !a.Exact() || !b.Exact() || !ch.Exact() {
		return
	}
	if diff.Overlaps(tight(ch, a, b, stated)) {
		return
	}
	exact := absDiff(a, b)
	c.Use(m.Change)
	c.Report(ch.Span, lint.Diagnostic{
		Rule: "percent/change",
		Message: lint.Say("由%s到%s相差%s个百分点，文中为“%s”", "%s to %s is %s percentage points, the copy says “%s”",
			c.Quote(a.Span), c.Quote(b.Span), figures.Format(exact, 4), c.Quote(ch.Span)),
		Notes: figures.Notes(lint.Say("%s－%s＝%s个百分点，文中为%s", "%s − %s = %s points, stated %s",
			maxOf(a, b).Figure(), minOf(a, b).Figure(), figures.Format(exact, 4), c.Quote(ch.Span))),
		Related: []lint.Related{c.Related(a.Span, "起点", "where it starts"), c.Related(b.Span, "终点", "where it ends")},
	})
}

// tight drops the allowance for rounding where everything is printed in whole per cents.
func tight(ch, a, b *figures.Fact, stated figures.Range) figures.Range {
	if ch.Places() == 0 && a.Places() == 0 && b.Places() == 0 {
		return figures.Range{Lo: ch.Value(), Hi: ch.Value()}
	}
	return stated
}

// relative judges a change given in per cent.
func (c *block) relative(m figures.Movement, diff, stated figures.Range, sign int8) {
	a, b, ch := &c.Reading.Facts[m.From], &c.Reading.Facts[m.To], &c.Reading.Facts[m.Change]
	places := max(ch.Places(), 2)
	ratio, ok := figures.Divide(b.Value(), a.Value())
	if !ok {
		return
	}
	change := new(big.Rat).Abs(new(big.Rat).Sub(ratio, big.NewRat(1, 1)))
	word := [...]string{"降幅", "", "增幅"}[sign+1]
	en := [...]string{"a fall of", "", "a rise of"}[sign+1]
	related := []lint.Related{c.Related(a.Span, "起点", "where it starts"), c.Related(b.Span, "终点", "where it ends")}
	if a.Kind == figures.Percent && b.Kind == figures.Percent && ch.Kind == figures.Percent && diff.Overlaps(stated) {
		pts := figures.Format(absDiff(a, b), 4)
		c.Use(m.Change)
		d := lint.Diagnostic{
			Rule: "percent/points",
			Message: lint.Say("由%s到%s是%s个百分点，不是“%s”", "%s to %s is %s percentage points, not “%s”",
				c.Quote(a.Span), c.Quote(b.Span), pts, c.Quote(ch.Span)),
			Notes:   figures.Notes(inPoints(a, b, pts, word, en, figures.FormatPercent(change, places))),
			Related: related,
		}
		if u := unitSpan(c.Text, ch); !u.Empty() {
			// Said with its figure, which is what is marked.
			start, end := min(ch.Start, u.Start), max(ch.End, u.End)
			points := c.Copy.Text[start:u.Start] + c.percentagePoints() + c.Copy.Text[u.End:end]
			d.Fixes = []lint.Fix{lint.Replace(c.Copy, start, end, points, false)}
		}
		c.Report(ch.Span, d)
		return
	}
	if !a.Exact() || !b.Exact() {
		// With 约 and 多 on either level only a gross mismatch counts; Bounds has widened them already.
		if strings.Contains(c.Quote(ch.Outer), "倍") {
			return
		}
	}
	c.Use(m.Change)
	c.Report(ch.Span, lint.Diagnostic{
		Rule:     "percent/change",
		Severity: severityOf(a, b, ch),
		Message: lint.Say("由%[1]s到%[2]s，%[3]s应为%[4]s，文中为“%[5]s”", "%[1]s to %[2]s is %[6]s %[4]s, the copy says “%[5]s”",
			c.Quote(a.Span), c.Quote(b.Span), word, figures.FormatPercent(change, places), c.Quote(ch.Span), en),
		Notes: figures.Notes(lint.Say("%[1]s÷%[2]s＝%[3]s，%[4]s%[5]s，文中为%[6]s", "%[1]s ÷ %[2]s = %[3]s, %[7]s %[5]s, stated %[6]s",
			b.Figure(), a.Figure(), figures.FormatPercent(ratio, places), word, figures.FormatPercent(change, places), c.Quote(ch.Span), en)),
		Related: related,
	})
}

// inPoints says how two percentages differ in points and, word or en being what it is called, in percent.
func inPoints(a, b *figures.Fact, points, word, en, change string) lint.Text {
	from, to := a.Figure(), b.Figure()
	high, low := maxOf(a, b).Figure(), minOf(a, b).Figure()
	if b.Value().Cmp(a.Value()) < 0 {
		return lint.Say("%[1]s－%[2]s＝%[3]s个百分点；以百分比计，1－%[4]s÷%[5]s，%[6]s为%[7]s", "%[1]s − %[2]s = %[3]s points; in percent 1 − %[4]s ÷ %[5]s, %[8]s %[7]s", high, low, points, to, from, word, change, en)
	}
	return lint.Say("%[1]s－%[2]s＝%[3]s个百分点；以百分比计，%[4]s÷%[5]s－1，%[6]s为%[7]s", "%[1]s − %[2]s = %[3]s points; in percent %[4]s ÷ %[5]s − 1, %[8]s %[7]s", high, low, points, to, from, word, change, en)
}

// severityOf is error only where every number is printed without a hedge.
func severityOf(facts ...*figures.Fact) lint.Severity {
	for _, f := range facts {
		if !f.Exact() {
			return lint.Warning
		}
	}
	return lint.Error
}

// unitSpan is the % of a percentage printed in digits.
func unitSpan(text string, f *figures.Fact) figures.Span {
	s := figures.Span{Start: f.Number.End, End: f.End}
	if t := strings.TrimSpace(s.Of(text)); t == "%" || t == "％" {
		return s
	}
	return figures.Span{}
}

func absDiff(a, b *figures.Fact) *big.Rat {
	d := new(big.Rat).Sub(b.Value(), a.Value())
	return d.Abs(d)
}

func maxOf(a, b *figures.Fact) *figures.Fact {
	if a.Value().Cmp(b.Value()) >= 0 {
		return a
	}
	return b
}

func minOf(a, b *figures.Fact) *figures.Fact {
	if maxOf(a, b) == a {
		return b
	}
	return a
}
