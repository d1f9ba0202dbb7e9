package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// headlinePassed holds what a headline says has been passed against the story: 献血突破10万人次 over 全年9.86万人次.
func headlinePassed(p *lint.Pass, v *figures.View, s layout.Story) {
	if s.Title == nil {
		return
	}
	tr := v.Readings[s.Title.Index]
	var t *figures.Fact
	for i := range tr.Facts {
		f := &tr.Facts[i]
		if lead := tr.Lead(f); (f.Kind == figures.Count || f.Kind == figures.Money || f.Kind == figures.Percent) && !f.Interval && (affix.Ends(lead, "突破", "首破", "突破了", "跨过") || f.Approx == figures.Over && f.Post.Empty()) &&
			!figures.Mentions(tr.Text, "将", "望", "拟", "力争", "未", "预计") {
			if t != nil {
				return
			}
			t = f
		}
	}
	if t == nil || t.Lo.Float() < 10 {
		return
	}
	told, in := oneInStory(p, v, s, func(f *figures.Fact) bool {
		return f.Kind == t.Kind && f.Unit == t.Unit && f.Lo.Float() >= 0.85*t.Lo.Float()
	}, func(first, f *figures.Fact) bool {
		return f.Hi.Cmp(t.Lo) < 0 && (first == nil || f.Lo.Cmp(first.Lo) == 0)
	})
	if told == nil || !told.Exact() || told.Role == figures.Change || told.Role == figures.From || told.Role == figures.Part {
		return
	}
	r := v.Readings[in.Index]
	for i := range r.Facts {
		if f := &r.Facts[i]; f != told && f.Kind == t.Kind && f.Unit == t.Unit && f.Role != figures.Change && f.Lo.Float()+told.Lo.Float() >= t.Lo.Float() {
			return // 职工9.2万人，居民3.1万人: the two have
		}
	}
	if figures.Mentions(r.Lead(told), "去年", "上年", "其中", "此前", "比", "目标", "计划") && !figures.Mentions(tr.Text, "去年", "上年") || !sharesWord(around(r, told)+r.Text[told.End:min(len(r.Text), told.End+45)], nounsOf(tr.Text[:t.Outer.Start])+around(tr, t)) {
		return
	}
	againstHeadline(p, s, t, in, told, t.Of(s.Title.Text), told.Of(in.Text))
}

// headlineDay holds the month, or the day, in which a headline says that something happens against the only ones on which the story says so with the same
// verb: 日间中心六月中投入服务 over 将于7月14日起投入服务.
func headlineDay(p *lint.Pass, v *figures.View, s layout.Story) {
	if s.Title == nil || !strings.Contains(v.Readings[s.Title.Index].Text, "月") {
		return
	}
	tr := v.Readings[s.Title.Index]
	t := theOne(tr, figures.Date, func(f *figures.Fact) bool { return !f.Interval && f.Day.Month > 0 && f.Day.Month <= 12 })
	if t == nil || figures.Mentions(tr.Text, "前", "至", "以来", "农历") {
		return
	}
	act := strings.TrimLeft(tr.Text[t.End:], "中初底末旬上下起将正式日 ，")
	if four := firstRunes(act, 4); four != "" {
		act = four
	}
	if n := utf8.RuneCountInString(act); n < 2 || n > 4 || figures.Mentions(act, "报道", "消息", "刊") || affix.Starts(act, "电", "讯", "举行", "公布", "发布", "通报", "表示", "上午", "下午", "晚") {
		return
	}
	var told *figures.Fact
	var in *lint.Block
	for k, f := range bodyFacts(v, s) {
		r := v.Readings[k]
		if f.Kind != figures.Date || f.Day.Month == 0 {
			continue
		}
		const near = 45 // bytes
		if k := strings.Index(r.Text[f.End:r.Clauses[f.Clause].End], act); k < 0 || k > near || strings.ContainsAny(r.Text[f.End:f.End+k], "《“") {
			continue
		}
		if f.Interval || told != nil || f.Day.Month == t.Day.Month && (t.Day.Day == 0 || f.Day.Day == 0 || f.Day.Day == t.Day.Day) || figures.Mentions(r.Lead(f), "原定", "去年", "至", "首期", "二期", "第二") {
			return
		}
		told, in = f, p.Doc.Blocks[k]
	}
	if told != nil {
		againstHeadline(p, s, t, in, told, t.Of(s.Title.Text), told.Of(in.Text))
	}
}

// headlineBound holds the age from which a headline says that something is for people against the only one that the story gives of the same, in the same
// words behind it: 60岁以上公费肺炎疫苗 over 65岁以上长者公费肺炎疫苗.
func headlineBound(p *lint.Pass, v *figures.View, s layout.Story) {
	if s.Title == nil || !strings.Contains(v.Readings[s.Title.Index].Text, "岁") {
		return
	}
	tr := v.Readings[s.Title.Index]
	isBound := func(r *figures.Reading, f *figures.Fact) bool {
		return f.Kind == figures.Age && !f.Interval && affix.Starts(r.Text[f.Number.End:], "岁以上", "岁及以上", "岁或以上", "岁以下", "周岁以上", "周岁及以上")
	}
	t := theOne(tr, figures.Age, func(f *figures.Fact) bool { return isBound(tr, f) })
	if t == nil {
		return
	}
	named := tr.Text[t.Outer.End:]
	var told *figures.Fact
	var in *lint.Block
	for k, f := range bodyFacts(v, s) {
		r := v.Readings[k]
		if f.Kind != figures.Age {
			continue
		}
		if f.Lo.Cmp(t.Lo) == 0 || f.Hi.Cmp(t.Lo) == 0 {
			return
		}
		if told == nil && isBound(r, f) && shared(named, r.Text[f.Outer.End:min(len(r.Text), f.Outer.End+75)]) >= len("公费疫苗") {
			told, in = f, p.Doc.Blocks[k]
		}
	}
	if told != nil {
		againstHeadline(p, s, t, in, told, t.Of(s.Title.Text), told.Of(in.Text))
	}
}
