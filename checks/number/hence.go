package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// agoInYear holds 22年前的2003年 against the years in which it can be told.
func (c *block) agoInYear(d, e *figures.Fact, n int) {
	if c.laterYear(d, e, n) {
		return
	}
	if c.View.Year == 0 || e.Kind != figures.Date || e.Interval || e.Day.Year == 0 || !affix.Starts(c.Text[d.End:], "前的") || strings.Trim(c.Text[d.End:e.Start], "前的 ") != "" || c.leadsTo(e.Day.Year+n) || e.Day.Year >= c.View.Year {
		return
	}
	diff := c.View.Year - e.Day.Year
	c.Report(d.Span, lint.Diagnostic{
		Rule:    "number/years",
		Message: lint.Say("从%[1]d年到%[2]d年是%[3]d年，文中为“%[4]s”", "%[1]d to %[2]d is %[3]d years, the copy says “%[4]s”", e.Day.Year, c.View.Year, diff, c.Quote(d.Span)),
		Related: []lint.Related{c.Related(e.Span, "那一年", "the year")},
	})
}

// laterYear holds 18年后的2026年 against the years that the paragraph names in front. It reports whether d is such a length.
func (c *block) laterYear(d, e *figures.Fact, n int) bool {
	if e.Kind != figures.Date || e.Interval || e.Day.Year == 0 || !affix.Starts(c.Text[d.End:], "后的", "之后的") || strings.Trim(c.Text[d.End:e.Start], "之后的 ") != "" {
		return false
	}
	var from *figures.Fact
	for i := c.firstFact(d.Start) - 1; i >= 0 && from == nil; i-- {
		if f := &c.Reading.Facts[i]; f.Kind == figures.Date && f.Day.Year > 0 {
			from = f
		}
	}
	if from == nil || from.Interval || from.Day.Year >= e.Day.Year || c.leadsTo(e.Day.Year-n) || c.Reading.Sentence(e)-c.Reading.Sentence(from) > 1 {
		return true
	}
	c.yearsApart(from.Span, d, e.Day.Year-from.Day.Year, lint.Say("从%[1]d年到%[2]d年", "%[1]d to %[2]d", from.Day.Year, e.Day.Year), lint.Text{ZH: "那一年", EN: "the first year"})
	return true
}

// begun are words of something that has gone on since the year in front of them.
var begun = []string{"从医", "行医", "入职", "参加工作", "从教", "入行", "开业", "来到", "扎根", "进入", "走上", "当上", "成为", "启动", "设立"}

// yearCounted holds 今年已是第35个年头 against the year something began.
func (c *block) yearCounted() {
	if c.View.Year == 0 || !c.Holds("第") {
		return
	}
	for i := 1; i < len(c.Reading.Facts); i++ {
		f, e := &c.Reading.Facts[i], &c.Reading.Facts[i-1]
		n, whole := f.Lo.Integer()
		if f.Kind != figures.Ordinal || !whole || n < 3 || e.Kind != figures.Date || e.Interval || e.Day.Year == 0 || c.Reading.Sentence(e) != c.Reading.Sentence(f) || f.Clause != e.Clause+1 {
			continue
		}
		lead, tail := strings.TrimLeft(c.leadOf(f), "，, "), c.Text[f.End:]
		if !strings.HasPrefix(tail, "年头") && !(strings.HasSuffix(c.Text[:f.End], "年") && endsStretch(tail)) || !affix.Starts(lead, "今年", "到今年", "如今", "至今") || len(lead) > 36 || !c.foundedIn(e) && !affix.Starts(c.Text[e.End:], begun...) {
			continue
		}
		diff := c.View.Year - e.Day.Year
		if int(n) == diff || int(n) == diff+1 || diff < 1 {
			continue
		}
		c.Report(f.Span, lint.Diagnostic{
			Rule:    "number/years",
			Message: lint.Say("从%[1]d年算起，%[2]d年是第%[3]d年，文中为“%[4]s”", "from %[1]d on, %[2]d is year number %[3]d, the copy says “%[4]s”", e.Day.Year, c.View.Year, diff+1, c.Quote(f.Span)),
			Related: []lint.Related{c.Related(e.Span, "起始年份", "the first year")},
		})
	}
}
