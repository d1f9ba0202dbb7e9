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
	var t *figures.Fact
	for i := range tr.Facts {
		if f := &tr.Facts[i]; f.Kind == figures.Duration {
			if t != nil || f.Unit != "时" || !f.Exact() || figures.Mentions(tr.Text[f.End:min(len(tr.Text), f.End+9)], "内", "后", "前", "里") {
				return
			}
			t = f
		}
	}
	if t == nil || t.Lo.Cmp(figures.Int(24)) >= 0 {
		return
	}
	var told *figures.Fact
	var in *lint.Block
	for k := s.Title.Index + 1; k < s.End; k++ {
		b, r := p.Doc.Blocks[k], v.Readings[k]
		for i := range r.Facts {
			f := &r.Facts[i]
			if f.Kind != figures.Duration || f.Unit != "时" && f.Unit != "分" {
				continue
			}
			if told != nil && (f.Unit != told.Unit || f.Lo.Cmp(told.Lo) != 0) || f.Unit != "时" || !f.Exact() || f.Lo.Cmp(t.Lo) == 0 {
				return // of several, which may add up
			}
			if told == nil {
				told, in = f, b
			}
		}
	}
	if told == nil || told.Lo.Cmp(figures.Int(1)) <= 0 || !near(t, told) || !figures.Mentions(v.Readings[in.Index].Lead(told), foughts...) || figures.Mentions(v.Readings[in.Index].Text[told.End:min(len(v.Readings[in.Index].Text), told.End+9)], "多", "后，又", "车程") {
		return
	}
	p.Report(in, told.Start, told.End, lint.Diagnostic{
		Rule:    "number/headline",
		Message: lint.Say("标题为“%s”，正文为“%s”", "“%s” in the headline, “%s” in the body", s.Title.Text[t.Start:t.End], in.Text[told.Start:told.End]),
		Related: []lint.Related{{Span: s.Title.Source(t.Start, t.End), Message: lint.Text{ZH: "标题", EN: "the headline"}}},
	})
}
