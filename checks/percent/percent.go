// Package percent checks percentages: points against per cent, changes and shares against their arithmetic, parts
// that exceed the whole, 分别 with unequal lists, two values for one measure, and the way percentages are printed.
package percent

import (
	_ "embed"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

//go:embed doc.md
var doc string

// Check is the percent family.
var Check = &lint.Check{
	Name:  "percent",
	Rules: lint.ParseRules(doc),
	New:   func(*lint.Settings) (func(*lint.Pass), error) { return run, nil },
}

// block is one block under check.
type block struct {
	pass *lint.Pass
	view *figures.View
	b    *lint.Block
	r    *figures.Reading
	used map[int]bool // facts already part of a finding of this family
}

func run(p *lint.Pass) {
	v := figures.Of(p.Doc)
	var one oneSided
	for i, b := range p.Doc.Blocks {
		r := v.Readings[i]
		if len(r.Facts) == 0 {
			continue
		}
		c := &block{p, v, b, r, nil}
		c.approximations()
		c.formats(&one)
		c.respectively()
		if !hasPercent(r) {
			continue
		}
		c.movements()
		c.shares()
		c.sums()
		c.ranges()
		c.scales()
		c.rateWords()
	}
	one.report(p)
	conflicts(p, v)
	styles(p, v)
}

func hasPercent(r *figures.Reading) bool {
	for i := range r.Facts {
		switch r.Facts[i].Kind {
		case figures.Percent, figures.Points, figures.PerMille, figures.PerHundredK, figures.Tenths:
			return true
		}
	}
	return false
}

// quote returns the copy of a span, as printed.
func (c *block) quote(s figures.Span) string { return c.b.Text[s.Start:s.End] }

// use marks a fact as reported and says whether it was before.
func (c *block) use(i int) bool {
	if c.used[i] {
		return true
	}
	if c.used == nil {
		c.used = map[int]bool{}
	}
	c.used[i] = true
	return false
}

// related points at another place of the same block.
func (c *block) related(s figures.Span, zh, en string) lint.Related {
	return lint.Related{Span: c.b.Source(s.Start, s.End), Message: lint.Text{ZH: zh, EN: en}}
}

func (c *block) report(s figures.Span, d lint.Diagnostic) { c.pass.Report(c.b, s.Start, s.End, d) }

func notes(n ...lint.Text) []lint.Note {
	out := make([]lint.Note, len(n))
	for i := range n {
		out[i] = lint.Note{Text: n[i]}
	}
	return out
}
