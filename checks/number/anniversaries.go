package number

import (
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// foundedOf are the words that say which anniversary it is: 建院75周年.
var foundedOf = []string{"建院", "成立", "建校", "创办", "创建", "建馆", "建站", "创院", "办院", "办学", "建所"}

// anniversaries holds the anniversary of a house, in the year of its sentence or of the copy, against the only year in which the story says that it was
// founded: 2025年11月16日，医院举行建院75周年活动。…医院始建于1950年.
func anniversaries(p *lint.Pass, v *figures.View, s layout.Story) {
	var in, at *block
	var e, d *figures.Fact
	now := 0
	if !slices.ContainsFunc(v.Readings[s.Start:s.End], func(r *figures.Reading) bool { return len(r.Facts) > 0 && strings.Contains(r.Text, "周年") }) {
		return
	}
	for k := s.Start; k < s.End; k++ {
		c := blockAt(p, v, k)
		if c.Copy.Kind == lint.TableCell {
			continue
		}
		for i := range c.Reading.Facts {
			f := &c.Reading.Facts[i]
			switch {
			case f.Kind == figures.Date && f.Day.Year > 0 && c.foundedIn(f) && !f.Interval:
				if e != nil && e.Day.Year != f.Day.Year || !wholeHouse(c.leadOf(f)) {
					return
				}
				e, in = f, c
			case f.Kind == figures.Duration && f.Unit == "年" && f.Exact() && anniversary(c.Text, f) && affix.Ends(strings.TrimRight(c.leadOf(f), " 了"), foundedOf...):
				if d != nil && d.Lo.Cmp(f.Lo) != 0 {
					return
				}
				if year := c.yearOfSentence(f); year > 0 {
					d, at, now = f, c, year
				}
			}
		}
	}
	if d == nil || e == nil || at.Copy == in.Copy && in.Reading.Sentence(e) == in.Reading.Sentence(d) {
		return // which years tells of
	}
	house := strings.TrimRight(in.leadOf(e), " 始建创立成办诞生于")
	house = strings.TrimSuffix(strings.TrimSuffix(house, "建院"), "建校")
	if end := runesBack(house, 2); end < 0 || !strings.Contains(at.sentenceOf(d), house[end:]) || at.Copy.Index-in.Copy.Index > 8 || in.Copy.Index-at.Copy.Index > 8 {
		return // of another house
	}
	if n, whole := d.Lo.Integer(); whole && (e.Day.Year+int(n) < now-1 || e.Day.Year+int(n) > now+1) {
		at.Report(d.Span, lint.Diagnostic{
			Rule:    "number/years",
			Message: lint.Say("从%[1]d年到%[2]d年是%[3]d周年，文中为“%[4]s”", "%[1]d to %[2]d is %[3]d years, the copy says “%[4]s”", e.Day.Year, now, now-e.Day.Year, at.Quote(d.Span)),
			Related: []lint.Related{{Span: in.Copy.Source(e.Start, e.End), Message: lint.Say("起始年份", "the first year")}},
		})
	}
}

// wholeHouse reports whether what leads to the year of a founding names the house itself, and no part or forerunner of it.
func wholeHouse(lead string) bool {
	lead = strings.TrimRight(lead, " 始建创立成办诞生于院校")
	return !figures.Mentions(lead, "前身", "楼", "科", "院区", "分院", "病区", "其中", "旧", "室", "基地") && len(lead) <= 60
}

// yearOfSentence returns the only year that the sentence of a fact names, else that of the copy, 0 where there is none.
func (c *block) yearOfSentence(f *figures.Fact) (year int) {
	a, b := c.Reading.InSentence(c.Reading.Sentence(f))
	for i := a; i < b; i++ {
		if g := &c.Reading.Facts[i]; g.Kind == figures.Date && g.Day.Year > 0 {
			if year > 0 && g.Day.Year != year || g.Interval {
				return 0
			}
			year = g.Day.Year
		}
	}
	if year == 0 {
		return c.View.Year
	}
	return year
}
