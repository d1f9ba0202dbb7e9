package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// asked are words for those of whom copy gives the ages; allowed are words that make an age a condition.
var (
	asked   = []string{"对象", "年龄", "纳入", "招募", "调查", "抽取", "受试者", "参与者", "参加者", "参加人", "志愿者", "入组", "受访者", "学员", "选手", "报名", "献血者", "入选"}
	allowed = []string{"年满", "已满", "须满", "需满", "均满", "不小于", "不低于"}
)

// surveyed holds the youngest and the oldest against the ages of those who were asked: 调查对象为15～69岁居民，年龄最小的15岁，最大的74岁;
// 受试者全部年满60岁，年纪最轻的57岁.
func (c *block) surveyed() {
	if !c.Holds("最") {
		return
	}
	r := c.Reading
	var ages *figures.Fact
	var low, high figures.Decimal // of those who were asked; zero where there is no such end
	for i := range r.Facts {
		f := &r.Facts[i]
		if f.Kind != figures.Age || f.Unit != "岁" {
			continue
		}
		lead := strings.TrimRight(c.leadOf(f), " 为是仅有才只")
		for _, w := range [...]string{"受试者", "参与者", "参加者", "志愿者", "献血者", "选手", "学员", "患者", "一位", "一名", "者", "的"} {
			lead = strings.TrimSuffix(lead, w)
		}
		lead = strings.TrimSuffix(strings.TrimSuffix(lead, "的"), "年龄")
		old, young := affix.Ends(lead, "最大", "最年长", "最高", "最老", "最高龄"), affix.Ends(lead, "最小", "最年轻", "最低", "最轻", "最年幼")
		if !old && !young {
			if a, b, ok := c.agesAsked(f); ok {
				ages, low, high = f, a, b
			}
			continue
		}
		if ages == nil || !f.Exact() || r.Sentence(f)-r.Sentence(ages) > 1 || figures.Mentions(c.Text[ages.End:f.Start], "对照", "家属", "医生", "护士", "工作人员", "子女") {
			continue
		}
		if old && (high.IsZero() || f.Lo.Cmp(high) <= 0) && f.Lo.Cmp(low) >= 0 || young && f.Lo.Cmp(low) >= 0 && (high.IsZero() || f.Lo.Cmp(high) <= 0) {
			continue
		}
		c.Report(f.Span, lint.Diagnostic{
			Rule:    "number/age",
			Message: lint.Say("“%s”不在对象的年龄“%s”之内", "“%s” is outside the ages “%s” of those asked", c.Quote(f.Span), c.Quote(ages.Outer)),
			Related: []lint.Related{c.Related(ages.Outer, "对象的年龄", "the ages")},
		})
	}
}

// agesAsked reads the ages of those who were asked: 15～69岁, 年满60岁, 18岁及以上, 14岁以下.
func (c *block) agesAsked(f *figures.Fact) (low, high figures.Decimal, ok bool) {
	front := c.Reading.Before(f, f.Start)
	switch {
	case !figures.Mentions(front, asked...) || figures.Mentions(front, "平均", "中位", "其中", "占", "多为", "以", "主要", "部分", "曾"):
	case f.Interval:
		return f.Lo, f.Hi, !f.Reversed
	case f.Approx == 0 && affix.Ends(front, allowed...), f.Approx&(figures.Over|figures.AtLeast) != 0 && affix.Starts(c.Text[f.Outer.End-len("以上"):], "以上"):
		return f.Lo, high, figures.Mentions(front, "均", "全部", "都", "须", "必须", "需", "限", "要求", "招募", "纳入", "对象", "报名") && !behindOfSome(c.Text[f.Outer.End:])
	case f.Approx&(figures.Under|figures.AtMost) != 0:
		return low, f.Hi, figures.Mentions(front, "均", "全部", "都", "须", "必须", "需", "限", "要求", "招募", "纳入", "对象") && !behindOfSome(c.Text[f.Outer.End:])
	}
	return low, high, false
}

// behindOfSome reports whether what stands behind an age makes it that of some: 60岁以上的占三成, 60岁以上者120人.
func behindOfSome(t string) bool {
	if k := strings.IndexAny(t, "，,。；"); k >= 0 {
		t = t[:k]
	}
	return figures.Mentions(t, "占", "者有", "为主", "居多") || strings.ContainsAny(t, "0123456789")
}
