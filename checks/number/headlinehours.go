package number

import (
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// efforts are words of a headline whose hours are those of the one thing it tells of; foughts are those that lead to them in the story.
var (
	efforts = []string{"鏖战", "奋战", "手术", "生死", "接力", "抢救", "营救", "搜救", "激战", "苦战", "连台", "极限"}
	foughts = []string{"奋战", "鏖战", "历时", "历经", "经过", "耗时", "用时", "持续", "手术", "连续", "抢救", "长达", "激战", "苦战", "整整", "花了"}
)

// headlineHours holds the hours of an effort in a headline against the one number of hours that the story has: 12小时鏖战 over 团队连续奋战9个小时.
func headlineHours(p *lint.Pass, v *figures.View, s layout.Story) {
	if s.Title == nil || !figures.Mentions(v.Readings[s.Title.Index].Text, efforts...) {
		return
	}
	tr := v.Readings[s.Title.Index]
	t := theOne(tr, figures.Duration, func(f *figures.Fact) bool {
		return f.Unit == "时" && f.Exact() && !figures.Mentions(tr.Text[f.End:min(len(tr.Text), f.End+9)], "内", "后", "前", "里")
	})
	if t == nil || t.Lo.Cmp(figures.Int(24)) >= 0 {
		return
	}
	told, in := oneInStory(p, v, s, func(f *figures.Fact) bool { return f.Kind == figures.Duration && (f.Unit == "时" || f.Unit == "分") }, func(first, f *figures.Fact) bool {
		return (first == nil || f.Unit == first.Unit && f.Lo.Cmp(first.Lo) == 0) && f.Unit == "时" && f.Exact() && f.Lo.Cmp(t.Lo) != 0
	})
	if told == nil || told.Lo.Cmp(figures.Int(1)) <= 0 || !near(t, told) || !figures.Mentions(v.Readings[in.Index].Lead(told), foughts...) || figures.Mentions(v.Readings[in.Index].Text[told.End:min(len(v.Readings[in.Index].Text), told.End+9)], "多", "后，又", "车程") {
		return
	}
	againstHeadline(p, s, t, in, told, t.Of(s.Title.Text), told.Of(in.Text))
}
