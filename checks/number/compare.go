package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// compared finds a level that is said to lie below or above another where it does not: 住院率13.1%，低于全省12.4%的水平.
func (c *block) compared() {
	for k := 1; k < len(c.Reading.Facts); k++ {
		b := &c.Reading.Facts[k]
		lead := strings.TrimLeft(c.leadOf(b), "，, 也仍均略远明显大幅已")
		below := affix.Starts(lead, "低于", "少于", "不及")
		if !below && !affix.Starts(lead, "高于", "多于") || len(lead) > 60 || strings.Contains(lead, "标准杆") || b.Kind == figures.Ordinal || b.Role != figures.Level && b.Role != figures.Share || !b.Exact() {
			continue
		}
		a := c.before(k)
		if a == nil {
			continue
		}
		ra, ok1 := a.Range()
		rb, ok2 := b.Range()
		if !ok1 || !ok2 || below && ra.Lo.Cmp(rb.Hi) <= 0 || !below && ra.Hi.Cmp(rb.Lo) >= 0 {
			continue
		}
		word, real, en := "高于", "低于", "above"
		if below {
			word, real, en = "低于", "高于", "below"
		}
		c.Report(figures.Span{Start: b.Outer.Start - len(lead), End: b.End}, lint.Diagnostic{
			Rule:    "number/direction",
			Message: lint.Say("%[1]s%[4]s%[2]s，文中说“%[3]s”", "%[1]s is not %[5]s %[2]s, as the copy says", c.Quote(a.Span), c.Quote(b.Span), word, real, en),
			Related: []lint.Related{c.Related(a.Span, "相比的数", "what is compared")},
		})
	}
}

// before returns the exact level in the clause before that of fact k, if it is the only one there of its kind; nil if not.
func (c *block) before(k int) *figures.Fact {
	b := &c.Reading.Facts[k]
	var found *figures.Fact
	for j := k - 1; j >= 0 && b.Clause-c.Reading.Facts[j].Clause <= 1 && c.Reading.Sentence(&c.Reading.Facts[j]) == c.Reading.Sentence(b); j-- {
		a := &c.Reading.Facts[j]
		switch {
		case a.Clause == b.Clause && a.Kind != figures.Date, a.Kind == b.Kind && (a.Unit != b.Unit || found != nil || !a.Exact() || a.Role == figures.Change || a.Role == figures.From):
			return nil
		case a.Kind == b.Kind:
			found = a
		}
	}
	return found
}

var doubles = pattern.Lazy(`翻了?(一|两|二|三|四|五)?番|(?:增加|增长|提高|上升|扩大|多)了?(?:整整|约)?(一|两|二|三|四|[1-4])倍`)

// doublings holds 翻番 and 增加两倍 against the two levels they stand behind: 由1.5万提高到4.5万，翻了一番.
func (c *block) doublings() {
	if !c.Holds("番", "倍") {
		return
	}
	told := map[int]bool{}
	for _, m := range c.Reading.Movements() {
		last := max(c.Reading.Facts[m.From].End, c.Reading.Facts[m.To].End)
		rest := c.Text[last:min(len(c.Text), last+75)]
		if k := strings.IndexAny(rest, "。；！"); k >= 0 {
			rest = rest[:k]
		}
		at := doubles().FindStringSubmatchIndex(rest)
		if at == nil || !onlyTime(rest[:at[0]]) {
			continue
		}
		told[last+at[0]] = true
		if at[4] >= 0 && (rest[at[4]] < 0x80 || c.isWhole(m)) {
			continue // it is the change of the two: see multiple
		}
		c.doubled(&c.Reading.Facts[m.From], &c.Reading.Facts[m.To], last, rest, at)
	}
	c.doubledSince(told)
}

// onlyTime reports whether nothing but a time and words for reaching stand between two levels and how they doubled: 五年间实现.
func onlyTime(t string) bool {
	for _, w := range [...]string{"时间", "年来", "年间", "年内", "年里", "个月", "年", "短短", "期间", "规模", "数量", "总量"} {
		t = strings.ReplaceAll(t, w, "")
	}
	return strings.Trim(t, "，, 实现就已经整足近将接超过数量0123456789一二两三四五六七八九十多间内来里") == ""
}

