package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// likened is one thing said to be above or below another, of which the figures follow: 女性高于男性，女性78.2岁，男性80.1岁; 三级医院短于二级医院，分别为….
var likened = pattern.Lazy(`^([高低多少长短大小早晚]于)([^，。；：、（(0-9]{1,14})[，,：:（(]`)

// others are what one is compared with that is no second thing with a figure of its own.
var others = []string{"去年", "上年", "往年", "前年", "同期", "平均", "标准", "目标", "预期", "计划", "正常", "指标", "上月", "上周", "前者", "以往", "常年", "规定", "要求"}

// twoLikened holds the figures of two things against what is said of the two in the clause before.
func (c *block) twoLikened() {
	r := c.Reading
	for from := 0; ; {
		k := strings.Index(c.Text[from:], "于")
		if k < 0 {
			return
		}
		at := from + k - len("高")
		if from += k + len("于"); at < 0 || !strings.Contains("高低多少长短大小早晚", c.Text[at:at+len("高")]) {
			continue
		}
		m := likened().FindStringSubmatchIndex(c.Text[at:min(len(c.Text), at+75)])
		if m == nil {
			continue
		}
		for k := range m {
			m[k] += at
		}
		start := lastBreak(c.Text[:m[0]])
		one, word, other := strings.TrimRight(c.Text[start:m[0]], "明显著略普遍仍也远要稍"), c.Text[m[2]:m[3]], c.Text[m[4]:m[5]]
		if len(one) < len("甲乙") || len(one) > 20*len("甲") || figures.Mentions(other, others...) || affix.Ends(one, "均", "都", "皆") || figures.Mentions(one, "两", "各", "和", "与", "及", "不", "、") {
			continue
		}
		k = c.firstFact(m[1])
		if k+1 >= len(r.Facts) {
			continue
		}
		a, b := &r.Facts[k], &r.Facts[k+1]
		if r.Sentence(a) != r.Sentence(b) || a.Start-m[1] > 45 || a.Kind != b.Kind || a.Unit != b.Unit || !a.Exact() || !b.Exact() || a.Kind == figures.Date || a.Role == figures.Change || b.Role == figures.Change || b.Clause-a.Clause > 1 {
			continue
		}
		if k+2 < len(r.Facts) && r.Facts[k+2].List == a.List && b.List == a.List {
			continue // of more than two
		}
		front, between := strings.TrimRight(c.Text[m[1]:a.Outer.Start], " 为是达有"), strings.Trim(c.Text[a.Outer.End:b.Outer.Start], " ，,、；为是达有而和")
		switch {
		case strings.HasSuffix(front, "分别") && between == "" && strings.Contains(one, strings.TrimSuffix(front, "分别")):
		case len(front) >= len("男性") && between != "" && strings.Contains(one, front) && strings.Contains(other, between):
		case len(front) >= len("男性") && between != "" && strings.Contains(other, front) && strings.Contains(one, between):
			a, b = b, a
		default:
			continue
		}
		above := strings.Contains("高于多于长于大于晚于", word)
		if d := a.Lo.Cmp(b.Lo); d > 0 == above {
			continue
		}
		c.Report(figures.Span{Start: m[2], End: m[3]}, lint.Diagnostic{
			Rule:    "number/direction",
			Message: lint.Say("文中说“%[3]s”，而前者是%[1]s，后者是%[2]s", "the copy says “%[3]s”, and the first has %[1]s, the second %[2]s", c.Quote(a.Span), c.Quote(b.Span), word),
			Related: []lint.Related{c.Related(a.Span, "前者", "the first"), c.Related(b.Span, "后者", "the second")},
		})
	}
}
