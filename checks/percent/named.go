package percent

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// countedAs are words that a name of a whole adds to what it is a whole of: 阳性人数, 不合格样品总数.
var countedAs = [...]string{"总人数", "总例数", "总批次", "总数", "总量", "人数", "例数", "户数", "家数", "件数", "批次数", "批次", "病例", "病人", "患者", "人员", "人群", "样品", "样本", "产品", "项目", "对象", "个案", "学生", "儿童", "居民", "职工", "者", "人", "的"}

// stemOf returns what a name of a whole says of it: 阳性 of 阳性人数. It is "" for names that say nothing, which many counts go by.
func stemOf(name string) string {
	t := strings.TrimLeft(name, " ")
	for _, w := range [...]string{"在", "这些", "上述", "全部", "所有", "该批", "此次", "本次"} {
		t = strings.TrimPrefix(t, w)
	}
	for range 3 {
		for _, w := range countedAs {
			t = strings.TrimSuffix(t, w)
		}
	}
	if n := utf8.RuneCountInString(t); n < 2 || n > 8 || strings.ContainsAny(t, "0123456789，、；（）") || figures.Mentions(t, "同", "年", "全市", "全省", "全国", "全县", "全区", "全部", "总") {
		return ""
	}
	return t
}

// called returns the count in front of count n, at most two sentences back, that goes by a name and that n may be a part of: 检出阳性结节288人 for
// 阳性人数, 37批次不合格样品 for 不合格总数. It is -1 if there is none, or if two of different size go by it.
func (c *block) called(name string, n int) int {
	const facts = 24 // to look back
	stem := stemOf(name)
	if stem == "" {
		return -1
	}
	r := c.Reading
	part, den := &r.Facts[n], -1
	for j := n - 1; j >= max(0, n-facts) && r.Sentence(part)-r.Sentence(&r.Facts[j]) <= 2; j-- {
		f := &r.Facts[j]
		if f.Kind != figures.Count || !f.Exact() || f.Role == figures.Change || !comparable(f, part) || f.Lo.Cmp(part.Lo) <= 0 || figures.Older(r.Lead(f)) || figures.Mentions(c.leadIn(j), "比", "较") || !c.goesBy(j, stem) {
			continue
		}
		if den >= 0 && r.Facts[den].Lo.Cmp(f.Lo) != 0 {
			return -1
		}
		den = j
	}
	return den
}

// goesBy reports whether a word stands right in front of count j or right behind it, not denied.
func (c *block) goesBy(j int, stem string) bool {
	const reach = 36 // bytes
	r := c.Reading
	f := &r.Facts[j]
	lead := affix.Tail(r.Lead(f), reach)
	if j > 0 && r.Facts[j-1].Clause == f.Clause {
		lead = affix.Tail(c.Text[min(r.Facts[j-1].Outer.End, f.Outer.Start):f.Outer.Start], reach)
	}
	behind := c.Text[f.Outer.End:min(len(c.Text), f.Outer.End+reach)]
	if k := strings.IndexAny(behind, "，,。；、（(：\n0123456789"); k >= 0 {
		behind = behind[:k]
	}
	for _, t := range [...]string{lead, behind} {
		if k := strings.Index(t, stem); k >= 0 && !affix.Ends(t[:k], "不", "未", "非", "无") {
			return true
		}
	}
	return false
}

// amongNamed finds the part of a group that opens its sentence, and the group, which a sentence before counts: 检出阳性288人……。阳性人员中，男性180人，占
// 62.5%; -1 if there is none.
func (c *block) amongNamed(i int) (num, den int) {
	r := c.Reading
	p := &r.Facts[i]
	if i == 0 || p.Role != figures.Share {
		return -1, -1
	}
	n := &r.Facts[i-1]
	if n.Kind != figures.Count || !n.Exact() || n.Role == figures.Change || p.Clause-n.Clause > 1 || r.Sentence(n) != r.Sentence(p) || !c.measures(p, n) {
		return -1, -1
	}
	start := r.Sentences[r.Sentence(n)].Start
	opening, _, ok := strings.Cut(full(c.Text[start:max(start, n.Outer.Start)]), "中，")
	if !ok || strings.Contains(opening, "，") {
		return -1, -1
	}
	if den = c.called(strings.TrimSpace(opening), i-1); den < 0 || r.Sentence(&r.Facts[den]) == r.Sentence(n) {
		return -1, -1
	}
	return i - 1, den
}
