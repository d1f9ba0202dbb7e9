package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// countIn reads a whole number in digits or in words, 0 where it is none: 12, 十三.
func countIn(t string) int {
	if t != "" && t[0]-'0' < 10 {
		return number(t)
	}
	d, ok := figures.InWords(t)
	n, whole := d.Integer()
	if !ok || !whole {
		return 0
	}
	return int(n)
}

var (
	// edition is which one of a yearly event it is: 第九届.
	edition = pattern.Lazy(`第([一二三四五六七八九十]{1,3}|\d{1,2})届`)
	// firstHeld is the year of the first of them.
	firstHeld = pattern.Lazy(`(\d{4})年(?:首次举办|首次举行|首次开办|首次办|首办|首届|第一届|创办|创立|创设|发起|始办)|(?:首届|第一届)[^，。；、\d]{0,10}(\d{4})年|(?:创办|始创|始办|创立|创设|始|首办|首次举办|发起)于(\d{4})年`)
	// yearly says that there is one of them each year, unbroken that none was left out.
	yearly   = []string{"每年一届", "一年一届", "每年举办一届", "每年一次", "一年一度", "每年举办", "每年举行", "每年都举办", "每年都举行", "每年如期", "年年举办", "逐年举办"}
	unbroken = []string{"从未中断", "从未间断", "未曾中断", "未曾间断", "从不间断", "没有中断", "没有间断", "不曾中断", "不曾间断", "一届未断", "无一间断", "连续举办", "连续举行", "每年一届", "一年一届", "每年举办一届"}
	// broken are words of years without one.
	broken = []string{"停办", "暂停", "疫情", "推迟", "延期", "恢复", "重启", "除外", "每两年", "两年一", "每三年", "因故", "间断过", "中断过", "更名", "改为"}
)

// editions holds which one of a yearly event it is against the year of the first: 第九届…2018年首次举办，此后每年一届，今年（2024年）.
func (c *block) editions() {
	if !c.Holds("届") || !c.Holds(yearly...) || c.Holds(broken...) {
		return
	}
	var at figures.Span
	n := 0
	for _, m := range edition().FindAllStringSubmatchIndex(c.Text, 20) {
		k := countIn(c.Text[m[2]:m[3]])
		if k == 1 || k == n {
			continue // the first, which the year is of
		}
		if n != 0 || figures.Mentions(c.Text[max(0, m[0]-len("上一")):m[0]], "去年", "上一", "明年", "下一") {
			return // of several
		}
		n, at = k, figures.Span{Start: m[0], End: m[1]}
	}
	year := c.View.Year
	if year == 0 {
		year = c.heldIn(at)
	}
	m := firstHeld().FindStringSubmatchIndex(c.Text)
	if n < 2 || m == nil || len(firstHeld().FindAllStringIndex(c.Text, 2)) > 1 {
		return
	}
	first := number(strings.Join([]string{group(c.Text, m, 1), group(c.Text, m, 2), group(c.Text, m, 3)}, ""))
	is := year - first + 1
	if year == 0 || first < 1900 || is < 2 || n == is || n < is && !c.Holds(unbroken...) {
		return // one may have been left out, but none was added
	}
	c.Report(at, lint.Diagnostic{
		Rule:    "number/years",
		Message: lint.Say("%[1]d年首次举办、每年一届，%[2]d年是第%[3]d届，文中为“%[4]s”", "first held in %[1]d and every year since, that of %[2]d is number %[3]d; the copy says “%[4]s”", first, year, is, c.Quote(at)),
		Related: []lint.Related{c.Related(figures.Span{Start: m[0], End: m[1]}, "首次举办", "the first")},
	})
}

// heldIn returns the year that stands behind an edition and says when it was held, 0 where none does: 第十届健走大会于2024年10月举行.
func (c *block) heldIn(at figures.Span) int {
	for i := c.firstFact(at.Start); i < len(c.Reading.Facts) && c.Reading.Facts[i].Start < at.End+60; i++ {
		d := &c.Reading.Facts[i]
		if d.Kind == figures.Date && !d.Interval && d.Day.Year > 0 && affix.Ends(strings.TrimRight(c.leadOf(d), " "), "于", "在") && figures.Mentions(c.Text[d.End:min(len(c.Text), d.End+36)], "举行", "举办", "开幕", "启动", "落幕", "开赛") {
			return d.Day.Year
		}
	}
	return 0
}
