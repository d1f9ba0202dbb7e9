package number

import (
	"strings"
	"time"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// lengths holds how long something is said to have taken against its two ends, right before: 上午9时开始，下午3时结束，持续了4小时;
// 3月10日入院，3月25日出院，共住院25天. Hours are held in clockspans.go.
func (c *block) lengths() {
	for k := 2; k < len(c.Reading.Facts); k++ {
		d, to, from := &c.Reading.Facts[k], &c.Reading.Facts[k-1], &c.Reading.Facts[k-2]
		if d.Kind != figures.Duration || d.Unit != "天" || !d.Exact() || to.Kind != figures.Date || from.Kind != figures.Date || to.Interval || from.Interval ||
			d.Clause-to.Clause != 1 || to.Clause-from.Clause > 1 || c.Reading.Sentence(from) != c.Reading.Sentence(d) {
			continue
		}
		lead := strings.TrimRight(strings.TrimLeft(c.leadOf(d), "，, "), " 了")
		if len(lead) > 18 || !affix.Ends(lead, "持续", "历时", "耗时", "用时", "时长", "住院", "奋战", "进行") && lead != "为期" {
			continue
		}
		c.days(from, to, d, false)
	}
}

// days holds a number of days against two dates.
func (c *block) days(from, to, d *figures.Fact, both bool) {
	a, b := from.Day, to.Day
	n, whole := d.Lo.Integer()
	if a.Day == 0 || a.Month == 0 || b.Day == 0 || b.Year > 0 && a.Year == 0 || !whole {
		return
	}
	if b.Month == 0 {
		b.Month = a.Month
	}
	if b.Year == 0 {
		b.Year = a.Year
	}
	year := max(a.Year, 2023) // which is no leap year; of one the copy does not name February may have a day more
	start := time.Date(year, time.Month(a.Month), a.Day, 0, 0, 0, 0, time.UTC)
	end := time.Date(max(b.Year, 2023), time.Month(b.Month), b.Day, 0, 0, 0, 0, time.UTC)
	diff := int(end.Sub(start).Hours() / 24)
	least, most := diff-1, diff+2
	span := c.Quote(figures.Span{Start: from.Start, End: to.End})
	if from.Span == to.Span { // a range: who counts its days counts both ends, or neither
		least, most = diff, diff+1
		if a.Year == 0 && a.Month <= 2 && b.Month > 2 {
			most++
		}
	}
	said := lint.Say("“%s”是%d天或%d天，文中为“%s”", "“%s” is %d or %d days, the copy says “%s”", span, diff, diff+1, c.Quote(d.Span))
	if both {
		least = diff + 1
		said = lint.Say("“%s”首尾都算是%d天，文中为“%s”", "“%s” is %d days with both ends counted, the copy says “%s”", span, diff+1, c.Quote(d.Span))
	}
	if diff < 1 || int(n) >= least && int(n) <= most {
		return
	}
	c.Report(d.Span, lint.Diagnostic{
		Rule:    "number/difference",
		Message: said,
		Notes:   figures.Notes(lint.Say("首尾都算为%d天，只算间隔为%d天", "%d days with both ends counted, %d without", diff+1, diff)),
		Related: []lint.Related{c.Related(from.Span, "起", "from"), c.Related(to.Span, "止", "to")},
	})
}

// ranges holds a number of days against the days it is said to last: 10月1日至7日，共8天.
func (c *block) ranges() {
	for k := 1; k < len(c.Reading.Facts); k++ {
		d := &c.Reading.Facts[k]
		if d.Kind != figures.Duration || d.Unit != "天" && d.Unit != "工作日" || !d.Exact() {
			continue
		}
		r, ok := c.rangeBefore(k)
		if j := k - 1; !ok && affix.Ends(c.leadOf(d), "为期") {
			for j > 0 && k-j < 4 && c.Reading.Facts[j].Kind != figures.Date {
				j--
			}
			r, ok = c.rangeEnding(j) // 9月1日至15日为60岁以上老人体检，活动为期10天
		}
		if n, whole := d.Lo.Integer(); ok && d.Unit == "工作日" && whole && r.Day.Day != 0 && d.Clause-r.Clause <= 1 && int(n) > daysIn(&r) {
			c.rangeDays(&r, d, false)
		}
		if !ok || !c.daysAndRange(d, &r) || d.Clause-r.Clause > 1 {
			continue
		}
		lead := strings.TrimSpace(strings.TrimLeft(c.Text[max(r.End, c.Reading.Clauses[d.Clause].Start):d.Start], "，,（( 止"))
		if affix.Ends(lead, "连续", "一连", "接连", "持续") && len(lead) > len("将持续") && len(lead) <= 60 && !strings.ContainsAny(lead, "0123456789") {
			if n, whole := d.Lo.Integer(); whole && d.Clause-r.Clause <= 1 && int(n) > daysIn(&r) {
				c.rangeDays(&r, d, false) // some days of the range may be in a row, not more than it has
			}
			continue
		}
		if daysOfRange(lead, c.Text[d.End:]) {
			c.rangeDays(&r, d, counted(lead) && c.Reading.Facts[k-1].End == r.End)
		}
	}
	// The length may come first: 为期三天，11月3日至5日举行.
	for k := 1; k < len(c.Reading.Facts); k++ {
		r, d := &c.Reading.Facts[k], &c.Reading.Facts[k-1]
		if c.daysAndRange(d, r) && r.Clause == d.Clause+1 && affix.Ends(strings.TrimRight(c.leadOf(d), " 共"), "为期") && len(c.leadOf(r)) <= 12 {
			c.rangeDays(r, d, false)
		}
	}
}

// daysOfRange reports whether a number of days is that of the range in front of it, by the words on both sides: …，共8天;
// …8天共…; …，即全省高温的8天里.
func daysOfRange(lead, tail string) bool {
	for _, w := range [...]string{"本次", "此次", "这次", "整个", "该"} {
		lead = strings.TrimPrefix(lead, w)
	}
	if rest, ok := strings.CutPrefix(lead, "活动"); ok && rest != "" {
		lead = strings.TrimPrefix(strings.TrimPrefix(rest, "时间"), "将")
	}
	switch lead {
	case "共", "共计", "总共", "一共", "合计", "为期", "持续", "将持续", "共持续", "历时", "一连", "连续", "前后", "展期", "会期", "赛期", "工期", "公示期", "展期为", "会期为", "工期为", "公示期为", "会期共", "展期共":
		return true
	case "", "的", "这", "短短", "整整", "的短短", "在这", "在这短短":
	default:
		if !(affix.Starts(lead, "全") && len(lead) <= 6) && !(affix.Starts(lead, "即", "也就是", "亦即") && len(lead) <= 36 && strings.HasSuffix(lead, "的")) {
			return false
		}
	}
	return affix.Starts(tail, "共", "里", "内", "间", "时间", "的时间", "假期", "来", "中，", "，")
}

// daysIn returns how many days a range of one year has, both ends counted; many where that is open.
func daysIn(r *figures.Fact) int {
	if n, ok := daysBetween(r.Day, r.Day2); ok && n > 0 {
		return n + 1
	}
	return 1 << 10
}

// daysAndRange reports whether of two facts of a sentence one is a number of days, the other a range of them.
func (c *block) daysAndRange(d, r *figures.Fact) bool {
	return d.Kind == figures.Duration && d.Unit == "天" && d.Exact() && r.Kind == figures.Date && r.Interval && r.Day.Day != 0 && r.Day2.Day != 0 &&
		c.Reading.Sentence(d) == c.Reading.Sentence(r)
}

// counted reports whether the words in front of a number of days add the days up, so that both ends count: 9月15日至21日，共7天. What
// lasts from one day to another may leave out the first.
func counted(lead string) bool {
	switch lead {
	case "共", "共计", "总共", "一共", "合计":
		return true
	}
	return false
}

// rangeDays holds days against a range of dates; both says that both its ends count.
func (c *block) rangeDays(r, d *figures.Fact, both bool) {
	from, to := *r, *r
	to.Day = r.Day2
	c.days(&from, &to, d, both)
}

// courses of events: what comes first, and what cannot come before it.
var courses = [...][2]string{{"发病", "确诊"}, {"发病", "就诊"}, {"发病", "入院"}, {"入院", "出院"}, {"住院", "出院"}, {"入院", "死亡"}, {"发病", "死亡"}, {"开工", "竣工"}, {"开始", "结束"}, {"开幕", "闭幕"}, {"出发", "返回"}}

// courses finds days that run back: 3月10日发病，3月8日确诊; 从3月5日持续到3月2日.
func (c *block) courses() {
	for k := 1; k < len(c.Reading.Facts); k++ {
		b := &c.Reading.Facts[k]
		if b.Kind != figures.Date {
			continue
		}
		j := k - 1
		for j > 0 && k-j < 4 && c.Reading.Facts[j].Kind != figures.Date {
			j--
		}
		a := &c.Reading.Facts[j]
		if a.Kind != figures.Date || a.Interval || b.Interval || b.Clause-a.Clause > 3 || c.Reading.Sentence(a) != c.Reading.Sentence(b) ||
			a.Day.Day == 0 || b.Day.Day == 0 || a.Day.Month == 0 || c.Used(k) || c.lunar(a) || c.lunar(b) {
			continue
		}
		both := figures.Fact{Span: figures.Span{Start: a.Start, End: b.End}, Day: a.Day, Day2: b.Day}
		if both.Day2.Month == 0 {
			both.Day2.Month = a.Day.Month
		}
		if both.Day2.Year == 0 {
			both.Day2.Year = a.Day.Year
		}
		if !runsBack(&both) && !(both.Day.Year == both.Day2.Year && both.Day2.Month < both.Day.Month && both.Day.Month-both.Day2.Month < 6) {
			continue
		}
		between := c.Text[a.End:b.Start]
		switch {
		case strings.Contains(between, "年"): // 从10月1日开始，次年9月30日结束
			continue
		case c.afterwards(between, c.leadOf(b), c.Text[b.End:]):
		case j < k-1, b.Clause-a.Clause > 1:
			continue
		case len(between) <= 30 && affix.Ends(c.Text[:a.Start], "从", "自") && affix.Ends(strings.TrimRight(between, " "), "持续到", "延续到", "一直到", "持续至", "延续至"):
		case c.inOrder(between, c.Text[b.End:]):
		default:
			continue
		}
		c.Use(k)
		c.outOfOrder(b.Span, a.Span)
	}
}

// outOfOrder reports a date or a time that comes before one which stands first.
func (c *block) outOfOrder(at, first figures.Span) {
	c.Report(at, lint.Diagnostic{
		Rule:    "number/date",
		Message: lint.Say("“%s”早于前面的“%s”，先后颠倒", "“%s” comes before “%s”, which stands first: the order is wrong", c.Quote(at), c.Quote(first)),
		Related: []lint.Related{c.Related(first, "在前的日期", "the date before it")},
	})
}

// inOrder reports whether what stands right behind two dates are events of which the second cannot come first.
func (c *block) inOrder(first, second string) bool {
	for _, e := range courses {
		if strings.HasPrefix(strings.TrimLeft(first, "起"), e[0]) && strings.HasPrefix(second, e[1]) {
			return true
		}
	}
	return false
}

// stays are what a patient comes in with, and leavings what one goes with; starts and finishes are those of a work, a show or a journey.
var (
	starts   = []string{"开工", "动工", "开建", "开幕", "开展", "开赛", "开考", "启程", "出发", "开始施工", "开始招募", "启动"}
	finishes = []string{"完工", "竣工", "闭幕", "闭展", "落幕", "收官", "返回", "返程", "结束", "截止", "完成"}
	stays    = []string{"入院", "入住", "住进", "住院", "收治", "收入", "手术", "就诊", "急诊", "送医", "转入", "发病", "确诊", "住入", "求诊"}
	leavings = []string{"出院", "离院", "转出", "去世", "离世", "死亡", "病逝", "不治", "拆线", "康复"}
)

// afterwards reports whether the second of two dates is that of a leaving which the copy says came later: 9月14日入住…，其后于9月9日出院. lead is
// what stands in front of the second in its clause.
func (c *block) afterwards(between, lead, behind string) bool {
	event := strings.TrimLeft(behind, "当日晚上午下凌晨才获准已经 ")
	if len(between) > 150 {
		return false
	}
	goes, ends := closesWith(event, leavings) && figures.Mentions(between, stays...), (closesWith(event, finishes) || affix.Ends(lead, "持续到", "持续至", "延续到", "延续至", "展至")) && affix.Starts(between, starts...)
	return (goes || ends) && !figures.Mentions(between, "次年", "翌年", "再次", "第二次", "曾") &&
		(lead == "" || affix.Starts(strings.TrimLeft(lead, "，, 并最"), "其后", "之后", "随后", "后", "此后", "终", "于", "在", "至", "到", "直到", "直至", "将持续", "持续", "一直", "将延续", "将于"))
}

// closesWith reports whether a clause is one of some events and says no more of it: 出院, but not 出院的另一名患者, 完成首轮.
func closesWith(t string, events []string) bool {
	for _, w := range events {
		if rest, ok := strings.CutPrefix(t, w); ok && (endsOfClause(rest) || affix.Starts(rest, "了", "回家", "身亡")) {
			return true
		}
	}
	return false
}

// hoursOfDay finds hours that a half of the day does not have: 上午13时, 今天上午25时.
func (c *block) hoursOfDay() {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		hour, whole := f.Lo.Integer()
		end := f.End
		switch f.Kind {
		case figures.Clock:
		case figures.Plain:
			if !affix.Starts(c.Text[f.End:], "时", "点") || affix.Starts(c.Text[f.End:], "时间", "点多", "点位") {
				continue
			}
			end += len("时")
		default:
			continue
		}
		before := c.Reading.Before(f, f.Start)
		if !whole || f.Hanzi || hour <= 24 && !(affix.Ends(before, "上午", "清晨", "早上", "凌晨") && hour >= 13 && hour < 24) || !affix.Ends(before, "上午", "下午", "清晨", "早上", "凌晨", "晚上", "傍晚") {
			continue
		}
		span := figures.Span{Start: f.Start, End: end}
		word := before[len(before)-len("上午"):]
		c.Report(span, lint.Diagnostic{
			Rule:     "number/date",
			Severity: lint.Error,
			Message:  lint.Say("%s没有“%s”", "there is no “%[2]s” in “%[1]s”", word, c.Quote(span)),
		})
	}
}
