package number

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/pattern"
)

var (
	// stamp is a day written in figures: 2025-13-06, 2024/3/32 10:27.
	stamp = pattern.Lazy(`(?:19|20)\d{2}([-/.－])\d{1,2}([-/.－])\d{1,2}`)
	// timeBehind is the time of day behind one.
	timeBehind = pattern.Lazy(`^[ \x{3000}T]{1,2}\d{1,2}[:：]\d{2}`)
	// opening is a stretch of the day: 8:30—12:00.
	opening = pattern.Lazy(`(\d{1,2})[:：](\d{2})[ ]?(?:[-—–－~～]{1,2}|至|到)[ ]?(\d{1,2})[:：](\d{2})`)
)

// calendar finds days and hours that cannot be, of the lines of a page too, which have no facts: dates in figures and hours of opening.
func calendar(p *lint.Pass) {
	simple := sync.OnceValue(func() []string { return hanzi.SimplifiedBlocks(p.Doc) })
	for i, b := range p.Doc.Blocks {
		if mayHaveStamp(b.Text) {
			stamps(p, b)
		}
		if mayHaveTime(b.Text) {
			openings(p, b)
		}
		if figures.Mentions(b.Text, "八", "九") {
			eighthDays(p, b, simple()[i])
		}
	}
}

// mayHaveStamp and mayHaveTime spare the regular expressions most paragraphs.
func mayHaveStamp(text string) bool {
	for _, century := range [...]string{"20", "19"} {
		for at := 0; ; at++ {
			i := strings.Index(text[at:], century)
			if i < 0 {
				break
			}
			at += i
			if rest := text[at:]; len(rest) > len("2024-1-1")-1 && (rest[4] == '-' || rest[4] == '/' || rest[4] == '.' || strings.HasPrefix(rest[4:], "－")) {
				return true
			}
		}
	}
	return false
}

func mayHaveTime(text string) bool {
	times := 0
	for _, colon := range [...]string{":", "："} {
		for at := 0; ; {
			i := strings.Index(text[at:], colon)
			if i < 0 {
				break
			}
			if at += i; at > 0 && text[at-1] >= '0' && text[at-1] <= '9' {
				times++
			}
			at += len(colon)
		}
	}
	return times > 1
}

// stamps finds dates in figures of which there is no month or day.
func stamps(p *lint.Pass, b *lint.Block) {
	for _, at := range stamp().FindAllStringSubmatchIndex(b.Text, -1) {
		text := b.Text[at[0]:at[1]]
		mark := b.Text[at[2]:at[3]]
		if mark != b.Text[at[4]:at[5]] || partOfCode(b.Text, at[0], at[1]) {
			continue
		}
		parts := strings.Split(text, mark)
		day := figures.Day{Year: number(parts[0]), Month: number(parts[1]), Day: number(parts[2])}
		why := impossible(day)
		if day.Month == 0 || day.Day == 0 {
			why = lint.Text{ZH: "月、日从1起", EN: "months and days begin with 1"}
		}
		if why.ZH == "" || !dated(b.Text, at[0], at[1]) && (mark == "." || len(parts[1]) != 2 || len(parts[2]) != 2) {
			continue
		}
		p.Report(b, at[0], at[1], lint.Diagnostic{
			Rule: "number/date", Severity: lint.Error,
			Message:    lint.Say("“%s”不存在", "“%s” does not exist", text),
			Notes:      figures.Notes(why),
			Confidence: 0.95,
		})
	}
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// partOfCode reports whether what looks like a date is part of something longer: a number, the name of a file, an address.
func partOfCode(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:start], " "))
	after, _ := utf8.DecodeRuneInString(text[end:])
	code := func(r rune) bool {
		return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || strings.ContainsRune("-/.－_=&%#〔[", r)
	}
	return code(before) || code(after) && after != 'T' && !(after == '.' && end+1 == len(text)) || affix.Starts(strings.TrimLeft(text[end:], " "), "号", "%")
}

// dated reports whether a label announces a date, or a time of day follows.
func dated(text string, start, end int) bool {
	lead := strings.TrimRight(text[:start], " \u3000：:")
	return timeBehind().MatchString(text[end:]) ||
		affix.Ends(lead, "时间", "時間", "日期", "发布", "發布", "更新", "发表", "截至", "截止", "出生", "生日", "来源")
}

// openings finds stretches of the day that end in the day before they begin. One may run through the night.
func openings(p *lint.Pass, b *lint.Block) {
	const (
		morning = 10 * 60 // when the last of a night ends
		longest = 6 * 60  // what a slip of the hour makes

		longestClause = 600 // bytes that are looked back over
	)
	for _, at := range opening().FindAllStringSubmatchIndex(b.Text, -1) {
		part := func(k int) int { return number(b.Text[at[2*k]:at[2*k+1]]) }
		if part(1) > 24 || part(3) > 24 || part(2) > 59 || part(4) > 59 || partOfCode(b.Text, at[0], at[1]) {
			continue
		}
		from, to := part(1)*60+part(2), part(3)*60+part(4)
		if to >= from || to < morning || from-to > longest {
			continue
		}
		clause := b.Text[max(0, at[0]-longestClause):at[0]]
		clause = clause[strings.LastIndexAny(clause, "。；")+1:]
		if behind := b.Text[at[1]:min(len(b.Text), at[1]+30)]; figures.Mentions(clause+behind, "比分", "时差", "當地時間", "当地时间", "比赛", "次日", "隔日", "翌日", "局") {
			continue
		}
		p.Report(b, at[0], at[1], lint.Diagnostic{
			Rule: "number/date", Severity: lint.Warning,
			Message:    lint.Say("“%s”止于起始之前", "“%s” ends before it begins", b.Text[at[0]:at[1]]),
			Confidence: 0.9,
		})
	}
}

