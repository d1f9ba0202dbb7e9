package number

import (
	"math/big"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// spells are lengths of time of which a longer one has so many shorter ones, at the least where some days do not count and at the most.
var spells = [...]struct {
	each, all   []string
	zh, en      string
	least, most int64
}{
	{[]string{"每月", "每个月", "月缴", "一个月", "每人每月"}, []string{"全年", "一年", "每年", "年缴", "一年下来", "一年累计", "全年累计"}, "每月%[1]s，全年", "%[1]s a month in a year", 12, 12},
	{[]string{"每季度", "每季", "每个季度"}, []string{"全年", "一年", "每年"}, "每季度%[1]s，全年", "%[1]s a quarter in a year", 4, 4},
	{[]string{"每半年"}, []string{"全年", "一年", "每年"}, "每半年%[1]s，全年", "%[1]s each half year in a year", 2, 2},
	{[]string{"每周", "每星期", "一周"}, []string{"全年", "一年"}, "每周%[1]s，全年", "%[1]s a week in a year", 40, 53},
	{[]string{"每天", "每日", "一天"}, []string{"每月", "一个月", "全月", "一月"}, "每天%[1]s，一个月", "%[1]s a day in a month", 20, 31},
	{[]string{"每天", "每日", "一天"}, []string{"全年", "一年", "每年"}, "每天%[1]s，全年", "%[1]s a day in a year", 200, 366},
}

// pays are verbs for what a fee is paid by.
var pays = []string{"缴交", "缴", "缴纳", "交", "缴费", "花", "花费", "支出", "支付", "付"}

// otherAmounts are words of what is not simply so much each month.
var otherAmounts = []string{"另", "其中", "最高", "封顶", "最多", "上限", "不超过", "以上", "以内", "起", "个月", "减", "优惠", "打折", "免", "奖", "补发", "限额", "至少", "最低", "平均", "不等", "首年", "学年", "第一", "原来", "旺季", "淡季", "分红", "同比", "从"}

// oneMonth takes out the months that are no number of them.
var oneMonth = strings.NewReplacer("一个月", "一月", "每个月", "每月")

// eachPeriod holds an amount of money a month against that of the year, right behind and of the same payment: 每月缴费6元，全年缴费72元.
func (c *block) eachPeriod() {
	if !strings.Contains(c.Text, "年") && !strings.Contains(c.Text, "月") {
		return
	}
	r := c.Reading
	for i := 0; i+1 < len(r.Facts); i++ {
		one := &r.Facts[i]
		if one.Kind != figures.Money || !one.Exact() || one.Role != figures.Level && one.Role != figures.Total && !saves(c.leadOf(one)) {
			continue
		}
		k := i + 1
		for k < len(r.Facts) && k < i+3 && (r.Facts[k].Kind == figures.Duration || r.Facts[k].Kind == figures.Date || r.Facts[k].Kind == figures.Count && r.Facts[k].Hanzi) {
			k++ // 一年
		}
		if k == len(r.Facts) {
			return
		}
		all := &r.Facts[k]
		if all.Kind != figures.Money || all.Unit != one.Unit || all.Interval || all.Approx&^figures.About != 0 || all.Clause-one.Clause != 1 || r.Sentence(all) != r.Sentence(one) {
			continue
		}
		c.spell(one, all)
	}
}

// spell holds an amount against that of each shorter time.
func (c *block) spell(one, all *figures.Fact) {
	lead, behind := c.leadOf(one), strings.TrimLeft(c.leadOf(all), " ，,即合也就是折相当于算下来这样那么则共总计")
	if figures.Mentions(oneMonth.Replace(lead+behind), otherAmounts...) || strings.ContainsAny(c.Text[one.End:all.Start], "；;") {
		return
	}
	for _, s := range spells {
		each := ""
		for _, w := range s.each {
			if at := strings.LastIndex(lead, w); at >= 0 && len(lead)-at <= 45 {
				each = lead[at+len(w):]
				break
			}
		}
		if each == "" && !affix.Ends(strings.TrimRight(lead, " "), s.each...) || strings.Count(lead, "每") > 2 {
			continue
		}
		rest, ok := "", false
		for _, w := range s.all {
			if t, cut := strings.CutPrefix(behind, w); cut && (!ok || len(t) < len(rest)) {
				rest, ok = t, true
			}
		}
		if !ok {
			continue
		}
		for _, w := range [...]string{"下来", "累计", "合计", "总共", "一共", "共计", "总计", "共", "每人", "就是", "就要", "就", "需要", "需", "可", "为", "约", "能", "要", "是", "有", "费用", "达", "也", "即"} {
			rest = strings.ReplaceAll(rest, w, "")
		}
		rest = strings.Trim(rest, " ，,了")
		if rest != "" && !strings.Contains(each, rest) && !(slices.Contains(pays, rest) && strings.Contains(each, "费")) && !(saves(rest) && saves(each)) {
			return // of another payment
		}
		c.wrongSpell(one, all, s.least, s.most, s.zh, s.en)
		return
	}
}

// wrongSpell reports an amount of a long time that is not so many times that of a short one.
func (c *block) wrongSpell(one, all *figures.Fact, least, most int64, zh, en string) {
	lo, hi := new(big.Rat).Mul(one.Value(), big.NewRat(least, 1)), new(big.Rat).Mul(one.Value(), big.NewRat(most, 1))
	printed, ok := all.Printed()
	if strings.Contains(c.leadOf(all), "约") {
		printed = printed.Widen(new(big.Rat).Quo(all.Value(), big.NewRat(20, 1)))
	}
	if !ok || (figures.Range{Lo: lo, Hi: hi}).Overlaps(printed) {
		return
	}
	// Far off it is what all of them pay.
	times, ok := figures.Divide(all.Value(), hi)
	if !ok || times.Cmp(big.NewRat(12, 1)) > 0 || times.Cmp(big.NewRat(1, 12)) < 0 {
		return
	}
	is, isEN := inUnit(hi, all), all.Amount(hi, 2)
	if least != most {
		is, isEN = "至多"+is, "at most "+isEN
		if all.Value().Cmp(lo) < 0 {
			is, isEN = "至少"+inUnit(lo, all), "at least "+all.Amount(lo, 2)
		}
	}
	said := lint.Say(zh, en, c.Quote(one.Span))
	c.Report(all.Span, lint.Diagnostic{
		Rule: "number/ratio",
		Message: lint.Text{
			ZH: said.ZH + "应为" + is + "，文中为“" + c.Quote(all.Span) + "”",
			EN: said.EN + " is " + isEN + ", the copy says “" + c.Quote(all.Span) + "”",
		},
		Related: []lint.Related{c.Related(one.Span, "每期的数", "of each")},
	})
}
