package number

import (
	"fmt"
	"iter"
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// mostColumns bounds the columns that are tried in pairs.
const mostColumns = 12

// The arithmetic of a rate, of a change in percent, and of one that is printed without its sign and is a fall.
const (
	ratioForm  = "%s÷%s"
	changeForm = "%[1]s÷%[2]s－1"
	fallForm   = "1－%[1]s÷%[2]s"
)

// scheme is a way to work out a column from others.
type scheme struct {
	column int
	want   func(row int) (r figures.Range, exact *big.Rat, from []*cell)
	zh, en string // what the scheme is
	form   string // the arithmetic of one row
	size   bool   // only the size counts
	fitted bool   // the last digit may be made to fit, so that all add up to 100%
	fewest int    // rows that must bear it out
}

// trial is how a scheme fits a column.
type trial struct {
	scheme
	agree, telling, near int
	odd                  []int
}

// shares holds rates and shares against what they are worked out from: two other columns, or one and its total.
func (t *table) shares() {
	free := t.free()
	at, _ := t.totalRow()
	for k := range t.columns {
		cells, ok := t.column(k)
		per := t.per(k, cells)
		if !ok || per == nil {
			continue
		}
		t.judge(k, func(yield func(scheme) bool) {
			for _, j := range free {
				if at >= 0 && t.cells[at][j].has() && !yield(t.part(k, j, at, per)) {
					return
				}
				for _, i := range free {
					if i != j && !yield(t.quotient(k, j, i, per)) {
						return
					}
				}
			}
		})
	}
}

// free lists the columns of figures that are no shares.
func (t *table) free() []int {
	var out []int
	for j := range t.columns {
		if cells, ok := t.column(j); ok && len(out) < mostColumns && t.per(j, cells) == nil {
			out = append(out, j)
		}
	}
	return out
}

// per returns what a column of rates counts to, 100 for percentages, or nil where it is none.
func (t *table) per(j int, cells []*cell) *big.Rat {
	for _, c := range cells {
		if c.has() && c.unit != "" {
			switch c.unit {
			case "%":
				return big.NewRat(100, 1)
			case "‰":
				return big.NewRat(1000, 1)
			}
			return nil
		}
	}
	switch n := t.columns[j]; {
	case figures.Mentions(n.read, "‰", "千分"):
		return big.NewRat(1000, 1)
	case figures.Mentions(n.read, "/10万", "10万", "十万", "每"):
		return nil
	case figures.Mentions(n.read, "%", "％", "率", "占", "比例", "比重", "构成", "百分比"):
		return big.NewRat(100, 1)
	}
	return nil
}

func (t *table) quotient(k, j, i int, per *big.Rat) scheme {
	return scheme{column: k, fewest: 3, form: ratioForm, zh: "“" + t.columns[j].shown + "”÷“" + t.columns[i].shown + "”", en: t.columns[j].shown + " ÷ " + t.columns[i].shown,
		want: func(row int) (figures.Range, *big.Rat, []*cell) {
			return t.over(t.cells[row][j], t.cells[row][i], per)
		}}
}

// part is the share in the total, which is printed as 100% in its own row.
func (t *table) part(k, j, at int, per *big.Rat) scheme {
	return scheme{column: k, fewest: 2, fitted: true, form: ratioForm, zh: "“" + t.columns[j].shown + "”÷“" + t.rows[at].shown + "”", en: t.columns[j].shown + " ÷ " + t.rows[at].shown,
		want: func(row int) (figures.Range, *big.Rat, []*cell) {
			return t.over(t.cells[row][j], t.cells[at][j], per)
		}}
}

func (t *table) over(b, a *cell, per *big.Rat) (figures.Range, *big.Rat, []*cell) {
	if !b.has() || !a.has() {
		return figures.Range{}, nil, nil
	}
	r, ok := figures.Quotient(b.span(t.rounded), a.span(t.rounded))
	v, ok2 := figures.Divide(b.value, a.value)
	if !ok || !ok2 {
		return figures.Range{}, nil, nil
	}
	return r.Times(per), v.Mul(v, per), []*cell{b, a}
}

// try holds a scheme against every row, until a second one does not fit.
func (t *table) try(s scheme) trial {
	tr := trial{scheme: s}
	for i := range t.cells {
		c := t.cells[i][s.column]
		if !c.has() {
			continue
		}
		want, exact, _ := s.want(i)
		if exact == nil {
			continue
		}
		switch {
		case s.meets(want, c.stated()):
			tr.agree++
			if c.value.Sign() != 0 && (want.Lo.Sign() > 0 || want.Hi.Sign() < 0) && exact.Cmp(big.NewRat(100, 1)) != 0 {
				tr.telling++
			}
		case s.fitted && s.meets(want, c.stated().Widen(c.step())):
			tr.near++
		default:
			if tr.odd = append(tr.odd, i); len(tr.odd) > 1 {
				return tr
			}
		}
	}
	return tr
}

// meets reports whether what a scheme wants is what is printed.
func (s *scheme) meets(want, stated figures.Range) bool {
	if s.size {
		want, stated = want.Abs(), stated.Abs()
	}
	return want.Overlaps(stated)
}

// judge reports the row that stands alone against all others, where nothing explains it and only one row is meant.
func (t *table) judge(k int, schemes iter.Seq[scheme]) {
	var best *trial
	for s := range schemes {
		tr := t.try(s)
		if tr.agree < 3 || tr.telling < tr.fewest || tr.near*2 > tr.agree || len(tr.odd) > 1 {
			continue
		}
		if len(tr.odd) == 0 || best != nil && best.odd[0] != tr.odd[0] {
			return
		}
		if best == nil || tr.near < best.near {
			best = &tr
		}
	}
	if best != nil {
		t.reportOdd(k, best)
	}
}

func (t *table) reportOdd(k int, tr *trial) {
	row := tr.odd[0]
	c := t.cells[row][k]
	_, exact, from := tr.want(row)
	if t.told[c] || figures.Mentions(t.rows[row].read+t.columns[k].read, "标化", "加权", "平均", "均值") {
		return // a rate that is weighted otherwise
	}
	whole, quiet := tr.near == 0, false
	for _, f := range from {
		quiet = quiet || t.told[f] || t.suspect[f]
		whole = whole && f.whole(t.rounded)
	}
	form := tr.form
	if tr.size && exact.Sign() < 0 {
		exact.Abs(exact)
		if form == changeForm {
			form = fallForm
		} else {
			from = []*cell{from[1], from[0]}
		}
	}
	result := c.print(exact, t.places(k))
	sum := lint.Say(form, strings.NewReplacer("÷", " ÷ ", "－", " − ", "＋", " + ", "×", " × ").Replace(form), from[0].text(), from[1].text())
	lines, en := "行", "rows"
	if t.turned {
		lines, en = "栏", "columns"
	}
	d := lint.Diagnostic{
		Message: lint.Text{
			ZH: fmt.Sprintf("按%s算为%s，文中为“%s”", sum.ZH, result, c.text()),
			EN: fmt.Sprintf("%s gives %s, the copy says “%s”", sum.EN, result, c.text()),
		},
		Notes: figures.Notes(lint.Text{
			ZH: fmt.Sprintf("其余%d%s都是%s", tr.agree+tr.near, lines, tr.zh),
			EN: fmt.Sprintf("in the other %d %s it is %s", tr.agree+tr.near, en, tr.en),
		}),
		Related: t.related(from...),
	}
	if is, _ := t.rows[row].total(); whole && tr.form == ratioForm && !is {
		d.Severity = lint.Error
	}
	holds := func() bool {
		want, exact, _ := tr.want(row)
		return exact != nil && tr.meets(want, c.stated())
	}
	t.doubt(&doubt{cell: c, on: append([]*cell{c}, from...), d: d, quiet: quiet, holds: holds})
}

// places is the most decimals a column has.
func (t *table) places(j int) int {
	most := 0
	for _, row := range t.cells {
		if row[j].has() {
			most = max(most, row[j].places)
		}
	}
	return most
}

// changes holds a column of differences or of changes in percent against the two levels.
func (t *table) changes() {
	var levels []int
	for j := range t.columns {
		if _, ok := t.column(j); ok && len(levels) < mostColumns {
			levels = append(levels, j)
		}
	}
	for k, n := range t.columns {
		cells, ok := t.column(k)
		if !ok || !figures.Mentions(n.read, "增减", "变化", "变动", "差", "增加", "减少", "上升", "下降", "增长", "增幅", "降幅", "同比", "环比", "涨") {
			continue
		}
		t.judge(k, func(yield func(scheme) bool) {
			for _, j := range levels {
				for _, i := range levels {
					if i == j || i == k || j == k {
						continue
					}
					for _, s := range t.moves(k, j, i, cells) {
						if !yield(s) {
							return
						}
					}
				}
			}
		})
	}
}

// moves tries the ways in which a column may tell how one level differs from another.
func (t *table) moves(k, j, i int, cells []*cell) []scheme {
	a, b := t.columns[i].shown, t.columns[j].shown
	diff := scheme{column: k, fewest: 3, form: "%s－%s", zh: "“" + b + "”－“" + a + "”", en: b + " − " + a,
		want: func(row int) (figures.Range, *big.Rat, []*cell) { return t.less(t.cells[row][j], t.cells[row][i]) }}
	ways := []scheme{diff}
	if t.per(k, cells) != nil || strings.Contains(t.columns[k].read, "幅") {
		ways = append(ways, scheme{column: k, fewest: 3, form: changeForm, zh: "“" + b + "”÷“" + a + "”－1", en: b + " ÷ " + a + " − 1",
			want: func(row int) (figures.Range, *big.Rat, []*cell) {
				r, v, from := t.over(t.cells[row][j], t.cells[row][i], big.NewRat(100, 1))
				if v != nil {
					hundred := big.NewRat(100, 1)
					r = figures.Minus(r, figures.Range{Lo: hundred, Hi: hundred})
					v.Sub(v, hundred)
				}
				return r, v, from
			}})
	}
	if !anySigned(cells) {
		for _, w := range ways {
			w.size = true
			if w.zh, w.en = "“"+a+"”与“"+b+"”之差", "the difference between "+a+" and "+b; w.form == changeForm {
				w.zh, w.en = "由“"+a+"”到“"+b+"”的变化幅度", "the change from "+a+" to "+b
			}
			ways = append(ways, w)
		}
	}
	return ways
}

func anySigned(cells []*cell) bool {
	for _, c := range cells {
		if c.has() && c.signed {
			return true
		}
	}
	return false
}

func (t *table) less(b, a *cell) (figures.Range, *big.Rat, []*cell) {
	if !b.has() || !a.has() || b.unit != a.unit {
		return figures.Range{}, nil, nil
	}
	return figures.Minus(b.span(t.rounded), a.span(t.rounded)), new(big.Rat).Sub(b.value, a.value), []*cell{b, a}
}
