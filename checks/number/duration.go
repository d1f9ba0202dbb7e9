package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// minutes are how long the units of time are.
var minutes = map[string]float64{"秒": 1.0 / 60, "分": 1, "时": 60, "天": 1440, "周": 10080, "月": 43800, "年": 525600}

// longerUnits finds a time in one unit that is said to shorten to one in another that is longer, or the reverse: 由45分钟缩短到32小时.
func (c *block) longerUnits() {
	r := c.Reading
	for i := 1; i < len(r.Facts); i++ {
		a, b := &r.Facts[i-1], &r.Facts[i]
		if a.Kind != figures.Duration || b.Kind != figures.Duration || a.Unit == b.Unit || a.Role != figures.From || b.Role != figures.To || b.Up == 0 || b.Clause-a.Clause > 1 || a.Interval || b.Interval {
			continue
		}
		x, y := a.Lo.Float()*minutes[a.Unit], b.Lo.Float()*minutes[b.Unit]
		if x == 0 || y == 0 || (y > x) == (b.Up > 0) || y > x*0.9 && y < x*1.1 { // a month is about 30 days
			continue
		}
		dir, en := "减少", "a fall"
		if y > x {
			dir, en = "增加", "a rise"
		}
		c.Report(figures.Span{Start: b.Verb.Start, End: b.End}, lint.Diagnostic{
			Rule: "number/direction",
			Message: lint.Say("由%[1]s到%[2]s是%[3]s，文中说“%[4]s”", "%[1]s to %[2]s is %[5]s, the copy says “%[4]s”",
				c.Quote(a.Span), c.Quote(b.Span), dir, strings.TrimSpace(c.Quote(b.Verb)), en),
			Notes:   figures.Notes(lint.Say("两处单位不同，疑有一处写错", "the units differ; one of them may be a slip")),
			Related: []lint.Related{c.Related(a.Span, "起点", "where it starts")},
		})
	}
}
