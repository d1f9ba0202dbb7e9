package number

import (
	"math/big"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// What copy says that the amounts right before come to.

// prices are verbs for what somebody pays in the end, cuts words for what the price is lowered by.
var (
	prices = []string{"实付", "只付", "只需付", "只需", "实际支付", "自付", "到手价", "实收", "只收", "付"}
	cuts   = []string{"减", "减免", "立减", "优惠", "便宜", "补贴", "减去"}
)

// netPrices holds what is to be paid against the price and what it is lowered by: 15元的套餐减7元，即实付9元.
func (c *block) netPrices() {
	for k := 2; k < len(c.Reading.Facts); k++ {
		net, off := &c.Reading.Facts[k], &c.Reading.Facts[k-1]
		if net.Kind != figures.Money || off.Kind != figures.Money || !net.Exact() || !off.Exact() || net.Clause != off.Clause+1 || c.Reading.Sentence(net) != c.Reading.Sentence(off) {
			continue
		}
		lead := strings.TrimLeft(c.leadOf(net), "，, ")
		paid, ok := strings.CutPrefix(lead, "即")
		if !ok && c.priced(k, lead) {
			paid, ok = lead, true
		}
		if !ok || !affix.Ends(paid, prices...) || !affix.Ends(c.leadOf(off), cuts...) || figures.Mentions(c.leadOf(off), "再", "又", "另", "还") {
			continue
		}
		from, _ := c.reached(k)
		var price *figures.Fact
		fits := false
		for j := from; j < k-1; j++ {
			f := &c.Reading.Facts[j]
			if f.Kind != figures.Money || !f.Exact() || f.Lo.Cmp(off.Lo) <= 0 || affix.Ends(c.leadOf(f), cuts...) {
				continue
			}
			if price == nil {
				price = f
			}
			fits = fits || new(big.Rat).Sub(f.Value(), off.Value()).Cmp(net.Value()) == 0
		}
		if price == nil || fits {
			continue
		}
		c.Report(net.Span, lint.Diagnostic{
			Rule:    "number/difference",
			Message: lint.Say("%[1]s减%[2]s，不是“%[3]s”", "%[1]s less %[2]s is not “%[3]s”", c.Quote(price.Span), c.Quote(off.Span), c.Quote(net.Span)),
			Related: []lint.Related{c.Related(price.Span, "原价", "the price"), c.Related(off.Span, "减去的", "what is taken off")},
		})
	}
}

// priced reports whether a price, what is taken off and what is paid follow on each other, each with its name: 原价1280元，优惠200元，实付1080元.
func (c *block) priced(k int, lead string) bool {
	price, off := &c.Reading.Facts[k-2], &c.Reading.Facts[k-1]
	return (lead == "实付" || lead == "实际支付" || lead == "到手价" || lead == "实收") && price.Kind == figures.Money && off.Clause == price.Clause+1 &&
		affix.Ends(strings.TrimRight(c.leadOf(price), " 为"), "原价", "总价", "标价", "应付", "应收", "售价", "合计")
}

// comesTo are words between how many there are and what they come to.
var comesTo = []string{"就有", "就是", "就含", "就达", "就达到", "就会有", "就要", "共", "共有", "合计", "则有", "就含有"}

// multiples holds what several come to against what one has: 一盒约含钙260毫克，喝两盒就有520毫克.
func (c *block) multiples() {
	for k := 2; k < len(c.Reading.Facts); k++ {
		all, many := &c.Reading.Facts[k], &c.Reading.Facts[k-1]
		n, whole := many.Lo.Integer()
		if all.Kind != figures.Measure && all.Kind != figures.Money && all.Kind != figures.Dose || all.Interval || many.Kind != figures.Count || !whole || n < 2 || n > 20 || many.Clause != all.Clause ||
			!slices.Contains(comesTo, strings.TrimRight(c.Text[many.End:all.Outer.Start], "约大概 ")) {
			continue
		}
		from, _ := c.reached(k)
		one := -1
		for j := k - 2; j >= from; j-- {
			f := &c.Reading.Facts[j]
			if f.Kind == figures.Count && f.Unit == many.Unit {
				if v, whole := f.Lo.Integer(); whole && v == 1 && f.Exact() {
					one = j
				}
				break
			}
		}
		if one < 0 {
			continue
		}
		each := c.only(one+1, k-1, func(f *figures.Fact) bool { return f.Kind == all.Kind && f.Unit == all.Unit })
		if each < 0 || c.Reading.Facts[each].Interval || c.Reading.Facts[each].Approx&^figures.About != 0 {
			continue
		}
		has := &c.Reading.Facts[each]
		want := new(big.Rat).Mul(has.Value(), big.NewRat(n, 1))
		off := new(big.Rat).Abs(new(big.Rat).Sub(want, all.Value()))
		if off.Cmp(new(big.Rat).Quo(want, big.NewRat(10, 1))) <= 0 {
			continue
		}
		c.reportProduct(many, has, all, want, lint.Say("每%[3]s%[2]s，%[1]s", "%[1]s of %[2]s each", c.Quote(many.Span), c.Quote(has.Span), many.Unit),
			c.Related(has.Span, "每份", "of each"), c.Related(many.Span, "数量", "how many"))
	}
}

// longestShared is how many bytes lie at most between 其中 and what each part is.
const longestShared = 90

// eachOfParts finds parts that are as long as each other and together more than their whole: 共30天，其中头伏、中伏、末伏各15天.
func (c *block) eachOfParts() {
	for k := 1; k < len(c.Reading.Facts); k++ {
		each := &c.Reading.Facts[k]
		lead := c.leadOf(each)
		if !each.Exact() || !affix.Ends(lead, "各", "各占", "各有") || each.Kind != figures.Count && each.Kind != figures.Duration && each.Kind != figures.Money {
			continue
		}
		skipped := max(0, each.Start-longestShared)
		among := skipped + strings.LastIndex(c.Text[skipped:each.Start], "其中")
		total := &c.Reading.Facts[k-1]
		if among < skipped || among < total.End || len(c.Text[total.End:among]) > len("，") || total.Kind != each.Kind || total.Unit != each.Unit || !total.Exact() {
			continue
		}
		list := strings.TrimRight(c.Text[among+len("其中"):each.Start], "各占有")
		n, _ := items(list)
		if n < 2 || strings.ContainsAny(list, "，。；（(") {
			continue
		}
		sum := new(big.Rat).Mul(each.Value(), big.NewRat(int64(n), 1))
		if sum.Cmp(total.Value()) <= 0 {
			continue
		}
		c.Report(each.Span, lint.Diagnostic{
			Rule:     "number/part-whole",
			Severity: lint.Warning,
			Message:  lint.Say("%[1]d项各%[2]s，合计%[3]s，多于“%[4]s”", "%[1]d of %[2]s each are %[5]s, more than “%[4]s”", n, c.Quote(each.Span), inUnit(sum, total), c.Quote(total.Span), total.Amount(sum, 2)),
			Related:  []lint.Related{c.Related(total.Span, "全体", "the whole"), c.Related(figures.Span{Start: among + len("其中"), End: among + len("其中") + len(list)}, "各项", "the parts")},
		})
	}
}

// pricedBy are the things that a price or an amount is for each of, as copy says in front of it and as they are counted.
var pricedBy = [...]struct {
	word  string
	units []string
}{
	{"每小时", []string{"时"}}, {"每天", []string{"天", "日"}}, {"每日", []string{"天", "日"}}, {"每月", []string{"月"}}, {"每次", []string{"次"}}, {"每针", []string{"针"}},
	{"每人", []string{"人", "名", "位"}}, {"每盒", []string{"盒"}}, {"每支", []string{"支"}}, {"每瓶", []string{"瓶"}}, {"每剂", []string{"剂"}},
}

// amountsTo holds what an amount for each and how many there are come to, as the copy concludes itself: 每小时支付60元，每月不超过25小时，
// 也就是每月最高1500元.
func (c *block) amountsTo() {
	for k := 2; k < len(c.Reading.Facts); k++ {
		each, many, all := &c.Reading.Facts[k-2], &c.Reading.Facts[k-1], &c.Reading.Facts[k]
		if each.Kind != figures.Money || all.Kind != figures.Money || !each.Exact() || many.Interval || all.Interval || (many.Approx|all.Approx)&^figures.AtMost != 0 ||
			c.Reading.Sentence(each) != c.Reading.Sentence(all) || many.Clause != each.Clause+1 || all.Clause != many.Clause+1 || !affix.Starts(strings.TrimLeft(c.leadOf(all), "，, "), "也就是", "即", "相当于") {
			continue
		}
		lead := c.leadOf(each)
		of := ""
		for _, e := range pricedBy {
			if strings.Contains(lead, e.word) && slices.Contains(e.units, many.Unit) {
				of = e.word
			}
		}
		if of == "" || strings.Count(lead, "每") > 1 {
			continue
		}
		product := new(big.Rat).Mul(each.Value(), many.Value())
		printed, ok := all.Printed()
		if !ok || (figures.Range{Lo: product, Hi: product}).Overlaps(printed) {
			continue
		}
		c.reportProduct(each, many, all, product, lint.Say("%[3]s%[1]s、%[2]s，", "%[2]s at %[1]s each", c.Quote(each.Span), c.Quote(many.Span), of),
			c.Related(each.Span, "每份", "of each"), c.Related(many.Span, "数量", "how many"))
	}
}
