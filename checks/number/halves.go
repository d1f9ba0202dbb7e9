package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// sides are the two names of a half each, by which means and counts of all people are parted.
var sides = [...][2]string{{"男", "女"}, {"城市", "农村"}, {"城镇", "农村"}, {"城镇", "乡村"}}

// halved holds two halves of all people against what is said of all: a mean lies between the two (人均预期寿命80.4岁，其中男性77.8岁，女性79.2岁), and
// men and women of one sentence are all that the one before counts.
func (c *block) halved() {
	for k := 1; k < len(c.Reading.Facts); k++ {
		a, b := &c.Reading.Facts[k-1], &c.Reading.Facts[k]
		if a.Kind != b.Kind || !comparable(a, b) || !a.Exact() || !b.Exact() || c.Reading.Sentence(a) != c.Reading.Sentence(b) || b.Clause-a.Clause > 1 {
			continue
		}
		if strings.HasPrefix(c.Text[a.Outer.End:], "的") || strings.HasPrefix(c.Text[b.Outer.End:], "的") {
			continue
		}
		side := c.sidesOf(a, b)
		switch {
		case side < 0:
		case a.Kind == figures.Count && side == 0:
			c.sexes(k-1, k)
		case k > 1:
			c.meanOf(k-2, a, b)
		}
	}
}

// sidesOf returns which two halves a and b are by what stands right in front of them, and nothing else, or -1.
func (c *block) sidesOf(a, b *figures.Fact) int {
	x, y := halfName(c.leadOf(a)), halfName(c.leadOf(b))
	for i, s := range sides {
		if strings.HasPrefix(x, s[0]) && strings.HasPrefix(y, s[1]) && x[len(s[0]):] == y[len(s[1]):] || strings.HasPrefix(x, s[1]) && strings.HasPrefix(y, s[0]) && x[len(s[1]):] == y[len(s[0]):] {
			return i
		}
	}
	return -1
}

// halfName returns what stands in front of a number, without the words of parts and the verb, "" if it says more than a name.
func halfName(lead string) string {
	t := strings.TrimLeft(lead, " ，,、（(")
	for _, w := range [...]string{"其中，", "其中", "分别为"} {
		t = strings.TrimPrefix(t, w)
	}
	if t = strings.TrimRight(t, "为是有达到 "); len(t) > 12 {
		return ""
	}
	return t
}

// meanOf finds a mean or a rate of all that does not lie between those of the two halves.
func (c *block) meanOf(i int, a, b *figures.Fact) {
	m := &c.Reading.Facts[i]
	lead := strings.TrimRight(c.leadOf(m), "为达到是 ")
	if m.Kind != a.Kind || m.Unit != a.Unit || !m.Exact() || a.Clause-m.Clause != 1 || c.Reading.Sentence(m) != c.Reading.Sentence(a) || m.Role == figures.Change || m.Role == figures.Share || m.Role == figures.From ||
		a.Role == figures.Share || a.Role == figures.Change || a.Kind == figures.Count || a.Kind == figures.Date ||
		!affix.Ends(lead, "率", "寿命", "水平") && !figures.Mentions(lead, "平均", "人均", "次均") || figures.Mentions(lead, "标化", "校正", "调整") {
		return
	}
	rm, ok1 := m.Range()
	ra, ok2 := a.Range()
	rb, ok3 := b.Range()
	above := ok1 && ok2 && ok3 && rm.Lo.Cmp(ra.Hi) > 0 && rm.Lo.Cmp(rb.Hi) > 0
	below := ok1 && ok2 && ok3 && rm.Hi.Cmp(ra.Lo) < 0 && rm.Hi.Cmp(rb.Lo) < 0
	if !above && !below {
		return
	}
	word, en := "高于", "above"
	if below {
		word, en = "低于", "below"
	}
	c.Report(m.Span, lint.Diagnostic{
		Rule:    "number/part-whole",
		Message: lint.Say("总体“%[1]s”%[4]s“%[2]s”和“%[3]s”，不可能", "“%[1]s” of all is %[5]s both “%[2]s” and “%[3]s”, which cannot be", c.Quote(m.Span), c.Quote(a.Span), c.Quote(b.Span), word, en),
		Notes:   figures.Notes(lint.Text{ZH: "总体的均值或率必在两部分之间", EN: "a mean or a rate of all lies between those of its two parts"}),
		Related: []lint.Related{c.Related(a.Span, "一部分", "the one part"), c.Related(b.Span, "另一部分", "the other")},
	})
}

// sexes holds men and women against the count of the sentence before, or the sum of its list.
func (c *block) sexes(i, j int) {
	r := c.Reading
	a, b := &r.Facts[i], &r.Facts[j]
	s := r.Sentence(a)
	if s == 0 || c.Used(i) || !a.Among.Empty() || a.Role != figures.Level || b.Role != figures.Level || i > 0 && r.Sentence(&r.Facts[i-1]) == s {
		return // the sentence begins with them
	}
	sum := new(big.Rat).Add(a.Value(), b.Value())
	first, last := r.InSentence(s - 1)
	if last-first > 40 {
		return
	}
	whole, terms := new(big.Rat), []*figures.Fact{}
	for k := first; k < last; k++ {
		f := &r.Facts[k]
		if f.Kind != figures.Count || !comparable(f, a) || f.Role == figures.Change || c.isBase(f) {
			continue
		}
		if f.Value().Cmp(sum) == 0 || !f.Exact() {
			return
		}
		whole.Add(whole, f.Value())
		terms = append(terms, f)
	}
	if len(terms) == 0 || len(terms) == 2 || len(terms) > 2 && !c.countedAs(whole, a, first) {
		return
	}
	// Near the total it is meant; the sex of a few may be unknown, but then the copy says so.
	off := new(big.Rat).Sub(sum, whole)
	if off.Sign() == 0 || new(big.Rat).Mul(off.Abs(off), big.NewRat(20, 1)).Cmp(whole) > 0 || figures.Mentions(c.sentenceOf(a), "不详", "未知", "不明") {
		return
	}
	shown := a.Amount(sum, 4)
	var related []lint.Related
	for _, f := range terms[:min(6, len(terms))] {
		related = append(related, c.Related(f.Span, "前一句的数", "the count before"))
	}
	c.Report(figures.Span{Start: a.Outer.Start - len(strings.TrimLeft(c.leadOf(a), " ，,")), End: b.End}, lint.Diagnostic{
		Rule: "number/total",
		Message: lint.Text{
			ZH: "男女合计" + inUnit(sum, a) + "，前一句为" + inUnit(whole, a),
			EN: "men and women add up to " + shown + ", the sentence before has " + a.Amount(whole, 4),
		},
		Notes:   figures.Notes(lint.Say("%s＋%s＝%s", "%s + %s = %s", a.Figure(), b.Figure(), shown)),
		Related: related,
	})
}

// countedAs reports whether the story in front of fact k gives an amount as a count of its own.
func (c *block) countedAs(v *big.Rat, like *figures.Fact, k int) bool {
	told := 0
	for _, r := range c.View.Readings {
		for i := range r.Facts {
			if told++; told > 2000 || r == c.Reading && i >= k {
				return false
			}
			if f := &r.Facts[i]; f.Kind == figures.Count && comparable(f, like) && f.Exact() && f.Value().Cmp(v) == 0 {
				return true
			}
		}
	}
	return false
}
