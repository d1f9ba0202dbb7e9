package number

import (
	"strings"
	"time"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

var monthDays = [...]int{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// dates finds days that do not exist, weekdays that do not fit, ranges that end before they begin, and the future told
// as past.
func (c *block) dates() {
	for i := range c.r.Facts {
		f := &c.r.Facts[i]
		if f.Kind != figures.Date {
			continue
		}
		for _, d := range [2]figures.Day{f.Day, f.Day2} {
			if bad := impossible(d); bad.ZH != "" && !c.lunar(f) && c.calendar(f, d) {
				if c.use(i) {
					break
				}
				c.report(f.Span, lint.Diagnostic{
					Rule:     "number/date",
					Severity: lint.Error,
					Message:  lint.Say("“%s”不存在", "“%s” does not exist", c.quote(f.Span)),
					Notes:    notes(bad),
				})
				break
			}
		}
		if c.used[i] {
			continue
		}
		if f.Interval && runsBack(f) && !c.lunar(f) {
			sev := lint.Warning
			if f.Day.Day > 0 && f.Day2.Day > 0 && f.Day.Month > 0 && f.Day.Month == f.Day2.Month || f.Day.Year > 0 && f.Day2.Year > 0 && f.Day.Day > 0 && f.Day2.Day > 0 {
				sev = lint.Error
			}
			c.report(f.Span, lint.Diagnostic{
				Rule:     "number/date",
				Severity: sev,
				Message:  lint.Say("“%s”止于起始之前", "“%s” ends before it begins", c.quote(f.Span)),
			})
			continue
		}
		c.weekday(f)
		c.future(f)
	}
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
	return d.Month <= 12 || d.Year > 0 || d.Day > 0 || !f.Interval && endsAny(strings.TrimSpace(c.leadOf(f)), "于", "从", "自", "今年", "去年", "截至")
}

// lunar reports whether the date may be of the lunar calendar or no date at all.
func (c *block) lunar(f *figures.Fact) bool {
	from := max(0, f.Start-18)
	return containsAny(c.t[from:f.Start], "农历", "阴历", "腊", "正月") || f.Hanzi && f.Day.Year == 0 && f.Day.Month == 0
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
func (c *block) weekday(f *figures.Fact) {
	d := f.Day
	if f.Interval || d.Month == 0 || d.Day == 0 {
		return
	}
	if d.Year == 0 {
		if c.view.Date.IsZero() {
			return
		}
		d.Year = c.view.Date.Year()
		if gap := d.Month - int(c.view.Date.Month()); gap > 6 || gap < -6 {
			return
		}
	}
	rest := strings.TrimLeft(c.t[f.End:], "（( ，,")
	cut := len(c.t) - f.End - len(rest)
	if cut > 4 {
		return
	}
	w := ""
	for _, p := range [...]string{"星期", "周", "礼拜"} {
		if strings.HasPrefix(rest, p) {
			w = p
			break
		}
	}
	if w == "" {
		return
	}
	named := rest[len(w):]
	for k, name := range [...]string{"日", "一", "二", "三", "四", "五", "六", "天"} {
		if !strings.HasPrefix(named, name) {
			continue
		}
		if name == "一" && strings.HasPrefix(named, "一至") || strings.HasPrefix(named[len(name):], "年") || strings.HasPrefix(named[len(name):], "期") {
			return
		}
		want := int(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Weekday())
		if k%7 == want {
			return
		}
		end := f.End + cut + len(w) + len(name)
		sev := lint.Warning
		if f.Day.Year > 0 {
			sev = lint.Error
		}
		c.report(figures.Span{Start: f.End + cut, End: end}, lint.Diagnostic{
			Rule:     "number/weekday",
			Severity: sev,
			Message: lint.Say("%d年%d月%d日是星期%s，文中为“%s”", "%d-%02d-%02d is 星期%s, the copy says “%s”",
				d.Year, d.Month, d.Day, weekdays[want], c.b.Text[f.End+cut:end]),
			Related: []lint.Related{c.related(f.Span, "日期", "the date")},
		})
		return
	}
}

// future finds 截至12月底，已… in copy of November.
func (c *block) future(f *figures.Fact) {
	doc := c.view.Date
	if doc.IsZero() || f.Interval || f.Day.Month == 0 {
		return
	}
	lead := c.leadOf(f)
	if !endsAny(strings.TrimSpace(lead), "截至", "截止", "截止到", "截至到", "截止至") {
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
	end := strings.HasPrefix(c.t[f.End:], "底") || strings.HasPrefix(c.t[f.End:], "末")
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
	if containsAny(s, "将", "预计", "力争", "计划", "可", "拟", "报名", "申请", "有效期", "申报", "确保", "要", "缴费", "参保期", "目标", "前") || !containsAny(s, "已", "共", "累计", "完成", "达到", "达", "了") {
		return
	}
	c.report(f.Span, lint.Diagnostic{
		Rule:    "number/future",
		Message: lint.Say("“截至%s”晚于发稿日期%s", "“截至%s” is later than the copy, dated %s", c.quote(f.Span), doc.Format("2006年1月2日")),
		Notes:   notes(lint.Say("已经发生的数不会截至将来", "figures that have happened cannot run to a day to come")),
	})
}

// years checks the length of a stretch of years: 2018年至2023年的8年间, 2020年以来连续六年.
func (c *block) years() {
	for i := range c.r.Facts {
		f := &c.r.Facts[i]
		if f.Kind != figures.Date || f.Day.Year == 0 || f.Day.Month > 0 || i+1 >= len(c.r.Facts) {
			continue
		}
		d := &c.r.Facts[i+1]
		n, ok := d.Lo.Integer()
		if d.Kind != figures.Duration || d.Unit != "年" || !ok || !d.Exact() || c.r.Sentence(d) != c.r.Sentence(f) || d.Clause-f.Clause > 1 {
			continue
		}
		between := c.t[f.End:d.Start]
		var diff int
		switch {
		case f.Interval && f.Day2.Year > f.Day.Year:
			if t := strings.Trim(between, " ，,的连续这共间期（("); t != "" || strings.ContainsAny(between, "，,") && !strings.Contains(between, "连续") && !startsAny(c.t[d.End:], "间", "来", "里", "中", "内") {
				continue
			}
			diff = f.Day2.Year - f.Day.Year
		case !f.Interval && (strings.HasPrefix(between, "以来") || strings.HasPrefix(between, "起")):
			if c.view.Date.IsZero() || !strings.HasSuffix(strings.TrimSpace(between), "连续") && !strings.HasSuffix(strings.TrimSpace(between), "已连续") {
				continue
			}
			diff = c.view.Date.Year() - f.Day.Year
		default:
			continue
		}
		if strings.HasPrefix(between, "起") && int(n) <= diff {
			continue // 2016年起连续三年 may have ended in 2019
		}
		if diff < 1 || int(n) == diff || int(n) == diff+1 || !f.Interval && int(n) == diff-1 || int(n) > 60 {
			continue
		}
		c.report(d.Span, lint.Diagnostic{
			Rule:    "number/years",
			Message: lint.Say("“%s”是%d年或%d年，文中为“%s”", "“%s” is %d or %d years, the copy says “%s”", c.quote(f.Span), diff, diff+1, c.quote(d.Span)),
			Notes:   notes(lint.Say("首尾都算为%d年，只算间隔为%d年", "%d years with both ends counted, %d without", diff+1, diff)),
			Related: []lint.Related{c.related(f.Span, "起止年份", "the years")},
		})
	}
}

// ages holds an age against a year of birth, and finds ages and weeks of pregnancy outside life.
func (c *block) ages() {
	for i := range c.r.Facts {
		f := &c.r.Facts[i]
		switch {
		case f.Kind == figures.Age && f.Unit == "岁":
			c.birth(i)
			if f.Lo.Cmp(figures.Int(123)) > 0 && !(f.Hanzi && f.Mag >= 4) && f.Role != figures.Change && !containsAny(c.sentenceOf(f), "树", "龟", "化石", "古", "建院", "建校", "创", "神", "仙", "传说", "岁月", "楼", "建筑", "祖", "校", "院庆", "合计", "加起来", "共", "总和", "相加", "祝", "寿命", "理论", "极限", "自称", "号称", "吉尼斯") {
				c.report(f.Span, lint.Diagnostic{
					Rule:    "number/lifespan",
					Message: lint.Say("年龄“%s”超出人的寿命", "the age “%s” is beyond a human life", c.quote(f.Span)),
				})
			}
		case f.Kind == figures.Gestation && (f.Hi.Cmp(figures.Int(44)) > 0) && f.Role != figures.Change:
			c.report(f.Span, lint.Diagnostic{
				Rule:    "number/lifespan",
				Message: lint.Say("孕周“%s”超出妊娠期限", "“%s” is longer than a pregnancy", c.quote(f.Span)),
				Notes:   notes(lint.Say("足月为37至42周", "term is 37 to 42 weeks")),
			})
		case f.Kind == figures.Duration && f.Unit == "月" && f.Hi.Cmp(figures.Int(10)) > 0 && f.Exact() && endsAny(strings.TrimRight(c.leadOf(f), " 已约有"), "怀孕", "身孕", "妊娠") && !strings.HasPrefix(strings.TrimSpace(c.t[f.End:]), "后") && !strings.HasPrefix(c.t[f.End:], "前"):
			c.report(f.Span, lint.Diagnostic{
				Rule:    "number/lifespan",
				Message: lint.Say("怀孕“%s”超出妊娠期限", "a pregnancy of “%s” is too long", c.quote(f.Span)),
			})
		}
	}
}

// birth checks 1968年出生的52岁患者.
func (c *block) birth(i int) {
	f := &c.r.Facts[i]
	n, ok := f.Lo.Integer()
	if !ok || !f.Exact() {
		return
	}
	if startsAny(c.t[f.End:], "时", "那年", "的时候", "起", "开始", "入", "参加", "前", "后") {
		return
	}
	for j := max(0, i-3); j < min(len(c.r.Facts), i+3); j++ {
		d := &c.r.Facts[j]
		if d.Kind != figures.Date || d.Day.Year < 1880 || d.Interval || c.r.Sentence(d) != c.r.Sentence(f) {
			continue
		}
		if lo, hi := min(d.End, f.End), max(d.Start, f.Start); lo < hi && containsAny(c.t[lo:hi], "其父", "其母", "父亲", "母亲", "妻子", "丈夫", "儿子", "女儿", "爱人", "老伴", "其子", "其女", "弟弟", "哥哥", "姐姐", "妹妹") {
			continue // the age of another
		}
		after, before := c.t[d.End:], strings.TrimSpace(c.t[max(0, d.Start-12):d.Start])
		if !startsAny(after, "出生", "生人", "生，", "生于", "生的", "生,") && !endsAny(before, "生于", "出生于", "出生在") {
			continue
		}
		year := 0
		s := c.sentenceOf(f)
		dead := containsAny(s, "享年", "终年", "去世", "逝世", "病逝")
		for k := max(0, i-12); k < min(len(c.r.Facts), i+12); k++ {
			e := &c.r.Facts[k]
			if k != j && e.Kind == figures.Date && e.Day.Year > d.Day.Year && c.r.Sentence(e) == c.r.Sentence(f) {
				if dead {
					year = e.Day.Year
				} else {
					return // an age in that year
				}
			}
		}
		if year == 0 {
			if dead || c.view.Date.IsZero() {
				return
			}
			year = c.view.Date.Year()
		}
		age := year - d.Day.Year
		if int(n) >= age-1 && int(n) <= age+1 {
			return
		}
		c.report(f.Span, lint.Diagnostic{
			Rule:    "number/age",
			Message: lint.Say("%[2]d年出生，到%[3]d年为%[4]d岁上下，文中为“%[1]s”", "born in %[2]d, about %[4]d in %[3]d; the copy says “%[1]s”", c.quote(f.Span), d.Day.Year, year, age),
			Notes:   notes(lint.Say("%d－%d＝%d", "%d − %d = %d", year, d.Day.Year, age)),
			Related: []lint.Related{c.related(d.Span, "出生年份", "the year of birth")},
		})
		return
	}
}
