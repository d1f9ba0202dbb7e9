package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// bases name what a fine is a multiple of.
var bases = []string{"违法所得", "非法所得", "货值", "骗取", "骗保", "套取", "违规", "违法", "涉案", "涉及", "基金", "损失", "退回", "追回"}

// penalties holds a fine against the multiple it is said to be of an amount before: 违法所得5.2万元……处违法所得10倍罚款，计52万元. Any amount
// before, or two of them together, may be what it is a multiple of.
func (c *block) penalties() {
	if !c.Holds("罚") {
		return
	}
	r := c.Reading
	for i := 0; i+1 < len(r.Facts); i++ {
		m, y := &r.Facts[i], &r.Facts[i+1]
		if m.Kind != figures.Multiple && m.Kind != figures.Percent || !m.Exact() || y.Kind != figures.Money || !y.Exact() || y.Clause-m.Clause > 1 || r.Sentence(y) != r.Sentence(m) {
			continue
		}
		rest, ok := strings.CutPrefix(strings.TrimLeft(strings.TrimPrefix(c.Text[m.Outer.End:y.Outer.Start], "的"), "行政 "), "罚")
		rest = strings.Trim(strings.TrimPrefix(strings.TrimPrefix(rest, "款"), "金"), "，,（(：: 共合总即计为是金额人民币罚款达")
		if !ok || rest != "" || figures.Mentions(c.Text[r.Clauses[m.Clause].Start:m.Start], "其中", "部分", "分别", "以上", "最高") {
			continue
		}
		times := m.Value()
		if m.Kind == figures.Percent {
			times.Quo(times, big.NewRat(100, 1))
		}
		at, b := c.baseOf(i, times, y)
		if b == nil || c.Use(i+1) {
			continue
		}
		product := times.Mul(times, b.Value())
		c.Report(y.Span, lint.Diagnostic{
			Rule:    "number/ratio",
			Message: lint.Say("%[1]s的%[2]s是%[3]s，文中为“%[4]s”", "%[2]s of %[1]s is %[3]s, the copy says “%[4]s”", at.Quote(b.Span), c.Quote(m.Span), inUnit(product, b), c.Quote(y.Span)),
			Notes:   figures.Notes(lint.Say("%s×%s＝%s", "%s × %s = %s", b.Figure(), c.Quote(m.Span), b.Amount(product, 4))),
			Related: []lint.Related{at.Related(b.Span, "罚款的基数", "what the fine is a multiple of"), c.Related(m.Span, "倍数", "the multiple")},
		})
	}
}

// baseOf returns the last amount in front of fact i, in its paragraph or the few before, that is named as what a fine is of; nil if
// there is none, or some amount before gives fine y.
func (c *block) baseOf(i int, times *big.Rat, y *figures.Fact) (in *block, base *figures.Fact) {
	const facts, blocks = 40, 4 // to look back
	ry, ok := y.Printed()
	if !ok {
		return nil, nil
	}
	// 处货值金额三倍罚款 is of no other amount.
	wanted := bases
	lead := lastPart(c.leadOf(&c.Reading.Facts[i]))
	for _, w := range bases {
		if strings.Contains(lead, w) {
			wanted = []string{w}
			break
		}
	}
	var before []figures.Range
	for k := c.Copy.Index; k >= max(0, c.Copy.Index-blocks); k-- {
		b := c
		last := i - 1
		if k != c.Copy.Index {
			b = blockAt(c.Pass, c.View, k)
			if b.Copy.Kind == lint.Heading || b.Copy.Kind == lint.TableCell {
				break
			}
			last = len(b.Reading.Facts) - 1
		}
		for j := last; j >= max(0, last-facts); j-- {
			f := &b.Reading.Facts[j]
			if f.Kind != figures.Money || f.Unit != y.Unit {
				continue
			}
			rf, ok := f.Printed()
			if !ok || rf.Times(times).Overlaps(ry) {
				return nil, nil
			}
			for _, o := range before {
				both := figures.Range{Lo: new(big.Rat).Add(rf.Lo, o.Lo), Hi: new(big.Rat).Add(rf.Hi, o.Hi)}
				if both.Times(times).Overlaps(ry) {
					return nil, nil
				}
			}
			before = append(before, rf)
			if lead := b.leadOf(f); base == nil && f.Exact() && f.Role != figures.Limit && figures.Mentions(lead, wanted...) && !figures.Mentions(lead, "罚款", "罚金", "倍") {
				in, base = b, f
			}
		}
	}
	return in, base
}
