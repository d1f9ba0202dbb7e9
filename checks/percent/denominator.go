package percent

import (
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// fraction finds the part and the whole that fact i is the percentage of, or -1. sure is set where 中 or 其中 ties
// the part to the whole.
func (c *block) fraction(i int) (num, den int, sure bool) {
	r := c.Reading
	p := &r.Facts[i]
	// 300例占1200例的25%
	if i >= 2 {
		d, n := &r.Facts[i-1], &r.Facts[i-2]
		between := strings.TrimSpace(r.Between(d, p))
		if d.Kind == figures.Count && n.Kind == figures.Count && (d.Role == figures.Share || ofTotal(r.Lead(d))) && (between == "的" || between == "总数的") &&
			r.Sentence(n) == r.Sentence(p) && comparable(n, d) && n.Lo.Cmp(d.Lo) <= 0 && p.Clause-n.Clause <= 1 {
			return i - 2, i - 1, true
		}
	}
	num = -1
	for j := i - 1; j >= max(0, i-12); j-- {
		f := &r.Facts[j]
		if r.Sentence(f) != r.Sentence(p) || p.Clause-f.Clause > 2 {
			return -1, -1, false
		}
		if f.Kind == figures.Date || f.Kind == figures.Duration || f.Kind == figures.Age || f.Kind == figures.Ordinal || f.Kind == figures.Identifier {
			continue
		}
		if f.Kind != figures.Count || f.Interval || f.Approx&figures.Vague != 0 {
			return -1, -1, false
		}
		num = j
		break
	}
	if num < 0 {
		return -1, -1, false
	}
	n := &r.Facts[num]
	if a, b := r.ListOf(num); b-a > 1 || affix.Starts(c.Text[n.End:], "以下", "以上", "以内") || p.Clause-n.Clause > 1 {
		return -1, -1, false
	}
	if !c.measures(p, n) {
		return -1, -1, false
	}
	among := strings.HasPrefix(strings.TrimLeft(r.Sentences[r.Sentence(p)].Of(r.Text), " "), "其中")
	for j := num - 1; j >= max(0, num-12) && den <= 0; j-- {
		f := &r.Facts[j]
		if r.Sentence(f) != r.Sentence(p) {
			if j := c.wholeBefore(j, n); among && j >= 0 && !figures.Mentions(r.Lead(n), "增加", "减少", "增长", "下降", "新增") && !strings.Contains(r.Lead(p), "总") && r.Sentence(&r.Facts[j]) == r.Sentence(p)-1 {
				return num, j, true // 分娩产妇共4320人。其中，初产妇2376人，占55%
			}
			break
		}
		if f.Role == figures.Change && p.Clause > f.Clause {
			continue // 96例，比前一周增加16例，其中72例
		}
		if j > 0 && (f.Kind == figures.Percent || f.Kind == figures.Fraction || f.Kind == figures.Tenths) && f.Role == figures.Share && p.Role == figures.Share && c.sibling(&r.Facts[j-1], f, n) {
			j-- // 初产妇2376人，占55%；经产妇1494人，占45%
			continue
		}
		if f.Kind != figures.Count || !comparable(f, n) {
			if f.Kind == figures.Percent || f.Kind == figures.Count && f.Lo.Cmp(n.Lo) > 0 {
				return -1, -1, false
			}
			continue
		}
		if f.Interval || f.Approx&figures.Vague != 0 || f.Lo.Cmp(n.Lo) <= 0 {
			return -1, -1, false
		}
		between := r.Between(f, n)
		lead := r.Lead(f)
		if k := strings.LastIndex(lead, "每"); k >= 0 && len(lead)-k <= 12 || f.Lo.Cmp(figures.Int(10)) <= 0 && (p.Places() > 0 || n.Hanzi && n.Lo == figures.Int(1)) {
			return -1, -1, false // 每10人中有1人: a rate made easy to grasp; 三类食品，其中一类占54% is no share of three
		}
		if len(between) > 400 || figures.Mentions(between, "两组", "分为", "对照组", "治疗组", "观察组", "试验组") {
			return -1, -1, false
		}
		tie := strings.Contains(between, "中") || strings.Contains(between, "里")
		cue := figures.Mentions(lead, totalCues[:]...)
		if t := c.wholeBefore(j-1, n); !tie && !cue && t >= 0 && c.twoOf(t, j, num) {
			return num, t, true // 抽验200件，180件合格，20件不合格，不合格率为20%
		}
		if !tie && !cue && !c.namesakes(f, n, p) || f.Bracket != n.Bracket {
			return -1, -1, false
		}
		return num, j, tie
	}
	return -1, -1, false
}

// namedPart finds the part that the clause of share i names, and the whole that it was counted among: 聚集性疫情52起，其中水痘24起、
// 流感17起，水痘约占46.2%; -1 if there is none.
func (c *block) namedPart(i int) (num, den int) {
	const shortest, longest = 2 * 3, 8 * 3 // bytes of the name
	r := c.Reading
	p := &r.Facts[i]
	if p.Role != figures.Share {
		return -1, -1
	}
	name, object, _ := strings.Cut(strings.TrimLeft(r.Lead(p), "，, 而其中"), "占") // 约占 is no part of the lead
	name = strings.TrimRight(name, "约就则各")
	if len(name) < shortest || len(name) > longest || strings.Trim(object, " 比为约到了近达总数的") != "" || strings.ContainsAny(name, "0123456789") {
		return -1, -1
	}
	num = -1
	for j := i - 1; j >= max(0, i-12) && r.Sentence(p)-r.Sentence(&r.Facts[j]) <= 1; j-- {
		f := &r.Facts[j]
		if f.Kind != figures.Count || !f.Exact() || f.Role == figures.Change || !strings.HasSuffix(strings.TrimRight(r.Lead(f), " 有为共"), name) && !strings.HasPrefix(strings.TrimLeft(c.Text[f.End:], "为是系属于"), name) {
			continue
		}
		if num >= 0 {
			return -1, -1
		}
		num = j
	}
	if num < 0 {
		return -1, -1
	}
	n := &r.Facts[num]
	for j := num - 1; j >= max(0, num-8) && r.Sentence(&r.Facts[j]) == r.Sentence(n); j-- {
		f := &r.Facts[j]
		if f.Kind == figures.Count && comparable(f, n) && f.Exact() && f.Lo.Cmp(n.Lo) > 0 && f.Role != figures.Change && figures.Mentions(full(r.Text[f.End:n.Start]), "其中", "：", "里，", "中，") && figures.Mentions(r.Lead(f), totalCues[:]...) {
			return num, j
		}
	}
	return -1, -1
}

// namesakes reports whether count n, right behind count f, and rate p go by the same word: 做了5000例，阳性1900例，阳性率38%.
func (c *block) namesakes(f, n, p *figures.Fact) bool {
	stem := c.rateOf(p)
	return stem != "" && p.Role == figures.Level && n.Clause == f.Clause+1 && p.Clause == n.Clause+1 && howMany(f) && howMany(n) &&
		strings.Contains(strings.TrimLeft(c.Reading.Lead(n), " ，,"), stem) && !figures.Mentions(c.Reading.Lead(p), "总", "其中", "全", "年")
}

// howMany reports whether a fact says how many there are, of all or of a part.
func howMany(f *figures.Fact) bool { return f.Role == figures.Level || f.Role == figures.Part }

// namedWhole finds the whole that share i names in so many words, and the part right in front of it: 涉及产品5000台 … 投诉15起，占涉及产品的0.3%;
// -1 if there is none, or several go by that name.
func (c *block) namedWhole(i int) (num, den int) {
	const shortest, longest = 2 * 3, 10 * 3 // bytes of the name
	r := c.Reading
	p := &r.Facts[i]
	if p.Role != figures.Share || i == 0 {
		return -1, -1
	}
	n := &r.Facts[i-1]
	from := max(n.Outer.End, r.Clauses[p.Clause].Start)
	if n.Kind != figures.Count || !n.Exact() || n.Role == figures.Change || p.Clause-n.Clause > 1 || r.Sentence(n) != r.Sentence(p) || from > p.Outer.Start {
		return -1, -1
	}
	name, ok := strings.CutPrefix(strings.TrimLeft(r.Text[from:p.Outer.Start], "，, 约各均就只仅"), "占")
	name = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(name, " 约为近"), "的"), "总数")
	name = strings.TrimPrefix(strings.TrimPrefix(name, "全部"), "所有")
	if !ok || len(name) < shortest || len(name) > longest || figures.Mentions(name, "，", "同", "年", "全市", "全省", "全国", "全县", "全区") {
		return -1, -1
	}
	den = -1
	for j := range i - 1 {
		f := &r.Facts[j]
		if f.Kind != figures.Count || !f.Exact() || f.Role == figures.Change || !strings.HasSuffix(strings.TrimRight(r.Lead(f), " 共有为达到数总"), name) {
			continue
		}
		if den >= 0 {
			return -1, -1
		}
		den = j
	}
	if den < 0 {
		den = c.called(name, i-1)
	}
	if den < 0 || r.Facts[den].Lo.Cmp(n.Lo) <= 0 {
		return -1, -1
	}
	return i - 1, den
}

