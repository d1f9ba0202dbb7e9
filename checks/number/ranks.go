package number

import (
	"sort"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// rankSaid is the place of one thing among several: 排名第一的是, 居首, 其次, 第三位是.
var rankSaid = pattern.Lazy(`(?:排名|排在|排|位列|位居|居|名列|列)第([一二三四五])|第([一二三四五])(?:位|名)?的?(?:是|为)|(首位[是为]|居首|高居榜首)|(其次[是为]|次之)`)

// firstFact returns the index of the first fact that begins at an offset or behind it.
func (c *block) firstFact(at int) int {
	return sort.Search(len(c.Reading.Facts), func(i int) bool { return c.Reading.Facts[i].Start >= at })
}

// ranks holds the figures of what stands first, second, third in a sentence against each other: 排名第一的是挂号难，占32%；排名第二的是停车难，占38%.
func (c *block) ranks() {
	if !c.Holds("第二", "其次", "次之") {
		return
	}
	r := c.Reading
	place, last := 0, -1 // of the figure before
	for i := range r.Facts {
		f := &r.Facts[i]
		if f.Kind == figures.Ordinal {
			continue
		}
		s := r.Sentences[r.Sentence(f)]
		from := s.Start
		if last >= 0 && r.Sentence(&r.Facts[last]) == r.Sentence(f) {
			from = r.Facts[last].End
		} else {
			place = 0
		}
		now := c.placeSaid(max(from, f.Outer.Start-120), f.Outer.Start)
		if f.Kind != figures.Percent && f.Kind != figures.Count && f.Kind != figures.PerHundredK || !f.Exact() || f.Role == figures.Change || figures.Mentions(window(c.Text, s.Start, f.Start, f), "最低", "最少", "最小", "倒数", "升序", "低到高", "少到多", "最短") {
			place, last = 0, i
			continue
		}
		if place > 0 && now == place+1 {
			if a := &r.Facts[last]; a.Kind == f.Kind && a.Unit == f.Unit && a.Bracket == f.Bracket && f.Lo.Cmp(a.Lo) > 0 && !c.Used(i) && !c.otherMeasure(c.Text[s.Start:a.Start], c.Text[a.End:f.Start]) {
				c.Use(i)
				c.Report(f.Span, lint.Diagnostic{
					Rule:    "number/direction",
					Message: lint.Say("“%[2]s”排在“%[1]s”之后，却更大", "“%[2]s” comes after “%[1]s” and is greater", c.Quote(a.Span), c.Quote(f.Span)),
					Related: []lint.Related{c.Related(a.Span, "前一位", "the place before")},
				})
			}
		}
		place, last = now, i
	}
}

// placeSaid returns the one place that is named between two offsets, 0 where none is or several are.
func (c *block) placeSaid(from, to int) int {
	if from >= to {
		return 0
	}
	all := rankSaid().FindAllStringSubmatch(c.Text[from:to], 3)
	if len(all) != 1 {
		return 0
	}
	switch m := all[0]; {
	case m[3] != "":
		return 1
	case m[4] != "":
		return 2
	default:
		n, _ := smallNumber(m[1]+m[2], 0)
		return n
	}
}
