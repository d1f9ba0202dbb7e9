package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// passed tells milestone k, with whatever stands in front of the verb, against the level behind, and reports whether there is one: 全市人口首次突破500万大关，年末常住人口为486万人.
func (c *block) passed(k int, lead string) bool {
	b := &c.Reading.Facts[k]
	up := affix.Ends(lead, "突破", "迈过", "跨过", "迈上", "站上", "突破了", "超过", "超过了")
	if !up && !affix.Ends(lead, "跌破", "降破", "失守", "跌破了") || !affix.Starts(c.Text[b.End:], "大关", "关口", "整数关") || figures.Mentions(lead, "未", "没", "将", "有望", "预计", "即将", "力争", "曾", "去年", "此前") {
		return false
	}
	a := c.levelBehind(k)
	if a != nil {
		c.short(a, b, lead, up)
	}
	return a != nil
}

// levelBehind returns the level in the clause behind target k that is said to be reached, where that clause says what there are now and nothing in front of the
// target does: 首次突破500万人大关，年末常住人口为506万人.
func (c *block) levelBehind(k int) *figures.Fact {
	r := c.Reading
	if k+1 >= len(r.Facts) {
		return nil
	}
	b, a := &r.Facts[k], &r.Facts[k+1]
	if a.Kind != b.Kind && (b.Kind != figures.Plain || a.Kind != figures.Count) || a.Kind == figures.Plain || b.Kind != figures.Plain && a.Unit != b.Unit && !comparable(a, b) || a.Kind == figures.Date || !a.Exact() || a.Bracket || a.Role != figures.Level && a.Role != figures.Total || a.Clause-b.Clause != 1 || r.Sentence(a) != r.Sentence(b) {
		return nil
	}
	if k > 0 && r.Facts[k-1].Kind == a.Kind && r.Sentence(&r.Facts[k-1]) == r.Sentence(b) {
		return nil
	}
	lead := strings.TrimRight(strings.TrimLeft(c.leadOf(a), "，, "), " 了")
	aim, _, _ := strings.Cut(strings.Replace(c.Text[b.End:a.Outer.Start], ",", "，", 1), "，")
	again := len(lead) >= len("已筛查") && affix.Starts(lead, "目前", "实际", "已", "截至目前", "现") && strings.Contains(aim, lead[len(lead)-len("筛查"):]) // the very act of the target
	if !again && !affix.Ends(lead, "为", "达", "达到", "共", "共有", "至") || figures.Mentions(lead, "其中", "去年", "上年", "同期", "增", "比", "较", "日均", "新", "计划", "另") {
		return nil
	}
	if !again && !oneSubject(c.leadOf(b), lead) {
		return nil
	}
	return a
}

// oneSubject reports whether a level, told behind a milestone, is named as what passed it or not at all: 全市人口, 年末常住人口; but no 四级手术 behind 手术量.
func oneSubject(passed, level string) bool {
	name := strings.Trim(level, "为达到共有至现在目前年末底截全其 0123456789月日")
	if name == "" || strings.Contains(passed, name) {
		return true
	}
	return affix.Starts(name, "常住", "户籍", "总", "实际") && len(name) >= len("常住人口") && strings.Contains(passed, name[len(name)-len("人口"):])
}