// ofGroup finds the part of one of several groups of the same size: 两组各300例 … 对照组有141人达标，达标率为47%; -1 if there is none.
func (c *block) ofGroup(i int) (num, den int) {
	r := c.Reading
	p := &r.Facts[i]
	if i < 2 || p.Kind != figures.Percent || p.Role != figures.Level && p.Role != figures.Share {
		return -1, -1
	}
	n := &r.Facts[i-1]
	if n.Kind != figures.Count || !isHead(n.Unit) || !n.Exact() || n.Role == figures.Change || p.Clause-n.Clause > 1 || r.Sentence(n) != r.Sentence(p) || !strings.Contains(r.Lead(n), "组") || strings.Contains(r.Lead(p), "组") {
		return -1, -1
	}
	if affix.Starts(strings.TrimLeft(r.Lead(p), " ，,"), "全部", "总", "合计", "两组合计", "全体", "整体", "两组总", "共") {
		return -1, -1 // of both groups
	}
	if stem := c.rateOf(p); p.Role == figures.Level && (stem == "" || !strings.Contains(c.clauseAt(n), stem)) {
		return -1, -1
	}
	den = -1
	for j := i - 2; j >= 0; j-- {
		f := &r.Facts[j]
		if lead := strings.TrimRight(r.Lead(f), " 为有是"); f.Kind != figures.Count || !isHead(f.Unit) || !strings.HasSuffix(lead, "各") && !strings.HasSuffix(lead, "每组") {
			continue
		}
		if den >= 0 || !f.Exact() || f.Lo.Cmp(n.Lo) <= 0 {
			return -1, -1
		}
		den = j
	}
	if den < 0 {
		return -1, -1
	}
	return i - 1, den
}

