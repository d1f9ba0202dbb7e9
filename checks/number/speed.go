package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// speeds holds how fast something went against how far and how long, all in one sentence: 全程120公里，用时1.5小时，平均时速80公里.
func (c *block) speeds() {
	if !figures.Mentions(c.Text, "时速", "每小时", "速度") {
		return
	}
	r := c.Reading
	for i := range r.Facts {
		v := &r.Facts[i]
		if v.Kind != figures.Measure || v.Unit != "千米" && v.Unit != "千米/时" && v.Unit != "公里/小时" || v.Interval || v.Approx&^(figures.About|figures.Nearly|figures.Over) != 0 || !isMeanSpeed(c.leadOf(v)) {
			continue
		}
		a, b := c.reached(i)
		a, b = c.betweenSemicolons(i, a, b)
		way := c.only(a, b, func(f *figures.Fact) bool { return f != v && f.Kind == figures.Measure && f.Unit == "千米" })
		took := c.only(a, b, func(f *figures.Fact) bool {
			return f.Kind == figures.Duration && (f.Unit == "时" || f.Unit == "分" && !strings.HasSuffix(strings.TrimRight(c.Text[:f.Start], " 零又"), "小时")) && !strings.HasSuffix(c.leadOf(f), "每")
		})
		if way < 0 || took < 0 {
			continue
		}
		d, t := &r.Facts[way], &r.Facts[took]
		if !d.Exact() && d.Approx != figures.About || t.Interval || t.Approx&^figures.About != 0 || figures.Mentions(c.Text[min(d.Start, t.Start, v.Start):max(d.End, t.End, v.End)], "其中", "剩余", "还有", "提前", "缩短", "比", "最高", "另") || affix.Ends(c.leadOf(d), "每", "时速") {
			continue
		}
		l, ok := c.lengthOf(took)
		if !ok || l.minutes <= 0 {
			continue
		}
		hours := big.NewRat(int64(l.minutes), 60)
		if t.Unit == "时" && t.Places() > 0 {
			hours = t.Value()
		}
		exact, ok1 := figures.Divide(d.Value(), hours)
		rv, ok2 := v.Printed()
		if !ok1 || !ok2 {
			continue
		}
		room := new(big.Rat).Quo(exact, big.NewRat(12, 1)) // the time is of whole or half hours
		if l.slack <= 5 && t.Exact() && d.Exact() {
			room.Quo(exact, big.NewRat(25, 1))
		}
		if (figures.Range{Lo: exact, Hi: exact}).Widen(room).Overlaps(rv) || c.Use(i) {
			continue
		}
		c.Report(v.Span, lint.Diagnostic{
			Rule: "number/ratio",
			Message: lint.Say("%[1]s走%[2]s，平均时速约%[3]s，文中为“%[4]s”", "%[2]s in %[1]s is about %[3]s an hour, the copy says “%[4]s”",
				c.Quote(l.Span), c.Quote(d.Span), c.asPrinted(rounded(exact), v), c.Quote(v.Span)),
			Notes:   figures.Notes(lint.Say("%s÷%s小时＝%s", "%s ÷ %s hours = %s", d.Figure(), figures.Format(hours, 2), figures.Format(exact, 1))),
			Related: []lint.Related{c.Related(d.Span, "路程", "the way"), c.Related(t.Span, "时间", "the time")},
		})
	}
}

// isMeanSpeed reports whether the words in front of a number call it how fast something went, and not the fastest or what is allowed.
func isMeanSpeed(lead string) bool {
	t := strings.TrimRight(lead, " 为达到约是在了近逾超过")
	if figures.Mentions(t, "最高", "最大", "限速", "设计", "最快", "最低", "瞬时", "风", "可达", "允许") {
		return false
	}
	if _, verb, ok := strings.Cut(t, "平均每小时"); ok && len(verb) <= len("行驶里程") {
		return true
	}
	return affix.Ends(t, "时速", "平均速度", "均速", "平均每小时", "平均车速", "车速", "配送速度", "平均每小时行驶", "平均每小时飞行", "飞行速度")
}
