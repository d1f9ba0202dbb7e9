package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

var (
	// fullPrices and cutPrices are words in front of what a thing costs, and of what it costs for less.
	fullPrices = []string{"原价", "门市价", "市场价", "标价", "定价", "售价", "挂牌价", "零售价", "正价", "单价", "价格", "平时", "平日", "原本", "原来", "原需", "原收费", "标准收费", "一般收费", "自费价", "全价", "市面价", "医院价", "收费", "挂号费", "诊查费"}
	cutPrices  = []string{"只需", "仅需", "只要", "仅要", "现价", "折后", "优惠后", "优惠价", "活动价", "特价", "特惠价", "体验价", "到手", "实付", "实收", "实际支付", "只收", "仅收", "只付", "即", "现在", "现仅", "现只", "就能", "便可", "应付", "后为", "后是", "减为", "降为", "优惠至", "优惠到", "降至", "降到", "减至", "仅售", "只售", "现售", "只卖", "为"}

	// takenOff are verbs in front of the part that is taken off, severalOf words of a price for more than one.
	takenOff  = []string{"优惠", "减免", "让利", "直降", "降价", "立减", "减", "便宜", "下调"}
	severalOf = []string{"两", "双", "三", "四", "共", "合计", "全家", "每", "次", "疗程", "盒"}

	tenthsOfPrice = pattern.Lazy(`([一二三四五六七八九]{1,2}|对|[1-9]\.[0-9]|[1-9][0-9]?)\s?折|半价|减半`)
	// discounted is a discount that follows both prices: 原价320元，现价256元，相当于八折.
	discounted = pattern.Lazy(`^[）)]?(?:的[^，。；]{0,12})?[，,（(]?(?:相当于|等于|也就是|即|合|折合)?(?:打了?|享受?|打出)?(?:(?:[一二三四五六七八九]{1,2}|对|[1-9]\.[0-9]|[1-9][0-9]?)\s?折|半价)`)
)

// discounts holds a price against the full price and the discount: 原价320元的套餐打八折，只需272元; 原价320元，优惠20%，只需272元. Where more is taken off, or
// there is a lowest or a second price, nothing is said.
func (c *block) discounts() {
	const reach = 120 // bytes, between the two prices
	r := c.Reading
	last := -1
	for i := range r.Facts {
		y := &r.Facts[i]
		if y.Kind != figures.Money {
			continue
		}
		j := last
		last = i
		if j < 0 || i-j > 3 {
			continue
		}
		x := &r.Facts[j]
		if !x.Exact() || !y.Exact() || x.Unit != y.Unit || r.Sentence(y)-r.Sentence(x) > 1 || y.Clause-x.Clause > 3 || y.Start-x.End > reach || strings.Contains(c.Text[x.End:y.Start], "；") {
			continue
		}
		full, cut := x, y
		before, behind := c.ownLead(j), c.ownLead(i)
		switch {
		case figures.Mentions(before, fullPrices...) && !figures.Mentions(before, "折后", "优惠后") && figures.Mentions(c.Text[max(x.End, r.Clauses[y.Clause].Start):y.Start], cutPrices...):
			if several(before, behind) || c.only(j+1, i, func(f *figures.Fact) bool { return f.Kind == figures.Count }) >= 0 {
				continue // 两人只需512元
			}
		case figures.Mentions(before, cutPrices...) && figures.Mentions(behind, fullPrices...) && !figures.Mentions(behind, takenOff...): // not 比标价便宜64.7元
			full, cut = y, x
		default:
			continue
		}
		times, what := c.discount(x, y, i)
		// 挂号费50元，药品八折: of another price
		if other := c.Text[x.End:max(x.End, min(what.Start, y.Start))]; !figures.Mentions(c.ownLead(j)+behind, "原", "标价", "门市价") && figures.Mentions(other, "费", "药", "检查", "项目") {
			continue
		}
		if times == nil || full.Lo.IsZero() || figures.Mentions(c.Text[r.Clauses[x.Clause].Start:r.Clauses[y.Clause].End], "再", "叠加", "满", "券", "其中", "最低", "会员", "起付", "补贴", "报销", "返", "送", "另", "第二") {
			continue
		}
		want := new(big.Rat).Mul(full.Value(), times)
		rf, _ := full.Range()
		rc, ok := cut.Range()
		off := new(big.Rat).Sub(want, cut.Value())
		if !ok || rf.Times(times).Overlaps(rc) || off.Abs(off).Cmp(big.NewRat(1, 1)) < 0 || c.Use(i) {
			continue
		}
		real := new(big.Rat).Quo(new(big.Rat).Mul(cut.Value(), big.NewRat(10, 1)), full.Value())
		c.Report(cut.Span, lint.Diagnostic{
			Rule:    "number/ratio",
			Message: lint.Say("原价%[1]s，“%[2]s”是%[3]s，文中为“%[4]s”", "“%[2]s” on %[1]s makes %[3]s, the copy says “%[4]s”", c.Quote(full.Span), c.Quote(what), inUnit(want, cut), c.Quote(cut.Span)),
			Notes:   figures.Notes(lint.Say("%s×%s＝%s；照文中的价是%s折", "%s × %s = %s; at the price in the copy it is %s tenths", full.Figure(), figures.Format(times, 3), full.Amount(want, 2), figures.Format(real, 2))),
			Related: []lint.Related{c.Related(full.Span, "原价", "the full price"), c.Related(what, "折扣", "the discount")},
		})
	}
}

