package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// yearOn says that something went one way for so many years: 自2020年起连续四年下降, 连续5年保持增长, 逐年下降.
var yearOn = pattern.Lazy(`(?:(?:自|从)?((?:19|20)\d{2})年(?:起|以来|开始|后|之后)?，?(?:已经|已)?)?(?:连续(?:第)?([二两三四五六七八九十]{1,2}|\d{1,2})(?:个年度|年)|逐年|连年|年年)(?:保持|实现|呈现|呈|出现|都|均|在)?(?:小幅|持续|稳步|大幅|不断|逐年|明显|显著|正|稳定)*(下降|减少|降低|回落|走低|下跌|下滑|递减|上升|增加|增长|提高|升高|上涨|攀升|走高|回升|递增)`)

// yearValue is the level of one year.
type yearValue struct{ year, fact int }

// yearlyRuns holds the years that something is said to have risen or fallen against the figures year by year: 2019年14.2%，2020年13.6%，2021年13.9%
// … 自2020年起连续四年下降.
func (c *block) yearlyRuns() {
	if !c.Holds("连续", "逐年", "连年", "年年") {
		return
	}
	r := c.Reading
	for s := range r.Sentences {
		run := c.yearSeries(s)
		if len(run) < 3 {
			continue
		}
		first, last := &r.Facts[run[0].fact], &r.Facts[run[len(run)-1].fact]
		front := c.Text[r.Sentences[s].Start:last.End]
		to := r.Sentences[s].End
		if s+1 < len(r.Sentences) {
			to = min(r.Sentences[s+1].End, to+300)
		}
		if figures.Mentions(c.Text[r.Sentences[s].Start:first.Start], "增速", "增长率", "增幅", "降幅", "涨幅", "跌幅") {
			continue
		}
		c.runAnnounced(run, r.Sentences[s].Start)
		for _, m := range yearOn().FindAllStringSubmatchIndex(c.Text[last.End:max(last.End, to)], 3) {
			for k := range m {
				if m[k] >= 0 {
					m[k] += last.End
				}
			}
			start := lastBreak(c.Text[:m[0]])
			subject := strings.TrimLeft(c.Text[max(start, last.End):m[0]], " 而且这说明表显示可见")
			if subject = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(subject, "自"), "从"), "已"); subject != "" && !strings.Contains(front, subject) && !affix.Ends(subject, "指标", "数据", "这一比例", "这一数字", "该数据", "总体", "整体") {
				continue // of something else
			}
			if list := c.listBefore(m[0]); m[4] < 0 && len(list) >= 3 && runs(list) != 0 {
				continue // which successive tells
			}
			c.againstRun(run, m)
		}
	}
}

// runAnnounced holds a run against what is said of it right in front: 逐年下降，2019年14.2%，2020年13.6%.
func (c *block) runAnnounced(run []yearValue, from int) {
	year := &c.Reading.Facts[run[0].fact-1]
	if year.Kind != figures.Date || year.Start-from > 300 {
		return
	}
	m := yearOn().FindStringSubmatchIndex(c.Text[from:year.Start])
	if m == nil || len(strings.Trim(c.Text[from+m[1]:year.Start], "，：, 其中由从")) > 0 || m[2] >= 0 {
		return
	}
	for k := range m {
		if m[k] >= 0 {
			m[k] += from
		}
	}
	c.againstRun(run, m)
}

// respective returns the levels of a list behind the years they are of: 2020年、2021年、2022年分别为12.1%、12.6%、12.4%; 2020年至2022年依次为.
func (c *block) respective(a, b int) (run []yearValue) {
	r := c.Reading
	for i := a + 1; i < b; i++ {
		f, d := &r.Facts[i], &r.Facts[i-1]
		from, to := r.ListOf(i)
		n := to - from
		if from != i || n < 3 || d.Kind != figures.Date || !affix.Ends(strings.TrimRight(c.Text[d.End:f.Outer.Start], " 为是"), "分别", "依次") || !averages(f) || f.Role == figures.Change || f.Kind == figures.Duration || f.Kind == figures.Age {
			continue
		}
		first := d.Day.Year
		if d.Interval {
			if d.Day2.Year-first+1 != n {
				continue
			}
		} else {
			first -= n - 1
			for k := 1; k <= n; k++ {
				if i-k < a || r.Facts[i-k].Kind != figures.Date || r.Facts[i-k].Interval || r.Facts[i-k].Day.Month > 0 || r.Facts[i-k].Day.Year != d.Day.Year-k+1 {
					first = 0
				}
			}
		}
		if first < 1900 || d.Day.Month > 0 {
			continue
		}
		for k := range n {
			if !r.Facts[i+k].Exact() {
				return nil
			}
			run = append(run, yearValue{first + k, i + k})
		}
		return run
	}
	return nil
}

// yearSeries returns the levels of a sentence, each behind its year, of years one behind the other.
func (c *block) yearSeries(s int) (run []yearValue) {
	r := c.Reading
	a, b := r.InSentence(s)
	if run = c.respective(a, b); run != nil {
		return run
	}
	for i := a + 1; i < b; i++ {
		d, f := &r.Facts[i-1], &r.Facts[i]
		if d.Kind != figures.Date || d.Interval || d.Day.Year < 1900 || d.Day.Month > 0 || f.Kind == figures.Date || !f.Exact() || !averages(f) || f.Kind == figures.Duration || f.Kind == figures.Age || f.Role == figures.Change || f.Start-d.End > 30 {
			continue
		}
		if n := len(run); n > 0 {
			before := &r.Facts[run[n-1].fact]
			if before.Kind != f.Kind || before.Unit != f.Unit || d.Day.Year != run[n-1].year+1 {
				if n >= 3 {
					return nil // of two things
				}
				run = nil
			}
		}
		run = append(run, yearValue{d.Day.Year, i})
	}
	return run
}

// againstRun reports the year of a run that went the other way than is said. m is a match of yearOn. Whether the first year named is that of the
// first change or the one it is counted from is not said, and so the years that are meant for sure are held to it alone.
func (c *block) againstRun(run []yearValue, m []int) {
	down := affix.Starts(c.Text[m[6]:], "下降", "减少", "降低", "回落", "走低", "下跌", "下滑", "递减")
	end := run[len(run)-1].year
	low := run[0].year + 1
	if m[4] >= 0 {
		n := countIn(c.Text[m[4]:m[5]])
		if n < 2 {
			return
		}
		low = end - n + 2
		if m[2] >= 0 {
			low = number(c.Text[m[2]:m[3]]) + 1
			end = min(end, low+n-2)
		}
	} else if m[2] >= 0 {
		low = number(c.Text[m[2]:m[3]]) + 1
	}
	for k := 1; k < len(run); k++ {
		if run[k].year < low || run[k].year > end {
			continue
		}
		a, b := &c.Reading.Facts[run[k-1].fact], &c.Reading.Facts[run[k].fact]
		if d := b.Lo.Cmp(a.Lo); d == 0 || d < 0 == down {
			continue
		}
		said := figures.Span{Start: m[0], End: m[1]}
		c.Report(said, lint.Diagnostic{
			Rule:    "number/direction",
			Message: lint.Say("%[3]d年“%[1]s”，%[4]d年“%[2]s”，与“%[5]s”相反", "“%[1]s” in %[3]d and “%[2]s” in %[4]d go against “%[5]s”", c.Quote(a.Span), c.Quote(b.Span), run[k-1].year, run[k].year, c.Quote(said)),
			Related: []lint.Related{c.Related(b.Span, "这一年", "the year")},
		})
		return
	}
}
