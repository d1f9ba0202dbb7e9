package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// rangeBefore returns the range of dates in front of fact k, hours passed over: 10月1日至7日; 6月9日（星期一）9时至6月13日（星期五）17时.
func (c *block) rangeBefore(k int) (r figures.Fact, ok bool) {
	j := c.dateBefore(k)
	if j < 0 {
		return r, false
	}
	if r, ok = c.rangeEnding(j); ok && j < k-1 {
		hours := c.Text[r.End:c.Reading.Facts[k].Start]
		r.End += len(hours) - len(pastHours(hours)) // the hours behind belong to it
	}
	return r, ok
}

// rangeEnding returns the range of dates that fact j is or ends: 自2025年9月1日起至2027年8月31日.
func (c *block) rangeEnding(j int) (r figures.Fact, ok bool) {
	to := &c.Reading.Facts[j]
	if to.Kind != figures.Date || to.Interval {
		return *to, to.Kind == figures.Date
	}
	i := c.dateBefore(j)
	if i < 0 {
		return r, false
	}
	from := &c.Reading.Facts[i]
	if from.Interval || from.Day.Day == 0 || from.Day.Month == 0 || to.Day.Day == 0 || !joins(c.Text[from.End:to.Start]) {
		return r, false
	}
	r = *from
	r.End, r.Outer.End, r.Interval, r.Clause, r.Day2 = to.End, to.Outer.End, true, to.Clause, to.Day
	if r.Day2.Month == 0 {
		r.Day2.Month = r.Day.Month
	}
	if r.Day2.Year == 0 {
		r.Day2.Year = r.Day.Year
	}
	return r, true
}

// dateBefore returns the date in front of fact k in its sentence, times of day passed over, or -1.
func (c *block) dateBefore(k int) int { return c.kindBefore(k, figures.Date, figures.Clock) }

// hourWords are what may stand beside the dates of a range; longer ones first.
var hourWords = [...]string{"（星期", "(星期", "（周", "(周", "星期", "凌晨", "早上", "上午", "中午", "下午", "晚上", "晚", "时", "点", "分", "半", "整", ":", "：", " ", "）", ")"}

// pastHours returns t without the day of the week and the hour it begins with: （星期五）17时止.
func pastHours(t string) string {
	for {
		rest := strings.TrimLeft(t, "0123456789０１２３４５６７８９零一二三四五六七八九十 ")
		for _, w := range hourWords {
			if after, ok := strings.CutPrefix(rest, w); ok {
				if strings.HasSuffix(w, "星期") || strings.HasSuffix(w, "周") {
					_, n := utf8.DecodeRuneInString(after)
					after = after[n:]
				}
				rest = after
				break
			}
		}
		if rest == t {
			return t
		}
		t = rest
	}
}

// joins reports whether what stands between two dates makes a range of them.
func joins(t string) bool {
	switch strings.TrimSpace(strings.TrimLeft(pastHours(t), "起")) {
	case "至", "到", "-", "—", "——", "~", "～", "–", "，至", "，到", "开始至", "开始到", "开始，到", "一直到", "持续到", "执行，至", "实施，至", "施行，至", "生效，至", "执行，到", "实施，到":
		return len(t) <= 60
	}
	return false
}

// termWords are what a stretch of full dates is said to be as long as.
var termWords = [...]string{"为期", "历时", "任期", "有效期", "聘期", "协议期", "服务期", "合同期", "合作期", "托管期", "执行期", "周期", "期限", "任期为", "有效期为", "聘期为", "周期为", "期限为", "服务期为", "合同期为", "协议期为"}

