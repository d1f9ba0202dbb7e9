package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// whose are words behind an age in a headline that make it the age of the one the piece is about: 72岁翁, 8岁男童.
var whose = []string{"翁", "妇", "男", "女", "老", "大爷", "大妈", "大伯", "大叔", "大娘", "奶奶", "爷爷", "阿姨", "阿嬷", "阿公", "阿伯", "婆婆", "患", "童", "孩", "娃", "小伙", "姑娘", "宝宝", "妈妈", "爸爸", "司机", "教师", "医生", "护士", "村民", "农民", "产妇", "孕妇", "病人"}

// headlineAge holds the age of the one a headline is about against the one age that the story has: 72岁翁爬山昏倒 over 现年75岁的男子.
func headlineAge(p *lint.Pass, v *figures.View, s layout.Story) {
	if s.Title == nil || !strings.Contains(v.Readings[s.Title.Index].Text, "岁") {
		return
	}
	tr := v.Readings[s.Title.Index]
	var t *figures.Fact
	for i := range tr.Facts {
		if f := &tr.Facts[i]; f.Kind == figures.Age {
			if t != nil || !f.Exact() || f.Unit != "岁" || !affix.Starts(strings.TrimPrefix(tr.Text[f.End:], "的"), whose...) {
				return
			}
			t = f
		}
	}
	if t == nil {
		return
	}
	var told *figures.Fact
	var in *lint.Block
	for k := s.Title.Index + 1; k < s.End; k++ {
		b, r := p.Doc.Blocks[k], v.Readings[k]
		for i := range r.Facts {
			f := &r.Facts[i]
			if f.Kind != figures.Age {
				continue
			}
			if told != nil && (f.Lo.Cmp(told.Lo) != 0 || f.Interval) || !f.Exact() || f.Unit != "岁" || !oneSlip(t.Lo, f.Lo) {
				return // of several, which the headline means is open
			}
			if told == nil {
				told, in = f, b
			}
		}
	}
	if told == nil {
		return
	}
	r := v.Readings[in.Index]
	behind := r.Text[told.End:]
	now := affix.Ends(strings.TrimRight(r.Lead(told), " 已经满刚才仅"), "今年", "现年", "年龄", "年")
	if !now && !(strings.HasPrefix(behind, "的") || affix.Starts(behind, whose...)) || affix.Starts(behind, "的时候", "老") || figures.Mentions(r.Lead(told), "虚", "平均", "最", "周岁", "年前", "当时", "时年", "女儿", "儿子", "其子", "其女", "妻", "丈夫") {
		return
	}
	p.Report(in, told.Start, told.End, lint.Diagnostic{
		Rule:    "number/headline",
		Message: lint.Say("标题为“%s”，正文为“%s”", "“%s” in the headline, “%s” in the body", s.Title.Text[t.Start:t.End], in.Text[told.Start:told.End]),
		Related: []lint.Related{{Span: s.Title.Source(t.Start, t.End), Message: lint.Text{ZH: "标题", EN: "the headline"}}},
	})
}