// doubledSince holds 翻番 against the last two levels of a sentence, which it dates: 2020年服务3.6万人次；2025年达到7.2万人次，五年间翻了一番.
func (c *block) doubledSince(told map[int]bool) {
	if !c.Holds("番", "倍") {
		return
	}
	r := c.Reading
	for i := 1; i < len(r.Facts); i++ {
		b := &r.Facts[i]
		if b.Kind != figures.Count && b.Kind != figures.Money || !b.Exact() || b.Role == figures.Change {
			continue
		}
		rest := c.Text[b.Outer.End:min(len(c.Text), b.Outer.End+75)]
		if k := strings.IndexAny(rest, "。；！"); k >= 0 {
			rest = rest[:k]
		}
		at := doubles().FindStringSubmatchIndex(rest)
		if at == nil || told[b.Outer.End+at[0]] || !onlyTime(rest[:at[0]]) {
			continue
		}
		if now := c.lastLevel(i); now != nil && c.wasThen(now, b) { // 1860次，而去年同期为620次，增长了2倍
			c.doubled(b, now, b.Outer.End, rest, at)
			continue
		}
		if !strings.Contains(rest[at[0]:at[1]], "番") {
			continue
		}
		switch a := c.onceBefore(i); {
		case a >= 0:
			c.doubled(&r.Facts[a], b, b.Outer.End, rest, at)
		case at[0] == 0 && affix.Starts(strings.TrimLeft(c.leadOf(b), " ，,"), "比", "较"): // 12万人次，比2021年的4万人次翻了一番
			if now := c.before(i); now != nil && now.Exact() {
				c.doubled(b, now, b.Outer.End, rest, at)
			}
		}
	}
}

// isWhole reports whether the change that goes with two levels is how many times as much the one is: see multiple.
func (c *block) isWhole(m figures.Movement) bool {
	if m.Change < 0 || c.Reading.Facts[m.Change].Kind != figures.Multiple || c.Reading.Facts[m.Change].Up <= 0 {
		return false
	}
	a, b, ch := &c.Reading.Facts[m.From], &c.Reading.Facts[m.To], &c.Reading.Facts[m.Change]
	ratio, ok := figures.Divide(b.Value(), a.Value())
	return ok && ratio.IsInt() && a.Exact() && b.Exact() && ch.Exact() && ratio.Cmp(ch.Value()) == 0
}

// lastLevel returns the last exact number in front of fact i that is of its unit, times aside; nil if another number is between.
func (c *block) lastLevel(i int) *figures.Fact {
	r := c.Reading
	for j := i - 1; j >= 0 && r.Facts[i].Clause-r.Facts[j].Clause <= 1; j-- {
		switch a := &r.Facts[j]; {
		case a.Kind == r.Facts[i].Kind && a.Unit == r.Facts[i].Unit && a.Exact():
			return a
		case a.Kind != figures.Date && a.Kind != figures.Duration:
			return nil
		}
	}
	return nil
}

// wasThen reports whether a clause only says what the number before it was at an earlier time: 而去年同期为620次, 两年前这一数字仅21.5万人.
func (c *block) wasThen(now, b *figures.Fact) bool {
	r := c.Reading
	if b.Clause-now.Clause != 1 || r.Sentence(now) != r.Sentence(b) || now.Role == figures.Change || now.Role == figures.From || now.Role == figures.To || b.Lo.Cmp(now.Lo) >= 0 {
		return false
	}
	clause := strings.TrimLeft(c.Text[r.Clauses[b.Clause].Start:b.Outer.Start], "，, 而但")
	return len(clause) <= len("去年春节假期同期的这一数字仅为") && affix.Ends(clause, "为", "是", "仅", "只有", "仅有", "才", "有") && !figures.Mentions(c.leadOf(now), "去年", "上年", "同期", "其中", "年前") &&
		(affix.Starts(clause, "去年", "上年", "前年", "上月", "上周", "同期", "此前", "原来", "过去", "当初", "当时") || strings.Contains(clause, "年前"))
}

// onceBefore returns the only other level of its unit in the sentence of fact i, where both are dated and it is the older; or -1.
func (c *block) onceBefore(i int) int {
	r := c.Reading
	from, to := c.reached(i)
	b := &r.Facts[i]
	j := c.only(from, to, func(f *figures.Fact) bool { return f != b && f.Kind == b.Kind && f.Unit == b.Unit })
	if j < 0 || j > i || !r.Facts[j].Exact() || r.Facts[j].Role == figures.Change {
		return -1
	}
	older, newer := 0, 0
	for k := from; k < i; k++ {
		if d := &r.Facts[k]; d.Kind == figures.Date && d.Day.Year > 0 {
			if k < j {
				older = d.Day.Year
			} else {
				newer = d.Day.Year
			}
		}
	}
	if older == 0 || newer <= older {
		return -1
	}
	return j
}

