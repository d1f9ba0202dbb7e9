package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// Words by which copy says that a length lies between two days (3月3日第一剂，间隔28天，3月31日第二剂), that a day is so long after another (8月9日，即
// 受伤后第3天), and that a stretch ends on a day (自5月28日起观察14天，至6月10日期满).
var (
	liesBetween = []string{"间隔", "间隔期为", "间隔时间为", "相隔", "隔", "隔满", "间隔满"}
	sameDay     = []string{"即", "也就是", "亦即", "即是", "正是", "的", "（"}
	endsOnDay   = []string{"期满", "止", "结束", "解除", "届满", "到期", "满", "截止", "收官", "闭幕"}
)

// dayTerms holds two days against the length that the copy puts between them.
func (c *block) dayTerms() {
	r := c.Reading
	for k := 1; k < len(r.Facts); k++ {
		d := &r.Facts[k]
		n := daysOf(d, c.Text)
		if n < 2 {
			continue
		}
		lead := strings.TrimRight(c.leadOf(d), " 须需应至少要满约")
		tail := c.Text[d.End:]
		var next *figures.Fact
		at := k + 1
		if at+1 < len(r.Facts) && r.Facts[at].Kind == figures.Ordinal {
			at++ // 间隔28天，第二剂定于
		}
		if at < len(r.Facts) && isDay(&r.Facts[at]) && r.Facts[at].Clause-d.Clause <= 1 && r.Sentence(&r.Facts[at]) == r.Sentence(d) {
			next = &r.Facts[at]
		}
		after := affix.Starts(tail, "后", "之后", "以后")
		switch {
		case next != nil && !after && affix.Ends(lead, liesBetween...):
			if s := c.sentenceOf(d); figures.Mentions(s, "第一", "首", "第1") && figures.Mentions(s, "第二", "第2", "次剂", "加强") && !affix.Starts(c.Text[next.End:], "前", "之前", "以前") {
				c.dayApart(k, at, n-1, 1<<10) // it may be more
			}
		case next != nil && after && affix.Ends(strings.Trim(c.Text[d.End+len("后"):next.Start], "， "), sameDay...):
			c.dayApart(k, at, n-1, n+1)
		case isDay(&r.Facts[k-1]) && (after || affix.Ends(lead, "后") && d.Kind == figures.Ordinal):
			between := strings.TrimLeft(c.Text[r.Facts[k-1].End:d.Start], " ，")
			event := strings.Trim(between, "即也就是亦正（后被的 ")
			if from := c.dayFront(k-1, k-1); from != nil && len(between) <= 36 && affix.Starts(between, sameDay...) && !strings.HasPrefix(between, "的") && !figures.Mentions(between, "现在", "今天", "今日") && (event == "" || strings.ContainsAny(c.Text[from.End:r.Facts[k-1].Start], event)) {
				c.dayApart(k-1, k-1, n-1, n+1)
			}
		case next != nil && affix.Ends(strings.TrimRight(c.leadOf(next), " "), "至", "到", "截至", "直至", "直到") && affix.Starts(pastHours(c.Text[next.End:]), endsOnDay...):
			if d := c.dayFront(k, k); d != nil && affix.Starts(pastHours(c.Text[d.End:]), "起", "开始") {
				c.dayApart(k, at, n-1, n+1)
			}
		}
	}
}

// daysOf returns how many days a length is, of an ordinal which day it is: 28天, 六周, 第3天; 0 for what is no number of days.
func daysOf(d *figures.Fact, text string) int {
	if d.Kind != figures.Duration && d.Kind != figures.Ordinal {
		return 0
	}
	n, whole := d.Lo.Integer()
	switch {
	case !whole || d.Interval || d.Approx&^figures.AtLeast != 0 || n > 200:
		return 0
	case d.Kind == figures.Ordinal && affix.Ends(d.Of(text), "天", "日"), d.Kind == figures.Duration && d.Unit == "天":
		return int(n)
	case d.Kind == figures.Duration && d.Unit == "周":
		return 7 * int(n)
	}
	return 0
}

// isDay reports whether a fact is one day of a month that is named.
func isDay(f *figures.Fact) bool {
	return f.Kind == figures.Date && !f.Interval && f.Day.Month > 0 && f.Day.Month <= 12 && f.Day.Day > 0 && f.Day.Year >= 0 && !f.Hanzi
}

// dayFront returns the only day in the sentence in front of fact k, of the sentence before where the own has none, at leaving out; nil if there is
// none or several, or another date.
func (c *block) dayFront(k, leaving int) (found *figures.Fact) {
	r := c.Reading
	s := r.Sentence(&r.Facts[k])
	for j := k - 1; j >= max(0, k-reach) && s-r.Sentence(&r.Facts[j]) <= 1; j-- {
		f := &r.Facts[j]
		if found != nil && r.Sentence(f) < r.Sentence(found) {
			break
		}
		if f.Kind != figures.Date || j == leaving {
			continue
		}
		if found != nil && found.Day != f.Day || !isDay(f) || c.lunar(f) {
			return nil
		}
		found = f
	}
	return found
}

// dayApart reports the day in fact at where it is not least to most days behind the only day in front of fact k.
func (c *block) dayApart(k, at, least, most int) {
	to := &c.Reading.Facts[at]
	from := c.dayFront(k, at)
	if from == nil || c.lunar(to) || from.Day.Year != 0 && to.Day.Year != 0 && to.Day.Year != from.Day.Year {
		return
	}
	gap, ok := daysBetween(from.Day, to.Day)
	if from.Day.Month <= 2 && to.Day.Month > 2 {
		least, most = least-1, most+1 // which counts 29 days of February
	}
	const farthest = 31 // farther off it is from another day
	if !ok || gap < 1 || gap-most > farthest || gap >= least && gap <= most {
		return
	}
	d := &c.Reading.Facts[k]
	if k == at {
		d = &c.Reading.Facts[k+1]
	}
	c.Report(to.Span, lint.Diagnostic{
		Rule:    "number/difference",
		Message: lint.Say("“%s”到“%s”是%d天，与“%s”不合", "from “%s” to “%s” is %d days, which does not go with “%s”", c.Quote(from.Span), c.Quote(to.Span), gap, c.Quote(d.Span)),
		Related: []lint.Related{c.Related(from.Span, "起", "from"), c.Related(d.Span, "其间", "the time between")},
	})
}
