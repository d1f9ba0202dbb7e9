package number

import (
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// oneGroup are words by which copy names one group of ofGroups, a row for each.
var oneGroup = [...][]string{
	{"住院", "在院", "留院", "在治", "医院治疗", "在院治疗", "继续治疗", "隔离治疗", "留治"},
	{"出院", "治愈", "痊愈", "康复"},
	{"死亡", "病亡", "身亡", "罹难", "遇难", "死者"},
	{"受伤", "轻伤", "伤者"},
	{"阳性", "检出", "感染"},
	{"重症", "危重", "重型"},
	{"密接", "密切接触"},
	{"老人", "老年人", "长者"},
	{"学生", "学童", "在校生"},
	{"教师", "老师", "教职工", "教职员"},
	{"男性", "男患者", "男生"},
	{"女性", "女患者", "女生"},
}

// ofGroups are what closes the name of a group.
var ofGroups = []string{"患者", "病人", "病例", "个案", "人员", "人群", "居民", "人士", "者", "的人", "的"}

// namedParts finds a part that exceeds the group it is said to be of, which the copy has counted before under that name or another:
// 38例仍在医院治疗；住院者中重症46例.
func (c *block) namedParts() {
	if !strings.Contains(c.Text, "中") {
		return
	}
	for i := 1; i < len(c.Reading.Facts); i++ {
		p := &c.Reading.Facts[i]
		if p.Kind != figures.Count || !isHead(p.Unit) || p.Hanzi || p.Interval || p.Approx&^(figures.Over|figures.AtLeast) != 0 || p.Role == figures.Change || p.Role == figures.From || p.Role == figures.To {
			continue
		}
		group := c.groupOf(p)
		if group == "" {
			continue
		}
		w := c.countedGroup(i, group)
		if w == nil || c.Use(i) {
			continue
		}
		c.Report(p.Span, lint.Diagnostic{
			Rule:    "number/part-whole",
			Message: lint.Say("部分“%s”大于全体“%s”", "the part “%s” exceeds the whole “%s”", c.Quote(p.Span), c.Quote(w.Span)),
			Notes:   figures.Notes(lint.Say("%s＞%s", "%s > %s", p.Figure(), w.Figure())),
			Related: []lint.Related{c.Related(w.Span, "全体", "the whole")},
		})
	}
}

// groupOf returns the group that a part is said to be of, without 患者 or 者: 住院 for 住院者中重症46例. It is "" where the copy names none.
func (c *block) groupOf(p *figures.Fact) string {
	const longest, between = 30, 24 // bytes of the name, and of what stands between it and the number
	lead := c.leadOf(p)
	if k := len(c.Text[:p.Outer.Start]) - len(lead); strings.HasSuffix(strings.TrimRight(c.Text[:k], "，,"), "中") && p.Clause > 0 {
		lead = c.Text[c.Reading.Clauses[p.Clause-1].Start:p.Outer.Start] // 住院患者中，重症46例
		if len(lead) > longest+between+6 {
			return ""
		}
	}
	name, rest, ok := strings.Cut(lead, "中")
	if !ok || len(rest) > between || figures.Mentions(rest, "包括", "及", "和", "或", "累计", "共", "总", "新增", "平均", "另", "中") || affix.Starts(rest, "心", "医", "学", "国", "央", "小", "年", "旬", "型", "度", "药", "风", "毒", "午", "队", "级", "途", "等") || strings.HasSuffix(name, "轻") {
		return ""
	}
	name = strings.TrimLeft(name, " ，,；;“")
	for _, w := range [...]string{"其中，", "其中,", "在", "上述", "这些", "目前", "该批", "全部", "所有", "所报告", "报告"} {
		name = strings.TrimPrefix(name, w)
	}
	if hasDigit(name) || figures.Mentions(name, "累计", "去年", "上年", "今年", "全市", "全省", "全国", "历年", "往年", "其他", "另", "既往") {
		return ""
	}
	closed := false
	for cut := true; cut; {
		cut = false
		for _, w := range ofGroups {
			if t, ok := strings.CutSuffix(name, w); ok && len(t) >= len("住院") {
				name, cut, closed = t, true, true
			}
		}
	}
	if len(name) < len("住院") || len(name) > longest || strings.ContainsAny(name, "组、") || !closed && len(groupWords(name)) == 1 {
		return ""
	}
	return name
}

// groupWords returns the words by which copy may name a group.
func groupWords(group string) []string {
	for _, row := range oneGroup {
		if slices.ContainsFunc(row, func(w string) bool { return strings.Contains(group, w) }) {
			return row
		}
	}
	return []string{group}
}

// countedGroup returns the count of a group in front of fact i, which is less than the fact; nil if there is none or another fits.
func (c *block) countedGroup(i int, group string) (whole *figures.Fact) {
	const reach, far = 10, 30
	r := c.Reading
	p := &r.Facts[i]
	names := groupWords(group)
	for j := i - 1; j >= max(0, i-reach) && r.Sentence(p)-r.Sentence(&r.Facts[j]) <= 1; j-- {
		f := &r.Facts[j]
		if !comparable(f, p) || c.groupOf(f) == group {
			continue // 受访者中男性1190人、女性1290人: the one is of the group as well as the other
		}
		if f.Lo.Cmp(p.Lo) >= 0 {
			if r.Sentence(f) == r.Sentence(p) && f.Clause == p.Clause {
				return nil
			}
		}
		from := max(r.Clauses[f.Clause].Start, f.Outer.Start-far)
		end := min(r.Clauses[f.Clause].End, f.End+far)
		if j > 0 {
			from = max(from, r.Facts[j-1].End)
		}
		if j+1 < len(r.Facts) {
			end = min(end, r.Facts[j+1].Start)
		}
		if from >= end {
			continue
		}
		own := strings.ToValidUTF8(c.Text[from:end], "")
		if !figures.Mentions(own, names...) || strings.Contains(own, "不"+group) || strings.Contains(own, "未"+group) || strings.Contains(own, "非"+group) || strings.Contains(own, "无"+group) {
			continue
		}
		if f.Lo.Cmp(p.Lo) >= 0 || !f.Exact() {
			return nil
		}
		const least = 5
		if f.Hanzi || f.Lo.Cmp(figures.Int(least)) < 0 || f.Role == figures.Change || f.Role == figures.From || figures.Mentions(own, "新增", "其中") {
			return nil
		}
		if whole == nil {
			whole = f
		}
	}
	return whole
}
