package number

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// mention is a figure that the text gives for a row of a table.
type mention struct {
	c   *block
	f   *figures.Fact
	row int  // of the table
	top bool // it is called the highest or the lowest
	v   *big.Rat
}

// proseFigures returns the paragraphs with figures that a table may be held against. They are collected once for all the tables of a
// document.
func proseFigures(p *lint.Pass, v *figures.View) []*block {
	const most = 2000 // figures
	var out []*block
	facts := 0
	for k, b := range p.Doc.Blocks {
		if b.Table != 0 || b.Kind == lint.Notice || b.Kind == lint.TableCell || len(v.Readings[k].Facts) == 0 {
			continue
		}
		if facts += len(v.Readings[k].Facts); facts > most {
			break
		}
		out = append(out, blockAt(p, v, k))
	}
	return out
}

// text holds what the paragraphs say of a row against the row: 中片最低，为42.7%, where that is the figure of 南片; 公立医院支出4360.00万元, where the row has
// 4630.00.
func (t *table) text(prose []*block) {
	for _, c := range prose {
		for i := range c.Reading.Facts {
			if m, ok := t.mentioned(c, &c.Reading.Facts[i]); ok {
				t.holdText(m)
			}
		}
	}
}

// mentioned reads a figure of the text that stands behind the name of one row, alone or with 最 beside it.
func (t *table) mentioned(c *block, f *figures.Fact) (m mention, ok bool) {
	switch f.Kind {
	case figures.Percent, figures.Money, figures.Count, figures.PerMille, figures.PerHundredK:
	default:
		return m, false
	}
	if !f.Exact() || f.Hanzi || f.Role == figures.Change || f.Role == figures.Share || f.Lo.Mantissa < 100 {
		return m, false
	}
	lead := c.leadOf(f)
	said := lead
	if bare := strings.Trim(lead, " ，,为达是到仅"); bare == "" && f.Clause > 0 {
		if cl := c.Reading.Clauses[f.Clause-1]; cl.Sentence == c.Reading.Sentence(f) && cl.End-cl.Start < 150 {
			said = cl.Of(c.Text)
		}
	}
	m = mention{c: c, f: f, row: -1, v: f.Lo.Shift(-int(f.Mag)).Rat()}
	for i, n := range t.rows {
		name := strings.TrimSpace(n.read)
		if utf8.RuneCountInString(name) < 2 || !strings.Contains(said, name) {
			continue
		}
		if is, _ := n.total(); is {
			continue
		}
		if m.row >= 0 {
			return m, false // of several rows
		}
		m.row, m.top = i, superlatives().MatchString(said)
		behind := said[strings.LastIndex(said, name)+len(name):]
		if !m.top && (said != lead || !nextToName(behind)) {
			return m, false
		}
	}
	return m, m.row >= 0
}

// nextToName reports whether nothing but a word for the figure stands between a name and its figure.
func nextToName(t string) bool {
	t = strings.TrimRight(strings.TrimLeft(t, " ："), " 为达是到共")
	return t == "" || len(t) <= 12 && affix.Ends(t, "支出", "收入", "预算", "病例", "人数", "床位", "数", "量", "率", "经费")
}

// holdText reports a figure of the text that the table has elsewhere, or has otherwise by one slip.
func (t *table) holdText(m mention) {
	var same, near *cell
	at := -1
	for i, row := range t.cells {
		for _, c := range row {
			if !c.has() {
				continue
			}
			switch {
			case c.value.Cmp(m.v) == 0 && i == m.row:
				return
			case c.value.Cmp(m.v) == 0:
				if same != nil {
					return
				}
				same, at = c, i
			case i == m.row && c.places == m.f.Places() && slipOf(m.v, c):
				if near != nil {
					return
				}
				near = c
			}
		}
	}
	name := t.rows[m.row].shown
	var d lint.Diagnostic
	switch is, _ := t.nameAt(at).total(); {
	case same != nil && m.top && !is && same.places == m.f.Places():
		d = lint.Diagnostic{
			Message: lint.Say("“%[1]s”在表中是“%[2]s”的，不是“%[3]s”的", "“%[1]s” belongs to “%[2]s” in the table, not to “%[3]s”", m.c.Quote(m.f.Span), t.rows[at].shown, name),
			Related: t.related(same),
		}
	case same == nil && near != nil && !t.told[near]:
		d = lint.Diagnostic{
			Message: lint.Say("表中“%[2]s”为%[3]s，文中为“%[1]s”", "“%[2]s” has %[3]s in the table, the copy says “%[1]s”", m.c.Quote(m.f.Span), name, near.text()),
			Related: t.related(near),
		}
	default:
		return
	}
	d.Rule = "number/table"
	d.Severity = lint.Warning
	m.c.Report(m.f.Span, d)
}

// nameAt is the name of row i, none for -1.
func (t *table) nameAt(i int) name {
	if i < 0 {
		return name{}
	}
	return t.rows[i]
}

// slipOf reports whether a value is printed like a cell but for two digits swapped side by side.
func slipOf(v *big.Rat, c *cell) bool {
	off, swapped := c.unlike(v)
	return swapped && off[1] == off[0]+1
}
