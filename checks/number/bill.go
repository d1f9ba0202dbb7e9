package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

var (
	// onBills are words of a sentence that may be a bill, furtherSchemes those by which a bill is paid in more ways than one.
	onBills        = []string{"报销", "自付", "自费", "自负", "个人承担", "个人支付", "个人负担", "医保", "健保", "统筹", "新农合", "报了"}
	furtherSchemes = []string{"起付", "目录外", "目录以外", "不在目录", "范围外", "乙类", "丙类", "先自付", "先行自付", "自费药", "大病", "二次", "救助", "封顶", "补充", "个人账户", "分段", "减免", "降至", "升至", "提高至", "增至", "调至", "减至", "提至", "低至", "至少", "至多", "降到", "提高到"}

	billTotals      = []string{"总费用", "费用", "花费", "花了", "共花", "总额", "医药费", "药费", "医疗费", "诊疗费", "住院费", "共计", "总价", "开支", "支付标准", "单价", "价格", "售价", "定价"}
	ownShares       = []string{"自付", "自费", "自负", "个人承担", "个人支付", "个人负担"}
	ownAmounts      = append([]string{"自己", "自掏", "只花", "只需", "仅需", "个人只"}, ownShares...)
	paidFor         = []string{"报销", "医保支付", "统筹支付", "医保基金支付", "健保支付", "健保给付"}
	payers          = []string{"医保", "健保", "统筹", "基金", "新农合"}
	borneByPatients = []string{"患者", "病人", "个人", "本人", "家庭", "群众", "老人"}
	eachWords       = []string{"年", "月", "天", "日", "次", "针", "盒", "支", "瓶", "片", "剂", "疗程", "周"}
)

// bill is what a sentence says of one bill: indexes of its facts, -1 for what it does not say.
type bill struct{ total, paid, own, rate, ownRate int }

// bills checks a bill: total, what the insurance pays, what the patient pays, and the rates.
func (c *block) bills() {
	if !c.Holds(onBills...) {
		return
	}
	for s := range c.Reading.Sentences {
		if a, b := c.Reading.InSentence(s); b-a < 2 || b-a > 40 {
			continue // total, part and rate, or total and two parts
		}
		b, ok := c.billOf(s)
		if !ok {
			continue
		}
		if b.paid >= 0 && b.own >= 0 {
			c.bothParts(b)
			continue
		}
		c.partByRate(b)
	}
}

// billOf reads the bill of sentence s; ok is false where the sentence has amounts of another kind, or other schemes.
func (c *block) billOf(s int) (b bill, ok bool) {
	text := c.Reading.Sentences[s].Of(c.Text)
	if !figures.Mentions(text, onBills...) || figures.Mentions(talkedOf(text), furtherSchemes...) {
		return b, false
	}
	b = bill{-1, -1, -1, -1, -1}
	many := false
	set := func(at *int, i int) {
		many = many || *at >= 0
		*at = i
	}
	first, end := c.Reading.InSentence(s)
	for i := first; i < end; i++ {
		f := &c.Reading.Facts[i]
		if f.Interval || f.Approx&figures.Vague != 0 || f.Role == figures.Change {
			continue
		}
		lead := lastPart(c.leadOf(f))
		switch f.Kind {
		case figures.Money:
			switch {
			case figures.Mentions(lead, ownAmounts...), payable(lead):
				set(&b.own, i)
			case figures.Mentions(lead, paidFor...), figures.Mentions(lead, payers...) && affix.Ends(strings.TrimRight(lead, " 了约共计为"), "结算", "支付", "报", "付", "承担", "负担", "补偿", "给付"):
				set(&b.paid, i)
			case figures.Mentions(lead, billTotals...), eachCostsSo(lead):
				set(&b.total, i)
			default:
				many = true
			}
		case figures.Percent, figures.Tenths:
			switch {
			case figures.Mentions(lead, ownShares...):
				set(&b.ownRate, i)
			case figures.Mentions(lead, "报销", "支付比例", "医保支付", "健保给付", "健保支付") || affix.Starts(c.Text[f.Outer.End:], "报销", "的比例报销", "比例报销", "由医保"):
				set(&b.rate, i)
			default:
				many = true
			}
		}
	}
	if b.total < 0 && !many && s > 0 {
		b.total = c.billBefore(s)
	}
	if many || b.total < 0 {
		return b, false
	}
	// What is within the policy is the bill where it is what the bill is said to be, else a part of it.
	return b, !strings.Contains(text, "范围内") || strings.Contains(c.leadOf(&c.Reading.Facts[b.total]), "范围内")
}

