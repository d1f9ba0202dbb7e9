package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// opposed finds one change told as a fall by its amount and as a rise by its rate: 比上年减少3.4万元，增长9.44%.
func (c *block) opposed() {
	for k := 1; k < len(c.Reading.Facts); k++ {
		a, b := &c.Reading.Facts[k-1], &c.Reading.Facts[k]
		if a.Role != figures.Change || b.Role != figures.Change || a.Up*b.Up >= 0 || b.Kind != figures.Percent && b.Kind != figures.Tenths ||
			a.Kind != figures.Count && a.Kind != figures.Money && a.Kind != figures.Measure || b.Clause-a.Clause != 1 || c.Reading.Sentence(a) != c.Reading.Sentence(b) {
			continue
		}
		// Nothing but the verb in front of the rate: 同比增长 is from another base, and 新增 says nothing of the level.
		verb := strings.TrimSpace(b.Verb.Of(c.Text))
		if strings.TrimLeft(c.leadOf(b), "，, ") != verb || strings.Contains(a.Verb.Of(c.Text), "新增") || affix.Ends(c.Text[:b.Number.Start], "-", "－", "−") {
			continue
		}
		if !c.isBase(a) && !c.comparedAhead(a) {
			continue
		}
		c.Report(figures.Span{Start: b.Verb.Start, End: b.End}, lint.Diagnostic{
			Rule:    "number/direction",
			Message: lint.Say("前面说“%s”，这里说“%s”，增减相反", "“%s” before and “%s” here say opposite things", c.Quote(figures.Span{Start: a.Verb.Start, End: a.End}), c.Quote(figures.Span{Start: b.Verb.Start, End: b.End})),
			Related: []lint.Related{c.Related(a.Span, "变化的数", "the amount")},
		})
	}
}

// comparedAhead reports whether the clause in front of that of a change says what is compared: 与2024年的36万元相比，减少3.4万元.
func (c *block) comparedAhead(f *figures.Fact) bool {
	if f.Clause == 0 {
		return false
	}
	cl := c.Reading.Clauses[f.Clause-1]
	return cl.Sentence == c.Reading.Sentence(f) && strings.HasSuffix(strings.TrimSpace(c.Text[max(cl.Start, cl.End-30):cl.End]), "相比")
}
