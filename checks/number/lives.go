package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// agesApart holds years against the two ages they are said to lie between: 他从19岁抽到67岁，烟龄58年.
func (c *block) agesApart() {
	for k := 2; k < len(c.Reading.Facts); k++ {
		d, b, a := &c.Reading.Facts[k], &c.Reading.Facts[k-1], &c.Reading.Facts[k-2]
		if d.Kind != figures.Duration || d.Unit != "年" || !d.Exact() || a.Kind != figures.Age || b.Kind != figures.Age || a.Unit != "岁" || b.Unit != "岁" || !a.Exact() || !b.Exact() ||
			d.Clause-b.Clause > 1 || b.Clause != a.Clause {
			continue
		}
		gap := c.Text[a.End:b.Start]
		if !affix.Ends(c.Text[:a.Start], "从", "自") || len(gap) > 36 || !affix.Ends(gap, "到", "至") || !endsStretch(c.Text[d.End:]) {
			continue
		}
		lead := strings.TrimRight(strings.TrimLeft(c.Text[b.End:d.Start], "，, "), " 了")
		if figures.Mentions(lead, "又", "再", "后", "其中", "每", "第") || len(lead) > 36 || !affix.Ends(lead, "龄", "史", "整整", "足足", "前后", "历时", "就是", "已", "长达", "一共", "共", "病程", "跨越", "跨度", "持续") && lead != "" && !strings.HasSuffix(c.Text[:d.Start], "了") {
			continue
		}
		diff := b.Lo.Float() - a.Lo.Float()
		if off := d.Lo.Float() - diff; diff < 1 || off >= -1.5 && off <= 1.5 {
			continue
		}
		span := figures.Span{Start: a.Start, End: b.End}
		c.Report(d.Span, lint.Diagnostic{
			Rule:    "number/difference",
			Message: lint.Say("“%[1]s”是%[2]d年，文中为“%[3]s”", "“%[1]s” is %[4]s, the copy says “%[3]s”", c.Quote(span), int(diff), c.Quote(d.Span), lint.Count(int(diff), "year", "years")),
			Notes:   figures.Notes(lint.Text{ZH: "起止年龄与年数不符", EN: "the two ages and the years do not agree"}),
			Related: []lint.Related{c.Related(span, "起止年龄", "the two ages")},
		})
	}
}

// endsStretch reports whether the text behind a length says no more of it.
func endsStretch(t string) bool {
	return t == "" || affix.Starts(t, "，", "。", "；", "！", "）", "里", "间", "之", "来", "的")
}

// agesSince holds years to this day against an age then and the age now: 72岁那年确诊，到今年整整九年, of one who is 78.
func agesSince(p *lint.Pass, v *figures.View, s layout.Story) {
	const most = 100 // in a paragraph as well
	var now []aged
	for pass := range 2 { // the age now may stand behind
		for k := s.Start; k < s.End && len(now) < most; k++ {
			c := blockAt(p, v, k)
			for i := range c.Reading.Facts {
				f := &c.Reading.Facts[i]
				if f.Kind != figures.Age || f.Unit != "岁" || !f.Exact() {
					continue
				}
				then := affix.Starts(c.Text[f.End:], "那年", "那一年")
				switch one, ok := c.person(f); {
				case !ok:
				case pass == 0 && !then && len(now) < most && !c.ofOtherTime(f):
					now = append(now, one)
				case pass == 1 && then && i+1 < len(c.Reading.Facts):
					c.yearsSince(one, now, &c.Reading.Facts[i+1])
				}
			}
		}
	}
}

// yearsSince holds years behind an age of one person against the ages that person has now.
func (c *block) yearsSince(then aged, now []aged, d *figures.Fact) {
	if d.Kind != figures.Duration || d.Unit != "年" || !d.Exact() || c.Reading.Sentence(d) != c.Reading.Sentence(then.f) || d.Clause-then.f.Clause > 1 ||
		!affix.Ends(strings.TrimRight(c.leadOf(d), "整足已经有刚好了过去 "), "到今年", "至今", "到现在", "如今") {
		return
	}
	var other *aged
	for i := range now {
		if then.shared(now[i]) == "" {
			continue
		}
		other = &now[i]
		if off := d.Lo.Float() - other.f.Lo.Float() + then.f.Lo.Float(); off >= -1.5 && off <= 1.5 {
			return
		}
	}
	if other == nil || other.f.Lo.Cmp(then.f.Lo) <= 0 {
		return
	}
	years := int(other.f.Lo.Float() - then.f.Lo.Float())
	said := other.b.Text[other.f.Start:other.f.End]
	c.Report(d.Span, lint.Diagnostic{
		Rule:    "number/difference",
		Message: lint.Say("“%[1]s”到“%[2]s”是%[3]d年，文中为“%[4]s”", "“%[1]s” to “%[2]s” is %[5]s, the copy says “%[4]s”", c.Quote(then.f.Span), said, years, c.Quote(d.Span), lint.Count(years, "year", "years")),
		Notes:   figures.Notes(lint.Text{ZH: "起止年龄与年数不符", EN: "the two ages and the years do not agree"}),
		Related: []lint.Related{c.Related(then.f.Span, "当时", "then"), {Span: other.b.Source(other.f.Start, other.f.End), Message: lint.Text{ZH: "现在", EN: "now"}}},
	})
}

// countedFrom holds 从1989年算起，他走了26年 against the years the copy may be of: its date, and every later year of the paragraph.
func (c *block) countedFrom() {
	for k := 1; k < len(c.Reading.Facts); k++ {
		d, e := &c.Reading.Facts[k], &c.Reading.Facts[k-1]
		n, whole := d.Lo.Integer()
		if d.Kind != figures.Duration || d.Unit != "年" || !d.Exact() || !whole || n < 2 || e.Kind != figures.Date || e.Interval || e.Day.Year == 0 || d.Clause != e.Clause+1 || c.Reading.Sentence(d) != c.Reading.Sentence(e) ||
			!affix.Ends(c.Text[:e.Start], "从", "自") || !affix.Starts(c.Text[e.End:], "算起", "起算", "开始算", "开始算起") || !endsStretch(c.Text[d.End:]) ||
			!affix.Ends(strings.TrimRight(c.leadOf(d), " "), "了", "已", "已经", "整整", "有", "足足") {
			continue
		}
		diff := 0
		fits := func(year int) bool {
			diff = max(diff, year-e.Day.Year)
			return year-1 <= e.Day.Year+int(n) && e.Day.Year+int(n) <= year+1
		}
		if c.View.Year > 0 && fits(c.View.Year) {
			continue
		}
		right := false
		for i := range c.Reading.Facts {
			if f := &c.Reading.Facts[i]; f.Kind == figures.Date && f.Day.Year > e.Day.Year {
				right = right || fits(f.Day.Year) || fits(max(f.Day.Year, f.Day2.Year))
			}
		}
		if diff > 0 && !right {
			c.lastingSince(e, d, diff)
		}
	}
}
