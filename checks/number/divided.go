package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// dividers are verbs in front of a list of the kinds that something falls into.
var dividers = [...]string{"分为", "分成", "划分为", "划为", "归为", "包括", "包含", "涵盖", "涉及", "设有", "设置"}

// kindUnits count the kinds at the end of such a list: 分为实性、部分实性和磨玻璃三类.
var kindUnits = [...]string{"大类", "类型", "类", "种", "型", "级", "档", "期", "部分", "组", "阶段", "等级", "层次", "级别", "方面", "区域", "板块", "环节", "类别"}

// areaUnits count what a clause before lists: 设有等候区、登记区和留观区，三个区域….
var areaUnits = [...]string{"个", "大", "类", "项", "间", "处", "种", "座", "条", "组", "支", "所", "家"}

// inner is a number of things inside a list, which may sum up a list of its own.
var inner = pattern.Lazy(`[二两三四五六七八九0-9](?:个|大|类|项|种|组|级|型|期|家|名)`)

// collective says something of all of what was listed.
var collective = []string{"井然有序", "分工明确", "各司其职", "相互独立", "功能齐全", "依次排开", "布局合理", "一目了然", "一应俱全", "环环相扣", "有机衔接", "有序衔接", "同步推进", "同时进行", "缺一不可", "分区明确", "标识清晰", "标识清楚", "全部", "均", "都"}

// notMore takes out words with 等 in which it says of no list that there is more.
var notMore = strings.NewReplacer("等候", "", "等待", "", "等级", "", "等诊", "", "高等", "", "中等", "", "初等", "", "甲等", "", "乙等", "", "丙等", "", "优等", "", "平等", "")

// classes holds a list against the number of kinds that ends it, or that opens the clause behind.
func (c *block) classes() {
	const longest = 720 // bytes of a list
	if !c.Holds("、") {
		return
	}
	clauses := c.Reading.Clauses
	for k := range clauses {
		cl := clauses[k].Span
		if cl.End-cl.Start > longest || !strings.Contains(cl.Of(c.Text), "、") {
			continue
		}
		c.kindList(cl)
		if k+1 < len(clauses) && clauses[k+1].Comma && clauses[k+1].Start-cl.End == len("，") {
			c.areaList(cl, clauses[k+1].Span)
		}
	}
}

// kindList judges a clause that ends with so many kinds.
func (c *block) kindList(cl figures.Span) {
	text := cl.Of(c.Text)
	at, unit := -1, ""
	for _, w := range kindUnits {
		if head, ok := strings.CutSuffix(text, w); ok {
			unit = w
			head = strings.TrimSuffix(strings.TrimSuffix(head, "个"), "种")
			at = len(head) - len(lastRune(head))
			break
		}
	}
	if at <= 0 {
		return
	}
	n, end := smallNumber(text, at)
	if n < 2 || !mayCount(text[:at]) || end+len("个")+len(unit) < len(text) || strings.HasSuffix(text[:at], "、") { // 四、五类
		return
	}
	from := -1
	for _, v := range dividers {
		if k := strings.Index(text[:at], v); k >= 0 && (from < 0 || k+len(v) < from) {
			from = k + len(v)
		}
	}
	if from >= 0 {
		c.classList(figures.Span{Start: cl.Start + from, End: cl.Start + at}, figures.Span{Start: cl.Start + at, End: cl.End}, false)
	}
}

// areaList judges a list whose items close alike, with what is counted in the clause behind.
func (c *block) areaList(list, next figures.Span) {
	text, behind := list.Of(c.Text), next.Of(c.Text)
	at := len(behind) - len(strings.TrimPrefix(behind, "共"))
	n, end := smallNumber(behind, at)
	if n < 2 {
		return
	}
	size := 0
	for _, w := range areaUnits {
		if strings.HasPrefix(behind[end:], w) {
			size = len(w)
			break
		}
	}
	close, rest := lastRune(text), behind[end+size:]
	if r := []rune(rest[:min(len(rest), 9)]); size == 0 || !strings.Contains(string(r), close) || strings.Contains(behind, "、") || affix.Starts(rest, "以上", "以下") {
		return
	}
	got := closingAlike(text)
	// Fewer may be some of them.
	if got < 3 || n > got+3 || n < got && !figures.Mentions(rest, collective...) || n < got-1 {
		return
	}
	c.classList(list, figures.Span{Start: next.Start + at, End: next.Start + end + size}, true)
}