// wholeBefore returns the first count at or before fact j, with nothing but dates between, that counts what n does, is larger
// and is said to be all there are, or -1.
func (c *block) wholeBefore(j int, n *figures.Fact) int {
	for ; j >= 0; j-- {
		f := &c.Reading.Facts[j]
		if f.Kind == figures.Date || f.Kind == figures.Percent && f.Role == figures.Level && strings.HasSuffix(strings.TrimRight(c.Reading.Lead(f), "为达到是约 "), "率") {
			continue // 参保648万人，参保率为96%。其中…
		}
		if f.Kind != figures.Count || !comparable(f, n) || f.Interval || f.Approx&figures.Vague != 0 || f.Lo.Cmp(n.Lo) <= 0 || f.Role == figures.Change {
			return -1
		}
		if a, b := c.Reading.ListOf(j); b-a > 1 || !figures.Mentions(c.Reading.Lead(f), totalCues[:]...) {
			return -1
		}
		return j
	}
	return -1
}

// sibling reports whether count n0 and percentage p0 behind it are another part, before part n of the same whole, and its share.
func (c *block) sibling(n0, p0, n *figures.Fact) bool {
	return n0.Kind == figures.Count && comparable(n0, n) && p0.Clause-n0.Clause <= 1 && c.Reading.Sentence(n0) == c.Reading.Sentence(n) && n.Clause > p0.Clause
}

// twoOf reports whether counts i and j are the two parts of count t and add up to it.
func (c *block) twoOf(t, i, j int) bool {
	f := c.Reading.Facts
	sum := f[i].Value()
	return sum.Add(sum, f[j].Value()).Cmp(f[t].Value()) == 0
}

// ofTotal reports whether a count is named as the whole: 占职工总数800人的75%.
func ofTotal(lead string) bool {
	k := strings.LastIndex(lead, "占")
	return k >= 0 && len(lead)-k <= 30 && figures.Mentions(lead[k:], "总", "全部", "全院", "全县", "全市")
}
