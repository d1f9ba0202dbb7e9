package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// agesBorn holds the age that somebody has now against the year of birth and a year that the copy tells of as gone by: 她生于1948年，2024年加入
// … “我今年72岁”. Whatever the year of the copy, she is no younger than in that year.
func agesBorn(p *lint.Pass, v *figures.View, s layout.Story) {
	for k := s.Start; k < s.End; k++ {
		c := blockAt(p, v, k)
		if !c.Holds("出生", "生于", "生人") {
			continue
		}
		for i := range c.Reading.Facts {
			if d := &c.Reading.Facts[i]; d.Kind == figures.Date && !d.Interval && d.Day.Year >= 1900 && c.ofBirth(d) {
				c.ageBorn(i, min(s.End, k+2))
				break // one life to a paragraph
			}
		}
	}
}

// ageBorn holds the first age of today, in the paragraph of a birth or the one behind, against the birth in fact i.
func (c *block) ageBorn(i, end int) {
	born, last := c.Reading.Facts[i].Day.Year, 0
	for k := c.Copy.Index; k < end; k++ {
		b, from := c, 0
		if k > c.Copy.Index {
			b = blockAt(c.Pass, c.View, k)
		} else {
			from = i + 1
		}
		for j := from; j < len(b.Reading.Facts); j++ {
			f := &b.Reading.Facts[j]
			if f.Kind == figures.Date && f.Day.Year > 0 {
				if b.ofBirth(f) {
					return
				}
				if !f.Interval && gone(b.clauseOf(f)) {
					last = max(last, f.Day.Year)
				}
				continue
			}
			n, whole := f.Lo.Integer()
			if f.Kind != figures.Age || f.Unit != "岁" {
				continue
			}
			if !f.Exact() || !whole || last == 0 || int(n) >= last-born-1 || !b.ownAge(f) || c.View.Year > 0 && int(n) >= c.View.Year-born-1 {
				return
			}
			between := c.Text[c.Reading.Facts[i].End:]
			if b != c {
				between += b.Text[:f.Start]
			} else {
				between = c.Text[c.Reading.Facts[i].End:f.Start]
			}
			if figures.Mentions(between, kin...) || b == c && c.View.Year > 0 {
				return // which the other rules tell where the year of the copy is known
			}
			b.Report(f.Span, lint.Diagnostic{
				Rule:    "number/age",
				Message: lint.Say("%[2]d年出生，文中已写到%[3]d年，至少%[4]d岁上下，而这里是“%[1]s”", "born in %[2]d and about %[4]d in %[3]d, of which the copy tells; it says “%[1]s”", b.Quote(f.Span), born, last, last-born),
				Notes:   figures.Notes(lint.Say("%d－%d＝%d", "%d − %d = %d", last, born, last-born)),
				Related: []lint.Related{c.Related(c.Reading.Facts[i].Span, "出生年份", "the year of birth")},
			})
			return
		}
	}
}

// gone reports whether a clause tells of what has been.
func gone(t string) bool {
	return !figures.Mentions(t, "将", "预计", "计划", "拟", "到2", "至2", "前", "规划", "目标", "力争", "明年", "届时", "有望", "底")
}

// ownAge reports whether an age is that of the one who is told of, now: 我今年72岁, 她现年72岁.
func (c *block) ownAge(f *figures.Fact) bool {
	lead := strings.TrimRight(c.leadOf(f), " 已经满刚才")
	for _, w := range [...]string{"今年", "现年", "如今", "现在"} {
		if who, ok := strings.CutSuffix(lead, w); ok {
			who = strings.TrimLeft(strings.TrimSpace(who), "“「")
			return (who == "" || who == "我" || who == "她" || who == "他" || who == "老人家") && (!strings.HasPrefix(c.Text[f.End:], "的") || affix.Starts(c.Text[f.End:], "的她", "的他"))
		}
	}
	return false
}
