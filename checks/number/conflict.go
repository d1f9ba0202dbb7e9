package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// established are verbs behind which a count is a state of affairs, so that two counts of one thing contradict.
var established = [...]string{"建成", "组建", "设立", "共有", "现有", "拥有", "配备", "划分", "下辖", "辖", "组成", "开设", "建立", "成立"}

// counts finds one thing counted twice with two results in one story: 组建家庭医生团队840支 … 家庭医生团队841支.
func counts(p *lint.Pass, v *figures.View, s layout.Story, told map[*figures.Fact]bool) {
	type entry struct {
		b     *lint.Block
		f     *figures.Fact
		noun  string
		scope string
	}
	var seen []entry
	for k := s.Start; k < s.End && len(seen) < 200; k++ {
		b, r := p.Doc.Blocks[k], v.Readings[k]
		if b.Kind == lint.TableCell || b.Kind == lint.Notice {
			continue
		}
		for i := range r.Facts {
			f := &r.Facts[i]
			if len(seen) > 200 || f.Kind != figures.Count || !f.Exact() || f.Lo.Cmp(figures.Int(10)) < 0 || f.Mag != 0 {
				continue
			}
			c := r.Clauses[f.Clause]
			if f.Start-c.Start > 240 {
				continue
			}
			lead := strings.TrimRight(r.Text[c.Start:f.Outer.Start], " 了起已")
			if !affix.Ends(lead, established[:]...) || figures.Mentions(r.Text[c.Start:f.Start], "将", "计划", "拟", "力争", "其中", "新", "年底", "去年", "预计") {
				continue
			}
			behind := r.Noun(f)
			noun := behind.Of(r.Text)
			if behind.Start < f.End || utf8.RuneCountInString(noun) < 4 {
				continue
			}
			if affix.Ends(lead, "共有") && !endsOfClause(r.Text[behind.End:]) {
				continue // 共有19家信托公司减少了投资: of those that did, there are others
			}
			scope := ""
			if s := r.Scope(f); !s.Empty() {
				scope = s.Of(r.Text)
			}
			for _, e := range seen {
				if e.noun == noun && e.f.Unit == f.Unit && e.scope == scope && e.f.Lo.Cmp(f.Lo) != 0 && near(e.f, f) {
					told[f] = true
					p.Report(b, f.Start, f.End, lint.Diagnostic{
						Rule:    "number/conflict",
						Message: lint.Say("%s前后不一：此处“%s”，上文“%s”", "%s has two values: “%s” here, “%s” before", noun, b.Text[f.Start:f.End], e.b.Text[e.f.Start:e.f.End]),
						Related: []lint.Related{{Span: e.b.Source(e.f.Start, e.f.End), Message: lint.Text{ZH: "上文", EN: "before"}}},
					})
					break
				}
			}
			seen = append(seen, entry{b, f, noun, scope})
		}
	}
	sameWords(p, v, s, told)
}

// stated is one figure of a story with the words in front of it.
type stated struct {
	b      *lint.Block
	f      *figures.Fact
	words  string
	period string
	unit   string
}

// sameWords finds one thing told twice in the same words with two numbers that are one slip apart: 全院现有职工1260人 …
// 全院现有职工1620人. Digits in another order, or one digit changed, is what a hand does; other differences have reasons.
func sameWords(p *lint.Pass, v *figures.View, s layout.Story, told map[*figures.Fact]bool) {
	var seen []stated
	for k := s.Start; k < s.End && len(seen) < 200; k++ {
		b, r := p.Doc.Blocks[k], v.Readings[k]
		if b.Kind == lint.TableCell || b.Kind == lint.Notice || b.Kind == lint.Boilerplate || b == s.Title {
			continue
		}
		for i := range r.Facts {
			f := &r.Facts[i]
			words := toldOf(r, i)
			if words == "" || len(seen) >= 200 {
				continue
			}
			one := stated{b, f, words, r.Period(f).Of(r.Text), f.Unit}
			for _, e := range seen {
				if e.words != words || e.unit != f.Unit || e.f.Kind != f.Kind || e.period != one.period || e.b == b && r.Sentence(e.f) == r.Sentence(f) || !slipped(e.f.Lo, f.Lo) {
					continue
				}
				told[f] = true
				p.Report(b, f.Start, f.End, lint.Diagnostic{
					Rule:    "number/conflict",
					Message: lint.Say("“%s”后面的数前后不一：此处“%s”，上文“%s”", "the figure after “%s” is not the same twice: “%s” here, “%s” before", words, b.Text[f.Start:f.End], e.b.Text[e.f.Start:e.f.End]),
					Related: []lint.Related{{Span: e.b.Source(e.f.Start, e.f.End), Message: lint.Text{ZH: "上文", EN: "before"}}},
				})
				break
			}
			seen = append(seen, one)
		}
	}
}

