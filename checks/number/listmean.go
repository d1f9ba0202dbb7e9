package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// meanWords are what stands in front of a mean, with what the list in front must be of: 年均 of years, 平均 of anything.
var meanWords = [...]struct{ word, of string }{
	{"年均", "年"}, {"平均每年", "年"}, {"年平均", "年"}, {"每年平均", "年"}, {"月均", "月"}, {"平均每月", "月"}, {"月平均", "月"}, {"日均", "日天周"}, {"平均每天", "日天周"}, {"平均每日", "日天周"},
	{"平均", ""}, {"均值", ""}, {"平均值", ""}, {"平均数", ""}, {"平均分", ""}, {"平均为", ""}, {"平均约", ""}, {"三次平均", ""}, {"三年平均", "年"}, {"平均成绩", ""}, {"平均得分", ""},
}

// listMeans holds a mean against the list it is of, right before: 2021年至2023年依次报告12例、17例、19例，年均16例.
func (c *block) listMeans() {
	if !strings.Contains(c.Text, "均") {
		return
	}
	r := c.Reading
	for i := 2; i < len(r.Facts); i++ {
		m := &r.Facts[i]
		if m.Interval || m.Approx&figures.Vague != 0 || m.Role == figures.Change || m.Kind == figures.Percent || m.Kind == figures.Date || m.Kind == figures.Ratio || m.Kind == figures.Plain {
			continue
		}
		lead := strings.Trim(c.leadOf(m), " ，,")
		if !strings.Contains(lead, "均") {
			continue
		}
		of, ok := meanOfWhat(lead)
		if !ok {
			continue
		}
		list := c.meanedBefore(i)
		if len(list) < 2 {
			continue
		}
		first := &r.Facts[list[0]]
		start := max(r.Sentences[r.Sentence(m)].Start, first.Start-150)
		end := r.Facts[list[len(list)-1]].End
		if of != "" && !strings.ContainsAny(c.Text[start:m.Outer.Start-len(lead)], of) || strings.Contains(c.Text[start:end], "累计") || figures.Mentions(c.Text[start:m.Outer.Start], "其中", "加权", "去掉", "剔除", "等") {
			continue
		}
		c.meanOfList(m, list)
	}
}

// meanOfWhat returns what a list must be of for a mean with these words in front; ok is false where they are none of a mean, or of more.
func meanOfWhat(lead string) (of string, ok bool) {
	t := strings.TrimRight(lead, " 为达到约是有报告")
	for _, w := range [...]string{"三年", "两年", "四年", "五年", "三次", "两次", "三天", "三个月", "三项", "三家", "三县", "三地", "三人"} {
		t = strings.TrimPrefix(t, w)
	}
	if of, ok := strings.CutPrefix(t, "平均每"); ok && len(of) <= len("家医院") && !strings.ContainsAny(of, "年月日天周") {
		return "", true
	}
	for _, w := range meanWords {
		if t == w.word {
			return w.of, true
		}
	}
	return "", false
}

// meanedBefore returns the like facts that a mean in fact i is of: those of the clause before it, or of several that dates part, under 依次 or
// 分别, or each with a year or a day of its own.
func (c *block) meanedBefore(i int) (list []int) {
	r := c.Reading
	m := &r.Facts[i]
	a, _ := r.InSentence(r.Sentence(m))
	dates, last := 0, m.Clause
	for j := i - 1; j >= max(a, i-24); j-- {
		f := &r.Facts[j]
		if last-f.Clause > 1 {
			break
		}
		if f.Kind == figures.Date {
			dates++
			last = f.Clause
			continue
		}
		if !comparable(f, m) {
			break
		}
		if len(list) == 0 && j == i-1 && f.Role == figures.Total && f.Exact() {
			last = f.Clause // …和2.3亿元，累计8.8亿元，年均1.76亿元
			continue
		}
		if !f.Exact() || f.Role == figures.Change || f.Role == figures.From || f.Role == figures.To || f.Role == figures.Total || f.Bracket != m.Bracket {
			return nil
		}
		list, last = append([]int{j}, list...), f.Clause
	}
	if len(list) < 2 {
		return nil
	}
	first, end := &r.Facts[list[0]], &r.Facts[list[len(list)-1]]
	if affix.Ends(strings.TrimRight(c.leadOf(first), " 报告发生接诊确为有是达完成出现检收治手术做"), "依次", "分别", "依序", "逐年", "各") {
		return list
	}
	if figures.Mentions(lastPart(c.leadOf(first)), "依次", "分别") {
		return list
	}
	if dates >= len(list) && !strings.ContainsAny(c.Text[first.End:end.Start], "；;") {
		return list
	}
	return nil
}

// meanOfList holds mean m against the facts of a list.
func (c *block) meanOfList(m *figures.Fact, list []int) {
	sum := new(big.Rat)
	least, most := c.Reading.Facts[list[0]].Value(), c.Reading.Facts[list[0]].Value()
	terms := make([]string, len(list))
	step := new(big.Rat)
	for k, i := range list {
		f := &c.Reading.Facts[i]
		v := f.Value()
		if v.Cmp(least) < 0 {
			least = v
		}
		if v.Cmp(most) > 0 {
			most = v
		}
		sum.Add(sum, v)
		terms[k] = f.Figure()
		if f.Mag > 0 || f.Places() > 0 {
			step = f.Step()
		}
	}
	exact := new(big.Rat).Quo(sum, big.NewRat(int64(len(list)), 1))
	printed, ok := m.Printed()
	if !ok || (figures.Range{Lo: exact, Hi: exact}).Widen(step).Overlaps(printed) {
		return
	}
	// Far off it is the mean of something else.
	off, ok := figures.Divide(m.Value(), exact)
	if !ok || off.Cmp(big.NewRat(1, 2)) < 0 || off.Cmp(big.NewRat(2, 1)) > 0 {
		return
	}
	first, last := &c.Reading.Facts[list[0]], &c.Reading.Facts[list[len(list)-1]]
	c.Report(m.Span, lint.Diagnostic{
		Rule:    "number/ratio",
		Message: lint.Say("前面%[1]d个数的平均数是%[2]s，文中为“%[3]s”", "the mean of the %[1]d before is %[2]s, the copy says “%[3]s”", len(list), c.asPrinted(rounded(exact), m), c.Quote(m.Span)),
		Notes:   figures.Notes(lint.Say("（%[1]s）÷%[3]d＝%[4]s", "(%[2]s) ÷ %[3]d = %[4]s", strings.Join(terms, "＋"), strings.Join(terms, " + "), len(list), m.Amount(exact, 2))),
		Related: []lint.Related{c.Related(figures.Span{Start: first.Start, End: last.End}, "列出的数", "the list")},
	})
}
