// Package percent checks percentages: points against per cent, changes and shares against their arithmetic, parts
// that exceed the whole, 分别 with unequal lists, two values for one measure, and the way percentages are printed.
package percent

import (
	_ "embed"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/hanzi"
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
	figures.Block
	pointsHere string // 个百分点 in the script of the block; "" until it is asked for
}

// percentagePoints returns 个百分点 in the script of the block, which is read once.
func (c *block) percentagePoints() string {
	if c.pointsHere == "" {
		c.pointsHere = hanzi.Like(c.Copy.Text, "个百分点")
	}
	return c.pointsHere
}

// full writes the marks of a text in full width, so that copy that prints them half as wide is asked for the same words.
func full(t string) string { return fullWidth.Replace(t) }

var fullWidth = strings.NewReplacer(",", "，", ";", "；", ":", "：", "(", "（", ")", "）")

func run(p *lint.Pass) {
	v := figures.Of(p.Doc)
	var one oneSided
	var units lowered
	var above *block // the paragraph before
	for i, b := range p.Doc.Blocks {
		r := v.Readings[i]
		if len(r.Facts) == 0 {
			continue
		}
		c := &block{Block: figures.Block{Pass: p, View: v, Copy: b, Reading: r}}
		before := above
		above = c
		c.approximations()
		c.formats(&one)
		c.exponents(&units)
		c.respectively()
		c.statedShares()
		c.fractionChanges()
		c.beside()
		c.restated()
		c.withCounts()
		c.incidence()
		c.nested()
		c.mostOf()
		if !hasPercent(r) {
			continue
		}
		c.movements()
		c.increments()
		c.yearly()
		c.gaps()
		c.wholes()
		c.shares()
		c.namedAbove(before)
		c.quotients()
		c.moneyShares()
		c.votes()
		c.slips()
		c.natural()
		c.margins()
		c.wrongBase()
		c.protection()
		c.progress()
		c.sums()
		c.joint()
		c.rateHalves()
		c.people()
		c.ranges()
		c.scales()
		c.toldAgain()
		c.rateWords()
	}
	one.report(p)
	units.report(p)
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
