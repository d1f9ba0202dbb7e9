// Package number checks the figures of an article against each other and against what can be: movements, parts and
// totals, lists and the number they are said to have, dates, ages, ratios, units, doses and vital signs.
package number

import (
	_ "embed"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

//go:embed doc.md
var doc string

// Check is the number family.
var Check = &lint.Check{
	Name:  "number",
	Rules: lint.ParseRules(doc),
	New:   func(*lint.Settings) (func(*lint.Pass), error) { return run, nil },
}

// block is one block under check.
type block struct {
	figures.Block
	inWan bool // the article gives its amounts in 万元

	// What rules ask of all the block at many of its figures, once asked for.
	quotedDays map[string]bool // what stands in quotation marks
	otherTimes map[int]int     // by sentence, where its first word for another time ends
}

// blockAt is block k of the document under check.
func blockAt(p *lint.Pass, v *figures.View, k int) *block {
	return &block{Block: figures.Block{Pass: p, View: v, Copy: p.Doc.Blocks[k], Reading: v.Readings[k]}}
}

func run(p *lint.Pass) {
	v := figures.Of(p.Doc)
	wan := inWan(v)
	for i := range p.Doc.Blocks {
		c := blockAt(p, v, i)
		c.inWan = wan
		if len(c.Reading.Facts) > 0 {
			c.movements()
			c.apart()
			c.opposed()
			c.bracketedBases()
			c.compared()
			c.targets()
			c.rankings()
			c.actual()
			c.highest()
			c.ranks()
			c.twoLikened()
			c.likenedAfter()
			c.yearlyRuns()
			c.venues()
			c.doublings()
			c.ofOld()
			c.partWhole()
			c.namedParts()
			c.totals()
			c.joint()
			c.arms()
			c.compositions()
			c.menAndWomen()
			c.halved()
			c.partitions()
			c.bothFates()
			c.profits()
			c.latter()
			c.breakdowns()
			c.dates()
			c.years()
			c.lengths()
			c.clocks()
			c.comesBeforeCall()
			c.dayTerms()
			c.journeys()
			c.arrivals()
			c.shifted()
			c.successive()
			c.netPrices()
			c.discounts()
			c.multiples()
			c.eachOfParts()
			c.amountsTo()
			c.terms()
			c.agesApart()
			c.yearsAgo()
			c.stretches()
			c.served()
			c.yearCounted()
			c.longerUnits()
			c.countedFrom()
			c.ranges()
			c.courses()
			c.works()
			c.postponed()
			c.judged()
			c.hoursOfDay()
			c.ages()
			c.bornBefore()
			c.editions()
			c.eras()
			c.fahrenheits()
			c.setsWon()
			c.surveyed()
			c.ratios()
			c.products()
			c.listMeans()
			c.speeds()
			c.eachPeriod()
			c.currencies()
			c.sharedOut()
			c.eachCosts()
			c.penalties()
			c.pairs()
			c.remainders()
			c.raised()
			c.places()
			c.balances()
			c.populations()
			c.cumulated()
			c.carriedOver()
			c.moreThan()
			c.regimens()
			c.payers()
			c.deductibles()
			c.bothPrices()
			c.bills()
			c.units()
			c.vitals()
			c.doses()
			c.rateNames()
			c.statistics()
			c.extremes()
			c.allAbove()
			c.bodyMass()
			c.decimals()
		}
		c.perPeriod()
		c.minutesApartBy()
		c.scores()
		c.conversions()
		c.capitals()
		c.enumerations()
		c.comparisons()
		c.identifiers()
	}
	calendar(p)
	tables(p, v)
	turnedIntoDates(p, v)
	for _, s := range v.Stories {
		if !s.Notice {
			ordinals(p, v, s.Start, s.End)
			numberedItems(p, v, s.Start, s.End)
			itemized(p, v, s.Start, s.End)
			itemizedByWord(p, v, s)
			headline(p, v, s)
			headlineChange(p, v, s)
			headlineMoves(p, v, s)
			headlinePassed(p, v, s)
			headlineDay(p, v, s)
			headlineBound(p, v, s)
			headlineAge(p, v, s)
			headlineHours(p, v, s)
			headlineTenths(p, v, s)
			meansElsewhere(p, v, s)
			daysInHospital(p, v, s)
			told := map[*figures.Fact]bool{} // figures that are told to be in conflict
			counts(p, v, s, told)
			tenThousandfold(p, v, s, told)
			exchanged(p, v, s, told)
			exchangedRates(p, v, s, told)
			again(p, v, s, told)
			intakes(p, v, s)
			decades(p, v, s)
			people(p, v, s)
			intervals(p, v, s)
			effortsToldOf(p, v, s)
			agesSince(p, v, s)
			anniversaries(p, v, s)
			agesBorn(p, v, s)
			if v.Date.IsZero() {
				weekdaysApart(p, v, s)
			}
		}
	}
}

// clauseOf returns the text of the clause a fact stands in.
func (c *block) clauseOf(f *figures.Fact) string {
	cl := c.Reading.Clauses[f.Clause]
	return window(c.Text, cl.Start, cl.End, f)
}

// sentenceOf returns the text of the sentence a fact stands in.
func (c *block) sentenceOf(f *figures.Fact) string {
	s := c.Reading.Sentences[c.Reading.Sentence(f)]
	return window(c.Text, s.Start, s.End, f)
}

// window returns t[start:end], of a very long stretch what is near the fact.
func window(t string, start, end int, f *figures.Fact) string {
	start, end = max(start, f.Start-600), min(end, f.End+600)
	return t[start:max(start, end)]
}

// leadOf returns the text of the clause in front of a fact.
func (c *block) leadOf(f *figures.Fact) string { return c.Reading.Lead(f) }

func severityOf(facts ...*figures.Fact) lint.Severity {
	for _, f := range facts {
		if !f.Exact() {
			return lint.Warning
		}
	}
	return lint.Error
}

// comparable reports whether two facts count like things.
func comparable(a, b *figures.Fact) bool {
	return a.Kind == b.Kind && (a.Unit == b.Unit || isHead(a.Unit) && isHead(b.Unit))
}

func isHead(u string) bool {
	switch u {
	case "人", "名", "位", "例", "个人":
		return true
	}
	return false
}
