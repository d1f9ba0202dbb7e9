package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// cumulated holds how many there are since the beginning against those of the day before and those that came: 截至3月4日累计报告126例。3月5日新增9例，
// 截至3月5日累计报告135例.
func (c *block) cumulated() {
	if strings.Count(c.Text, "累计")+strings.Count(c.Text, "累積") == 0 {
		return
	}
	r := c.Reading
	for i := 2; i < len(r.Facts); i++ {
		now := &r.Facts[i]
		if now.Kind != figures.Count || !now.Exact() || c.Used(i) || !strings.Contains(c.leadOf(now), "累计") || now.Bracket {
			continue
		}
		j := c.cameBefore(i)
		if j < 0 {
			continue
		}
		k := c.wasBefore(j)
		if k < 0 || !c.followOn(k, j, i) {
			continue
		}
		was, came := &r.Facts[k], &r.Facts[j]
		sum := new(big.Rat).Add(was.Value(), came.Value())
		slack := new(big.Rat)
		for _, f := range [...]*figures.Fact{was, came, now} {
			if f.Mag > 0 || f.Places() > 0 {
				slack.Add(slack, new(big.Rat).Quo(f.Step(), big.NewRat(2, 1)))
			}
		}
		off := new(big.Rat).Sub(sum, now.Value())
		// Far off the total is of something else.
		if off.Abs(off); off.Cmp(slack) <= 0 || off.Cmp(new(big.Rat).Quo(sum, big.NewRat(2, 1))) > 0 || c.Use(i) {
			continue
		}
		c.Report(now.Span, lint.Diagnostic{
			Rule:    "number/difference",
			Message: lint.Say("此前%[1]s加新增%[2]s为%[3]s，文中累计“%[4]s”", "%[1]s before and %[2]s more make %[3]s, the copy has “%[4]s” in all", c.Quote(was.Span), c.Quote(came.Span), inUnit(sum, now), c.Quote(now.Span)),
			Notes:   figures.Notes(lint.Say("%s＋%s＝%s，文中为%s", "%s + %s = %s, stated %s", was.Figure(), came.Figure(), now.Amount(sum, 4), c.Quote(now.Span))),
			Related: []lint.Related{c.Related(was.Span, "此前累计", "before"), c.Related(came.Span, "新增", "came")},
		})
	}
}

// cameBefore returns the new ones that total i counts in, right before it but for their own parts, or -1.
func (c *block) cameBefore(i int) int {
	r := c.Reading
	now := &r.Facts[i]
	for j := i - 1; j >= max(0, i-8) && r.Sentence(now)-r.Sentence(&r.Facts[j]) <= 1; j-- {
		f := &r.Facts[j]
		switch {
		case f.Kind == figures.Date || !comparable(f, now) || f.Role == figures.Part || f.Bracket:
		case f.Exact() && f.Role == figures.Change && f.Up > 0 && strings.Contains(f.Verb.Of(c.Text), "新增") || f.Exact() && newOnes(c.leadOf(f)):
			if figures.Mentions(c.leadOf(f), "累计", "较", "比", "其中") || figures.Mentions(c.Text[f.End:now.Start], "订正", "核减", "剔除", "排除", "转为", "核增", "另") {
				return -1
			}
			return j
		default:
			return -1
		}
	}
	return -1
}

// newOnes reports whether the words in front of a count call it new, with what it counts between: 新增确诊病例27例.
func newOnes(lead string) bool {
	if t := strings.TrimLeft(lead, " ，,"); affix.Starts(t, "今日", "今天", "当日", "当天", "本周", "本月", "昨日") && affix.Ends(t, "接种", "报告", "确诊", "完成", "发现", "接种了") && len(t) <= 30 {
		return true
	}
	k := strings.LastIndex(lead, "新增")
	return k >= 0 && len(lead)-k <= 60 && !strings.ContainsAny(lead[k:], "0123456789")
}

// wasBefore returns the total of the day before that fact j came to, or -1.
func (c *block) wasBefore(j int) int {
	r := c.Reading
	came := &r.Facts[j]
	for k := j - 1; k >= max(0, j-8) && r.Sentence(came)-r.Sentence(&r.Facts[k]) <= 1; k-- {
		f := &r.Facts[k]
		switch {
		case f.Kind == figures.Date || !comparable(f, came) || f.Role == figures.Part || f.Bracket:
		case f.Exact() && strings.Contains(c.leadOf(f), "累计") && !figures.Mentions(c.leadOf(f), "治愈", "出院", "死亡", "检测", "排查"):
			return k
		default:
			return -1
		}
	}
	return -1
}

// followOn reports whether a total, the new ones and the next total are of times that follow on each other, and of one thing.
func (c *block) followOn(k, j, i int) bool {
	r := c.Reading
	was, came, now := &r.Facts[k], &r.Facts[j], &r.Facts[i]
	thing := func(f *figures.Fact, word string) string {
		lead := c.leadOf(f)
		_, t, _ := strings.Cut(lead, word)
		for _, w := range [...]string{"确诊病例", "病例", "报告", "发现", "确诊", "达到", "接种", "完成", "总数", "已", "有", "达", "为", "至", "了", "数"} {
			t = strings.ReplaceAll(t, w, "")
		}
		return strings.Trim(t, " ，,")
	}
	first := c.leadOf(was)
	for _, t := range [...]string{thing(came, "新增"), thing(now, "累计")} {
		if t != "" && !strings.Contains(first, t) {
			return false
		}
	}
	if figures.Mentions(first, "治愈", "死亡", "出院") != figures.Mentions(c.leadOf(now), "治愈", "死亡", "出院") {
		return false
	}
	a, b, d := c.dayOf(k), c.dayOf(j), c.dayOf(i)
	if a != nil && b != nil {
		return next(a.Day2, b.Day) && (d == nil || d.Day2 == b.Day2 || d.Day2.Month == 0)
	}
	const farthest = 30 // bytes in front of its clause
	near := c.Text[max(0, was.Outer.Start-len(first)-farthest):was.Start]
	return b == nil && d == nil && (figures.Mentions(near, "此前", "之前", "截至昨日", "截至前一日", "截至前日", "截至上周", "截至上月") || figures.Mentions(near, "昨日", "昨天", "上周", "上月", "前一日") && figures.Mentions(c.leadOf(came), "今日", "今天", "本周", "本月", "当日", "当天"))
}

// dayOf returns the date that fact i is of: the last in its clause or the one before.
func (c *block) dayOf(i int) *figures.Fact {
	r := c.Reading
	for j := i - 1; j >= max(0, i-4) && r.Facts[i].Clause-r.Facts[j].Clause <= 1 && r.Sentence(&r.Facts[j]) == r.Sentence(&r.Facts[i]); j-- {
		if d := &r.Facts[j]; d.Kind == figures.Date && d.Day2.Day > 0 {
			return d
		} else if comparable(d, &r.Facts[i]) {
			return nil
		}
	}
	return nil
}

// next reports whether day b is the one after day a, as far as both say.
func next(a, b figures.Day) bool {
	if a.Month == b.Month || a.Month == 0 || b.Month == 0 {
		return b.Day == a.Day+1
	}
	const shortest = 28 // days of a month
	return b.Day == 1 && a.Day >= shortest && (b.Month == a.Month+1 || a.Month == 12 && b.Month == 1)
}
