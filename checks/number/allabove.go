package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// everyOne are words that say a bound of all.
var everyOne = []string{"均", "都", "全部", "一律", "无一", "皆", "全都"}

// allAbove holds the lowest of several against the bound that all of them are said to keep: 入组者收缩压均在140毫米汞柱以上，最低为132毫米汞柱.
func (c *block) allAbove() {
	if !c.Holds(everyOne...) || !c.Holds("最") {
		return
	}
	r := c.Reading
	for i := range r.Facts {
		a := &r.Facts[i]
		over := a.Approx&(figures.Over|figures.AtLeast) != 0
		if !averages(a) || a.Kind == figures.Age || a.Kind == figures.Duration || a.Interval || !over && a.Approx&(figures.Under|figures.AtMost) == 0 || a.Approx&(figures.Vague|figures.About|figures.Nearly) != 0 || !figures.Mentions(r.Lead(a), everyOne...) {
			continue
		}
		for j := i + 1; j < min(len(r.Facts), i+4); j++ {
			b := &r.Facts[j]
			if r.Sentence(b) != r.Sentence(a) || b.Clause-a.Clause > 2 {
				break
			}
			if b.Kind != a.Kind || b.Unit != a.Unit || !b.Exact() || b.Role == figures.Change || b.Bracket != a.Bracket {
				continue
			}
			between := c.Text[a.Outer.End:max(a.Outer.End, b.Outer.Start)]
			lead := c.leadOf(b)
			low, high := figures.Mentions(lead, "最低", "最少", "最小"), figures.Mentions(lead, "最高", "最多", "最大")
			if low == high || len(between) > 120 || figures.Mentions(between, "去年", "上年", "目标", "除", "只有", "个别", "平均", "增", "降", "其他", "另") || c.otherMeasure(c.Text[r.Sentences[r.Sentence(a)].Start:a.Start], between) || !affix.Starts(strings.TrimLeft(between, " "), "，", ",", "；", "（", "(", "；") {
				break
			}
			if d := b.Lo.Cmp(a.Lo); over && low && d < 0 || !over && high && d > 0 {
				c.Report(b.Span, lint.Diagnostic{
					Rule:    "number/statistic",
					Message: lint.Say("文中说都“%[1]s”，而这里是“%[2]s”", "all are said to be “%[1]s”, and here is “%[2]s”", c.Quote(a.Outer), c.Quote(b.Span)),
					Related: []lint.Related{c.Related(a.Outer, "都在此内", "all are said to be so")},
				})
			}
			break
		}
	}
}
