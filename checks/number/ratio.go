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
		if p.Kind == figures.Money && affix.Ends(strings.TrimRight(lead, " 约为达需投入支出"), "平均每年", "年均", "平均每月", "月均", "平均每季度") {
			c.average(i, lead) // 总经费2.4亿元，分3年执行，平均每年8000万元
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
