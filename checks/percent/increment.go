package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// increments holds a change in per cent against the level and the amount of the change named before it: 接种12万剂次，比去年
// 增加2万剂次，增长20%.
func (c *block) increments() {
	for k := range c.Reading.Facts {
		ch := &c.Reading.Facts[k]
		if ch.Kind != figures.Percent || ch.Role != figures.Change || ch.Interval || k < 2 || c.Used(k) {
			continue
		}
		amount, level := c.increment(k)
		if level < 0 {
			continue
		}
		by, now := &c.Reading.Facts[amount], &c.Reading.Facts[level]
		rb, ok1 := by.Range()
		rn, ok2 := now.Range()
		rc, ok3 := ch.Printed()
		if !ok1 || !ok2 || !ok3 {
			continue
		}
		was := figures.Range{Lo: new(big.Rat).Sub(rn.Lo, rb.Hi), Hi: new(big.Rat).Sub(rn.Hi, rb.Lo)}
		if by.Up < 0 {
			was = figures.Range{Lo: new(big.Rat).Add(rn.Lo, rb.Lo), Hi: new(big.Rat).Add(rn.Hi, rb.Hi)}
		}
		rel, ok := figures.Quotient(rb, was)
		if !ok {
			continue
		}
		half := new(big.Rat).Quo(ch.Step(), big.NewRat(2, 1))
		if rel.Times(hundred).Widen(half).Overlaps(rc) { // 12.849% was 12.85% first, and then 12.9%
			continue
		}
		c.reportIncrement(k, amount, level)
	}
}

// increment finds the amount and the level that change k belongs to, or -1.
func (c *block) increment(k int) (amount, level int) {
	r := c.Reading
	ch := &r.Facts[k]
	amount = k - 1
	by := &r.Facts[amount]
	if by.Role != figures.Change || by.Up == 0 || by.Up != ch.Up || by.Kind != figures.Count && by.Kind != figures.Money && by.Kind != figures.Measure ||
		by.Interval || by.Approx&figures.Vague != 0 || ch.Clause-by.Clause > 1 || r.Sentence(by) != r.Sentence(ch) {
		return -1, -1
	}
	if !tied(c.Text[by.Outer.End:max(by.Outer.End, ch.Verb.Start)]) {
		return -1, -1
	}
	lead := strings.TrimLeft(r.Lead(by), " ，,（(")
	if !affix.Starts(lead, "比", "较", "同比", "相比", "与") || figures.Mentions(lead, "其中") {
		return -1, -1
	}
	for j := amount - 1; j >= max(0, amount-4); j-- {
		f := &r.Facts[j]
		switch {
		case f.Kind == figures.Date || f.Kind == figures.Duration && f.Clause == by.Clause:
			continue
		case f.Clause == by.Clause, by.Clause-f.Clause > 1, r.Sentence(f) != r.Sentence(by), f.Kind != by.Kind, f.Unit != by.Unit, f.Interval,
			f.Role != figures.Level && f.Role != figures.Total && f.Role != figures.To && f.Role != figures.Part, f.Approx&figures.Vague != 0:
			return -1, -1
		}
		if a, b := r.ListOf(j); b-a > 1 || figures.Older(r.Lead(f)) || f.Role != figures.Part && c.another(j) {
			return -1, -1 // 今年520例，去年610例，比去年减少90例
		}
		return amount, j
	}
	return -1, -1
}

// another reports whether the sentence has a level like fact j before it: which of the two has changed is open.
func (c *block) another(j int) bool {
	r := c.Reading
	f := &r.Facts[j]
	a, _ := r.InSentence(r.Sentence(f))
	for k := a; k < j; k++ {
		if g := &r.Facts[k]; g.Kind == f.Kind && g.Unit == f.Unit && g.Role != figures.Change {
			return true
		}
	}
	return false
}

// tied reports whether the words between an amount and a percentage of change leave the two tied: nothing but a comma and
// what the change is called.
func tied(between string) bool {
	return len(between) <= 60 && strings.Trim(ties.Replace(between), " ，,（(") == ""
}

var ties = strings.NewReplacer("同比", "", "环比", "", "增幅", "", "降幅", "", "涨幅", "", "增长率", "", "幅度", "", "比上年", "", "较上年", "", "比去年", "", "较去年", "", "同期", "", "达到", "", "达", "", "为", "", "约", "", "了", "")

func (c *block) reportIncrement(k, amount, level int) {
	ch, by, now := &c.Reading.Facts[k], &c.Reading.Facts[amount], &c.Reading.Facts[level]
	was := new(big.Rat).Sub(now.Value(), by.Value())
	sign, word, en := "－", "增幅", "a rise of"
	if by.Up < 0 {
		was.Add(now.Value(), by.Value())
		sign, word, en = "＋", "降幅", "a fall of"
	}
	ratio, ok := figures.Divide(by.Value(), was)
	if !ok {
		return
	}
	change := figures.FormatPercent(ratio, max(ch.Places(), 2))
	c.Use(k)
	c.Report(ch.Span, lint.Diagnostic{
		Rule:     "percent/change",
		Severity: severityOf(by, now, ch),
		Message: lint.Say("%[1]s、变化%[2]s，%[3]s应为%[4]s，文中为“%[5]s”", "%[1]s after a change of %[2]s is %[6]s %[4]s, the copy says “%[5]s”",
			c.Quote(now.Span), c.Quote(by.Span), word, change, c.Quote(ch.Span), en),
		Notes: figures.Notes(lint.Say("%[1]s÷（%[2]s%[3]s%[1]s）＝%[4]s", "%[1]s ÷ (%[2]s %[5]s %[1]s) = %[4]s",
			figures.Format(by.Value(), 4), figures.Format(now.Value(), 4), sign, change, map[string]string{"－": "−", "＋": "+"}[sign])),
		Related: []lint.Related{c.Related(now.Span, "现在的数", "the level now"), c.Related(by.Span, "变化", "the change")},
	})
}