// doubled reports that b is not so many times a as the words at at in rest say, which begins at last.
func (c *block) doubled(a, b *figures.Fact, last int, rest string, at []int) {
	if !a.Exact() || !b.Exact() {
		return
	}
	times, most := timesOf(rest, at), 1.5
	if at[2] < 0 && at[4] >= 0 {
		if most = 1.25; affix.Starts(rest[at[1]:], "多", "有余", "以上", "半") {
			most = 1 + 1/times
		}
	}
	ratio, ok := figures.Divide(b.Value(), a.Value())
	if !ok {
		return // of nothing there is no multiple
	}
	r, _ := ratio.Float64()
	if r > times*0.85 && r < times*most {
		return
	}
	c.Report(figures.Span{Start: last + at[0], End: last + at[1]}, lint.Diagnostic{
		Rule:    "number/multiple",
		Message: lint.Say("由%s到%s是%s倍，“%s”是%g倍", "%s to %s is ×%s; “%s” is ×%g", c.Quote(a.Span), c.Quote(b.Span), figures.Format(ratio, 2), rest[at[0]:at[1]], times),
		Notes:   figures.Notes(lint.Say("翻一番、增加一倍都是原来的2倍，增加两倍是3倍，翻两番是4倍", "翻一番 and 增加一倍 are twice as much, 增加两倍 three times, 翻两番 four times")),
		Related: []lint.Related{c.Related(a.Span, "起点", "where it starts"), c.Related(b.Span, "终点", "where it ends")},
	})
}

// timesOf returns how many times as much a match of doubles in a text says.
func timesOf(text string, at []int) float64 {
	switch {
	case at[2] >= 0:
		return map[string]float64{"一": 2, "两": 4, "二": 4, "三": 8, "四": 16, "五": 32}[text[at[2]:at[3]]]
	case at[4] >= 0:
		return map[string]float64{"一": 2, "两": 3, "二": 3, "三": 4, "四": 5, "1": 2, "2": 3, "3": 4, "4": 5}[text[at[4]:at[5]]]
	}
	return 2
}

// ofSameTime reports whether a multiple is of the time that the copy gives for a level: 由去年的120人扩大到480人，是去年的4倍.
func (c *block) ofSameTime(a, f *figures.Fact) bool {
	lead := strings.TrimRight(c.leadOf(f), " 约")
	for _, w := range [...]string{"去年", "上年", "前年", "去年同期", "上年同期", "上月", "上周"} {
		if strings.HasSuffix(lead, w+"的") && strings.Contains(c.leadOf(a), w) && len(lead) <= len("，相当于上年同期的") {
			return true
		}
	}
	return false
}

// yearOfStart reports whether fact k is the year of a level, of which the fact behind is a multiple: 由2020年的2.1万增至8.4万，是2020年的4倍.
func (c *block) yearOfStart(from, k int) bool {
	r := c.Reading
	if from == 0 || k < 1 || k+1 >= len(r.Facts) || r.Facts[k].Kind != figures.Date || r.Facts[from-1].Kind != figures.Date || r.Facts[from-1].Clause != r.Facts[from].Clause {
		return false
	}
	d, f := &r.Facts[k], &r.Facts[k+1]
	lead := strings.TrimLeft(r.Lead(d), " ，,约")
	return d.Day == r.Facts[from-1].Day && d.Day.Year > 0 && f.Clause == d.Clause && c.Text[d.End:f.Outer.Start] == "的" && affix.Ends(lead, "是", "为", "达", "达到", "相当于") && len(lead) <= len("已经相当于")
}

// ofOld holds 是原来的三倍, 仅为原来的三分之一 against the two levels before it.
func (c *block) ofOld() {
	for _, m := range c.Reading.Movements() {
		k := max(m.From, m.To) + 1
		if k >= len(c.Reading.Facts) {
			continue
		}
		a, b, f := &c.Reading.Facts[m.From], &c.Reading.Facts[m.To], &c.Reading.Facts[k]
		ofYear := c.yearOfStart(m.From, k)
		if ofYear {
			f = &c.Reading.Facts[k+1]
		}
		if f.Kind != figures.Multiple && f.Kind != figures.Fraction || !f.Exact() || !a.Exact() || !b.Exact() || f.Clause-b.Clause > 1 ||
			!ofYear && !affix.Ends(strings.TrimRight(c.leadOf(f), " 约"), "原来的", "之前的", "原先的", "以前的", "过去的") && !c.ofSameTime(a, f) || len(c.leadOf(f)) > 40 {
			continue
		}
		ratio, ok := figures.Divide(b.Value(), a.Value())
		if !ok {
			continue
		}
		r, _ := ratio.Float64()
		v, _ := f.Value().Float64()
		if f.Kind == figures.Fraction && f.Unit != "/" && f.Hi.IsZero() || v <= 0 || r > v*0.8 && r < v*1.25 {
			continue
		}
		c.Report(f.Span, lint.Diagnostic{
			Rule:    "number/multiple",
			Message: lint.Say("%[2]s是%[1]s的%[3]s倍，文中为“%[4]s”", "%[2]s is %[3]s times %[1]s, the copy says “%[4]s”", c.Quote(a.Span), c.Quote(b.Span), figures.Format(ratio, 2), c.Quote(f.Span)),
			Notes:   figures.Notes(lint.Say("%s÷%s＝%s", "%s ÷ %s = %s", b.Figure(), a.Figure(), figures.Format(ratio, 2))),
			Related: []lint.Related{c.Related(a.Span, "起点", "where it starts"), c.Related(b.Span, "终点", "where it ends")},
		})
	}
}
