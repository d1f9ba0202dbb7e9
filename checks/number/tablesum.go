package number

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// sumLine is one column of a table with its total.
type sumLine struct {
	column int
	total  *cell
	parts  []*cell // those with a figure
	holes  bool    // a part has no figure
	exact  bool
	agrees bool
	sum    *big.Rat
}

// totals holds the row of totals against the rows it sums up.
func (t *table) totals() {
	at, sure := t.totalRow()
	if at < 0 {
		return
	}
	from, to := 0, at
	if at == 0 {
		from, to = 1, len(t.rows)
	}
	var lines []sumLine
	for j := range t.columns {
		if l, ok := t.sumLine(j, at, from, to); ok {
			lines = append(lines, l)
		}
	}
	agree := 0
	for _, l := range lines {
		if l.agrees {
			agree++
		}
	}
	for _, l := range lines {
		if !l.agrees && !l.holes && t.wrongSum(&l, lines, agree, sure) {
			t.reportSum(&l, at, agree == len(lines)-1 && (agree > 1 || agree > 0 && slip(l.sum, l.total)))
		}
	}
}

// totalRow returns the only row of totals, or -1: with totals of groups it is not clear what sums up what. A lone 小计 that ends
// the table is its total.
func (t *table) totalRow() (at int, sure bool) {
	at = -1
	for i, n := range t.rows {
		is, s := n.total()
		if !is && i == len(t.rows)-1 && strings.Trim(n.read, " :：") == "小计" {
			is, s = true, true
		}
		if !is && figures.Mentions(n.read, "小计", "其中", "分计", "包括", "多选", "複選") {
			return -1, false
		}
		if is {
			if at >= 0 {
				return -1, false
			}
			at, sure = i, s
		}
	}
	return at, sure
}

// sumLine reads a column whose figures may add up.
func (t *table) sumLine(j, at, from, to int) (sumLine, bool) {
	l := sumLine{column: j, total: t.cells[at][j], sum: new(big.Rat)}
	if !l.total.has() || t.columns[j].rate() || l.total.share() {
		return l, false
	}
	l.exact = l.total.whole(t.rounded)
	for i := from; i < to; i++ {
		c := t.cells[i][j]
		if t.turned && t.rows[i].rate() {
			continue // 男 女 合计 占比
		}
		if c.blank() {
			l.holes = true
			continue
		}
		if !c.number || c.unit != l.total.unit {
			return l, false
		}
		l.parts = append(l.parts, c)
		l.exact = l.exact && c.whole(t.rounded)
		l.sum.Add(l.sum, c.value)
	}
	l.agrees = l.holds(t.rounded)
	return l, len(l.parts) >= 2
}

// wrongSum reports whether a total that is not the sum is a slip, and not the sum of something else.
func (t *table) wrongSum(l *sumLine, lines []sumLine, agree int, sure bool) bool {
	if t.countsPersons(l, lines) {
		return false
	}
	others := len(lines) - 1
	slipped := slip(l.sum, l.total)
	if !sure {
		return others > 0 && agree == others && (slipped || meant(l))
	}
	if others == 0 {
		return slipped && !nested(l)
	}
	return agree*2 > others && (slipped || meant(l))
}

// meant reports whether a total can be meant as the sum: not a mean or the like.
func meant(l *sumLine) bool {
	diff := new(big.Rat).Abs(new(big.Rat).Sub(l.sum, l.total.value))
	for _, c := range l.parts {
		if c.value.Cmp(l.total.value) > 0 {
			return false
		}
	}
	return new(big.Rat).Mul(diff, big.NewRat(2, 1)).Cmp(l.sum) <= 0
}

// countsPersons reports whether a total is less than the sum because each person counts once, as visits beside them show.
func (t *table) countsPersons(l *sumLine, lines []sumLine) bool {
	return l.total.value.Cmp(l.sum) < 0 && strings.Contains(t.columns[l.column].read, "人数") &&
		slices.ContainsFunc(lines, func(o sumLine) bool { return strings.Contains(t.columns[o.column].read, "人次") })
}

