package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// periods are the parts of a year that copy averages over.
var periods = [...]struct {
	word, name string
	inYear     int64
}{{"日均", "a day", 365}, {"平均每天", "a day", 365}, {"平均每日", "a day", 365}, {"月均", "a month", 12}, {"平均每月", "a month", 12}}

// perPeriod holds a number a day or a month against that of the whole year, right before: 全年问诊3139万次，日均86万次. Some count working
// days only, so that only what is more than twice too much or too little is told: a slip in the magnitude.
func (c *block) perPeriod() {
	for i := 1; i < len(c.Reading.Facts); i++ {
		p, w := &c.Reading.Facts[i], &c.Reading.Facts[i-1]
		if p.Kind != figures.Count && p.Kind != figures.Money || p.Interval || p.Role == figures.Change || !sameThings(w, p) || w.Interval || w.Role == figures.Change ||
			w.Approx&figures.Vague != 0 || p.Clause-w.Clause != 1 || c.Reading.Sentence(w) != c.Reading.Sentence(p) || !c.ofYear(i-1) {
			continue
		}
		lead := strings.TrimLeft(c.leadOf(p), " ，,")
		for _, period := range periods {
			verb, ok := strings.CutPrefix(lead, period.word)
			if !ok || len(verb) > 18 || w.Lo.Cmp(p.Lo) <= 0 {
				continue
			}
			exact := new(big.Rat).Quo(w.Value(), big.NewRat(period.inYear, 1))
			ratio, ok := figures.Divide(p.Value(), exact)
			if !ok {
				continue
			}
			off, _ := ratio.Float64()
			if off > 0.5 && off < 2 {
				continue
			}
			c.Report(p.Span, lint.Diagnostic{
				Rule: "number/ratio",
				Message: lint.Say("全年%[1]s，%[2]s约为%[3]s，文中为“%[4]s”", "%[1]s in a year is about %[3]s %[5]s, the copy says “%[4]s”",
					c.Quote(w.Span), period.word, inUnit(rounded(exact), p), c.Quote(p.Span), period.name),
				Notes:   figures.Notes(lint.Say("%s÷%d＝%s", "%s ÷ %d = %s", w.Figure(), period.inYear, w.Amount(exact, 1))),
				Related: []lint.Related{c.Related(w.Span, "全年的数", "the whole year")},
			})
		}
	}
}

// ofYear reports whether fact i is said to be of one whole year, in its own clause.
func (c *block) ofYear(i int) bool {
	f := &c.Reading.Facts[i]
	lead := c.leadOf(f)
	if figures.Mentions(lead, "月", "季", "周", "上半年", "下半年", "累计", "以来", "今年") {
		return false
	}
	if figures.Mentions(lead, "全年", "去年", "上年", "一年") {
		return true
	}
	d := i - 1
	return d >= 0 && c.Reading.Facts[d].Kind == figures.Date && c.Reading.Facts[d].Clause == f.Clause && c.Reading.Facts[d].Day.Year > 0 && c.Reading.Facts[d].Day.Month == 0 && !c.Reading.Facts[d].Interval
}
