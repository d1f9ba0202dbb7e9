package number

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// measures are what something is counted by: 每期50人, 平均每天300人.
var measures = [...]string{"小时", "分钟", "人", "名", "位", "户", "家", "期", "批", "场", "次", "班", "村", "天", "日", "年", "月", "周", "台", "车", "站", "处", "所", "组", "队", "院", "镇", "乡", "县", "箱", "盒", "瓶", "袋", "包", "板", "桶", "层", "间", "桌", "剂", "支", "针", "片", "份", "套", "件", "颗", "粒", "张", "部", "辆", "双", "副", "幅", "床", "例", "门", "节", "餐", "斤", "公斤", "吨"}

// measureOf returns the measure word that ends t behind 每, with a verb of two characters after it at most: 每期, 每场培训; and
// whether 平均 stands in front.
func measureOf(t string) (unit string, average bool) {
	k := strings.LastIndex(t, "每")
	if k < 0 {
		return paidBy(t), false
	}
	rest := t[k+len("每"):]
	for _, m := range measures {
		if verb, ok := strings.CutPrefix(rest, m); ok && len(verb) <= len("发放慰问补助金") && !strings.ContainsAny(verb, "0123456789、，") && !strings.Contains(strings.TrimPrefix(verb, "均"), "均") {
			return m, strings.HasSuffix(t[:k], "平均") || verb == "均"
		}
	}
	if noun, ok := strings.CutPrefix(rest, "个"); ok { // 每个社区补助
		for _, verb := range [...]string{"补助", "补贴", "奖励", "投入", "配备", "培训", "签约", "接诊", "收治", "接种", "管理", "服务", "安排", "开展", "需要", "需", "为", "有", "约", "配"} {
			noun = strings.TrimSuffix(noun, verb)
		}
		if len(noun) >= len("月") && len(noun) <= len("卫生服务站") {
			return noun, strings.HasSuffix(t[:k], "平均")
		}
	}
	return "", false
}

// paidBy returns what a wage or a price by its name is for each of: 日薪320元.
func paidBy(t string) string {
	t = strings.TrimRight(t, " 为约是")
	for _, w := range [...]struct{ name, unit string }{{"日薪", "天"}, {"日工资", "天"}, {"日租金", "天"}, {"时薪", "小时"}, {"月薪", "月"}, {"单价", "件"}} {
		if strings.HasSuffix(t, w.name) {
			return w.unit
		}
	}
	return ""
}

// countedBy reports whether fact f counts what a measure word does: 名 and 位 persons, 日 days, and 36个班级 what 班 does. after is the
// text behind the fact.
func countedBy(f *figures.Fact, unit, after string) bool {
	switch f.Kind {
	case figures.Count:
		return f.Unit == unit || f.Unit == unit+"次" && (unit == "剂" || unit == "针") || (isHead(f.Unit) || f.Unit == "口") && isHead(unit) || (f.Unit == "个" || f.Unit == "辆" && unit == "车") && closesNoun(after, unit)
	case figures.Ordinal: // 共8期
		return f.Unit == unit
	case figures.Duration:
		return f.Unit == unit || f.Unit == "时" && unit == "小时" || f.Unit == "分" && unit == "分钟" || (f.Unit == "天" || f.Unit == "日") && (unit == "天" || unit == "日")
	}
	return false
}

// closesNoun reports whether what stands behind a count is a unit, or a noun that ends in it: 5个家庭医生团队 for 团队.
func closesNoun(after, unit string) bool {
	const longest = 24 // bytes in front of it
	k := strings.Index(after[:min(len(after), longest+len(unit))], unit)
	return k == 0 || k > 0 && len(unit) > len("月") && !strings.ContainsAny(after[:k], "，,。；、0123456789（(") && (!strings.Contains(after[:k], "的"))
}

// sameThings reports whether two facts count like things, visits of persons as persons.
func sameThings(a, b *figures.Fact) bool {
	heads := func(u string) bool { return isHead(u) || u == "人次" }
	return a.Kind == b.Kind && (a.Unit == b.Unit || heads(a.Unit) && heads(b.Unit))
}

// reach is how many facts to each side of one are looked at: a sentence may be as long as the copy.
const reach = 60

// reached returns the range of facts of the sentence of fact i that are near it.
func (c *block) reached(i int) (from, to int) {
	from, to = c.Reading.InSentence(c.Reading.Sentence(&c.Reading.Facts[i]))
	return max(from, i-reach), min(to, i+reach)
}

// only returns the one fact in [from, to) that fits, or -1 where none or several do.
func (c *block) only(from, to int, fits func(*figures.Fact) bool) int {
	found := -1
	for j := from; j < to; j++ {
		if f := &c.Reading.Facts[j]; fits(f) {
			if found >= 0 {
				return -1
			}
			found = j
		}
	}
	return found
}