// eighth is a day of the week that does not exist, beside one that does: 週二、週八.
var eighth = pattern.Lazy(`(?:周|星期|礼拜)[一二三四五六日天][、，,至到—和与及 ]{1,2}(?:周|星期|礼拜)[八九]`)

func eighthDays(p *lint.Pass, b *lint.Block, simple string) {
	for _, at := range eighth().FindAllStringIndex(simple, -1) {
		start := at[0] + max(strings.LastIndex(simple[at[0]:at[1]], "周"), strings.LastIndex(simple[at[0]:at[1]], "星期"), strings.LastIndex(simple[at[0]:at[1]], "礼拜"))
		p.Report(b, start, at[1], lint.Diagnostic{
			Rule: "number/date", Severity: lint.Error,
			Message:    lint.Say("“%s”不存在", "“%s” does not exist", b.Text[start:at[1]]),
			Confidence: 0.95,
		})
	}
}

// postponed finds 原定7月20日恢复营业，…延至7月19日: put off to a day before, or brought forward to one behind.
func (c *block) postponed() {
	for j := 1; j < len(c.Reading.Facts); j++ {
		a, b := &c.Reading.Facts[j-1], &c.Reading.Facts[j]
		if a.Kind != figures.Date || b.Kind != figures.Date || a.Interval || b.Interval || c.Reading.Sentence(a) != c.Reading.Sentence(b) || c.lunar(a) || c.lunar(b) {
			continue
		}
		lead := strings.TrimRight(c.leadOf(b), " ")
		later := affix.Ends(lead, "延至", "推迟至", "推迟到", "延期至", "延期到", "延后至", "延后到", "顺延至", "顺延到", "延到", "推后至", "展延至")
		sooner := affix.Ends(lead, "提前至", "提前到", "提早至", "提早到")
		if !later && !sooner || !figures.Mentions(c.leadOf(a), "原定", "原订", "原計劃", "原计划", "原拟", "原本", "原安排", "由") {
			continue
		}
		from, to := a.Day, b.Day
		if to.Month == 0 {
			to.Month = from.Month
		}
		if from.Month == 0 || from.Day == 0 || to.Day == 0 || from.Year > 0 && to.Year > 0 && from.Year != to.Year {
			continue
		}
		gap := (to.Month-from.Month)*31 + to.Day - from.Day
		const halfYear = 180 // December put off to January
		if gap == 0 || gap > halfYear || gap < -halfYear || later == (gap > 0) {
			continue
		}
		said := lint.Say("“%s”早于原定的“%s”，不能说延后", "“%s” is before “%s”, from which it was put off", c.Quote(b.Span), c.Quote(a.Span))
		if sooner {
			said = lint.Say("“%s”晚于原定的“%s”，不能说提前", "“%s” is after “%s”, from which it was brought forward", c.Quote(b.Span), c.Quote(a.Span))
		}
		c.Report(b.Span, lint.Diagnostic{
			Rule: "number/date", Message: said,
			Related: []lint.Related{c.Related(a.Span, "原定日期", "the date before")},
		})
	}
}

// judged finds a judgment that is dated before the hearing the same paragraph tells of first: 4月10日开庭审理了此案。3月28日作出判决.
func (c *block) judged() {
	var hearing *figures.Fact
	for j := range c.Reading.Facts {
		f := &c.Reading.Facts[j]
		if f.Kind != figures.Date || f.Interval || f.Day.Month == 0 || f.Day.Day == 0 {
			continue
		}
		tail := c.Text[f.End:min(len(c.Text), f.End+90)]
		if k := strings.IndexAny(tail, "。；"); k >= 0 {
			tail = tail[:k]
		}
		if figures.Mentions(tail, "二审", "再审", "上诉", "抗诉", "重审", "终审", "执行") {
			hearing = nil
			continue
		}
		if figures.Mentions(tail, "开庭审理", "公开审理", "开庭") && !figures.Mentions(tail, "判决", "宣判") {
			hearing = f
			continue
		}
		if hearing == nil || !figures.Mentions(tail, "作出判决", "作出一审判决", "一审判决", "公开宣判", "宣判", "作出判") || c.Reading.Sentence(f)-c.Reading.Sentence(hearing) > 2 {
			continue
		}
		from, to := hearing.Day, f.Day
		if to.Year == 0 {
			to.Year = from.Year
		}
		if from.Year == 0 && to.Year != 0 || from.Year <= to.Year && (from.Year < to.Year || from.Month < to.Month || from.Month == to.Month && from.Day <= to.Day) ||
			f.Day.Year == 0 && from.Month-to.Month > 6 { // the next year
			continue
		}
		c.Report(f.Span, lint.Diagnostic{
			Rule:    "number/date",
			Message: lint.Say("判决日期“%s”早于开庭日期“%s”", "the judgment, “%s”, is dated before the hearing, “%s”", c.Quote(f.Span), c.Quote(hearing.Span)),
			Related: []lint.Related{c.Related(hearing.Span, "开庭日期", "the hearing")},
		})
	}
}
