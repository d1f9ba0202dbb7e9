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
	t := theOne(tr, figures.Age, func(f *figures.Fact) bool {
		return f.Exact() && f.Unit == "岁" && affix.Starts(strings.TrimPrefix(tr.Text[f.End:], "的"), whose...)
	})
	if t == nil {
		return
	}
	told, in := oneInStory(p, v, s, func(f *figures.Fact) bool { return f.Kind == figures.Age }, func(first, f *figures.Fact) bool {
		return (first == nil || f.Lo.Cmp(first.Lo) == 0 && !f.Interval) && f.Exact() && f.Unit == "岁" && oneSlip(t.Lo, f.Lo)
	})
	if told == nil {
		return
	}
	r := v.Readings[in.Index]
	behind := r.Text[told.End:]
	now := affix.Ends(strings.TrimRight(r.Lead(told), " 已经满刚才仅"), "今年", "现年", "年龄", "年")
	if !now && !(strings.HasPrefix(behind, "的") || affix.Starts(behind, whose...)) || affix.Starts(behind, "的时候", "老") || figures.Mentions(r.Lead(told), "虚", "平均", "最", "周岁", "年前", "当时", "时年", "女儿", "儿子", "其子", "其女", "妻", "丈夫") {
		return
	}
	againstHeadline(p, s, t, in, told, t.Of(s.Title.Text), told.Of(in.Text))
}