// slip reports whether a figure is printed like the sum but for one digit, or for two digits swapped.
func slip(sum *big.Rat, c *cell) bool {
	off, swapped := c.unlike(sum)
	return len(off) == 1 || swapped
}

// unlike returns where the digits of a cell are not those of a value with as many, and whether they are two that changed places.
func (c *cell) unlike(v *big.Rat) (off []int, swapped bool) {
	return unlike(v.FloatString(c.places), c.value.FloatString(c.places))
}

// unlike returns where the digits of two numbers of one length differ, and whether they are two that changed places.
func unlike(a, b string) (off []int, swapped bool) {
	if len(a) != len(b) {
		return nil, false
	}
	for i := range len(a) {
		if a[i] != b[i] {
			off = append(off, i)
		}
	}
	return off, len(off) == 2 && a[off[0]] == b[off[1]] && a[off[1]] == b[off[0]]
}

// nested reports whether some rows in succession are what the sum has too much: parts of another part, printed below it.
func nested(l *sumLine) bool {
	more := new(big.Rat).Sub(l.sum, l.total.value)
	for i := range l.parts {
		run := new(big.Rat)
		for _, c := range l.parts[i:] {
			if run.Add(run, c.value).Cmp(more) == 0 {
				return true
			}
		}
	}
	return false
}

// reportSum reports a total. certain says that all the others are right and this can be nothing else.
func (t *table) reportSum(l *sumLine, at int, certain bool) {
	d := lint.Diagnostic{Notes: figures.Notes(l.arithmetic()), Related: t.related(l.parts...)}
	if certain && l.exact {
		d.Severity = lint.Error
	}
	side := map[[2]bool][2]string{{false, false}: {"上面各行", "the rows above"}, {false, true}: {"下面各行", "the rows below"},
		{true, false}: {"左边各栏", "the columns to the left"}, {true, true}: {"右边各栏", "the columns to the right"}}[[2]bool{t.turned, at == 0}]
	sum := l.total.print(l.sum, 0)
	d.Message = lint.Text{
		ZH: fmt.Sprintf("%s相加为%s，“%s”中为“%s”", side[0], sum, t.rows[at].shown, l.total.text()),
		EN: fmt.Sprintf("%s add up to %s, “%s” has “%s”", side[1], sum, t.rows[at].shown, l.total.text()),
	}
	t.doubt(&doubt{cell: l.total, on: append([]*cell{l.total}, l.parts...), d: d, asks: l.asks, holds: func() bool { return l.holds(t.rounded) }})
	for _, c := range l.parts {
		t.suspect[c] = true
	}
}

// arithmetic spells the sum out; a long one by its number of parts.
func (l *sumLine) arithmetic() lint.Text {
	sum := l.total.print(l.sum, 0)
	if len(l.parts) > 12 {
		return lint.Say("%d个数相加为%s，文中为%s", "%d figures add up to %s, stated %s", len(l.parts), sum, l.total.text())
	}
	var parts []string
	for _, c := range l.parts {
		parts = append(parts, c.print(c.value, 0))
	}
	return lint.Text{
		ZH: strings.Join(parts, "＋") + "＝" + sum,
		EN: strings.Join(parts, " + ") + " = " + sum,
	}
}

// holds reports whether the parts make the total, rounding aside.
func (l *sumLine) holds(rounded bool) bool {
	all := figures.Range{Lo: new(big.Rat), Hi: new(big.Rat)}
	for _, c := range l.parts {
		r := c.span(rounded)
		all.Lo.Add(all.Lo, r.Lo)
		all.Hi.Add(all.Hi, r.Hi)
	}
	return l.total.span(rounded).Overlaps(all)
}

// asks returns what the total, or one of the parts, would have to be.
func (l *sumLine) asks(x *cell) *big.Rat {
	if x == l.total {
		return new(big.Rat).Set(l.sum)
	}
	v := new(big.Rat).Sub(l.total.value, l.sum)
	return v.Add(v, x.value)
}
