package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// years holds a number of years against the years it is said to span: 2018年至2023年的8年间, 从1998年…至2018年…，扎根30年,
// 1952年成立，今年迎来80周年.
func (c *block) years() {
	for i := range c.Reading.Facts {
		d := &c.Reading.Facts[i]
		n64, ok := d.Lo.Integer()
		n := int(n64)
		if d.Kind != figures.Duration || d.Unit != "年" || !ok || !d.Exact() || n < 2 || n > 100 || i == 0 {
			continue
		}
		at := i - 1
		for at > 0 && (c.Reading.Facts[at].Kind == figures.Ordinal || c.Reading.Facts[at].Kind == figures.Count && c.Reading.Between(&c.Reading.Facts[at-1], &c.Reading.Facts[at]) == "的") {
			at-- // 到2023年的第500例，走过了八年
		}
		e := &c.Reading.Facts[at]
		if e.Kind != figures.Date || e.Day.Year == 0 || c.Reading.Sentence(d) != c.Reading.Sentence(e) || d.Clause-e.Clause > 1 {
			continue
		}
		a, b := e.Day, e.Day2
		span := e.Span
		between := c.Text[c.Reading.Facts[i-1].End:d.Start]
		switch {
		case e.Interval:
		case strings.HasPrefix(between, "以来") || strings.HasPrefix(between, "起"):
			c.since(e, d, n, between)
			continue
		case at > 0 && c.founded(&c.Reading.Facts[at-1], e) && (anniversary(c.Text, d) || affix.Ends(strings.TrimRight(between, "了 "), "走过", "历经", "经历", "已有", "已满", "整整")) && !figures.Mentions(between, "去年", "今年", "明年", "前年") && !affix.Starts(c.Text[d.End:], "后", "前"):
			diff := e.Day.Year - c.Reading.Facts[at-1].Day.Year
			if n < diff-1 || n > diff+1 {
				c.lasting(figures.Span{Start: c.Reading.Facts[at-1].Start, End: e.End}, d, diff)
			}
			continue
		case c.startOf(at) != nil:
			from := c.startOf(at)
			a, b = from.Day, e.Day
			span.Start = from.Start
		default:
			c.sinceThen(e, d, n, between)
			continue
		}
		if b.Year <= a.Year || !c.lasts(e, d, between) {
			continue
		}
		diff := b.Year - a.Year
		if a.Month > 0 && b.Month > 0 {
			months := diff*12 + b.Month - a.Month
			if a.Day == 1 && b.Day >= 28 {
				months++
			}
			if n*12-months < 13 && months-n*12 < 12 {
				continue
			}
			diff = months / 12
		} else if n == diff || n == diff+1 {
			continue
		}
		c.lasting(span, d, diff)
	}
}

// startOf returns the date that begins the stretch which the date in fact k ends, nil where there is none.
func (c *block) startOf(k int) *figures.Fact {
	for j := k - 1; j >= max(0, k-3); j-- {
		if f := &c.Reading.Facts[j]; f.Kind == figures.Date {
			if c.fromTo(f, &c.Reading.Facts[k]) {
				return f
			}
			return nil
		} else if f.Kind != figures.Ordinal && f.Kind != figures.Count {
			return nil
		}
	}
	return nil
}

// fromTo reports whether two dates are the ends of one stretch: 从1998年…至2018年….
func (c *block) fromTo(a, b *figures.Fact) bool {
	if a.Kind != figures.Date || a.Interval || b.Interval || a.Day.Year == 0 || b.Clause-a.Clause > 1 || c.Reading.Sentence(a) != c.Reading.Sentence(b) {
		return false
	}
	between := strings.TrimRight(c.Text[a.End:b.Start], " ")
	return affix.Ends(c.Text[:a.Start], "从", "自", "由") && affix.Ends(between, "到", "至") && len(between) <= 60 && !strings.ContainsAny(between, "、；。")
}

// lasts reports whether the words between a stretch and a number of years tie the two: …的八年间, …，为期两年,
// …，他扎根山区30年.
func (c *block) lasts(e, d *figures.Fact, between string) bool {
	tail := c.Text[d.End:]
	bare := strings.Trim(between, " 的连续这共间期（(）)”")
	comma := strings.ContainsAny(between, "，,")
	switch {
	case bare == "" || bare == "，" && strings.Contains(between, "连续"):
		return !comma || strings.Contains(between, "连续") || affix.Starts(tail, "间", "来", "里", "中", "内")
	case bare == "，" && affix.Starts(tail, "来，", "间，"):
		return true // 2016年到2026年，10年来，
	case comma && affix.Ends(strings.TrimRight(between, " 了整足已经有"), "用", "度过", "工作", "坚守", "走过", "服务", "耕耘", "历经", "经历", "跨越", "历时", "前后", "时隔", "坚持", "等", "花") && endsOfSentence(tail) && d.Clause == e.Clause+1 && !figures.Mentions(bare, "后", "又", "再", "其中", "第", "曾", "先后"):
		return len(bare) <= 60
	case comma && (bare == "，整整" || bare == "，足足" || bare == "，前后" || bare == "，整整的"):
		return true
	case comma && affix.Ends(strings.TrimRight(between, " 共"), "为期", "历时", "任期", "有效期", "前后", "时间跨度"):
		return true
	case comma && affix.Starts(strings.TrimLeft(bare, "，,"), "他", "她") && endsOfSentence(tail) && !figures.Mentions(bare, "后", "又", "再", "其中", "第", "曾", "先后"):
		return len(bare) <= 45 && d.Clause == e.Clause+1
	}
	return false
}

