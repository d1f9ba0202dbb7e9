package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// wrongBase finds a fall or a rise that is worked out from the level it ends at: 第9周阳性360份；第8周480份。阳性份数下降33.3%. The two levels stand in the sentence
// before, or in front in the same, under the name the change goes by, and each is dated in its clause or the one before.
func (c *block) wrongBase() {
	const facts = 12
	r := c.Reading
	for k := 2; k < len(r.Facts); k++ {
		ch := &r.Facts[k]
		if ch.Kind != figures.Percent || ch.Role != figures.Change || ch.Up == 0 || !ch.Exact() || c.Used(k) || ch.Lo.Mantissa < 10 || ch.Lo.Cmp(figures.Int(5)) < 0 {
			continue
		}
		name := c.measured(k)
		if name == "" {
			continue
		}
		rc, ok := ch.Printed()
		if !ok {
			continue
		}
		var levels []int
		for j := k - 1; j >= max(0, k-facts) && r.Sentence(ch)-r.Sentence(&r.Facts[j]) <= 2; j-- {
			if f := &r.Facts[j]; (f.Kind == figures.Count || f.Kind == figures.Money) && f.Exact() && f.Role != figures.Change {
				levels = append(levels, j)
			}
		}
		c.fromOther(k, levels, name, rc)
	}
}

// measured returns the two characters by which change k calls what changes: 阳性 of 阳性份数下降; "" where it says nothing.
func (c *block) measured(k int) string {
	ch := &c.Reading.Facts[k]
	t := c.Reading.Before(ch, max(ch.Verb.Start, c.Reading.Clauses[ch.Clause].Start))
	t = strings.TrimLeft(t, " ，,一二两三四五六七八九十周月年日天之内间里来全市省县区院哨点")
	for _, w := range [...]string{"同比", "环比", "较上年", "较上周", "比上年", "比上周", "明显", "大幅", "显着", "总数", "发病数", "报告数", "病例数", "人数", "份数", "例数", "数量", "数", "量", "的", "了"} {
		t = strings.TrimSuffix(t, w)
	}
	if len(t) < len("阳性") || len(t) > 8*len("字") || figures.Mentions(t, "率", "比例", "占比", "均", "累计", "同期") {
		return ""
	}
	return t
}

// fromOther tells change k where it is that of two of the levels seen from the wrong end, and of no two seen from the right one.
func (c *block) fromOther(k int, levels []int, name string, rc figures.Range) {
	r := c.Reading
	ch := &r.Facts[k]
	one := big.NewRat(1, 1)
	at := [2]int{-1, -1}
	for x := range levels {
		for y := x + 1; y < len(levels); y++ {
			high, low := &r.Facts[levels[y]], &r.Facts[levels[x]] // the earlier one first
			if high.Kind != low.Kind || high.Unit != low.Unit || high.Lo.IsZero() || low.Lo.IsZero() {
				continue
			}
			if high.Lo.Cmp(low.Lo) < 0 {
				high, low = low, high
			}
			start, end := high, low
			if ch.Up > 0 {
				start, end = low, high
			}
			right, _ := figures.Divide(end.Value(), start.Value())
			right.Sub(right, one)
			if holds(right.Abs(right), rc) {
				return
			}
			wrong, _ := figures.Divide(start.Value(), end.Value())
			wrong.Sub(wrong, one)
			if holds(wrong.Abs(wrong), rc) && (c.calls(levels[x], name) || c.calls(levels[y], name)) && c.datedApart(levels[y], levels[x]) {
				at = [2]int{levels[y], levels[x]}
			}
		}
	}
	if at[0] < 0 {
		return
	}
	a, b := maxOf(&r.Facts[at[0]], &r.Facts[at[1]]), minOf(&r.Facts[at[0]], &r.Facts[at[1]])
	word, en := "降幅", "a fall of"
	if ch.Up > 0 {
		a, b = b, a
		word, en = "增幅", "a rise of"
	}
	q, _ := figures.Divide(b.Value(), a.Value())
	exact := figures.FormatPercent(q.Abs(q.Sub(q, one)), max(ch.Places(), 1))
	c.Use(k)
	c.Report(ch.Span, lint.Diagnostic{
		Rule:     "percent/change",
		Severity: lint.Warning,
		Message: lint.Say("由%[1]s到%[2]s，%[3]s应为%[4]s，文中为“%[5]s”", "%[1]s to %[2]s is %[6]s %[4]s, the copy says “%[5]s”",
			c.Quote(a.Span), c.Quote(b.Span), word, exact, c.Quote(ch.Span), en),
		Notes:   figures.Notes(lint.Text{ZH: "增减的幅度以起点的数为分母", EN: "a change is a share of the level that it starts from"}),
		Related: []lint.Related{c.Related(a.Span, "起点", "where it starts"), c.Related(b.Span, "终点", "where it ends")},
	})
}

// calls reports whether the clause of fact j goes by a name.
func (c *block) calls(j int, name string) bool {
	return strings.Contains(c.Reading.Lead(&c.Reading.Facts[j]), name) || affix.Starts(c.Text[c.Reading.Facts[j].End:], name)
}

// datedApart reports whether the copy dates both levels, or one of them as older: 第9周, 2023年, 去年.
func (c *block) datedApart(i, j int) bool {
	return figures.Older(c.Reading.Lead(&c.Reading.Facts[i])) != figures.Older(c.Reading.Lead(&c.Reading.Facts[j])) || c.dated(i) && c.dated(j)
}

// dated reports whether a date or a week stands in front of level i, no other level of its unit in the same clause between.
func (c *block) dated(i int) bool {
	r := c.Reading
	for j := i - 1; j >= max(0, i-3) && r.Facts[i].Clause-r.Facts[j].Clause <= 1 && r.Sentence(&r.Facts[i]) == r.Sentence(&r.Facts[j]); j-- {
		if f := &r.Facts[j]; f.Kind == figures.Date || f.Kind == figures.Ordinal && strings.HasSuffix(f.Of(c.Text), "周") {
			return true
		}
	}
	return false
}