// toldOf returns the words that say what fact i is, without those that only introduce it, or "" where it is no plain
// statement of a level.
func toldOf(r *figures.Reading, i int) string {
	f := &r.Facts[i]
	if f.Kind != figures.Count && f.Kind != figures.Money || f.Interval || f.Approx&figures.Vague != 0 || f.Role != figures.Level && f.Role != figures.Total || f.Lo.Mantissa < 10 || f.Bracket || f.Quoted {
		return ""
	}
	if a, b := r.ListOf(i); b-a > 1 {
		return ""
	}
	lead := strings.Trim(r.Lead(f), " ，,、")
	if k := strings.LastIndex(lead, "，"); k >= 0 {
		lead = lead[k+len("，"):]
	}
	for _, w := range [...]string{"据统计", "数据显示", "据介绍", "据了解", "目前", "该", "本", "全院", "全", "我", "此次", "这次", "本次", "累计", "已", "县", "市", "省", "区", "院"} {
		lead = strings.TrimPrefix(lead, w)
	}
	for cut := true; cut; {
		cut = false
		for _, w := range [...]string{"达到", "了", "达", "为", "是", "共", "约", "已", "有", "出", "近"} {
			if t, ok := strings.CutSuffix(lead, w); ok {
				lead, cut = t, true
			}
		}
	}
	if !opensSentence(r, f) {
		return ""
	}
	n := utf8.RuneCountInString(lead)
	if n < 4 || n > 24 || strings.ContainsAny(lead, "0123456789第、︰：:　；; 者") || figures.Mentions(lead, "将", "计划", "拟", "力争", "其中", "去年", "上年", "预计", "目标", "同期", "新增", "每", "比", "从", "由", "至", "另", "又", "再", "当日", "昨", "今日", "罚", "奖", "售", "原价", "价", "分别", "还", "先后", "一期", "二期", "扣除", "起付", "平均", "有的", "某", "最") {
		return ""
	}
	return lead
}

// opensSentence reports whether the clause of f begins its sentence, or only who says it and when stands before: what else
// does may name another group.
func opensSentence(r *figures.Reading, f *figures.Fact) bool {
	s := r.Sentences[r.Sentence(f)]
	if !strings.HasSuffix(strings.TrimRight(s.Of(r.Text), "”」 "), "。") && !strings.HasPrefix(r.Text[s.End:], "。") || f.Start-s.Start > 200 {
		return false
	}
	for k := f.Clause - 1; k >= 0 && r.Clauses[k].Sentence == r.Sentence(f); k-- {
		c := r.Clauses[k].Of(r.Text)
		if len(c) > 54 || !figures.Mentions(c, "介绍", "统计", "显示", "了解", "获悉", "表示", "通报", "截至", "今年", "目前", "年前", "发布会") {
			return false
		}
	}
	return true
}

// slipped reports whether b is a with two digits exchanged or one digit changed, in numbers of as many digits.
func slipped(a, b figures.Decimal) bool {
	if a.Scale != b.Scale {
		return false
	}
	m, n := a.Mantissa, b.Mantissa
	for m%10 == 0 && n%10 == 0 && m > 0 && n > 0 {
		m, n = m/10, n/10
	}
	var x, y []int64
	for ; m > 0; m /= 10 {
		x = append(x, m%10)
	}
	for ; n > 0; n /= 10 {
		y = append(y, n%10)
	}
	if len(x) != len(y) {
		return false
	}
	var off []int
	for i := range x {
		if x[i] != y[i] {
			off = append(off, i)
		}
	}
	switch len(off) {
	case 1:
		return len(x) >= 3 || len(x) == 1
	case 2:
		return off[1] == off[0]+1 && x[off[0]] == y[off[1]] && x[off[1]] == y[off[0]]
	}
	return false
}
