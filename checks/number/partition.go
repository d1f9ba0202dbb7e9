package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// partitions holds two ways to divide one whole, between semicolons, against each other: 公立医院74个，民营医院112个；三级医院28个，二级医院71个，一级及未定级医院89个.
// Both must divide it by names that exclude each other, and come near each other, or one of them is of a part only.
func (c *block) partitions() {
	if !c.Holds("；") {
		return
	}
	r := c.Reading
	for s := range r.Sentences {
		a, b := r.InSentence(s)
		if b-a < 4 || b-a > 40 {
			continue
		}
		var before, part []int
		for i := a; i <= b; i++ {
			if i == b || i > a && strings.Contains(r.Text[r.Facts[i-1].End:r.Facts[i].Start], "；") {
				c.partition(before, part)
				before, part = part, nil
			}
			if i < b {
				part = append(part, i)
			}
		}
	}
}

// partition holds the list y against the list x before it.
func (c *block) partition(x, y []int) {
	sumX, unitX := c.divides(x)
	sumY, unitY := c.divides(y)
	if sumX == nil || sumY == nil || unitX != unitY {
		return
	}
	off := new(big.Rat).Sub(sumX, sumY)
	if off.Sign() == 0 || off.Abs(off).Mul(off, big.NewRat(25, 1)).Cmp(sumX) > 0 {
		return
	}
	first, last := &c.Reading.Facts[y[0]], &c.Reading.Facts[y[len(y)-1]]
	px, py := first.Amount(sumX, 4), first.Amount(sumY, 4)
	c.Report(figures.Span{Start: first.Start, End: last.End}, lint.Diagnostic{
		Rule:    "number/total",
		Message: lint.Say("同一总数的两种分法合计不同：此处%s，前面%s", "two ways to divide one whole differ: %s here, %s before", py+unitY, px+unitX),
		Notes:   figures.Notes(c.adds(x, px), c.adds(y, py)),
		Related: []lint.Related{c.Related(figures.Span{Start: c.Reading.Facts[x[0]].Start, End: c.Reading.Facts[x[len(x)-1]].End}, "前一种分法", "the first")},
	})
}

// adds spells out a sum.
func (c *block) adds(list []int, sum string) lint.Text {
	terms := make([]string, len(list))
	for k, i := range list {
		terms[k] = c.Reading.Facts[i].Figure()
	}
	return lint.Text{ZH: strings.Join(terms, "＋") + "＝" + sum, EN: strings.Join(terms, " + ") + " = " + sum}
}

// divides returns the sum of counts, printed in full, of which none is another's by its name, or nil.
func (c *block) divides(list []int) (*big.Rat, string) {
	if len(list) < 2 || len(list) > 8 {
		return nil, ""
	}
	sum := new(big.Rat)
	var labels []string
	unit := c.Reading.Facts[list[0]].Unit
	from := c.Reading.Clauses[c.Reading.Facts[list[0]].Clause].Start
	for _, i := range list {
		f := &c.Reading.Facts[i]
		if f.Kind != figures.Count || f.Unit != unit || !usable(f) || f.Mag > 0 || f.Places() > 0 || f.Hanzi || f.Role != figures.Level && f.Role != figures.Part {
			return nil, ""
		}
		sum.Add(sum, f.Value())
		labels = append(labels, labelOf(c.Reading, from, f))
		from = f.Outer.End
	}
	if len(labels) == 2 && c.complement(&c.Reading.Facts[list[0]], &c.Reading.Facts[list[1]], &figures.Fact{Unit: unit}) || excludes(labels, unit) {
		return sum, unit
	}
	return nil, ""
}
