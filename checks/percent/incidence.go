package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// vitalRates are rates per so many of a population, with the words by which what they count goes; "" for cases of illness, which go by many.
var vitalRates = [...]struct{ name, counts, base string }{
	{"孕产妇死亡率", "死亡", "活产"}, {"婴儿死亡率", "死亡", "活产"}, {"新生儿死亡率", "死亡", "活产"}, {"儿童死亡率", "死亡", "活产"},
	{"死亡率", "死亡", "人口"}, {"出生率", "出生", "人口"}, {"自杀率", "自杀", "人口"}, {"献血率", "献血", "人口"},
	{"发生率", "", "人口"}, {"发病率", "", "人口"}, {"患病率", "", "人口"}, {"罹患率", "", "人口"}, {"报告率", "", "人口"}, {"登记率", "", "人口"}, {"感染率", "", "人口"}, {"检出率", "", "人口"},
	{"呈报率", "", "人口"}, {"通报率", "", "人口"}, {"确诊率", "", "人口"}, {"新发率", "", "人口"},
}

// incidence holds a rate per 100,000 or per thousand against the cases and the population of its sentence: 报告650例，以500万人口计算，发病率为16/10万.
// Where the copy does not say that it is worked out from that population, it may be from another (the mean of the year), which is a few per cent off.
func (c *block) incidence() {
	r := c.Reading
	for i := range r.Facts {
		p := &r.Facts[i]
		per, name, from := c.ratePer(i)
		if per == nil || p.Interval || p.Approx&^figures.About != 0 || p.Role == figures.Change || p.Role == figures.From || p.Role == figures.To || p.Lo.IsZero() || c.Used(i) {
			continue
		}
		num, den, by := c.casesAndPeople(i, from, name)
		if num < 0 {
			continue
		}
		n, d := &r.Facts[num], &r.Facts[den]
		rn, ok1 := n.Range()
		rd, ok2 := d.Range()
		rp, ok3 := p.Printed()
		q, ok4 := figures.Quotient(rn, rd)
		rate, ok5 := figures.Divide(n.Value(), d.Value())
		if !ok1 || !ok2 || !ok3 || !ok4 || !ok5 {
			continue
		}
		slack := big.NewRat(8, 100)
		if by {
			slack = big.NewRat(2, 100)
		}
		q = q.Times(per)
		if q.Widen(new(big.Rat).Mul(q.Hi, slack)).Overlaps(rp) {
			continue
		}
		right := figures.Format(rate.Mul(rate, per), max(p.Places(), 1)) + p.Unit
		if from < i {
			right = c.Copy.Text[r.Facts[from].Start:r.Facts[from].End] + right
		}
		c.Use(i)
		c.Report(p.Span, lint.Diagnostic{
			Rule:     "percent/share",
			Severity: lint.Warning,
			Message:  lint.Say("%[1]s、%[2]s，折合%[3]s，文中为“%[4]s”", "%[1]s of %[2]s is %[3]s, the copy says “%[4]s”", c.Quote(n.Span), c.Quote(d.Span), right, c.Quote(p.Span)),
			Notes:    figures.Notes(lint.Say("%s÷%s＝%s", "%s ÷ %s = %s", n.Figure(), d.Figure(), right)),
			Related:  []lint.Related{c.Related(n.Span, "例数", "the cases"), c.Related(d.Span, "人口", "the population")},
		})
	}
}

// ratePer returns per how many rate i is, what it is called, and the first fact that belongs to it; nil if it is none: 发病率为16/10万, 发生率为每十万人口16例.
func (c *block) ratePer(i int) (per *big.Rat, name string, from int) {
	r := c.Reading
	p := &r.Facts[i]
	switch {
	case p.Kind == figures.PerHundredK || p.Kind == figures.PerMille:
		return perOf(p), r.Lead(p), i
	case p.Kind != figures.Count || i == 0 || !isHead(p.Unit) && p.Unit != "宗" && p.Unit != "起":
		return nil, "", 0
	}
	base := &r.Facts[i-1]
	lead, ok := strings.CutSuffix(strings.TrimRight(r.Before(base, base.Start), " "), "每")
	v, whole := base.Lo.Integer()
	if between := c.Text[base.End:max(base.End, p.Outer.Start)]; ok && len(between) <= 60 && strings.HasSuffix(strings.TrimRight(between, " 为达到约是仅有"), "率") {
		if !strings.ContainsAny(between, "，,。；") && whole && v >= 1000 && base.Clause == p.Clause {
			return big.NewRat(v, 1), lead + between, i - 1 // 每十万人口发病率为5宗
		}
		return nil, "", 0
	}
	if !ok || !whole || v < 1000 || base.Kind != figures.Count && base.Kind != figures.Plain || base.Clause != p.Clause || strings.Trim(c.Text[base.End:p.Outer.Start], "人口居民中活产儿有发生病约 ") != "" {
		return nil, "", 0
	}
	return big.NewRat(v, 1), lead, i - 1
}

