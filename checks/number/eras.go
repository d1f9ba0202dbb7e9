package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// eraLinks stand between a year of the Republic and the same year of the common era.
var eraLinks = map[string]bool{"": true, "西元": true, "公元": true, "即": true, "即西元": true, "即公元": true, "也就是": true, "也就是西元": true, "也就是公元": true, "相当于": true, "相当于西元": true, "为西元": true}

// eras holds a year of the Republic against the one of the common era beside it: 民国58年（西元1979年）, 1979年（民国58年）, 民国58年，也就是西元1979年.
func (c *block) eras() {
	if !c.Holds("民国") {
		return
	}
	for i := 1; i < len(c.Reading.Facts); i++ {
		a, b := &c.Reading.Facts[i-1], &c.Reading.Facts[i]
		if a.Kind != figures.Date || b.Kind != figures.Date || a.Interval || b.Interval || a.Day.Year <= 0 || b.Day.Year <= 0 || a.Day.Year == b.Day.Year || c.republic(a) == c.republic(b) {
			continue
		}
		between := c.Text[a.End:b.Start]
		link := strings.TrimLeft(between, "（(，,/／ ")
		if len(link) == len(between) || !eraLinks[strings.TrimRight(link, " ")] || strings.ContainsAny(between, "，,") && strings.TrimRight(link, " ") == "" {
			continue
		}
		c.Report(b.Span, lint.Diagnostic{
			Rule: "number/conversion", Severity: severityOf(a, b),
			Message: lint.Say("“%[1]s”是公元%[2]d年，“%[3]s”是公元%[4]d年", "“%[1]s” is %[2]d, and “%[3]s” is %[4]d", c.Quote(a.Span), a.Day.Year, c.Quote(b.Span), b.Day.Year),
			Notes:   figures.Notes(lint.Text{ZH: "民国元年是1912年", EN: "the first year of the Republic is 1912"}),
			Related: []lint.Related{c.Related(a.Span, "另一种纪年", "the other way to count")},
		})
	}
}

// republic reports whether a date is counted from the Republic.
func (c *block) republic(d *figures.Fact) bool {
	return strings.HasPrefix(c.Text[d.Start:], "民国") || strings.HasSuffix(strings.TrimRight(c.Text[:d.Start], " "), "民国")
}
