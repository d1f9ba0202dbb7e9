package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// fates are the two things of which one happens to each case that is tried: found or missed, right or wrong.
var fates = [...][2]string{
	{"检出", "漏诊"}, {"检出", "漏检"}, {"检出", "漏报"}, {"检出", "未检出"}, {"查出", "漏诊"}, {"识别", "漏诊"}, {"识别", "漏检"}, {"识别出", "漏诊"}, {"发现", "漏诊"}, {"诊断正确", "误诊"}, {"正确", "错误"}, {"判断正确", "判断错误"}, {"判对", "判错"},
	{"答对", "答错"}, {"成功", "失败"}, {"有效", "无效"}, {"合格", "不合格"}, {"通过", "未通过"}, {"阳性", "阴性"}, {"治愈", "未愈"}, {"存活", "死亡"}, {"完成", "未完成"}, {"到场", "缺席"}, {"命中", "漏诊"},
}

// bothFates holds two fates of all the cases that the sentence before counts against them: 用100例影像做测试。人工智能检出88例，漏诊22例；医师检出91例，漏诊9例.
// Where another pair of the sentence makes the whole, or the two are more than it, the copy means all.
func (c *block) bothFates() {
	r := c.Reading
	for s := 1; s < len(r.Sentences); s++ {
		a, b := r.InSentence(s)
		if b-a < 2 || b-a > 24 {
			continue
		}
		var whole *figures.Fact
		fits, wrong := false, -1
		for j := a + 1; j < b; j++ {
			if !c.twoFates(j-1, j) {
				continue
			}
			if whole == nil {
				if whole = c.onlyCount(s-1, &r.Facts[j]); whole == nil {
					break
				}
			}
			sum := r.Facts[j-1].Value()
			switch sum.Add(sum, r.Facts[j].Value()).Cmp(whole.Value()) {
			case 0:
				fits = true
			case 1:
				wrong, fits = j, true // more than all there are
			default:
				wrong = j
			}
		}
		if whole != nil && fits && wrong > 0 {
			c.fatesApart(whole, &r.Facts[wrong-1], &r.Facts[wrong])
		}
	}
}

// twoFates reports whether facts i and j count the two fates of the same cases.
func (c *block) twoFates(i, j int) bool {
	r := c.Reading
	f, g := &r.Facts[i], &r.Facts[j]
	if f.Kind != figures.Count || g.Kind != figures.Count || f.Unit != g.Unit || !usable(f) || !usable(g) || f.Clause-g.Clause > 1 || g.Clause-f.Clause > 1 || strings.ContainsAny(c.Text[f.End:g.Start], "；;") {
		return false
	}
	one, other := strings.TrimRight(r.Lead(f), " 为有共了"), strings.Trim(c.Text[max(f.End, r.Clauses[g.Clause].Start):g.Outer.Start], " ，,、为有共了的")
	for _, p := range fates {
		if affix.Ends(one, p[0]) && !affix.Ends(one, "不"+p[0], "未"+p[0]) && other == p[1] || affix.Ends(one, p[1]) && other == p[0] {
			return true
		}
	}
	return false
}

// onlyCount returns the only count of sentence s in the unit of f; nil if there is none or several, or it is no plain count of all.
func (c *block) onlyCount(s int, f *figures.Fact) (found *figures.Fact) {
	a, b := c.Reading.InSentence(s)
	for i := a; i < b; i++ {
		g := &c.Reading.Facts[i]
		if g.Kind != figures.Count || !comparable(g, f) {
			continue
		}
		if found != nil || !usable(g) || g.Lo.Cmp(figures.Int(10)) < 0 {
			return nil
		}
		found = g
	}
	return found
}

// fatesApart reports two fates that are not all the cases.
func (c *block) fatesApart(whole, one, other *figures.Fact) {
	sum := one.Value()
	sum.Add(sum, other.Value())
	c.Report(figures.Span{Start: one.Start, End: other.End}, lint.Diagnostic{
		Rule:     "number/total",
		Severity: lint.Warning,
		Message:  lint.Say("%[1]s与%[2]s合计%[3]s，上文共%[4]s", "%[1]s and %[2]s are %[3]s, and %[4]s before", c.Quote(one.Span), c.Quote(other.Span), figures.Format(sum, 2), c.Quote(whole.Span)),
		Notes:    figures.Notes(lint.Say("%s＋%s＝%s", "%s + %s = %s", one.Figure(), other.Figure(), figures.Format(sum, 2))),
		Related:  []lint.Related{c.Related(whole.Span, "总数", "the total")},
	})
}
