package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// stretches holds how many years something has gone on, or lies back, against the year it began and those in which it can be told:
// 2026年3月，医院搬迁。这家医院建于1987年，走过了49年; 2003年…。2026年的今天，距离当年已经33年.
func (c *block) stretches() {
	if !c.Holds("年") {
		return
	}
	r := c.Reading
	for i := range r.Facts {
		d := &r.Facts[i]
		n, whole := d.Lo.Integer()
		if d.Kind != figures.Duration || d.Unit != "年" || !d.Exact() || !whole || n < 5 || n > 150 {
			continue
		}
		if i > 0 && c.wentOn(&r.Facts[i-1], d) {
			c.untilNow(&r.Facts[i-1], d, int(n))
		} else if c.liesBack(d) || c.inOneGo(d) {
			c.sinceThenYears(i, int(n))
		} else if i+1 < len(r.Facts) {
			c.agoInYear(d, &r.Facts[i+1], int(n))
		}
	}
}

// wentOn reports whether d says how long what was founded in the year before has gone on: 建于1987年，在老院区走过了49年.
func (c *block) wentOn(e, d *figures.Fact) bool {
	if e.Kind != figures.Date || e.Interval || e.Day.Year == 0 || c.Reading.Sentence(e) != c.Reading.Sentence(d) || d.Clause-e.Clause > 2 {
		return false
	}
	lead := strings.TrimRight(strings.TrimLeft(c.leadOf(d), "，, "), "了 整已有足")
	lead = strings.TrimSuffix(lead, "已经")
	if !c.foundedIn(e) {
		return d.Clause-e.Clause == 1 && (lead == "距今" || lead == "至今" && affix.Starts(c.Text[e.End:], "入党，", "从医，", "行医，", "从教，", "入职，", "参加工作，", "入行，"))
	}
	if len(lead) > 48 || figures.Mentions(c.Text[e.End:d.Start], "又", "再", "其后", "之后", "此后", "第") {
		return false
	}
	return affix.Ends(lead, "走过", "历经", "经历", "运行", "服务", "风雨", "屹立", "坚守", "陪伴", "守护", "使用", "距今", "迄今", "至今") && !affix.Starts(c.Text[d.End:], "前", "后", "内", "以")
}

// untilNow reports years from one year that lead to no year in which the copy may be told.
func (c *block) untilNow(e, d *figures.Fact, n int) {
	now := c.View.Year
	if now == 0 {
		now = c.yearInFront(e)
	}
	if now <= e.Day.Year || c.leadsTo(e.Day.Year+n) || c.View.Year == 0 && !slippedYears(n, now-e.Day.Year) {
		return
	}
	c.yearsApart(e.Span, d, now-e.Day.Year, lint.Say("从%[1]d年到%[2]d年", "%[1]d to %[2]d", e.Day.Year, now), lint.Text{ZH: "起始年份", EN: "the first year"})
}

// leadsTo reports whether a year, or one beside it, is named in the copy, or is its own.
func (c *block) leadsTo(year int) bool {
	return c.View.Years[year-1] || c.View.Years[year] || c.View.Years[year+1]
}

// yearInFront returns the latest year of the copy where it opens the sentence of e or the one before, 0 otherwise: a copy of no date may
// have been written later than any year that it names.
func (c *block) yearInFront(e *figures.Fact) int {
	latest := 0
	for y := range c.View.Years {
		latest = max(latest, y)
	}
	s := c.Reading.Sentence(e)
	for k := max(0, s-1); k <= s; k++ {
		if a, b := c.Reading.InSentence(k); a < b {
			if f := &c.Reading.Facts[a]; f.Kind == figures.Date && !f.Interval && f.Day.Year == latest && f.Start < e.Start && strings.TrimSpace(c.Text[c.Reading.Sentences[k].Start:f.Start]) == "" {
				return latest
			}
		}
	}
	return 0
}

// slippedYears reports whether a number of years is that of a stretch with one digit mistyped or two exchanged, both ends counted or not.
func slippedYears(n, stretch int) bool {
	for _, v := range [...]int{stretch - 1, stretch, stretch + 1} {
		if n%10 == v%10 || n/10 == v%10 && n%10 == v/10 {
			return true
		}
	}
	return false
}

// then are words for a time the copy told of before.
var then = []string{"当年", "那年", "那一年", "那时", "当时", "彼时", "那场疫情", "那场战疫", "那次"}

// liesBack reports whether d says how long a time told of before lies back: 距离当年已经33年.
func (c *block) liesBack(d *figures.Fact) bool {
	lead := strings.TrimRight(strings.TrimLeft(c.leadOf(d), "，, "), "了 整已经过去有")
	k := strings.LastIndex(lead, "距")
	if k < 0 {
		return false
	}
	what := strings.TrimPrefix(lead[k+len("距"):], "离")
	return affix.Starts(what, then...) && len(what) <= 36 && !affix.Starts(c.Text[d.End:], "前", "内", "以")
}

// inOneGo reports whether d says how long somebody has gone on since a time told of before: 1996年…；2026年，他仍在村里，这一干就是40年.
func (c *block) inOneGo(d *figures.Fact) bool {
	lead := strings.TrimRight(strings.TrimLeft(c.leadOf(d), "，, "), " 整足")
	return affix.Ends(lead, "一干就是", "一守就是", "一待就是", "一呆就是", "一做就是", "一坚持就是", "一扎根就是") && len(lead) <= 24 && endsStretch(c.Text[d.End:])
}

// sinceThenYears reports the years in fact i since a time the copy told of, where they lead from none of the years in front to that of the
// sentence or of the copy.
func (c *block) sinceThenYears(i, n int) {
	d := &c.Reading.Facts[i]
	now := c.View.Year
	if now == 0 && c.inOneGo(d) {
		return
	}
	if e := &c.Reading.Facts[max(0, i-1)]; e != d && e.Kind == figures.Date && e.Day.Year > 0 && !e.Interval && c.Reading.Sentence(e) == c.Reading.Sentence(d) && affix.Starts(c.Text[e.End:], "，", "的今天", "的现在") {
		now = e.Day.Year
	}
	if now == 0 {
		return
	}
	var from *figures.Fact
	for j := i - 1; j >= max(0, i-12); j-- {
		e := &c.Reading.Facts[j]
		if e.Kind != figures.Date || e.Day.Year == 0 || e.Day.Year >= now {
			continue
		}
		if off := e.Day.Year + n - now; off >= -1 && off <= 1 || c.leadsTo(e.Day.Year+n) {
			return
		}
		if from == nil {
			from = e
		}
	}
	if from != nil && !from.Interval {
		c.yearsApart(from.Span, d, now-from.Day.Year, lint.Say("从%[1]d年到%[2]d年", "%[1]d to %[2]d", from.Day.Year, now), lint.Text{ZH: "当年", EN: "the year then"})
	}
}