// talkedOf takes from the front of a sentence the clause that only says what it is about: 说起大病报销，村民算了一笔账：.
func talkedOf(text string) string {
	head := strings.TrimLeft(text, "“「 \u3000")
	if !affix.Starts(head, "说起", "谈起", "提起", "说到", "谈到", "提到", "讲起", "聊起", "对于", "针对", "关于", "至于") {
		return text
	}
	k := strings.IndexAny(head, "，,")
	if k < 0 || strings.ContainsAny(head[:k], "0123456789") {
		return text
	}
	return head[k:]
}

// billBefore returns the bill that the sentence before s is about, if it is the only amount there; -1 if not.
func (c *block) billBefore(s int) int {
	if figures.Mentions(c.Reading.Sentences[s-1].Of(c.Text), furtherSchemes...) {
		return -1
	}
	a, b := c.Reading.InSentence(s - 1)
	k := c.only(a, b, func(f *figures.Fact) bool { return f.Kind == figures.Money })
	if k < 0 || b-a > 6 {
		return -1
	}
	lead := lastPart(c.leadOf(&c.Reading.Facts[k]))
	if f := &c.Reading.Facts[k]; !f.Exact() || f.Role == figures.Change || !figures.Mentions(lead, billTotals...) || figures.Mentions(lead, ownAmounts...) || figures.Mentions(lead, paidFor...) {
		return -1
	}
	return k
}

// eachCostsSo reports whether an amount is the price of one, which is all that stands in front of it: 每针12000元.
func eachCostsSo(lead string) bool {
	t := strings.TrimRight(lead, " 约为要需")
	for _, w := range eachWords {
		if affix.Ends(t, "每"+w, "一"+w) {
			return true
		}
	}
	return false
}

// payable reports whether the words in front of an amount say that the patient has to pay it: 即患者每针付.
func payable(lead string) bool {
	return figures.Mentions(lead, borneByPatients...) && affix.Ends(strings.TrimRight(lead, " 了约"), "付", "支付", "承担", "负担", "缴") && figures.Mentions(lead, "即", "只", "仅", "需", "应", "实际", "每", "就")
}

// bothParts holds a bill against what is paid and what is borne of it.
func (c *block) bothParts(b bill) {
	t, p, o := &c.Reading.Facts[b.total], &c.Reading.Facts[b.paid], &c.Reading.Facts[b.own]
	rt, ok1 := t.Range()
	rp, ok2 := p.Range()
	ro, ok3 := o.Range()
	if !ok1 || !ok2 || !ok3 {
		return
	}
	sum := figures.Range{Lo: new(big.Rat).Add(rp.Lo, ro.Lo), Hi: new(big.Rat).Add(rp.Hi, ro.Hi)}
	// 2万元 may be 1.96万 or 2.04万, hardly 1.8万.
	most := new(big.Rat).Mul(t.Value(), big.NewRat(6, 100))
	step := new(big.Rat).Add(t.Step(), new(big.Rat).Add(p.Step(), o.Step()))
	if t.Exact() && p.Exact() && o.Exact() {
		step.Quo(step, big.NewRat(2, 1))
		rt = figures.Range{Lo: t.Value(), Hi: t.Value()}
		sum = figures.Range{Lo: new(big.Rat).Add(p.Value(), o.Value()), Hi: new(big.Rat).Add(p.Value(), o.Value())}
		if step.Cmp(most) > 0 {
			step = most
		}
	}
	if sum.Widen(step).Overlaps(rt) {
		return
	}
	exact := new(big.Rat).Add(p.Value(), o.Value())
	c.Report(o.Span, lint.Diagnostic{
		Rule:    "number/reimbursement",
		Message: lint.Say("报销%s加自付%s为%s，总费用是%s", "%s paid and %s borne make %s, the bill is %s", c.Quote(p.Span), c.Quote(o.Span), inUnit(exact, t), c.Quote(t.Span)),
		Notes:   figures.Notes(lint.Say("%s＋%s＝%s，文中总费用%s", "%s + %s = %s, stated %s", p.Figure(), o.Figure(), t.Amount(exact, 2), t.Figure())),
		Related: []lint.Related{c.Related(t.Span, "总费用", "the bill"), c.Related(p.Span, "报销", "paid")},
	})
}

