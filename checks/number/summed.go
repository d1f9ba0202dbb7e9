package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/pattern"
)

var (
	// summing follows a list and says how many it has: 限盐、戒烟、运动，再加上服药，这四条; …及医事人员，共五类。
	summing = pattern.Lazy(`，(这|以上|上述|共|共计)([三四五六七八九]|[3-9])(个|种|类|项|条|点|样|招|步|件|大类)`)
	// further adds one item in a clause of its own.
	further = pattern.Lazy(`，(?:再加上?|外加|以及|还有|加上)([^，。；：、]{2,30})$`)
	// few are colons with short items behind them that only commas part: 分成三段：等挂号，等看诊，等领药。
	few = pattern.Lazy(`(?:分成|分为|就是|只有|概括为|归纳为|总结为|记住|做到)(?:了|这)?([二两三四五六七八九]|[2-9])(个|种|类|项|条|点|样|招|步|段|件|个字|句话|句)：([^。；：、“”！？\n]{4,120})[。；]`)
)

// longestFurther is more than further can match, in bytes: it is sought before every summing, and not in all that leads to it.
const longestFurther = 200

// summed holds a list against the number that sums it up in the clause behind.
func (c *block) summed() {
	if !c.Holds("、") {
		return
	}
	for _, at := range summing().FindAllStringSubmatchIndex(c.Text, -1) {
		n, _ := smallNumber(c.Text, at[4])
		which, rest := c.Text[at[2]:at[3]], c.Text[at[1]:]
		if strings.HasPrefix(which, "共") && !ends(rest) || affix.Starts(rest, "以上", "以下", "多") {
			continue
		}
		end, more := at[0], 0
		skipped := max(0, end-longestFurther)
		if m := further().FindStringIndex(c.Text[skipped:end]); m != nil {
			end, more = skipped+m[0], 1
		}
		start := lastBreak(c.Text[:end])
		list := c.Text[start:end]
		if strings.Count(list, "、") < 2 || !plainList(list, more > 0) || more == 0 && strings.HasSuffix(c.Text[:start], "，") && affix.Starts(list, "以及", "还有") {
			continue
		}
		lo, hi := items(strings.TrimLeft(strings.ReplaceAll(list, "以及", "和"), "与和"))
		if last := list[strings.LastIndex(list, "、"):]; hi == lo+1 && strings.Count(last, "和")+strings.Count(last, "及") == 1 {
			lo = hi // 幼儿、孕妇、学生及医务人员: the word in front of the last item parts it from the one before
		}
		if lo += more; n >= lo && n <= hi+more || n < lo-1 || n > hi+more+1 {
			continue // far off it sums up something else
		}
		if strings.HasSuffix(c.Text[:start], "，") && n > hi+more {
			continue // the list may have begun before its comma
		}
		c.listed(figures.Span{Start: at[4], End: at[1]}, lint.Say("前面列出%[2]d项，文中说“%[1]s”", "%[2]d items are listed, the copy says “%[1]s”", c.Text[at[4]:at[1]], lo), figures.Span{Start: start, End: at[0]})
	}
}

// ages are the numbers that an item of a list may hold without being a count itself.
var ages = pattern.Lazy(`[0-9]+(?:周岁|岁|个月|月龄)`)

// plainList reports whether the items of a list are short and none of them stands for more. Numbers are fine where the list is plainly
// one.
func plainList(list string, plainly bool) bool {
	list = ages().ReplaceAllString(list, "某岁")
	if figures.Mentions(list, "等", "包括", "其中", "——") || strings.ContainsAny(list, "“”《》（）()") || !plainly && strings.ContainsAny(list, "0123456789") {
		return false
	}
	longest, shortest := 0, 99
	first := true
	for item := range strings.SplitSeq(list, "、") {
		n := utf8.RuneCountInString(item)
		if !first { // what stands in front of the first is not of the list
			longest, shortest = max(longest, n), min(shortest, n)
		}
		first = false
	}
	return shortest >= 2 && longest <= 14
}

// fewItems counts short clauses behind a colon that announces them.
func (c *block) fewItems() {
	if !unitBeforeColon(c.Text) {
		return // as nearly all, which saves the expression
	}
	for _, at := range few().FindAllStringSubmatchIndex(c.Text, -1) {
		n, _ := smallNumber(c.Text, at[2])
		list := strings.Split(c.Text[at[6]:at[7]], "，")
		if len(list) < 2 || len(list) == n || !sameShape(list) || len(list) > n+1 || len(list) < n-1 {
			continue
		}
		c.listed(figures.Span{Start: at[2], End: at[5]}, lint.Say("后面列出%[2]d项，文中说“%[1]s”", "%[2]d items are listed, the copy says “%[1]s”", c.Text[at[2]:at[5]], len(list)), figures.Span{Start: at[6], End: at[7]})
	}
}

// unitBeforeColon reports whether a colon of a text stands behind what items are counted by.
func unitBeforeColon(text string) bool {
	for at := 0; ; {
		i := hanzi.Index(text[at:], "：")
		if i < 0 {
			return false
		}
		if affix.Ends(text[:at+i], "个", "种", "类", "项", "条", "点", "样", "招", "步", "段", "件", "字", "话", "句") {
			return true
		}
		at += i + len("：")
	}
}

// sameShape reports whether clauses are items of one list: of one length, and beginning or ending alike.
func sameShape(list []string) bool {
	first, _ := utf8.DecodeRuneInString(list[0])
	last, _ := utf8.DecodeLastRuneInString(list[0])
	starts, ends := true, true
	for _, item := range list {
		a, _ := utf8.DecodeRuneInString(item)
		b, _ := utf8.DecodeLastRuneInString(item)
		starts, ends = starts && a == first, ends && b == last
		if utf8.RuneCountInString(item) != utf8.RuneCountInString(list[0]) {
			return false
		}
	}
	return starts || ends
}
