package number

import (
	"sort"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// siblings finds 男性为1700毫升，女性为1500升: two measures of a sentence that are as great by number, and by their units a
// hundred or a thousand times apart. Two things may well measure 5克 and 5毫克, 300克 hold 300毫克: so they must be volumes and
// great by number, or the two be of men and women.
func (c *block) siblings(f *figures.Fact) {
	const great, nearest = 200, 30 // nearest: facts, of whichever side
	unit := scales()[f.Unit]
	if unit.kind != "volume" && unit.kind != "mass" && unit.kind != "length" || f.Role == figures.Change || f.Approx&figures.Vague != 0 {
		return
	}
	if f.Role == figures.Total || figures.Mentions(c.leadOf(f), "总量", "总计", "合计", "共计", "总共", "一共", "共募", "累计") {
		return // 每袋250毫升，总量345升
	}
	from, to := c.Reading.InSentence(c.Reading.Sentence(f))
	if to-from > nearest { // a long list in one sentence
		at := from + sort.Search(to-from, func(i int) bool { return c.Reading.Facts[from+i].Start >= f.Start })
		from, to = max(from, at-nearest/2), min(to, at+nearest/2+1)
	}
	for i := from; i < to; i++ {
		o := &c.Reading.Facts[i]
		other := scales()[o.Unit]
		if other.kind != unit.kind || unit.size/other.size < 100 {
			continue
		}
		ratio := f.Lo.Float() / o.Lo.Float()
		if !(ratio > 0.5 && ratio < 2) {
			continue
		}
		large := min(f.Lo.Float(), o.Lo.Float()) >= great && unit.kind == "volume"
		if !large && !figures.Mentions(c.leadOf(f), "男", "女") || !large && !figures.Mentions(c.leadOf(o), "男", "女") {
			continue
		}
		c.Report(f.Span, lint.Diagnostic{
			Rule:     "number/magnitude",
			Severity: lint.Warning,
			Message:  lint.Say("“%[1]s”与同句的“%[2]s”数目相近，单位却差得远，疑单位有误", "“%[1]s” is as great a number as “%[2]s” in its sentence, in a unit far greater: one of the units seems wrong", c.Quote(f.Span), c.Quote(o.Span)),
			Related:  []lint.Related{c.Related(o.Span, "同句的另一处", "the other in the sentence")},
		})
		return
	}
}
