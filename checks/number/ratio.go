package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// perHead are the words that announce an amount per person, visit or household.
var perHead = [...]string{"人均", "户均", "次均", "例均", "平均每人", "平均每户", "平均每例", "平均每次", "平均每名", "每人平均", "院均", "平均每家", "平均每院"}

// ratios holds an amount per head against the amount and the heads named before it in the sentence.
func (c *block) ratios() {
	for i := range c.Reading.Facts {
		p := &c.Reading.Facts[i]
		lead := c.leadOf(p)
		if p.Kind == figures.Count {
			c.perPeople(i, lead)
			c.average(i, lead)
			c.serve(i, lead)
		}
		if p.Kind != figures.Money || p.Role == figures.Change && !affix.Ends(lead, "均减负", "均节省", "均节约", "均减轻负担", "均减少支出") || p.Interval {
			continue
		}
		word := ""
		for _, w := range perHead {
			if k := strings.LastIndex(lead, w); k >= 0 && len(lead)-k < 45 {
				word = w
			}
		}
		if word == "" || figures.Mentions(lead, "可支配收入", "纯收入", "人均收入", "工资", "寿命", "预期") {
			continue
		}
		money, heads := -1, -1
		for j := i - 1; j >= max(0, i-12) && c.Reading.Sentence(&c.Reading.Facts[j]) == c.Reading.Sentence(p); j-- {
			f := &c.Reading.Facts[j]
			switch {
			case f.Kind == figures.Money && money < 0 && f.Unit == p.Unit && !f.Interval && f.Role != figures.Change:
				money = j
			case f.Kind == figures.Money:
				money = -2
			case f.Kind == figures.Count && heads < 0 && (isHead(f.Unit) || f.Unit == "人次" || f.Unit == "户" || f.Unit == "家" || f.Unit == "例次") && !f.Interval:
				heads = j
			case f.Kind == figures.Count:
				heads = -2
			}
			if money == -2 || heads == -2 {
				break
			}
		}
		if money < 0 || heads < 0 {
			continue
		}
		m, h := &c.Reading.Facts[money], &c.Reading.Facts[heads]
		if p.Clause-m.Clause > 3 || p.Clause-h.Clause > 3 || figures.Mentions(c.Text[min(m.Start, h.Start):p.Start], "其中", "最高", "同比", "标准", "分别", "封顶", "每年", "财政", "降", "增") {
			continue
		}
		if figures.Mentions(c.leadOf(m), perHead[:]...) {
			continue
		}
		rm, ok1 := m.Range()
		rh, ok2 := h.Range()
		rp, ok3 := p.Printed()
		q, ok4 := figures.Quotient(rm, rh)
		exact, ok5 := figures.Divide(m.Value(), h.Value())
		if !ok1 || !ok2 || !ok3 || !ok4 || !ok5 {
			continue
		}
		slack := new(big.Rat).Mul(q.Hi, big.NewRat(3, 100))
		if q.Widen(slack).Overlaps(rp) {
			continue
		}
		c.Report(p.Span, lint.Diagnostic{
			Rule:    "number/ratio",
			Message: lint.Say("%[1]s÷%[2]s约为%[3]s元，文中%[4]s“%[5]s”", "%[1]s ÷ %[2]s is about %[3]s, the copy says “%[5]s”", c.Quote(m.Span), c.Quote(h.Span), p.Amount(exact, 2), word, c.Quote(p.Span)),
			Notes:   figures.Notes(lint.Say("%s÷%s＝%s", "%s ÷ %s = %s", m.Figure(), h.Figure(), p.Amount(exact, 2))),
			Related: []lint.Related{c.Related(m.Span, "金额", "the amount"), c.Related(h.Span, "除以", "divided by")},
		})
	}
}

