package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// surveyed holds the youngest and the oldest against the ages of those who were asked: 调查对象为15～69岁居民，年龄最小的15岁，最大的74岁.
func (c *block) surveyed() {
	r := c.Reading
	var ages *figures.Fact
	for i := range r.Facts {
		f := &r.Facts[i]
		if f.Kind != figures.Age || f.Unit != "岁" {
			continue
		}
		if f.Interval && !f.Reversed {
			if figures.Mentions(r.Before(f, f.Start), "对象", "年龄", "纳入", "招募", "调查", "抽取") {
				ages = f
			}
			continue
		}
		lead := strings.TrimRight(c.leadOf(f), " 为是仅有的患者")
		old := affix.Ends(lead, "最大", "最年长", "最高")
		if ages == nil || !f.Exact() || !old && !affix.Ends(lead, "最小", "最年轻", "最低") || r.Sentence(f)-r.Sentence(ages) > 1 {
			continue
		}
		if old && f.Lo.Cmp(ages.Hi) <= 0 || !old && f.Lo.Cmp(ages.Lo) >= 0 {
			continue
		}
		c.Report(f.Span, lint.Diagnostic{
			Rule:    "number/age",
			Message: lint.Say("“%s”不在对象的年龄“%s”之内", "“%s” is outside the ages “%s” of those asked", c.Quote(f.Span), c.Quote(ages.Span)),
			Related: []lint.Related{c.Related(ages.Span, "对象的年龄", "the ages")},
		})
	}
}
