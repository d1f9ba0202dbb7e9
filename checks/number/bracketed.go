package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// bracketedBases holds how much more or less there is than at an earlier time, which brackets behind it give, against the level now:
// 总数32460个，比上年增加260个（上年为32200个）.
func (c *block) bracketedBases() {
	r := c.Reading
	for i := 0; i+1 < len(r.Facts); i++ {
		ch := &r.Facts[i]
		if ch.Kind != figures.Count && ch.Kind != figures.Money && ch.Kind != figures.Measure && ch.Kind != figures.Duration || ch.Role != figures.Change || ch.Up == 0 || !ch.Exact() || ch.Bracket {
			continue
		}
		k := i + 1
		for k < len(r.Facts) && r.Facts[k].Kind == figures.Date {
			k++
		}
		if k == len(r.Facts) {
			return
		}
		a := &r.Facts[k]
		label, ok := strings.CutPrefix(strings.Replace(r.Between(ch, a), "(", "（", 1), "（")
		if !ok || !comparable(a, ch) || !a.Bracket || !a.Exact() || !affix.Starts(c.Text[a.End:], "）", ")") || !(figures.Older(label) || k > i+1) || len(label) > 36 || strings.ContainsAny(label, "，、；") {
			continue
		}
		now := c.levelNow(i, k)
		if now < 0 {
			continue
		}
		b := &r.Facts[now]
		want := new(big.Rat)
		if ch.Up > 0 {
			want.Add(a.Value(), ch.Value())
		} else {
			want.Sub(a.Value(), ch.Value())
		}
		slack := new(big.Rat)
		for _, f := range [...]*figures.Fact{a, b, ch} {
			if f.Places() > 0 || f.Mag > 0 {
				slack.Add(slack, f.Step())
			}
		}
		apart := new(big.Rat).Sub(b.Value(), want)
		// A level far from both is of something else.
		near := new(big.Rat).Quo(b.Value(), big.NewRat(5, 1))
		if apart.Abs(apart).Cmp(slack) <= 0 || apart.Cmp(near) > 0 || c.Use(i) {
			continue
		}
		d := new(big.Rat).Sub(b.Value(), a.Value())
		d.Abs(d)
		c.Report(ch.Span, lint.Diagnostic{
			Rule:     "number/difference",
			Severity: lint.Warning, // the level is the one nearby
			Message: lint.Say("由%[1]s到%[2]s相差%[3]s，文中为“%[4]s”", "%[1]s to %[2]s is a difference of %[5]s, the copy says “%[4]s”",
				c.Quote(a.Span), c.Quote(b.Span), c.asPrinted(d, ch), c.Quote(ch.Span), figures.Format(d, 4)),
			Notes:   figures.Notes(lint.Say("括号中是以前的数：%s，现在%s", "the brackets give the earlier number: %s, now %s", c.Quote(a.Span), c.Quote(b.Span))),
			Related: []lint.Related{c.Related(a.Span, "起点", "where it starts"), c.Related(b.Span, "终点", "where it ends")},
		})
	}
}

// levelNow returns the level that change i, whose base is fact base, is of: the last of its unit in front, alone in its clause, in the
// sentence or, where a sentence begins with 与上年相比, the one before; -1 if there is none.
func (c *block) levelNow(i, base int) int {
	r := c.Reading
	ch := &r.Facts[i]
	s := r.Sentence(ch)
	opens := affix.Starts(strings.TrimLeft(r.Sentences[s].Of(r.Text), " \u3000"), "与", "比", "较", "同") && r.Sentences[s].End-r.Sentences[s].Start < 240
	for j := i - 1; j >= max(0, i-4); j-- {
		f := &r.Facts[j]
		d := s - r.Sentence(f)
		switch {
		case d > 1 || d == 1 && !opens:
			return -1
		case f.Kind == figures.Date || f.Kind == figures.Percent && f.Role == figures.Change:
			continue
		case f.Kind != ch.Kind || f.Unit != ch.Unit || !f.Exact() || f.Role == figures.Change || f.Role == figures.Part || f.Role == figures.From || f.Bracket || f.Lo.Cmp(ch.Lo) <= 0:
			return -1
		}
		if a, b := r.ListOf(j); b-a > 1 || d == 0 && ch.Clause-f.Clause > 2 || d == 1 && r.Sentence(&r.Facts[max(0, j-1)]) == s-1 && j > 0 && comparable(&r.Facts[j-1], f) {
			return -1
		}
		return j
	}
	// 增加620个（上年为32200个），达到32460个
	if k := base + 1; k < len(r.Facts) {
		f := &r.Facts[k]
		if f.Kind == ch.Kind && f.Unit == ch.Unit && f.Exact() && r.Sentence(f) == s && f.Clause-ch.Clause <= 3 && affix.Starts(strings.TrimLeft(c.Text[r.Facts[base].End:f.Start], "）)，, "), "达到", "达", "增至", "增加到", "总数达到", "总数达", "总数为", "降至", "减至", "减少到") {
			return k
		}
	}
	return -1
}