// partByRate holds what is paid, or borne, of a bill against the rate. Which of the two is wrong, the copy does not say.
func (c *block) partByRate(b bill) {
	k, rate, word, en := b.paid, b.rate, "报销", "what is paid"
	if b.own >= 0 {
		k, rate, word, en = b.own, b.ownRate, "自付", "what is borne"
	}
	one := big.NewRat(1, 1)
	inverse := false
	if rate < 0 {
		rate, inverse = b.rate+b.ownRate+1, true // the one that is given, if one is
	}
	if k < 0 || rate < 0 {
		return
	}
	t, o, p := &c.Reading.Facts[b.total], &c.Reading.Facts[k], &c.Reading.Facts[rate]
	share := new(big.Rat).Quo(p.Value(), big.NewRat(100, 1))
	if inverse {
		share.Sub(one, share)
	}
	want := new(big.Rat).Mul(t.Value(), share)
	slack := new(big.Rat).Mul(t.Value(), big.NewRat(2, 100))
	ro, ok := o.Printed()
	is, ok2 := figures.Divide(o.Value(), t.Value())
	if !ok || !ok2 || share.Sign() < 0 || (figures.Range{Lo: want, Hi: want}).Widen(slack).Overlaps(ro) || p.Approx != 0 || c.ofMoreTimes(t, o) {
		return
	}
	percent := figures.FormatPercent(share, 2)
	if inverse {
		is.Sub(one, is)
	}
	by, byEN := "报销", "paid"
	if rate == b.ownRate {
		by, byEN = "自付", "borne"
	}
	c.Report(o.Span, lint.Diagnostic{
		Rule: "number/reimbursement",
		Message: lint.Say("%[7]s“%[2]s”，%[1]s应%[5]s%[3]s，文中为“%[4]s”：比例与金额有一个不对", "with “%[2]s” %[8]s, %[6]s of %[1]s is %[3]s, the copy says “%[4]s”: the rate or the amount is wrong",
			c.Quote(t.Span), c.Quote(p.Span), inUnit(want, o), c.Quote(o.Span), word, en, by, byEN),
		Notes: figures.Notes(lint.Say("%[1]s×%[2]s＝%[3]s；照文中的金额，比例应为%[4]s", "%[1]s × %[2]s = %[3]s; by the amount in the copy the rate is %[4]s",
			t.Figure(), percent, o.Amount(want, 2), figures.FormatPercent(is, 2))),
		Related: []lint.Related{c.Related(t.Span, "总费用", "the bill"), c.Related(p.Span, "比例", "the rate")},
	})
}

// ofMoreTimes reports whether an amount is of another time, or of more pieces, than the bill: 每针12000元……全年自付.
func (c *block) ofMoreTimes(t, o *figures.Fact) bool {
	bill, part := lastPart(c.leadOf(t)), lastPart(c.leadOf(o))
	for _, w := range eachWords {
		if figures.Mentions(part, "每"+w, "一"+w, "全"+w) && !figures.Mentions(bill, "每"+w, "一"+w, "全"+w) {
			return true
		}
	}
	if !strings.Contains(bill, "每") {
		return false
	}
	for i := range c.Reading.Facts { // 每针12000元，6针……
		if f := &c.Reading.Facts[i]; f.Start > t.End && f.End < o.Start && (f.Kind == figures.Count || f.Kind == figures.Duration) {
			return true
		}
	}
	return false
}