// classList tells a list that has not as many items as are counted.
func (c *block) classList(list, count figures.Span, alike bool) {
	text := list.Of(c.Text)
	if !strings.Contains(text, "、") || figures.Mentions(notMore.Replace(text), "等", "其中", "或", "“", "”", "《", "（", "(", "以及") || inner().MatchString(text) || strings.ContainsAny(text, "0123456789") {
		return
	}
	n, _ := smallNumber(c.Text, count.Start)
	lo, hi := items(text)
	got := closingAlike(text)
	switch {
	case got == 0 && !alike && evenItems(text) == hi:
		lo = hi // 义诊、讲座和体验
	case got > 0:
		lo, hi = got, got
	case alike || strings.Contains(text, "的"):
		return
	}
	if n >= lo && n <= hi || n < lo-2 || n > hi+3 {
		return
	}
	c.listed(count, lint.Say("前面列出%[2]d项，文中说“%[1]s”", "%[2]d items are listed, the copy says “%[1]s”", c.Quote(count), hi), list)
}

// evenItems returns the number of items of a list, 和 parting the last two, where all are of one length of two to four characters; 0
// if they are not.
func evenItems(list string) int {
	items := strings.Split(list, "、")
	last := items[len(items)-1]
	a, b, ok := strings.Cut(last, "和")
	if !ok {
		return 0
	}
	items = append(items[:len(items)-1], a, b)
	for _, item := range items {
		if n := utf8.RuneCountInString(item); n != utf8.RuneCountInString(a) || n < 2 || n > 4 {
			return 0
		}
	}
	return len(items)
}

// closingAlike returns the number of items of a list, where each of them, 和 parting the last two, closes with the same two characters
// or one; 0 if they do not.
func closingAlike(list string) int {
	items := strings.Split(list, "、")
	last := items[len(items)-1]
	for _, and := range [...]string{"以及", "和", "与", "及"} {
		if a, b, ok := strings.Cut(last, and); ok && utf8.RuneCountInString(a) >= 2 && utf8.RuneCountInString(b) >= 2 {
			items = append(items[:len(items)-1], a, b)
			break
		}
	}
	close := lastRune(items[0])
	seen := map[string]bool{}
	for k, item := range items {
		if lastRune(item) != close || utf8.RuneCountInString(item) < 2 || k > 0 && utf8.RuneCountInString(item) > 12 || seen[item] || figures.Mentions(item, "和", "与", "及") {
			return 0
		}
		seen[item] = true
	}
	return len(items)
}

// venues holds how many things a clause counts against how many the next one speaks of one by one: 设7个分会场，六个分会场的主题分别为….
func (c *block) venues() {
	r := c.Reading
	for i := 1; i < len(r.Facts); i++ {
		b, a := &r.Facts[i], &r.Facts[i-1]
		if b.Kind != figures.Count || a.Kind != figures.Count || a.Unit != b.Unit || !a.Exact() || !b.Exact() || a.Role == figures.Change || b.Clause-a.Clause != 1 || strings.Trim(r.Lead(b), " ，,") != "" {
			continue
		}
		switch b.Unit {
		case "个", "场", "项", "类", "大", "支", "期", "批", "组", "间", "条", "座", "所", "家":
		default:
			continue
		}
		noun, rest, ok := strings.Cut(c.Text[b.End:min(len(c.Text), b.End+120)], "的")
		if !ok || utf8.RuneCountInString(noun) < 2 || len(noun) > 30 || !strings.HasPrefix(c.Text[a.End:], noun) || a.Lo.Cmp(b.Lo) == 0 || strings.Contains(c.Text[a.End:b.Start], "其中") {
			continue
		}
		if k := strings.IndexAny(rest, "，。；"); k >= 0 {
			rest = rest[:k]
		}
		what, _, ok := strings.Cut(rest, "分别")
		x, ok1 := a.Lo.Integer()
		y, ok2 := b.Lo.Integer()
		if !ok || !ok1 || !ok2 || len(what) > 24 || x < 2 || y < x-1 || y > x+3 || !affix.Starts(rest[len(what)+len("分别"):], "为", "是", "由", "聚焦", "围绕", "以", "设") {
			continue // fewer may be some of them
		}
		c.Report(b.Span, lint.Diagnostic{
			Rule:    "number/conflict",
			Message: lint.Say("前文说“%s”，此处为“%s”", "“%s” before, “%s” here", c.Quote(figures.Span{Start: a.Start, End: a.End + len(noun)}), c.Quote(figures.Span{Start: b.Start, End: b.End + len(noun)})),
			Related: []lint.Related{c.Related(a.Span, "前一处", "the one before")},
		})
	}
}
