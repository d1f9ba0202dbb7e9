package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// foundedOf are the words that say which anniversary it is: 建院75周年.
var foundedOf = []string{"建院", "成立", "建校", "创办", "创建", "建馆", "建站", "创院", "办院", "办学", "建所"}

// anniversaries holds the anniversary of a house, in the year of its sentence or of the copy, against the only year in which the story says, in another
// sentence, that it was founded: 2025年11月16日，医院举行建院75周年活动。…医院始建于1950年.
func anniversaries(p *lint.Pass, v *figures.View, s layout.Story) {
	const far = 8 // paragraphs
	for k := s.Start; k < s.End; k++ {
		if !strings.Contains(v.Readings[k].Text, "周年") {
			continue
		}
		c := blockAt(p, v, k)
		for i := range c.Reading.Facts {
			d := &c.Reading.Facts[i]
			if d.Kind != figures.Duration || d.Unit != "年" || !d.Exact() || !anniversary(c.Text, d) || !affix.Ends(strings.TrimRight(c.leadOf(d), " 了"), foundedOf...) {
				continue
			}
			in, e := founding(p, v, max(s.Start, k-far), min(s.End, k+far+1), c.sentenceOf(d))
			now := c.yearOfSentence(d)
			if n, whole := d.Lo.Integer(); e == nil || now == 0 || !whole || e.Day.Year+int(n) >= now-1 && e.Day.Year+int(n) <= now+1 || in.Copy == c.Copy && in.Reading.Sentence(e) == c.Reading.Sentence(d) {
				continue
			}
			c.Report(d.Span, lint.Diagnostic{
				Rule:    "number/years",
				Message: lint.Say("从%[1]d年到%[2]d年是%[3]d周年，文中为“%[4]s”", "%[1]d to %[2]d is %[3]d years, the copy says “%[4]s”", e.Day.Year, now, now-e.Day.Year, c.Quote(d.Span)),
				Related: []lint.Related{in.Related(e.Span, "起始年份", "the first year")},
			})
			return
		}
	}
}

// founding returns the only year in which some blocks say that a house named in a sentence was founded, and its block; nil where there are several, or it is
// that of a part or a forerunner.
func founding(p *lint.Pass, v *figures.View, from, to int, sentence string) (in *block, e *figures.Fact) {
	for k := from; k < to; k++ {
		c := blockAt(p, v, k)
		for i := range c.Reading.Facts {
			f := &c.Reading.Facts[i]
			if f.Kind != figures.Date || f.Day.Year <= 0 || f.Interval || !c.foundedIn(f) {
				continue
			}
			lead := strings.TrimRight(c.leadOf(f), " 始建创立成办诞生于")
			house := strings.TrimSuffix(strings.TrimSuffix(lead, "建院"), "建校")
			end := runesBack(house, 2)
			if e != nil && e.Day.Year != f.Day.Year || end < 0 || !strings.Contains(sentence, house[end:]) || figures.Mentions(lead, "前身", "楼", "科", "院区", "分院", "病区", "其中", "旧", "室", "基地") {
				return nil, nil
			}
			in, e = c, f
		}
	}
	return in, e
}

// yearOfSentence returns the only year that the sentence of a fact names, else that of the copy, 0 where there is none.
func (c *block) yearOfSentence(f *figures.Fact) int {
	a, b := c.Reading.InSentence(c.Reading.Sentence(f))
	i := c.only(a, b, func(g *figures.Fact) bool { return g.Kind == figures.Date && g.Day.Year > 0 })
	if i < 0 {
		return c.View.Year
	}
	return c.Reading.Facts[i].Day.Year
}
