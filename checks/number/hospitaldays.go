package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// admitted are words behind a day on which somebody comes in.
var admitted = []string{"入院", "送进", "住进", "收治入院", "收入", "送入", "住院", "被送往", "被送到", "入住"}

// daysInHospital holds how long somebody lay in hospital against the day of the admission, told in another sentence or paragraph: 3月2日被送进医院 …
// 3月28日，住院19天的她出院. Only where the copy names no other day between.
func daysInHospital(p *lint.Pass, v *figures.View, s layout.Story) {
	var in *figures.Fact
	var from *block
	for k := s.Start; k < s.End; k++ {
		c := blockAt(p, v, k)
		if c.Copy.Kind == lint.TableCell || in == nil && !c.Holds(admitted...) {
			if c.Holds("月") {
				in = nil
			}
			continue
		}
		r := c.Reading
		for i := range r.Facts {
			f := &r.Facts[i]
			switch {
			case f.Kind == figures.Date && f.Day.Day > 0 && !f.Interval && figures.Mentions(c.clauseOrNext(f), admitted...) && !strings.Contains(c.clauseOrNext(f), "出院"):
				if in != nil {
					return // of several
				}
				in, from = f, c
			case f.Kind == figures.Duration && f.Unit == "天" && f.Exact() && in != nil && i > 0 && r.Facts[i-1].Kind == figures.Date && &r.Facts[i-1] != in:
				to := &r.Facts[i-1]
				lead := strings.TrimRight(c.leadOf(f), " 了共")
				if from == c && r.Sentence(in) == r.Sentence(to) || r.Sentence(to) != r.Sentence(f) || f.Clause-to.Clause > 1 || !affix.Ends(lead, "住院", "住院治疗", "治疗", "救治", "历经", "经过") || !strings.Contains(c.sentenceOf(f), "出院") || figures.Mentions(c.Text[to.End:f.Start], "ICU", "重症", "转") {
					return
				}
				c.stay(from, in, to, f)
				return
			case f.Kind == figures.Date && in != nil && i+1 < len(r.Facts) && r.Facts[i+1].Kind == figures.Duration:
			case f.Kind == figures.Date:
				in = nil
			}
		}
	}
}

// clauseOrNext returns the clause of a date from the date on and the one behind.
func (c *block) clauseOrNext(d *figures.Fact) string {
	r := c.Reading
	next := min(d.Clause+1, len(r.Clauses)-1)
	if r.Clauses[next].Sentence != r.Clauses[d.Clause].Sentence {
		next = d.Clause
	}
	return window(c.Text, d.End, r.Clauses[next].End, d)
}

// stay holds the days of a stay against its first and its last.
func (c *block) stay(from *block, in, out, d *figures.Fact) {
	n, whole := d.Lo.Integer()
	diff, ok := daysBetween(in.Day, out.Day)
	if !whole || !ok || diff < 1 || diff > 120 || int(n) >= diff-2 && int(n) <= diff+2 {
		return
	}
	c.Report(d.Span, lint.Diagnostic{
		Rule:    "number/difference",
		Message: lint.Say("“%s”到“%s”是%d天，文中为“%s”", "from “%s” to “%s” is %d days, the copy says “%s”", from.Quote(in.Span), c.Quote(out.Span), diff, c.Quote(d.Span)),
		Related: []lint.Related{from.Related(in.Span, "起", "from"), c.Related(out.Span, "止", "to")},
	})
}

// daysBetween returns how many days lie between two days of one year, which the copy need not name.
func daysBetween(a, b figures.Day) (days int, ok bool) {
	if b.Month == 0 {
		b.Month = a.Month
	}
	if a.Month < 1 || a.Month > 12 || b.Month > 12 || b.Month < 1 || a.Day <= 0 || b.Day <= 0 || a.Year > 0 && b.Year > 0 && a.Year != b.Year {
		return 0, false
	}
	if b.Month < a.Month {
		return 0, false
	}
	for m := a.Month; m < b.Month; m++ {
		days += monthDays[m]
	}
	return days + b.Day - a.Day, true
}
