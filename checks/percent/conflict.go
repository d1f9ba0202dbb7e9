package percent

import (
	"slices"
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// level is one value of a named rate.
type level struct {
	b      *lint.Block
	r      *figures.Reading
	f      *figures.Fact
	values figures.Range
	name   string // 家庭医生签约率
	scope  string
	period string
	label  string // what the value is listed under: 2.恶性淋巴瘤：有效率36%
	title  bool
}

// notMeasured marks values that are planned, past or conditional, or that belong to a part.
var notMeasured = [...]string{"力争", "目标", "计划", "预计", "将", "要求", "应", "确保", "拟", "规划", "曾", "此前", "原来", "过去", "去年", "上年", "前年", "以前", "之前", "如果", "若", "其中", "不低于", "不少于", "最高", "最低", "国际", "世界", "全球", "平均水平", "改革前", "高于", "低于", "部分", "有的", "个别", "某", "一些", "首批", "可", "一期", "二期", "三期", "四期", "早期", "晚期", "同期", "左右", "由", "从", "比", "分别", "各"}

// conflicts finds one rate with two values in one story, headline included.
func conflicts(p *lint.Pass, v *figures.View) {
	for _, s := range v.Stories {
		if s.Notice {
			continue
		}
		var levels []level
		for i := s.Start; i < s.End; i++ {
			b := p.Doc.Blocks[i]
			if b.Kind == lint.TableCell || b.Kind == lint.Boilerplate || b.Kind == lint.Notice {
				continue
			}
			levels = append(levels, single(collect(nil, b, v.Readings[i], b == s.Title))...)
		}
		seen, titles := &register{}, 0
		for i := range levels {
			if levels[i].title {
				titles++
			}
			if levels[i].title && titles <= mostTitles && repeated(v, s, &levels[i]) {
				continue // of several values the headline has chosen one
			}
			if other := seen.against(&levels[i]); other != nil {
				report(p, other, &levels[i])
			}
			seen.add(&levels[i])
		}
	}
}

// repeated reports whether the body of a story has the figure of its headline as well, under whatever condition: 保护率62.3% over
// 保护率50.66%，若两针相隔28天，保护率增至62.3%.
func repeated(v *figures.View, s layout.Story, title *level) bool {
	rate := title.name[max(0, len(title.name)-len("保护率")):]
	for i := s.Start; i < s.End; i++ {
		if v.Doc.Blocks[i] == s.Title {
			continue
		}
		r := v.Readings[i]
		for k := range r.Facts {
			f := &r.Facts[k]
			if f.Kind != title.f.Kind || !strings.Contains(r.Sentences[r.Sentence(f)].Of(r.Text), rate) {
				continue
			}
			if values, ok := f.Range(); ok && values.Overlaps(title.values) {
				return true
			}
		}
	}
	return false
}

func collect(levels []level, b *lint.Block, r *figures.Reading, title bool) []level {
	for i := range r.Facts {
		f := &r.Facts[i]
		if f.Kind != figures.Percent && f.Kind != figures.PerMille && f.Kind != figures.PerHundredK || f.Interval || f.Approx&figures.Vague != 0 || f.Role != figures.Level && f.Role != figures.To {
			continue
		}
		if x, y := r.ListOf(i); y-x > 1 {
			continue
		}
		c := r.Clauses[f.Clause]
		if !strings.Contains(r.Lead(f), "率") {
			continue
		}
		noun := r.Noun(f)
		if noun.Empty() || noun.End > f.Start || noun.Start < c.Start {
			continue // what is behind, or carried over from another clause, is no rate's name
		}
		name := noun.Of(r.Text)
		if !strings.HasSuffix(name, "率") {
			continue
		}
		sent := r.Sentences[c.Sentence]
		if figures.Mentions(r.Text[sent.Start:min(f.Start, sent.Start+600)], "国家", "国外", "欧美", "发达", "美国", "日本", "西方", "另一") {
			continue // 在发达国家，治愈率达到70%
		}
		values, ok := f.Range()
		if !ok {
			continue
		}
		if f.Start-sent.Start > 600 || figures.Mentions(r.Text[max(sent.Start, c.Start):f.Start], notMeasured[:]...) || figures.Mentions(r.Text[sent.Start:f.Start], "其中", "力争", "目标", "计划", "预计", "到20", "如果", "假如", "倘若", "计算在内", "计入") {
			continue
		}
		l := level{b: b, r: r, f: f, values: values, title: title, name: bare(name)}
		l.label = label(r.Text[max(sent.Start, f.Start-90):f.Start])
		if l.label == "" {
			l.label = group(r.Text[sent.Start:f.Start])
		}
		if s := r.Scope(f); !s.Empty() {
			l.scope = whole(s.Of(r.Text))
		}
		if s := r.Period(f); !s.Empty() {
			l.period = s.Of(r.Text)
			if l.period == "目前" || l.period == "现在" || l.period == "截至目前" {
				l.period = ""
			}
		}
		levels = append(levels, l)
	}
	return levels
}

// single drops the levels of a rate that a sentence gives several values: each is of something that the name leaves out, 脑膜瘤手术400
// 例，全切率85%；听神经瘤400例，全切率96%.
func single(levels []level) []level {
	first, several := map[string]*level{}, map[string]bool{}
	for i := range levels {
		l := &levels[i]
		if first[l.in()] == nil {
			first[l.in()] = l
		}
		several[l.in()] = several[l.in()] || !l.values.Overlaps(first[l.in()].values)
	}
	return slices.DeleteFunc(levels, func(l level) bool { return several[l.in()] })
}

// in is the name of a level and the sentence it stands in.
func (l *level) in() string { return l.name + strconv.Itoa(l.r.Sentence(l.f)) }

// group returns whom a sentence is about up to a value, where that is not everybody: 男性仍是吸烟的主体，吸烟率为41.5%.
func group(before string) string {
	for _, g := range [...]string{"男", "女", "儿童", "青少年", "老年", "农村", "城镇"} {
		if strings.Contains(before, g) {
			return g
		}
	}
	return ""
}

// label returns the head of a list item that a text before a value begins with, empty where it has none, or one that says
// who speaks.
func label(before string) string {
	const longest = 60 // bytes
	i := strings.LastIndex(before, "：")
	if i < 0 {
		return ""
	}
	head := strings.TrimSpace(before[:i])
	if len(head) > longest || figures.Mentions(head, "说", "表示", "介绍", "指出", "称", "显示") {
		return ""
	}
	return head
}

// whole drops the scopes that mean the article's own place.
func whole(scope string) string {
	for _, w := range [...]string{"全", "我", "该", "本", "我们"} {
		if strings.HasPrefix(scope, w) {
			return ""
		}
	}
	return scope
}

// bare drops places and adverbs from the front of a rate's name.
func bare(t string) string {
	for {
		start := t
		for _, w := range [...]string{"全国", "全省", "全市", "全县", "全区", "全盟", "全旗", "全镇", "全院", "我国", "我省", "我市", "我县", "我区", "该市", "该县", "该区", "该院", "当地", "目前", "现在", "如今", "辖区", "县域", "总体", "整体", "平均", "综合", "实现", "，", " ", "的", "使", "让", "居民", "群众"} {
			t = strings.TrimPrefix(t, w)
		}
		if t == start {
			return t
		}
	}
}

func contradict(a, b *level) bool {
	if a.title && b.title || a.f.Kind != b.f.Kind {
		return false
	}
	same := a.name == b.name
	headline := a.title || b.title
	if !same && headline {
		short, long := a.name, b.name
		if len(short) > len(long) {
			short, long = long, short
		}
		same = len(short) >= len("签约率") && strings.HasSuffix(long, short) && len(short) >= 9
	}
	if !same || len(a.name) < 9 || generic(a.name) && !headline {
		return false
	}
	// A short name leans on the words before it (糖尿病患病率为…，知晓率为…): only a full one identifies a measure.
	if !headline && (len(a.name) < len("某某某某率") || sameSentence(a, b)) {
		return false
	}
	if headline && group(a.label) != group(b.label) {
		return false // the headline has the rate of all
	}
	if !headline && (a.scope != b.scope || a.period != b.period || a.label != b.label) {
		return false
	}
	if headline && a.period != "" && b.period != "" && a.period != b.period {
		return false
	}
	if headline && (rounds(a.f, b.f) || rounds(b.f, a.f)) {
		return false
	}
	return !a.values.Overlaps(b.values)
}

// rounds reports whether a is b with fewer decimals, rounded or cut off: 85% in a headline over 85.3%.
func rounds(a, b *figures.Fact) bool {
	if a.Places() >= b.Places() {
		return false
	}
	d := figures.Minus(figures.Range{Lo: b.Value(), Hi: b.Value()}, figures.Range{Lo: a.Value(), Hi: a.Value()}).Abs()
	return d.Hi.Cmp(a.Step()) < 0
}

// generic are rates whose short name stands for many: 合格率 of what, 覆盖率 of what.
func generic(name string) bool {
	switch name {
	case "合格率", "覆盖率", "治愈率", "有效率", "达标率", "完成率", "死亡率", "发病率", "增长率", "使用率", "感染率", "阳性率", "检出率", "总有效率", "生存率", "成功率":
		return true
	}
	return false
}

func report(p *lint.Pass, a, b *level) {
	at, other := b, a
	qa, qb := a.b.Text[a.f.Start:a.f.End], b.b.Text[b.f.Start:b.f.End]
	zh, en := "上文为“%[2]s”", "“%[2]s” before"
	if a.title {
		zh, en = "标题为“%[2]s”", "“%[2]s” in the headline"
	}
	p.Report(at.b, at.f.Start, at.f.End, lint.Diagnostic{
		Rule:    "percent/conflict",
		Message: lint.Say("%[1]s前后不一：此处“%[3]s”，"+zh, "%[1]s has two values: “%[3]s” here, "+en, b.name, qa, qb),
		Related: []lint.Related{{Span: other.b.Source(other.f.Start, other.f.End), Message: lint.Text{ZH: "另一处", EN: "the other place"}}},
	})
}
