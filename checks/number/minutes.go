package number

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// A time in two units, 11分50秒 or 2小时15分钟, or in one.
const twoUnits = `((?:\d{1,3}(?:个?小时|分钟?|秒)){1,3})`

var (
	// levelsInMinutes is 由14分30秒缩短至11分50秒，缩短2分40秒.
	levelsInMinutes = pattern.Lazy(`[由从][^，,。；;：\d]{0,15}` + twoUnits + `[^，,。；;\d]{0,12}?(?:缩短|压缩|减少|下降|降低|降|减|缩|延长|增加|升|增)?(?:至|到|为)[^，,。；;\d]{0,9}?` + twoUnits + `[，,][^，,。；;\d]{0,15}?(缩短|减少|压缩|快|提速|提前|节省|延长|增加|慢|下降)(?:了|近|约)?` + twoUnits)
	// thanInMinutes is 11分50秒，比前年的14分30秒缩短2分40秒.
	thanInMinutes = pattern.Lazy(twoUnits + `[，,][^，,。；;\d]{0,6}[比较][^，,。；;\d]{0,21}?` + twoUnits + `[，,]?(缩短|减少|压缩|快|提速|提前|节省|延长|增加|慢|下降|少用|多用|少|多)(?:了|近|约)?` + twoUnits)
	unitsOfTime   = pattern.Lazy(`(\d+)(个?小时|分钟?|秒)`)
)

// minutesApartBy holds how much shorter or longer a time in minutes and seconds, or hours and minutes, has become against the two times.
func (c *block) minutesApartBy() {
	if !strings.Contains(c.Text, "秒") && !strings.Contains(c.Text, "小时") || !figures.Mentions(c.Text, "比", "较", "由", "从") {
		return
	}
	for k, p := range [...]func() *regexp.Regexp{levelsInMinutes, thanInMinutes} {
		for _, at := range p().FindAllStringSubmatchIndex(c.Text, -1) {
			before, after := figures.Span{Start: at[2], End: at[3]}, figures.Span{Start: at[4], End: at[5]}
			if k == 1 {
				before, after = after, before
			}
			c.secondsApart(before, after, figures.Span{Start: at[8], End: at[9]}, c.Text[at[6]:at[7]])
		}
	}
}

// secondsApart reports a difference that two times, one of which at least is in two units, do not give.
func (c *block) secondsApart(before, after, change figures.Span, verb string) {
	a, unitsA := seconds(before.Of(c.Text))
	b, unitsB := seconds(after.Of(c.Text))
	d, unitsD := seconds(change.Of(c.Text))
	// Of a time in one unit the others may have been left out.
	if unitsA == "" || unitsB == "" || unitsD == "" || len(unitsA) == 1 && len(unitsB) == 1 && len(unitsD) == 1 || last(unitsA) != last(unitsB) || last(unitsA) != last(unitsD) {
		return
	}
	want := a - b
	if want < 0 {
		want = -want
	}
	if figures.Mentions(verb, "慢", "延长", "增加", "多") && a > b || figures.Mentions(verb, "快", "缩短", "减少", "压缩") && a < b {
		return // number/direction is of that
	}
	if want == d {
		return
	}
	zh, en := spokenTime(want)
	c.Report(change, lint.Diagnostic{
		Rule:    "number/difference",
		Message: lint.Text{ZH: "由" + before.Of(c.Text) + "到" + after.Of(c.Text) + "相差" + zh + "，文中为“" + change.Of(c.Text) + "”", EN: before.Of(c.Text) + " and " + after.Of(c.Text) + " lie " + en + " apart, the copy says “" + change.Of(c.Text) + "”"},
		Related: []lint.Related{c.Related(before, "起点", "where it starts"), c.Related(after, "终点", "where it ends")},
	})
}

func last(t string) byte { return t[len(t)-1] }

// seconds returns how long a time is, and which units it is told in, h, m and s.
func seconds(t string) (n int, units string) {
	for _, m := range unitsOfTime().FindAllStringSubmatch(t, -1) {
		v, _ := strconv.Atoi(m[1])
		switch {
		case strings.HasSuffix(m[2], "小时"):
			n, units = n+v*3600, units+"h"
		case strings.HasPrefix(m[2], "分"):
			n, units = n+v*60, units+"m"
		default:
			n, units = n+v, units+"s"
		}
	}
	return n, units
}

// spokenTime writes seconds as hours, minutes and seconds.
func spokenTime(n int) (zh, en string) {
	for _, u := range [...]struct {
		size         int
		zh, one, all string
	}{{3600, "小时", "hour", "hours"}, {60, "分", "minute", "minutes"}, {1, "秒", "second", "seconds"}} {
		if v := n / u.size; v > 0 {
			name := u.zh
			if u.size == 60 && n%60 == 0 {
				name = "分钟"
			}
			zh += fmt.Sprintf("%d%s", v, name)
			en += " " + lint.Count(v, u.one, u.all)
			n %= u.size
		}
	}
	return zh, strings.TrimSpace(en)
}