// eachYear takes out 每年 beside those of whom each has so much: 每人每年补助20元.
var eachYear = strings.NewReplacer("每人每年", "每人", "每户每年", "每户", "每家每年", "每家", "每所每年", "每所", "每年每人", "每人", "每年每户", "每户")

// products holds a total against how many there are and what each has: 共8期，每期50人，累计500人次.
func (c *block) products() {
	for i := range c.Reading.Facts {
		each := &c.Reading.Facts[i]
		if each.Kind != figures.Count && each.Kind != figures.Money && each.Kind != figures.Dose && each.Kind != figures.Measure && each.Kind != figures.Duration || !each.Exact() || each.Role == figures.To || each.Role == figures.From {
			continue
		}
		lead := eachYear.Replace(c.leadOf(each))
		saved := saves(lead)
		if each.Role == figures.Change && !saved {
			continue
		}
		unit, average := measureOf(lead)
		price, per := c.priceOf(each)
		if per != "" {
			unit, average = per, false
		}
		if unit == "" || average || strings.Count(lead, "每") > 1 || unit == "次" && each.Kind == figures.Count && !isHead(each.Unit) && each.Unit != "人次" {
			continue // 每次2片 is how a drug is taken: see regimen.go
		}
		isMany := func(f *figures.Fact) bool {
			return f != each && countedBy(f, unit, c.Text[f.End:]) && f.Role != figures.Change
		}
		isTotal := func(f *figures.Fact) bool {
			return f != each && (sameThings(f, each) || per != "" && f.Kind == each.Kind && f.Unit == price)
		}
		a, b := c.reached(i)
		many, total := c.only(a, b, isMany), c.only(i+1, b, isTotal)
		if many < 0 || total < 0 { // 每盒28元，6盒合计168元；另一家每盒26元
			a, b = c.betweenSemicolons(i, a, b)
			many, total = c.only(a, b, isMany), c.only(i+1, b, isTotal)
		}
		if many < 0 || total < 0 || total < many {
			continue
		}
		n, t := &c.Reading.Facts[many], &c.Reading.Facts[total]
		if !n.Exact() || !t.Exact() || !(saysTotal(c.leadOf(t)) || saved && saves(c.leadOf(t))) || saved != saves(c.leadOf(t)) || t.Clause-max(each.Clause, n.Clause) > 1 ||
			figures.Mentions(c.Text[min(each.Start, n.Start):t.Start], "其中", "另", "首批", "部分", "最高", "封顶", "免费", "以上", "以内", "折", "半价", "第二", "优惠", "立减", "赠", "返还", "至少", "不等", "自付", "报销") || each.Kind == figures.Dose && strings.Contains(c.Text[min(each.Start, n.Start):t.Start], "次") {
			continue
		}
		rt, ok := t.Printed()
		product := new(big.Rat).Mul(n.Value(), each.Value())
		if rn, valued := n.Range(); valued && n.Mag > 0 && (isHead(n.Unit) || n.Unit == "人次" || n.Unit == "户") && rn.Times(each.Value()).Overlaps(rt) {
			continue // 12万人 are counted to the 万
		}
		if !ok || n.Value().Cmp(big.NewRat(2, 1)) < 0 || (figures.Range{Lo: product, Hi: product}).Overlaps(rt) || c.Use(total) {
			continue
		}
		c.reportProduct(n, each, t, product, lint.Say("%[1]s、每%[3]s%[2]s，合计", "%[1]s of %[2]s each", c.Quote(n.Span), c.Quote(each.Span), unit),
			c.Related(n.Span, "数量", "how many"), c.Related(each.Span, "每份", "of each"))
	}
}

// betweenSemicolons narrows a range of facts to those between the same semicolons as fact i.
func (c *block) betweenSemicolons(i, from, to int) (first, end int) {
	f := c.Reading.Facts
	for first = i; first > from && !strings.ContainsAny(c.Text[f[first-1].End:f[first].Start], "；;"); first-- {
	}
	for end = i + 1; end < to && !strings.ContainsAny(c.Text[f[end-1].End:f[end].Start], "；;"); end++ {
	}
	return first, end
}

// saves reports whether the words in front of an amount say that so much is spared: 便宜了, 一年少花.
func saves(lead string) bool {
	return affix.Ends(strings.TrimRight(lead, " 了约可为达到"), "便宜", "少花", "省", "省下", "节省", "节约", "少付", "少交", "少缴", "减负", "降价", "降", "降低", "减少", "少支出", "少掏", "优惠", "节约资金", "节约费用", "节省费用", "节省开支", "可省", "省出", "减轻负担")
}

// priceOf returns the unit of an amount that is printed for each of something, and what that is counted by: 元 and 剂 for 1600元/剂. per is empty for others.
func (c *block) priceOf(each *figures.Fact) (unit, per string) {
	unit, per, ok := strings.Cut(strings.ReplaceAll(each.Unit, "／", "/"), "/")
	if ok {
		return unit, per
	}
	after := c.Text[each.End:]
	if !affix.Starts(after, "/", "／") {
		return unit, ""
	}
	after = strings.TrimLeft(after, "/／")
	for _, m := range measures {
		if rest, ok := strings.CutPrefix(after, m); ok && ends(rest) {
			return unit, m
		}
	}
	return unit, ""
}