// bills checks a bill: total, what the insurance pays, what the patient pays, and the rate.
func (c *block) bills() {
	for s := range c.Reading.Sentences {
		a, b := c.Reading.InSentence(s)
		if b-a < 3 {
			continue // total, part and rate, or total and two parts
		}
		text := c.Reading.Sentences[s].Of(c.Text)
		if !figures.Mentions(text, "报销", "自付", "自费", "个人承担", "个人支付", "个人负担") || figures.Mentions(text, "起付", "目录外", "大病保险", "大病", "二次", "救助", "封顶", "医疗救助", "补充", "个人账户", "分段", "范围内", "减免", "至") {
			continue
		}
		total, paid, own, rate := -1, -1, -1, -1
		many := false
		set := func(at *int, i int) {
			many = many || *at >= 0
			*at = i
		}
		for i := a; i < b; i++ {
			f := &c.Reading.Facts[i]
			if f.Interval || f.Approx&figures.Vague != 0 || f.Role == figures.Change {
				continue
			}
			lead := lastPart(c.leadOf(f))
			switch f.Kind {
			case figures.Money:
				switch {
				case figures.Mentions(lead, "自付", "自费", "自己", "个人承担", "个人支付", "个人负担", "自掏", "只花", "只需", "仅需", "个人只"):
					set(&own, i)
				case figures.Mentions(lead, "报销", "医保支付", "统筹支付", "医保基金支付"):
					set(&paid, i)
				case figures.Mentions(lead, "总费用", "费用", "花费", "花了", "共花", "总额", "医药费", "药费", "医疗费", "诊疗费", "住院费", "共计", "总价", "开支"):
					set(&total, i)
				default:
					many = true
				}
			case figures.Percent:
				if (figures.Mentions(lead, "报销", "支付比例") || affix.Starts(c.Text[f.Outer.End:], "报销", "的比例报销", "比例报销")) && !figures.Mentions(lead, "自付比例") {
					set(&rate, i)
				} else {
					many = true
				}
			}
		}
		if many || total < 0 {
			continue
		}
		t := &c.Reading.Facts[total]
		switch {
		case paid >= 0 && own >= 0:
			p, o := &c.Reading.Facts[paid], &c.Reading.Facts[own]
			rt, ok1 := t.Range()
			rp, ok2 := p.Range()
			ro, ok3 := o.Range()
			if !ok1 || !ok2 || !ok3 {
				continue
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
				continue
			}
			exact := new(big.Rat).Add(p.Value(), o.Value())
			c.Report(o.Span, lint.Diagnostic{
				Rule:    "number/reimbursement",
				Message: lint.Say("报销%s加自付%s为%s，总费用是%s", "%s paid and %s borne make %s, the bill is %s", c.Quote(p.Span), c.Quote(o.Span), inUnit(exact, t), c.Quote(t.Span)),
				Notes:   figures.Notes(lint.Say("%s＋%s＝%s，文中总费用%s", "%s + %s = %s, stated %s", p.Figure(), o.Figure(), t.Amount(exact, 2), t.Figure())),
				Related: []lint.Related{c.Related(t.Span, "总费用", "the bill"), c.Related(p.Span, "报销", "paid")},
			})
		case rate >= 0 && (own >= 0 || paid >= 0):
			k := own
			share := new(big.Rat).Quo(c.Reading.Facts[rate].Value(), big.NewRat(100, 1))
			if own >= 0 {
				share.Sub(big.NewRat(1, 1), share)
			} else {
				k = paid
			}
			o := &c.Reading.Facts[k]
			want := new(big.Rat).Mul(t.Value(), share)
			slack := new(big.Rat).Mul(t.Value(), big.NewRat(2, 100))
			ro, ok := o.Printed()
			if !ok || share.Sign() < 0 || (figures.Range{Lo: want, Hi: want}).Widen(slack).Overlaps(ro) || c.Reading.Facts[rate].Approx != 0 {
				continue
			}
			c.Report(o.Span, lint.Diagnostic{
				Rule:    "number/reimbursement",
				Message: lint.Say("%s按%s报销应为%s，文中为“%s”", "at %[2]s of %[1]s it is %[3]s, the copy says “%[4]s”", c.Quote(t.Span), c.Quote(c.Reading.Facts[rate].Span), inUnit(want, o), c.Quote(o.Span)),
				Notes:   figures.Notes(lint.Say("%s×%s＝%s，文中为%s", "%s × %s = %s, stated %s", t.Figure(), figures.FormatPercent(share, 2), o.Amount(want, 2), c.Quote(o.Span))),
				Related: []lint.Related{c.Related(t.Span, "总费用", "the bill"), c.Related(c.Reading.Facts[rate].Span, "报销比例", "the rate")},
			})
		}
	}
}

// lastPart is the end of a clause that speaks of the number behind it.
func lastPart(t string) string {
	if len(t) > 36 {
		t = t[len(t)-36:]
		for len(t) > 0 && t[0]&0xC0 == 0x80 {
			t = t[1:]
		}
	}
	return t
}
