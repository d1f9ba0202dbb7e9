package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// announcedPeople counts persons and says that their names follow: 三名专家分别是：; 五名“好医生”，他们是; 三人为. The list may be the rest of
// the sentence.
var announcedPeople = pattern.Lazy(`^(?:人[^，。；：、0-9]{0,6}|(?:名|位)[^，。；：、0-9]{0,24})(?:，?(?:他们|她们|这[一二两三四五六七八九十]人|[两二三四五六七八九十]人)?(?:分别|依次)(?:是|为)[：:]?|[是为][：:]?|，?(?:他们|她们)[是为][：:]?|[：:]|[^。；：、0-9]{0,30}。(?:他们|她们|这[两二三四五六七八九十][人位名])(?:分别|依次)?(?:是|为)[：:]?)\s?`)

// bracketedPeople counts persons whose names stand in brackets: 五名专家（林一、周二、陈三）.
var bracketedPeople = pattern.Lazy(`^(?:名|位)\p{Han}{1,16}（([^（）0-9，；]{6,240})）`)

// inRound is what stands in round brackets behind a name: 林一（市医院）.
var inRound = pattern.Lazy(`[（(][^（()）]{0,60}[）)]`)

// furtherPerson joins one more person behind a comma to the list.
var furtherPerson = strings.NewReplacer("，以及", "、", "，还有", "、", "，和", "、", "，与", "、", "，及", "、")

// rosters holds lists of persons against how many they are said to be: 三人分别是：医师甲、护士乙、药师丙、技师丁; 甲、乙、丙、丁三人.
func (c *block) rosters() {
	if !c.Holds("、", "，") {
		return
	}
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		if f.Kind != figures.Count || !f.Exact() || f.Unit != "人" && f.Unit != "名" && f.Unit != "位" || f.Lo.Cmp(figures.Int(2)) < 0 || f.Lo.Cmp(figures.Int(12)) > 0 {
			continue
		}
		if mayCount(c.Text[:f.Start]) {
			c.announcedRoster(f)
			c.bracketedRoster(f)
		}
		if f.Role != figures.Change && !f.Bracket {
			c.summedRoster(f)
		}
	}
}

// bracketedRoster judges the list of persons in the brackets behind what counts them.
func (c *block) bracketedRoster(f *figures.Fact) {
	m := bracketedPeople().FindStringSubmatchIndex(c.Text[f.Number.End:min(len(c.Text), f.Number.End+360)])
	if m == nil {
		return
	}
	n, _ := f.Lo.Integer()
	list := figures.Span{Start: f.Number.End + m[2], End: f.Number.End + m[3]}
	said := figures.Span{Start: f.Start, End: list.Start - len("（")}
	if got, ok := roster(list.Of(c.Text)); ok && int64(got) != n && allNamed(list.Of(c.Text), "、") {
		c.listed(said, lint.Say("文中说“%s”，列出%d人", "the copy says “%s” and lists %d", c.Quote(said), got), list)
	}
}

// announcedRoster judges the list of persons behind what announces it.
func (c *block) announcedRoster(f *figures.Fact) {
	m := announcedPeople().FindStringIndex(c.Text[f.Number.End:min(len(c.Text), f.Number.End+150)])
	if m == nil {
		return
	}
	n64, _ := f.Lo.Integer()
	n, from := int(n64), f.Number.End+m[1]
	rest := c.Text[from:min(len(c.Text), from+900)]
	stop := strings.IndexAny(rest, "。！？\n")
	if stop < 0 && from+len(rest) < len(c.Text) {
		return
	}
	if stop >= 0 {
		rest = rest[:stop]
	}
	list := furtherPerson.Replace(inRound().ReplaceAllString(rest, ""))
	if !strings.Contains(list, "、") && strings.Count(list, "，") >= 2 && allNamed(list, "，") {
		list = strings.ReplaceAll(list, "，", "、") // 主任林一，科长周二，护士陈三
	}
	if k := strings.IndexAny(list, "，,；;"); k >= 0 {
		if got, ok := roster(list); ok && got == n {
			return
		}
		if strings.Contains(list[k:], "、") || strings.ContainsAny(list[k:], "；;") {
			return // the list goes on behind the mark
		}
		list = list[:k]
	}
	if got, ok := roster(list); ok && got != n {
		said := figures.Span{Start: f.Start, End: from}
		for _, w := range [...]string{"，", "：", ":", "分别", "依次", "他们", "她们"} {
			if k := strings.Index(c.Text[said.Start:said.End], w); k >= 0 {
				said.End = said.Start + k
			}
		}
		for _, w := range [...]string{"是", "为"} {
			if strings.HasSuffix(c.Text[said.Start:said.End], w) {
				said.End -= len(w)
			}
		}
		c.listed(said, lint.Say("文中说“%s”，列出%d人", "the copy says “%s” and lists %d", c.Quote(said), got), figures.Span{Start: from, End: from + len(rest)})
	}
}

// summedRoster judges the list of persons right in front of a number of them.
func (c *block) summedRoster(f *figures.Fact) {
	n, whole := f.Lo.Integer()
	start := lastBreak(c.Text[:f.Start])
	list := c.Text[start:f.Start]
	if !whole || n < 2 || n > 12 || !strings.Contains(list, "、") || strings.ContainsAny(list, "0123456789名位（）()“”") || f.Outer.Start < f.Start || figures.Mentions(list, "我", "咱", "他", "她", "跟") {
		return
	}
	if strings.HasSuffix(c.Text[:start], "，") && strings.Contains(c.Text[lastBreak(c.Text[:start-len("，")]):start], "、") {
		return // the list may begin before its comma
	}
	if lo, hi := items(list); f.Unit != "人" && !endsOfClause(c.Text[f.End:]) && (int(n) < lo || int(n) > hi) {
		return // which appositions tells
	}
	first, _, _ := strings.Cut(list, "、")
	if _, _, two := cutPersons(first); two {
		return // 周一与林二、陈三两人: those of the last
	}
	if got, ok := roster(list); ok && int64(got) != n {
		c.listed(f.Span, lint.Say("前面列出%[2]d人，文中说“%[1]s”", "%[2]d persons are listed, the copy says “%[1]s”", c.Quote(f.Span), got), figures.Span{Start: start, End: f.Start})
	}
}