func endsOfSentence(t string) bool { return t == "" || affix.Starts(t, "。", "！", "；") }

// since checks 2020年以来连续六年 against the date of the copy.
func (c *block) since(e, d *figures.Fact, n int, between string) {
	if c.View.Year == 0 || e.Day.Month > 0 || !affix.Ends(strings.TrimSpace(between), "连续", "已连续") {
		return
	}
	diff := c.View.Year - e.Day.Year
	if strings.HasPrefix(between, "起") && n <= diff {
		return // 2016年起连续三年 may have ended in 2019
	}
	if diff < 1 || n >= diff-1 && n <= diff+1 || n > 60 {
		return
	}
	c.lastingSince(e, d, diff)
}

// sinceThen checks 1952年成立，今年迎来建院80周年 and 1985年从医至今，行医已经28年 against the date of the copy.
func (c *block) sinceThen(e, d *figures.Fact, n int, between string) {
	if c.View.Year == 0 || e.Interval || d.Clause != e.Clause+1 {
		return
	}
	diff := c.View.Year - e.Day.Year
	comma := strings.IndexAny(between, "，,")
	if comma < 0 || len(between) > 75 {
		return
	}
	lead := strings.TrimSpace(between[comma+firstLen(between[comma:]):])
	switch {
	case anniversary(c.Text, d) && c.foundedIn(e):
		switch {
		case affix.Starts(lead, "明年"):
			diff++
		case affix.Starts(lead, "去年"):
			diff--
		case !affix.Starts(lead, "今年", "即将", "迎来", "至今", "如今", "已"):
			return
		}
	case !anniversary(c.Text, d) && strings.HasSuffix(strings.TrimSpace(between[:comma]), "至今") && affix.Ends(lead, "已", "已经", "已有", "整整", "长达", "了") && len(lead) <= 27 && !figures.Mentions(lead, "在", "任", "后", "来"):
	default:
		return
	}
	if n < diff-1 || n > diff+1 {
		c.lastingSince(e, d, diff)
	}
}

// anniversary reports whether a number of years is of an anniversary: 60周年.
func anniversary(text string, d *figures.Fact) bool {
	return strings.Contains(text[d.Number.End:d.End], "周年") || strings.HasPrefix(text[d.End:], "周年")
}

// foundedIn reports whether something was founded in the year of a date.
func (c *block) foundedIn(e *figures.Fact) bool {
	return affix.Ends(c.Text[:e.Start], "成立于", "创建于", "始建于", "建于", "创办于", "创立于", "建院于", "建校于", "诞生于", "开业于", "开诊于") || affix.Starts(c.Text[e.End:], "成立", "创建", "建院", "建校", "创办", "建成", "开诊", "开业", "开馆", "开院", "启用", "投用", "投入使用", "设立", "组建", "始建", "创院", "创立")
}

// founded reports whether something was founded in the first of two years, and the second is a later one in the clause behind:
// 始建于1956年，2026年….
func (c *block) founded(a, b *figures.Fact) bool {
	return a.Kind == figures.Date && !a.Interval && !b.Interval && a.Day.Year > 0 && b.Day.Year > a.Day.Year && b.Clause == a.Clause+1 &&
		c.Reading.Sentence(a) == c.Reading.Sentence(b) && c.foundedIn(a) && !strings.HasPrefix(c.Text[b.End:], "起")
}

// lasting reports a number of years that the years between which they lie contradict.
func (c *block) lasting(span figures.Span, d *figures.Fact, diff int) {
	c.yearsApart(span, d, diff, lint.Say("“%s”", "“%s”", c.Quote(span)), lint.Text{ZH: "起止年份", EN: "the years"})
}

// lastingSince reports a number of years that those from a date to the year of the copy contradict.
func (c *block) lastingSince(e, d *figures.Fact, diff int) {
	year := e.Day.Year
	c.yearsApart(e.Span, d, diff, lint.Say("从%[1]s到%[3]d年", "%[2]d to %[3]d", c.Quote(e.Span), year, year+diff), lint.Text{ZH: "起始年份", EN: "the first year"})
}

func (c *block) yearsApart(span figures.Span, d *figures.Fact, diff int, stretch, place lint.Text) {
	if anniversary(c.Text, d) {
		c.Report(d.Span, lint.Diagnostic{
			Rule:    "number/years",
			Message: lint.Say("%[1]s是%[3]d周年，文中为“%[4]s”", "%[2]s is %[3]d years, the copy says “%[4]s”", stretch.ZH, stretch.EN, diff, c.Quote(d.Span)),
			Related: []lint.Related{c.Related(span, place.ZH, place.EN)},
		})
		return
	}
	c.Report(d.Span, lint.Diagnostic{
		Rule:    "number/years",
		Message: lint.Say("%[1]s是%[3]d年或%[4]d年，文中为“%[5]s”", "%[2]s is %[3]d or %[4]d years, the copy says “%[5]s”", stretch.ZH, stretch.EN, diff, diff+1, c.Quote(d.Span)),
		Notes:   figures.Notes(lint.Say("首尾都算为%d年，只算间隔为%d年", "%d years with both ends counted, %d without", diff+1, diff)),
		Related: []lint.Related{c.Related(span, place.ZH, place.EN)},
	})
}