// terms holds years and months against the full dates they are said to span: 自2025年9月1日起至2027年8月31日止，共三年;
// 聘期三年（2023年1月1日至2024年12月31日）. Where years alone are named, years does.
func (c *block) terms() {
	for k := 1; k < len(c.Reading.Facts); k++ {
		d := &c.Reading.Facts[k]
		if c.term(d) {
			if r, ok := c.rangeBefore(k); ok && d.Clause-r.Clause <= 1 {
				between := c.Text[r.End:d.Start]
				lead := strings.Trim(strings.TrimLeft(between, "止，,日"), " （(")
				bracket := strings.Trim(between, " ") == "（" && strings.HasPrefix(c.Text[d.End:], "）")
				if lead == "共" || lead == "共计" || lead == "总共" || lead == "一共" || lead == "计" || bracket || len(lead) <= 18 && affix.Ends(lead, termWords[:]...) {
					c.termOf(&r, d)
				}
			}
		}
	}
	// The length may come first.
	for k := 0; k+1 < len(c.Reading.Facts); k++ {
		d := &c.Reading.Facts[k]
		if !c.term(d) || !affix.Ends(strings.TrimRight(c.leadOf(d), " 共"), termWords[:]...) {
			continue
		}
		for at := k + 1; at < min(k+4, len(c.Reading.Facts)); at++ {
			r, ok := c.rangeEnding(at)
			if !ok {
				continue
			}
			if r.Start < d.End {
				break
			}
			gap := strings.Trim(c.Text[d.End:r.Start], " ，,（(：:")
			if gap == "" || gap == "自" || gap == "从" || gap == "即" || gap == "即自" || gap == "时间" || gap == "时间为" {
				c.termOf(&r, d)
			}
			break
		}
	}
}

// term reports whether d is a number of years or months.
func (c *block) term(d *figures.Fact) bool {
	return d.Kind == figures.Duration && (d.Unit == "年" || d.Unit == "月") && d.Exact() && d.Lo.Float() > 0 && d.Lo.Float() <= 60
}

// termOf holds years or months against a range of dates.
func (c *block) termOf(r, d *figures.Fact) {
	a, b := r.Day, r.Day2
	if a.Year == 0 && b.Year == 0 && a.Month < b.Month && d.Unit == "月" {
		a.Year, b.Year = 1, 1 // of one year, whichever
	}
	if a.Year == 0 || a.Month < 1 || a.Month > 12 || b.Month < 1 || b.Month > 12 || b.Year < a.Year || c.lunar(r) {
		return
	}
	// In days of a year of 360, the last day counted.
	days := (b.Year-a.Year)*360 + (b.Month-a.Month)*30
	slack := 75
	if a.Day > 0 && b.Day > 0 {
		days += min(b.Day, 30) - min(a.Day, 30) + 1
	} else {
		days, slack = days+30, 200 // both months counted
	}
	stated := d.Lo.Float() * 30
	if d.Unit == "年" {
		stated *= 12
	} else {
		slack = 40
		if a.Day == 1 && b.Day == monthDays[b.Month] {
			slack = 20 // whole months
		}
	}
	if off := int(stated) - days; days < 25 || off >= -slack && off <= slack {
		return
	}
	if d.Unit == "年" && d.Start > r.End && (int(stated)-days >= 13*30 || days-int(stated) >= 12*30) && c.lasts(r, d, c.Text[r.End:d.Start]) {
		return // years tells
	}
	months := (days + 10) / 30
	said := lint.Say("%[1]d个月", "%[2]s", months, lint.Count(months, "month", "months"))
	if years := months / 12; years > 0 && months%12 == 0 {
		said = lint.Say("%[1]d年", "%[2]s", years, lint.Count(years, "year", "years"))
	} else if years > 0 {
		said = lint.Say("%[1]d年%[2]d个月", "%[3]s %[4]s", years, months%12, lint.Count(years, "year", "years"), lint.Count(months%12, "month", "months"))
	}
	span := c.Quote(figures.Span{Start: r.Start, End: r.End})
	c.Report(d.Span, lint.Diagnostic{
		Rule: "number/difference",
		Message: lint.Text{
			ZH: "“" + span + "”是" + said.ZH + "，文中为“" + c.Quote(d.Span) + "”",
			EN: "“" + span + "” is " + said.EN + ", the copy says “" + c.Quote(d.Span) + "”",
		},
		Notes:   figures.Notes(lint.Text{ZH: "起止日期与时长不符", EN: "the two dates and the length do not agree"}),
		Related: []lint.Related{c.Related(r.Span, "起止日期", "the dates")},
	})
}
