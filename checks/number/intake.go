package number

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/lines"
)

//go:embed intakes.tsv
var intakesTable string

// intakeRows are the names of each thing that is taken in daily.
var intakeRows = sync.OnceValue(func() (rows [][]string) {
	for f := range lines.Rows(intakesTable, 2) {
		rows = append(rows, strings.Fields(f[0]))
	}
	return rows
})

// intakes finds a daily amount that is told twice with one number, in units a thousand times apart: 每天食盐不超过5克 … 按每人每天5毫克的标准控盐.
func intakes(p *lint.Pass, v *figures.View, s layout.Story) {
	const most = 60
	type intake struct {
		toldAt
		of int
	}
	var seen []intake
	for k := s.Start; k < s.End && len(seen) < most; k++ {
		b, r := p.Doc.Blocks[k], v.Readings[k]
		if b.Kind == lint.TableCell || b.Kind == lint.Notice || !r.Holds("每天", "每日", "一天", "日均") {
			continue
		}
		c := blockAt(p, v, k)
		for i := range r.Facts {
			f := &r.Facts[i]
			unit := scales()[f.Unit]
			if len(seen) >= most || unit.kind != "mass" && unit.kind != "volume" || f.Interval || f.Role == figures.Change || f.Lo.IsZero() {
				continue
			}
			clause := c.clauseOf(f)
			of := takenIn(clause)
			if of < 0 {
				of = takenIn(c.sentenceOf(f))
			}
			if of < 0 || !figures.Mentions(clause, "每天", "每日", "一天", "日均") || figures.Mentions(clause, "含", "盐酸", "相当", "换算", "等于", "合", "补充剂", "片", "粒") {
				continue
			}
			for _, e := range seen {
				other := scales()[e.f.Unit]
				if e.of != of || other.kind != unit.kind || e.f.Lo.Cmp(f.Lo) != 0 {
					continue
				}
				if ratio := unit.size / other.size; ratio < 999 && ratio > 0.0011 {
					continue
				}
				toldAt{b, r, f}.report(p, e.toldAt, lint.Say("“%s”与上文“%s”数目相同，单位差了千倍，疑单位有误", "“%s” is the number of “%s” before, in a unit a thousand times apart: one of the units seems wrong", b.Text[f.Start:f.End], e.b.Text[e.f.Start:e.f.End]))
				break
			}
			seen = append(seen, intake{toldAt{b, r, f}, of})
		}
	}
}

// takenIn returns the row of intakes.tsv that a clause speaks of, -1 where it is none or several.
func takenIn(clause string) int {
	found := -1
	for k, names := range intakeRows() {
		if figures.Mentions(clause, names...) {
			if found >= 0 {
				return -1
			}
			found = k
		}
	}
	return found
}