// reportProduct reports that all is not what a times b is. said is what the copy says of the two.
func (c *block) reportProduct(a, b, all *figures.Fact, product *big.Rat, said lint.Text, related ...lint.Related) {
	c.Report(all.Span, lint.Diagnostic{
		Rule:     "number/ratio",
		Severity: lint.Warning,
		Message: lint.Text{
			ZH: fmt.Sprintf("%s应为%s，文中为“%s”", said.ZH, c.asPrinted(product, all), c.Quote(all.Span)),
			EN: fmt.Sprintf("%s make %s, the copy says “%s”", said.EN, all.Amount(product, 2), c.Quote(all.Span)),
		},
		Notes:   figures.Notes(lint.Say("%s×%s＝%s", "%s × %s = %s", a.Figure(), b.Figure(), all.Amount(product, 2))),
		Related: related,
	})
}

// saysTotal reports whether a clause in front of a number says that it is a total.
func saysTotal(lead string) bool {
	return figures.Mentions(lead, "共", "合计", "累计", "总计", "总额", "总金额", "总价", "总费用", "总收入", "总支出", "总造价", "总投入", "总投资", "总共", "总人数", "全年费用", "一年费用", "年费用", "全年花费", "一年花费", "疗程费用", "日收入", "月收入", "年收入", "走了", "跑了", "行驶了", "全家缴", "全家共缴", "算下来", "加起来", "总数")
}

// average holds a number that each has on average against how many there are and what they have together: 3天，接诊600人，平均每天
// 接诊200人.
func (c *block) average(i int, lead string) {
	p := &c.Reading.Facts[i]
	unit, average := measureOf(lead)
	if unit == "" && affix.Starts(strings.TrimLeft(lead, "，, "), "人均") {
		unit, average = "人", true
	}
	if unit == "" || !average || p.Interval || p.Approx&figures.Vague != 0 || p.Role == figures.Change {
		return
	}
	a, _ := c.reached(i)
	many := c.only(a, i, func(f *figures.Fact) bool { return countedBy(f, unit, c.Text[f.End:]) })
	whole := c.only(a, i, func(f *figures.Fact) bool { return sameThings(f, p) && !countedBy(f, unit, c.Text[f.End:]) })
	if many < 0 || whole < 0 {
		return
	}
	n, w := &c.Reading.Facts[many], &c.Reading.Facts[whole]
	if n.Interval || w.Interval || n.Role == figures.Change || w.Role == figures.Change || p.Clause-w.Clause > 1 && (n.Clause != w.Clause+1 || p.Clause != n.Clause+1) || p.Clause-n.Clause > 3 ||
		figures.Mentions(c.Text[min(n.Start, w.Start):p.Outer.Start-len(lead)+max(0, strings.LastIndex(lead, "平均"))], "其中", "最高", "同比", "分别", "每", "降", "增") {
		return
	}
	exact, off := misdivided(w, n, p, 3)
	if !off || c.Use(i) {
		return
	}
	c.Report(p.Span, lint.Diagnostic{
		Rule: "number/ratio",
		Message: lint.Say("%[1]s÷%[2]s约为%[3]s，文中平均每%[5]s“%[4]s”", "%[1]s ÷ %[2]s is about %[6]s, the copy says “%[4]s” each",
			c.Quote(w.Span), c.Quote(n.Span), inUnit(rounded(exact), p), c.Quote(p.Span), unit, figures.Format(exact, 1)),
		Notes:   figures.Notes(lint.Say("%s÷%s＝%s", "%s ÷ %s = %s", w.Figure(), n.Figure(), figures.Format(exact, 2))),
		Related: []lint.Related{c.Related(w.Span, "总数", "together"), c.Related(n.Span, "数量", "how many")},
	})
}

// misdivided returns what a whole comes to for each of many, and whether the copy's figure for one is off by more than so many per cent; of
// what cannot be divided it is not.
func misdivided(whole, many, one *figures.Fact, percent int64) (exact *big.Rat, off bool) {
	rw, ok1 := whole.Range()
	rm, ok2 := many.Range()
	said, ok3 := one.Printed()
	if !ok1 || !ok2 || !ok3 {
		return nil, false
	}
	q, ok4 := figures.Quotient(rw, rm)
	exact, ok5 := figures.Divide(whole.Value(), many.Value())
	if !ok4 || !ok5 {
		return nil, false
	}
	return exact, !q.Widen(new(big.Rat).Mul(q.Hi, big.NewRat(percent, 100))).Overlaps(said)
}

// rounded is a quotient to one decimal.
func rounded(v *big.Rat) *big.Rat {
	r, _ := new(big.Rat).SetString(v.FloatString(1))
	return r
}
