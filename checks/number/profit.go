package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// turn is what copy says a result became: a profit that was a loss, a loss that was a profit, or a loss smaller or greater than before.
var turn = pattern.Lazy(`(扭亏为盈|扭亏转盈|扭亏|转亏为盈|由亏转盈|由亏为盈)|(由盈转亏|由盈利转为亏损|盈转亏|转盈为亏)|(实现(?:了)?盈利)|((?:同比|大幅|明显|成功)减亏)|亏损(?:额|幅度|规模|面)?(?:进一步|大幅度?|明显|显[著着]|有所|同比|持续|略有)?(?:(收窄|缩小)|(扩大|加大))`)

// expectedTurn are words of a turn that has not come, or is of something else.
var expectedTurn = []string{"未", "没有", "不", "预计", "预期", "力争", "目标", "有望", "计划", "将", "能否", "争取", "后", "若", "去年", "上年", "曾", "此前"}

// profits holds what a result is said to have become against the result: 净亏损0.8亿元，上年净亏损1.3亿元，由此扭亏为盈.
func (c *block) profits() {
	if !strings.Contains(c.Text, "亏") && !strings.Contains(c.Text, "实现盈利") && !strings.Contains(c.Text, "实现了盈利") {
		return
	}
	for _, m := range turn().FindAllStringSubmatchIndex(c.Text, 50) {
		clause := max(lastBreak(c.Text[:m[0]]), m[0]-45)
		if figures.Mentions(c.Text[clause:m[0]], expectedTurn...) {
			continue
		}
		loss, profit, ok := c.results(m[0])
		if !ok {
			continue
		}
		switch {
		case (m[2] >= 0 || m[6] >= 0) && len(loss.now) == 1 && len(profit.now) == 0:
			c.turned(m, loss.now[0], "仍是亏损", "still a loss")
		case (m[4] >= 0 || m[8] >= 0) && len(profit.now) == 1 && len(loss.now) == 0:
			c.turned(m, profit.now[0], "仍是盈利", "still a profit")
		case m[10] >= 0 || m[12] >= 0:
			if len(loss.now) != 1 || len(loss.past) != 1 || len(profit.now)+len(profit.past) > 0 {
				continue
			}
			now, past := loss.now[0], loss.past[0]
			switch d := now.Lo.Cmp(past.Lo); {
			case !now.Exact() || !past.Exact() || now.Unit != past.Unit:
			case m[10] >= 0 && d > 0:
				c.turned(m, now, "亏损多于"+c.Quote(past.Span), "more than the "+c.Quote(past.Span)+" before")
			case m[12] >= 0 && d < 0:
				c.turned(m, now, "亏损少于"+c.Quote(past.Span), "less than the "+c.Quote(past.Span)+" before")
			}
		}
	}
}

// resultsOf are the results of a sentence of one sign, of the time told of and of the one before.
type resultsOf struct{ now, past []*figures.Fact }

// results returns the losses and the profits in front of at in its sentence; ok is false where they may be of several things.
func (c *block) results(at int) (loss, profit resultsOf, ok bool) {
	const facts = 12
	r := c.Reading
	k := c.firstFact(at)
	if k == 0 {
		return loss, profit, false
	}
	s := r.Sentence(&r.Facts[k-1])
	if span := r.Sentences[s]; at >= span.End || figures.Mentions(c.Text[span.Start:at], "季度", "扣非", "扣除非", "单月", "子公司", "板块", "预计", "分别") {
		return loss, profit, false
	}
	year := 0 // that of the result last dated
	for j := k - 1; j >= max(0, k-facts) && r.Sentence(&r.Facts[j]) == s; j-- {
		f := &r.Facts[j]
		if f.Kind == figures.Date {
			year = max(year, f.Day.Year)
		}
	}
	for j := k - 1; j >= max(0, k-facts) && r.Sentence(&r.Facts[j]) == s; j-- {
		f := &r.Facts[j]
		if f.Kind != figures.Money {
			continue
		}
		lead := r.Lead(f)
		if j > 0 && r.Facts[j-1].Clause == f.Clause && r.Facts[j-1].Kind == figures.Money {
			lead = r.Between(&r.Facts[j-1], f)
		}
		minus := affix.Ends(strings.TrimRight(c.Text[:f.Number.Start], " "), "-", "－", "−", "负")
		var to *resultsOf
		switch {
		case f.Role == figures.Change || figures.Mentions(lead, "减亏", "增亏", "亏损减少", "亏损增加"):
			continue
		case strings.Contains(lead, "亏") || minus && figures.Mentions(lead, "利润", "净利", "盈利"):
			to = &loss
		case figures.Mentions(lead, "净利", "盈利", "利润", "纯利"):
			to = &profit
		default:
			continue
		}
		if y := c.yearIn(j); figures.Older(lead) || affix.Starts(strings.TrimLeft(lead, " ，,较比"), "同期") || y > 0 && y < year {
			to.past = append(to.past, f)
		} else {
			to.now = append(to.now, f)
		}
	}
	return loss, profit, true
}

// yearIn returns the year in front of fact j in its clause, or 0.
func (c *block) yearIn(j int) int {
	r := c.Reading
	for i := j - 1; i >= 0 && r.Facts[i].Clause == r.Facts[j].Clause; i-- {
		if r.Facts[i].Kind == figures.Date {
			return r.Facts[i].Day.Year
		}
	}
	return 0
}

// turned reports a result that is not what it is said to have become.
func (c *block) turned(m []int, result *figures.Fact, zh, en string) {
	said := figures.Span{Start: m[0], End: m[1]}
	c.Report(said, lint.Diagnostic{
		Rule:    "number/direction",
		Message: lint.Say("%[1]s%[3]s，文中说“%[2]s”", "%[1]s is %[4]s, the copy says “%[2]s”", c.Quote(result.Span), c.Quote(said), zh, en),
		Related: []lint.Related{c.Related(result.Span, "所说的数", "the result")},
	})
}