// several reports whether a price is of more, or of another number, than the full price: 两人只需512元, but 每针798元，……每针只要718元.
func several(before, behind string) bool {
	return figures.Mentions(behind, severalOf...) && !(strings.Contains(before, "每") && strings.Contains(behind, "每"))
}

// discount returns by what a full price is multiplied, as the words between prices x and y or right behind y, which is fact i, have it; nil if
// they have none, or more than one.
func (c *block) discount(x, y *figures.Fact, i int) (times *big.Rat, what figures.Span) {
	between := figures.Span{Start: x.End, End: y.Start}
	found := tenthsOfPrice().FindAllStringSubmatchIndex(between.Of(c.Text), 2)
	if len(found) == 0 {
		if m := discounted().FindStringIndex(c.Text[y.End:]); m != nil {
			between = figures.Span{Start: y.End, End: y.End + m[1]}
			found = tenthsOfPrice().FindAllStringSubmatchIndex(between.Of(c.Text), 2)
		}
	}
	if len(found) > 1 {
		return nil, what
	}
	if len(found) == 1 {
		m := found[0]
		what = figures.Span{Start: between.Start + m[0], End: between.Start + m[1]}
		if affix.Starts(c.Text[what.End:], "起", "以", "～", "-", "至", "到", "叠", "磨", "射") || affix.Ends(c.Text[:what.Start], "～", "-", "至", "到", "、", ".") {
			return nil, what
		}
		if m[2] < 0 {
			return big.NewRat(1, 2), what // 半价
		}
		return tenthsOf(between.Of(c.Text)[m[2]:m[3]]), what
	}
	for k := i - 1; k >= 0 && c.Reading.Facts[k].Start > x.End; k-- {
		f := &c.Reading.Facts[k]
		if f.Kind != figures.Percent && f.Kind != figures.Tenths {
			continue
		}
		verb := ""
		for _, w := range takenOff {
			if verb == "" && strings.HasSuffix(strings.TrimRight(c.ownLead(k), " 了"), w) {
				verb = w
			}
		}
		if !f.Exact() || times != nil || verb == "" || affix.Starts(c.Text[f.End:], "以", "起") {
			return nil, what
		}
		times = new(big.Rat).Sub(big.NewRat(1, 1), new(big.Rat).Quo(f.Value(), big.NewRat(100, 1)))
		what = figures.Span{Start: strings.LastIndex(c.Text[:f.Outer.Start], verb), End: f.End}
	}
	return times, what
}

// ownLead is what stands in front of fact i in its clause, behind the fact before.
func (c *block) ownLead(i int) string {
	lead := c.leadOf(&c.Reading.Facts[i])
	if i == 0 || c.Reading.Facts[i-1].Clause != c.Reading.Facts[i].Clause {
		return lead
	}
	return c.Text[min(c.Reading.Facts[i-1].Outer.End, c.Reading.Facts[i].Outer.Start):c.Reading.Facts[i].Outer.Start]
}

// tenthsOf reads the number of tenths in front of 折: 八, 八五, 8, 8.5, 85 and 对.
func tenthsOf(t string) *big.Rat {
	if t == "对" {
		return big.NewRat(1, 2)
	}
	digits := ""
	for _, r := range t {
		if k := strings.IndexRune("一二三四五六七八九", r); k >= 0 {
			digits += string(rune('1' + k/len("一")))
		} else if r != '.' {
			digits += string(r)
		}
	}
	v, ok := new(big.Rat).SetString("0." + digits)
	if !ok {
		return nil
	}
	return v
}
