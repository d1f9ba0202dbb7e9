package number

import (
	"math/big"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// doubt is figures of a table that do not go together, and the one of them that is blamed as long as nothing else tells.
type doubt struct {
	cell  *cell
	on    []*cell // all of them
	d     lint.Diagnostic
	holds func() bool
	asks  func(*cell) *big.Rat // what one of them would have to be; nil where only a sum is told
	quiet bool                 // no reason to speak, but one to blame
}

// settle reports the doubts. Where one figure, put right for a sum, puts another doubt right as well, it is what is wrong,
// and the rest only follows from it.
func (t *table) settle() {
	done := map[*doubt]bool{}
	for _, s := range *t.doubts {
		if s.asks == nil || s.quiet || done[s] {
			continue
		}
		x, follows := t.culprit(s)
		if x == nil {
			continue
		}
		follows = append(follows, s)
		own := slices.IndexFunc(follows, func(e *doubt) bool { return e.cell == x && !e.quiet })
		for i, e := range follows {
			done[e] = i != own
		}
		if own < 0 {
			t.blame(x, s.asks(x), follows)
		}
	}
	for _, e := range *t.doubts {
		if !done[e] && !e.quiet {
			e.d.Rule = "number/table"
			t.pass.Report(e.cell.block, e.cell.at.Start, e.cell.at.End, e.d)
		}
	}
}

// culprit returns the only figure of a sum that, put right, puts other doubts right, and which.
func (t *table) culprit(s *doubt) (*cell, []*doubt) {
	var best *cell
	var follows []*doubt
	for _, x := range s.on {
		was, should := x.value, s.asks(x)
		if should.Sign() < 0 && was.Sign() >= 0 {
			continue
		}
		x.value = should
		var mended []*doubt
		for _, e := range *t.doubts {
			if e != s && slices.Contains(e.on, x) && e.holds() {
				mended = append(mended, e)
			}
		}
		x.value = was
		switch {
		case len(mended) > len(follows):
			best, follows = x, mended
		case len(mended) > 0 && len(mended) == len(follows):
			best = nil
		}
	}
	return best, follows
}

// blame reports a figure that several doubts lead to.
func (t *table) blame(x *cell, should *big.Rat, follows []*doubt) {
	right := x.print(should, 0)
	d := lint.Diagnostic{
		Rule:    "number/table",
		Message: lint.Say("照其余各数应为%s，文中为“%s”", "the other figures make it %s, the copy says “%s”", right, x.text()),
	}
	var others []*cell
	for _, e := range follows {
		d.Notes = append(d.Notes, lint.Note{Text: e.d.Message})
		for _, c := range e.on {
			if c != x && !slices.Contains(others, c) {
				others = append(others, c)
			}
		}
	}
	d.Related = t.related(others...)
	t.pass.Report(x.block, x.at.Start, x.at.End, d)
}

// doubt adds figures that do not go together, each cell blamed once.
func (t *table) doubt(e *doubt) {
	if t.told[e.cell] && !e.quiet {
		return
	}
	t.told[e.cell] = t.told[e.cell] || !e.quiet
	*t.doubts = append(*t.doubts, e)
}

// balances doubts what is left where it is not the income less what was spent, as it is in the other columns.
func (t *table) balances() {
	for k, n := range t.rows {
		if !affix.Ends(strings.TrimSpace(n.read), "结余", "盈余", "差额", "结存") {
			continue
		}
		in, out := -1, -1
		for i := range k {
			switch read := t.rows[i].read; {
			case strings.Contains(read, "收入"):
				in = i
			case strings.Contains(read, "支出"):
				out = i
			}
		}
		if in < 0 || out < 0 {
			continue
		}
		var odd []*doubt
		fit := 0
		for j := range t.columns {
			a, b, c := t.cells[in][j], t.cells[out][j], t.cells[k][j]
			if !a.has() || !b.has() || !c.has() {
				continue
			}
			holds := func() bool {
				return figures.Minus(a.span(t.rounded), b.span(t.rounded)).Overlaps(c.span(t.rounded))
			}
			if holds() {
				fit++
				continue
			}
			left := new(big.Rat).Sub(a.value, b.value)
			odd = append(odd, &doubt{cell: c, on: []*cell{a, b, c}, holds: holds, quiet: true, d: lint.Diagnostic{
				Message: lint.Say("%s－%s＝%s，“%s”中为“%s”", "%s − %s = %s, “%s” has “%s”", a.text(), b.text(), c.print(left, 0), n.shown, c.text()),
			}})
		}
		if len(odd) == 1 && fit >= 2 {
			t.doubt(odd[0])
		}
	}
}