// casesAndPeople finds the only two counts of the sentence of rate i, one of cases and one of the population; by is set where the copy
// says that it is by that population. -1 if there are not the two, or another count as well.
func (c *block) casesAndPeople(i, from int, name string) (num, den int, by bool) {
	const facts = 8
	r := c.Reading
	p := &r.Facts[i]
	name = strings.TrimRight(name, " 为达到约是仅有")
	if figures.Mentions(name, "标化", "校正", "调整", "年均", "年化", "同比") {
		return -1, -1, false
	}
	rate := -1
	for k := range vitalRates {
		if strings.HasSuffix(name, vitalRates[k].name) {
			rate = k
			break
		}
	}
	if rate < 0 {
		return -1, -1, false
	}
	v := &vitalRates[rate]
	num, den = -1, -1
	by = figures.Mentions(name, "折合", "据此", "相当于")
	at := func(j int) bool { // whether fact j leaves the two open
		f := &r.Facts[j]
		if f.Kind != figures.Count && f.Kind != figures.Plain {
			// 出生5330人，出生率为6.5‰；死亡5740人，死亡率为
			return num >= 0 && (f.Kind == figures.PerMille || f.Kind == figures.PerHundredK) || f.Kind == figures.Date || f.Kind == figures.Duration || f.Kind == figures.Age || f.Kind == figures.Ordinal
		}
		lead := affix.Tail(c.leadIn(j), 60)
		base := strings.Contains(lead, v.base) && (v.counts == "" || !strings.Contains(lead, v.counts)) || ofBase(c.Text[f.Number.End:], v.base)
		switch {
		case v.base == "人口" && v.counts != "" && num >= 0 && f.Kind == figures.Count && figures.Mentions(lead, "出生", "死亡", "自杀") && !strings.Contains(lead, v.counts), f.Role == figures.Part && f.Kind == figures.Count && num < 0 && den >= 0 && by && !figures.Mentions(lead, "累计", "同期"):
			return true // the births beside the deaths; 其中男性
		case !f.Exact() || f.Role == figures.Change || figures.Mentions(lead, "累计", "同期", "其中", "去年同期", "较", "比") && !strings.Contains(lead, "比例"):
			return false
		case base && den < 0:
			den, by = j, by || affix.Starts(strings.TrimLeft(lead, " ，,（("), "以", "按") || affix.Starts(strings.TrimLeft(c.Text[f.End:], "常住户籍居民人口 "), "计", "测算", "为基数", "为分母", "推算")
		case !base && num < 0 && f.Kind == figures.Count && (isHead(f.Unit) || f.Unit == "人次" || f.Unit == "起" || f.Unit == "宗") && c.countsSuch(f, lead, v.counts):
			num = j
		default:
			return false
		}
		return true
	}
	for j := from - 1; j >= max(0, from-facts) && (r.Sentence(&r.Facts[j]) == r.Sentence(p) || (den < 0 || num < 0 && by) && r.Sentence(&r.Facts[j]) == r.Sentence(p)-1); j-- {
		if !at(j) {
			return -1, -1, false
		}
	}
	// 发病率为65/10万（按50万人口计）; 按50万人口计算，发病率为65/10万，共报告325例
	if j := i + 1; j < len(r.Facts) && r.Sentence(&r.Facts[j]) == r.Sentence(p) && (den < 0 && r.Facts[j].Bracket || num < 0 && by && r.Facts[j].Clause == p.Clause+1) && !at(j) {
		return -1, -1, false
	}
	if num >= 0 && den >= 0 && figures.Mentions(c.leadIn(num)+name, ofSome...) && v.base == "人口" && !figures.Mentions(c.leadIn(den), ofSome...) {
		return -1, -1, false
	}
	if num >= 0 && den >= 0 && v.base == "人口" && figures.Mentions(c.leadIn(den), ofSome...) && !figures.Mentions(c.leadIn(num)+name, ofSome...) {
		return -1, -1, false
	}
	if num < 0 || den < 0 || r.Sentence(&r.Facts[num]) != r.Sentence(p) && !(by && r.Sentence(&r.Facts[den]) == r.Sentence(p)) || r.Facts[num].Lo.Cmp(r.Facts[den].Lo) >= 0 {
		return -1, -1, false
	}
	return num, den, by
}

// ofBase reports whether the people a population is counted in stand behind its number: 120万常住人口, 70万居民.
func ofBase(behind, base string) bool {
	if base != "人口" {
		return strings.HasPrefix(behind, base)
	}
	return affix.Starts(strings.TrimLeft(behind, "万亿名 "), "人口", "常住人口", "户籍人口", "总人口", "居民", "常住居民", "市民")
}

// ofSome are words of cases that only some of a population can be, whose rate is of those.
var ofSome = []string{"女性", "男性", "妇女", "儿童", "老年", "学生", "新生儿", "岁", "乳腺癌", "宫颈癌", "卵巢癌", "子宫", "前列腺"}

// countsSuch reports whether a count is of what a rate is of; of cases of illness, where nothing is named.
func (c *block) countsSuch(f *figures.Fact, lead, such string) bool {
	if such != "" {
		return strings.Contains(lead, such) || strings.HasPrefix(c.Text[f.End:], such)
	}
	return !figures.Mentions(lead, "死亡", "治愈", "出院", "重症") && (f.Unit == "例" || affix.Starts(c.Text[f.End:], "个案", "病例", "病人", "患者") || figures.Mentions(lead, "病例", "发病", "患病", "患者", "报告", "确诊", "感染"))
}

// leadIn returns what stands in front of fact j in its clause, behind the fact before.
func (c *block) leadIn(j int) string {
	lead := c.Reading.Lead(&c.Reading.Facts[j])
	if j == 0 || c.Reading.Facts[j-1].Clause != c.Reading.Facts[j].Clause {
		return lead
	}
	return c.Text[min(c.Reading.Facts[j-1].Outer.End, c.Reading.Facts[j].Outer.Start):c.Reading.Facts[j].Outer.Start]
}
