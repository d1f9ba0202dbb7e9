package number

import (
	"strings"
	"time"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

var monthDays = [...]int{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// dates finds days that do not exist, weekdays that do not fit, ranges that end before they begin, and the future told
// as past.
func (c *block) dates() {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		if f.Kind != figures.Date {
			continue
		}
		for _, d := range [2]figures.Day{f.Day, f.Day2} {
			if bad := impossible(d); bad.ZH != "" && !c.lunar(f) && c.calendar(f, d) && !c.quotedDay(f.Span.Of(c.Text)) && !c.knownMissing(f) {
				if c.Use(i) {
					break
				}
				c.Report(f.Span, lint.Diagnostic{
					Rule:     "number/date",
					Severity: lint.Error,
					Message:  lint.Say("“%s”不存在", "“%s” does not exist", c.Quote(f.Span)),
					Notes:    figures.Notes(bad),
				})
				break
			}
		}
		if c.Used(i) {
			continue
		}
		if f.Interval && runsBack(f) && !c.lunar(f) {
			sev := lint.Warning
			if f.Day.Day > 0 && f.Day2.Day > 0 && f.Day.Month > 0 && f.Day.Month == f.Day2.Month || f.Day.Year > 0 && f.Day2.Year > 0 && f.Day.Day > 0 && f.Day2.Day > 0 {
				sev = lint.Error
			}
			c.Report(f.Span, lint.Diagnostic{
				Rule:     "number/date",
				Severity: sev,
				Message:  lint.Say("“%s”的结束早于开始", "“%s” ends before it begins", c.Quote(f.Span)),
			})
			continue
		}
		c.weekday(i)
		c.future(f, i)
	}
}

// knownMissing reports whether copy says of a day that there is none: 2024年2月30日并不存在, 日历上没有2月30日.
func (c *block) knownMissing(f *figures.Fact) bool {
	return affix.Starts(strings.TrimLeft(c.Text[f.End:], "”」这一天日期，的 "), "并不存在", "不存在", "根本不存在", "是不存在", "压根不存在") ||
		affix.Ends(strings.TrimRight(c.Text[:f.Start], "“「有过 "), "没", "不存在", "没有所谓的", "哪来的", "何来")
}

// quotedDay reports whether the block has a day in quotation marks: copy speaks of it, and knows that there is none.
func (c *block) quotedDay(day string) bool {
	if c.quotedDays == nil {
		c.quotedDays = quoted(c.Text)
	}
	return c.quotedDays[day]
}

// quoted collects what stands in quotation marks and may be a day, so that each impossible day need not be sought in all the block.
func quoted(text string) map[string]bool {
	const longest = 120 // bytes, more than any day is written with
	out := map[string]bool{}
	for _, marks := range [...][2]string{{"“", "”"}, {"「", "」"}, {"《", "》"}, {"》的", "”"}, {"》的", "」"}, {"》的", "》"}} {
		for at := 0; ; {
			i := strings.Index(text[at:], marks[0])
			if i < 0 {
				break
			}
			at += i + len(marks[0])
			if k := strings.Index(text[at:min(len(text), at+longest)], marks[1]); k >= 0 {
				out[text[at:at+k]] = true
			}
		}
	}
	return out
}

// impossible says why a day cannot be, or nothing.
func impossible(d figures.Day) (why lint.Text) {
	switch {
	case d.Month < 0 || d.Month > 12:
		return lint.Text{ZH: "一年只有12个月", EN: "a year has twelve months"}
	case d.Month > 0 && d.Day > monthDays[d.Month], d.Month == 0 && d.Day > 31:
		return lint.Text{ZH: "该月没有这一天", EN: "the month has no such day"}
	case d.Month == 2 && d.Day == 29 && d.Year > 0 && !leap(d.Year):
		return lint.Text{ZH: "该年2月只有28天", EN: "February had 28 days that year"}
	}
	return why
}

func leap(y int) bool { return y%4 == 0 && y%100 != 0 || y%400 == 0 }

// calendar reports whether a month over 12 is meant as a month of the year: medical copy writes 随访19月 for a length.
func (c *block) calendar(f *figures.Fact, d figures.Day) bool {
	return d.Month <= 12 || d.Year > 0 || d.Day > 0 || !f.Interval && affix.Ends(strings.TrimSpace(c.leadOf(f)), "于", "从", "自", "今年", "去年", "截至")
}

// lunar reports whether the date may be of the lunar calendar or no date at all.
func (c *block) lunar(f *figures.Fact) bool {
	from := max(0, f.Start-18)
	return figures.Mentions(c.Text[from:f.Start], "农历", "阴历", "腊", "正月") || f.Hanzi && f.Day.Year == 0 && f.Day.Month == 0
}

// runsBack reports whether a range of days or years ends before it begins. Months alone may cross the new year.
func runsBack(f *figures.Fact) bool {
	a, b := f.Day, f.Day2
	if b.Year < 0 {
		return false
	}
	switch {
	case a.Year > 0 && b.Year > 0 && a.Year != b.Year:
		return b.Year < a.Year
	case a.Month != b.Month:
		return a.Year > 0 && a.Year == b.Year && b.Month > 0 && b.Month < a.Month && (a.Day > 0) == (b.Day > 0) && a.Month-b.Month < 6
	case a.Month > 0 && a.Day > 0 && b.Day > 0:
		return b.Day < a.Day
	}
	return false
}

var weekdays = [...]string{"日", "一", "二", "三", "四", "五", "六"}

// weekday checks 2025年11月22日（星期五）.
func (c *block) weekday(i int) {
	f := &c.Reading.Facts[i]
	d := f.Day
	if f.Interval || d.Month == 0 || d.Day == 0 {
		return
	}
	said, at, ok := c.weekdayBehind(f)
	if !ok {
		return
	}
	if d.Year == 0 {
		d.Year = c.yearNamed(i)
	}
	if d.Year == 0 {
		if c.View.Date.IsZero() || figures.Mentions(c.leadOf(f), "那年", "那一年", "同年", "当年", "次年", "翌年") {
			return
		}
		d.Year = c.View.Date.Year()
		if gap := d.Month - int(c.View.Date.Month()); gap > 6 || gap < -6 {
			return
		}
	}
	want := int(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Weekday())
	if said == want {
		return
	}
	sev := lint.Warning
	if f.Day.Year > 0 {
		sev = lint.Error
	}
	c.Report(at, lint.Diagnostic{
		Rule:     "number/weekday",
		Severity: sev,
		Message: lint.Say("%[1]d年%[2]d月%[3]d日是星期%[4]s，文中为“%[5]s”", "%[1]d-%02[2]d-%02[3]d is a %[6]s, the copy says “%[5]s”",
			d.Year, d.Month, d.Day, weekdays[want], at.Of(c.Copy.Text), time.Weekday(want)),
		Related: []lint.Related{c.Related(f.Span, "日期", "the date")},
	})
}

// yearNamed returns the year that stands in front of day i in its clause, 0 if none: 2025年的头伏从7月20日开始.
func (c *block) yearNamed(i int) int {
	f := &c.Reading.Facts[i]
	for j := i - 1; j >= max(0, i-reach) && c.Reading.Facts[j].Clause == f.Clause; j-- {
		if g := &c.Reading.Facts[j]; g.Kind == figures.Date && g.Day.Year > 0 {
			if g.Day.Month > 0 || g.Interval {
				return 0
			}
			return g.Day.Year
		}
	}
	return 0
}

// weekdayBehind returns the day of the week that stands right behind a date, 0 for Sunday, and where: 9月11日（星期四）; or in front of one in
// brackets: 周四（9月11日）.
func (c *block) weekdayBehind(f *figures.Fact) (day int, at figures.Span, ok bool) {
	rest := strings.TrimLeft(c.Text[f.End:], "（( \u3000，,")
	cut := len(c.Text) - f.End - len(rest)
	if cut > 4 {
		return 0, at, false
	}
	if open := strings.TrimRight(c.Text[:f.Start], "（("); len(open) < f.Start && affix.Starts(c.Text[f.End:], "）", ")") {
		for k, name := range [...]string{"日", "一", "二", "三", "四", "五", "六", "天"} {
			for _, w := range [...]string{"星期", "周", "礼拜"} {
				if strings.HasSuffix(open, w+name) && !affix.Ends(open, "每"+w+name, "至"+w+name, "到"+w+name) {
					return k % 7, figures.Span{Start: len(open) - len(w) - len(name), End: len(open)}, true
				}
			}
		}
	}
	for _, w := range [...]string{"星期", "周", "礼拜"} {
		named, found := strings.CutPrefix(rest, w)
		if !found {
			continue
		}
		for k, name := range [...]string{"日", "一", "二", "三", "四", "五", "六", "天"} {
			if !strings.HasPrefix(named, name) {
				continue
			}
			if name == "一" && strings.HasPrefix(named, "一至") || affix.Starts(named[len(name):], "年", "期") {
				return 0, at, false
			}
			return k % 7, figures.Span{Start: f.End + cut, End: f.End + cut + len(w) + len(name)}, true
		}
	}
	return 0, at, false
}

// dayNamed quotes a date with its day of the week, and the bracket closed that may stand around it.
func (c *block) dayNamed(date, at figures.Span) string {
	end := max(at.End, date.End)
	if strings.ContainsAny(c.Text[min(at.End, date.End):max(at.Start, date.Start)], "（(") && affix.Starts(c.Text[end:], "）", ")") {
		end += firstLen(c.Text[end:])
	}
	return c.Quote(figures.Span{Start: min(at.Start, date.Start), End: end})
}

// weekdaysApart holds days of the week of one story against each other where no year tells which days they are: 9月11日（星期六）
// and 9月12日（星期五） cannot both be.
func weekdaysApart(p *lint.Pass, v *figures.View, s layout.Story) {
	type entry struct {
		c        *block
		date, at figures.Span
		offset   int // of the weekday from that of the same date in a year that has no 29 February
		early    bool
		sure     bool // its year says that it is right
	}
	var seen []entry
	years := map[int]bool{}
	var last figures.Day
	const most = 50 // in a paragraph as well
	for k := s.Start; k < s.End && len(seen) < most; k++ {
		c := blockAt(p, v, k)
		for i := range c.Reading.Facts {
			f := &c.Reading.Facts[i]
			d := f.Day
			if f.Kind == figures.Date && d.Year > 0 {
				years[d.Year] = true
			}
			switch {
			case f.Kind != figures.Date:
			case d.Month == 0 && affix.Starts(c.Text[f.End:], "）", ")"): // 下周三（8日）
				d = inMonth(d, last)
			case d.Month > 0 && d.Month != last.Month:
				last = figures.Day{}
			}
			if len(seen) >= most || f.Kind != figures.Date || f.Interval || d.Year < 0 || d.Month <= 0 || d.Month > 12 || d.Day <= 0 || d.Day > monthDays[d.Month] || figures.Mentions(c.leadOf(f), "去年", "明年", "上年", "前年") || c.lunar(f) {
				continue
			}
			if said, at, ok := c.weekdayBehind(f); ok {
				const common = 2023
				weekday := func(year int) int {
					return int(time.Date(year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Weekday())
				}
				if d.Year > 0 && weekday(d.Year) != said {
					continue // which weekday tells
				}
				last = d
				seen = append(seen, entry{c, f.Span, at, (said - weekday(common) + 7) % 7, d.Month <= 2, d.Year > 0})
			}
		}
	}
	if len(years) > 1 {
		return
	}
	votes := func(e *entry) (n int) {
		if e.sure {
			return len(seen)
		}
		for i := range seen {
			if seen[i].early == e.early && seen[i].offset == e.offset {
				n++
			}
		}
		return n
	}
	for i := range seen {
		for j := range i {
			a, b := &seen[j], &seen[i]
			if a.early != b.early || a.offset == b.offset {
				continue // across the end of February one day more or less is right
			}
			odd, other := b, a
			if votes(a) < votes(b) {
				odd, other = a, b
			}
			odd.c.Report(odd.at, lint.Diagnostic{
				Rule:    "number/weekday",
				Message: lint.Say("“%s”与“%s”对不上，两处的星期必有一错", "“%s” does not go with “%s”: one of the two days of the week is wrong", odd.c.dayNamed(odd.date, odd.at), other.c.dayNamed(other.date, other.at)),
				Related: []lint.Related{{Span: other.c.Copy.Source(other.date.Start, other.at.End), Message: lint.Text{ZH: "另一处", EN: "the other"}}},
			})
			return // once an article
		}
	}
}

// inMonth returns a day that names no month in that of the date before it, unless it would be before that: 10月1日…下周三（8日）.
func inMonth(d, last figures.Day) figures.Day {
	if d.Month == 0 && d.Year == 0 && last.Month > 0 && d.Day > last.Day && last.Day > 0 && d.Day-last.Day <= 14 {
		d.Month, d.Year = last.Month, last.Year
	}
	return d
}

// future finds 截至12月底，已… in copy of November.
func (c *block) future(f *figures.Fact, i int) {
	doc := c.View.Date
	if f.Interval || !doc.IsZero() && c.foretold(f) || f.Day.Month == 0 {
		return
	}
	if !affix.Ends(strings.TrimSpace(c.leadOf(f)), "截至", "截止", "截止到", "截至到", "截止至") {
		return
	}
	told := c.toldOn(i)
	if told != nil {
		doc = time.Date(max(told.Day.Year, f.Day.Year, 2023), time.Month(told.Day.Month), told.Day.Day, 0, 0, 0, 0, time.UTC)
	}
	if doc.IsZero() {
		return
	}
	y := f.Day.Year
	if y == 0 {
		y = doc.Year()
		if gap := f.Day.Month - int(doc.Month()); gap > 6 || gap < 0 {
			return
		}
	}
	day := f.Day.Day
	end := strings.HasPrefix(c.Text[f.End:], "底") || strings.HasPrefix(c.Text[f.End:], "末")
	if day == 0 {
		day = 1
		if end {
			day = monthDays[f.Day.Month]
		}
	}
	at := time.Date(y, time.Month(f.Day.Month), day, 0, 0, 0, 0, time.UTC)
	if !at.After(doc.AddDate(0, 0, 1)) {
		return
	}
	s := c.sentenceOf(f)
	if figures.Mentions(s, "将", "预计", "力争", "计划", "可", "拟", "报名", "申请", "有效期", "申报", "确保", "要", "缴费", "参保期", "目标", "前") || !figures.Mentions(s, "已", "共", "累计", "完成", "达到", "达", "了") {
		return
	}
	said := lint.Say("“截至%s”晚于发稿日期%s", "“截至%s” is later than the copy, dated %s", c.Quote(f.Span), doc.Format("2006年1月2日"))
	if told != nil {
		said = lint.Say("“截至%s”晚于发布的日期“%s”", "“截至%s” is later than “%s”, when it was told", c.Quote(f.Span), c.Quote(told.Span))
	}
	c.Report(f.Span, lint.Diagnostic{
		Rule:    "number/future",
		Message: said,
		Notes:   figures.Notes(lint.Say("已经发生的数不会截至将来", "figures for past events cannot run to a future date")),
	})
}

// toldOn returns the day, at most two sentences in front of date i, on which something is made known: 3月5日，市卫健委举行新闻发布会.
func (c *block) toldOn(i int) *figures.Fact {
	r := c.Reading
	for j := i - 1; j >= max(0, i-4) && r.Sentence(&r.Facts[i])-r.Sentence(&r.Facts[j]) <= 2; j-- {
		d := &r.Facts[j]
		if !isDay(d) || d.Day.Year > 0 && r.Facts[i].Day.Year > 0 && d.Day.Year != r.Facts[i].Day.Year || r.Facts[i].Day.Month < d.Day.Month {
			continue
		}
		end := r.Clauses[min(d.Clause+1, len(r.Clauses)-1)].End
		if figures.Mentions(window(c.Text, d.End, min(end, r.Facts[i].Start), d), "发布会", "通报会", "通报", "公布", "发布", "通气会", "记者会") && strings.Trim(strings.TrimPrefix(c.leadOf(d), "据"), " ，") == "" {
			return d
		}
		return nil
	}
	return nil
}

// foretold finds 2026年3月，他荣获… and 到2027年，全省已建成…: a year to come, told as over. It reports whether it did.
func (c *block) foretold(f *figures.Fact) bool {
	doc := c.View.Date
	lead := strings.TrimSpace(c.leadOf(f))
	if lead != "" && lead != "到" && lead != "今年" && lead != "至" {
		return false
	}
	y, m := f.Day.Year, f.Day.Month
	if lead == "今年" && y == 0 {
		y = doc.Year()
	}
	if y == 0 || y > doc.Year()+15 || y < doc.Year() || y == doc.Year() && m <= int(doc.Month()) {
		return false
	}
	s := c.sentenceOf(f)
	// A copy's own date may be of the day it was filed; a month ahead is no slip of the calendar.
	if figures.Mentions(s, "将", "预", "力争", "计划", "可", "拟", "有望", "目标", "要", "确保", "规划", "如果", "若", "假设", "报名", "有效期", "届时", "努力", "争取", "应", "必须", "实现", "就", "会", "测算", "推算", "估计", "模型", "研究", "表示", "指出", "提出", "说", "认为", "小说", "电影", "安排", "到期", "以前", "基本") {
		return false
	}
	tail := c.Text[f.End:min(len(c.Text), f.End+90)]
	if k := strings.IndexAny(tail, "。；！"); k >= 0 {
		tail = tail[:k]
	}
	if !figures.Mentions(tail, "召开了", "达到了", "完成了", "获得了", "举行了", "荣获", "获评", "已建成", "已完成", "已达", "已有", "成功举办了", "入选", "公布了", "发布了", "已实现") {
		return false
	}
	c.Report(f.Span, lint.Diagnostic{
		Rule:    "number/future",
		Message: lint.Say("“%s”晚于发稿日期%s，文中当作已经发生", "“%s” is later than the copy, dated %s, and told as past", c.Quote(f.Span), doc.Format("2006年1月2日")),
	})
	return true
}
