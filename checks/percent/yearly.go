package percent

import (
	"math"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// yearly finds a mean yearly growth that is the whole growth divided by the years, and not what, year after year, leads to it: 2021年12.4万人 … 2024年
// 18.52万人，年均增长16.5%. Both ends and their years must stand in its sentence or the one before.
func (c *block) yearly() {
	r := c.Reading
	for i := range r.Facts {
		p := &r.Facts[i]
		if p.Kind != figures.Percent || !p.Exact() || p.Role != figures.Change || p.Up <= 0 || c.Used(i) ||
			!affix.Ends(strings.TrimRight(r.Before(p, p.Verb.Start), " "), "年均", "平均每年") && !affix.Starts(p.Verb.Of(c.Text), "年均") {
			continue
		}
		levels, years := c.series(i)
		if len(levels) < 2 {
			continue
		}
		first, last := levels[0], levels[len(levels)-1]
		n := float64(years[len(years)-1] - years[0])
		a, b := first.Lo.Float(), last.Lo.Float()
		if n < 2 || n > 20 || a <= 0 || b <= a {
			continue
		}
		v, half := p.Lo.Float(), p.Step()
		h, _ := half.Float64()
		compound := (math.Pow(b/a, 1/n) - 1) * 100
		plain := (b/a - 1) / n * 100
		if math.Abs(v-plain) > h || math.Abs(v-compound) < 4*h || math.Abs(v-(math.Pow(b/a, 1/(n+1))-1)*100) <= h {
			continue // told only where it is plain how it came about
		}
		c.Use(i)
		c.Report(p.Span, lint.Diagnostic{
			Rule:     "percent/change",
			Severity: lint.Warning,
			Message: lint.Say("由%[1]s到%[2]s，年均增长约%.1[3]f%%，文中为“%[4]s”", "%[1]s to %[2]s is %.1[3]f%% a year, the copy says “%[4]s”",
				c.Quote(first.Span), c.Quote(last.Span), compound, c.Quote(p.Span)),
			Notes: figures.Notes(lint.Say("%.0[1]f年共增长%.1[2]f%%；年均增长要开%.0[1]f次方，不是除以%.0[1]f", "%.1[2]f%% in %.0[1]f years: the mean yearly growth is a root, not a quotient", n, (b/a-1)*100)),
			Related: []lint.Related{
				c.Related(first.Span, "起点", "where it starts"), c.Related(last.Span, "终点", "where it ends"),
			},
		})
	}
}

// series returns the levels of one unit that stand right behind their years in front of fact i, in its sentence or the one before, if the years rise.
func (c *block) series(i int) (levels []*figures.Fact, years []int) {
	r := c.Reading
	for j := max(1, i-30); j < i; j++ {
		f, d := &r.Facts[j], &r.Facts[j-1]
		if r.Sentence(&r.Facts[i])-r.Sentence(f) > 1 || d.Kind != figures.Date || d.Interval || d.Day.Year < 1949 || d.Day.Month > 0 || f.Kind != figures.Count && f.Kind != figures.Money || !f.Exact() || f.Role == figures.Change || d.Clause != f.Clause ||
			len(c.Text[d.End:f.Outer.Start]) > 24 {
			continue
		}
		if n := len(levels); n > 0 && (!amountsLike(levels[0], f) || d.Day.Year <= years[n-1]) {
			return nil, nil
		}
		levels, years = append(levels, f), append(years, d.Day.Year)
	}
	return levels, years
}
