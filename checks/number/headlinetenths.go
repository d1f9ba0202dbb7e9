package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// denied are words of those who do not do what a headline says, so that their share adds nothing to it.
var denied = []string{"反对", "无所谓", "不", "未", "没", "说不清", "中立", "弃权"}

// headlineTenths holds the tenths of a headline against the share that the story gives of the same in the same words: 九成家长支持公示 over
// 支持公示的占81.6%. Silent where any share of the story, what a large one leaves of a hundred, or two together come near.
func headlineTenths(p *lint.Pass, v *figures.View, s layout.Story) {
	if s.Title == nil || s.Notice || !strings.Contains(v.Readings[s.Title.Index].Text, "成") {
		return
	}
	tr := v.Readings[s.Title.Index]
	var t *figures.Fact
	for i := range tr.Facts {
		if f := &tr.Facts[i]; f.Kind == figures.Tenths {
			if t != nil || f.Interval || f.Unit == "折" || f.Role == figures.Change || f.Role == figures.To || f.Role == figures.From || f.Approx&figures.Vague != 0 {
				return
			}
			t = f
		}
	}
	if t == nil {
		return
	}
	lo, hi, ok := roundAbout(t)
	if !ok {
		return
	}
	const (
		most  = 8  // shares of a story about one survey
		least = 30 // per cent: what few do is not what a headline is made of
	)
	within := func(v *big.Rat) bool { return v.Cmp(lo) >= 0 && v.Cmp(hi) <= 0 }
	hundred := big.NewRat(100, 1)
	var all []toldAt
	var told *toldAt
	for k, f := range bodyFacts(v, s) {
		share, known := percentOf(f)
		if f.Kind == figures.Fraction || f.Kind == figures.Tenths || known && (f.Interval || within(share) || f.Lo.Cmp(figures.Int(least)) >= 0 && within(new(big.Rat).Sub(hundred, share))) || len(all) >= most {
			return
		}
		if known {
			all = append(all, toldAt{p.Doc.Blocks[k], v.Readings[k], f})
		}
	}
	for i := range all {
		one := &all[i]
		for _, e := range all[:i] {
			if within(new(big.Rat).Add(e.f.Value(), one.f.Value())) && !figures.Mentions(e.clause(), denied...) && !figures.Mentions(one.clause(), denied...) {
				return
			}
		}
		if shared(tr.Text[t.End:], one.toHere()) < 6 || one.f.Role == figures.Change || !one.f.Exact() || figures.Mentions(one.toHere(), otherShares...) {
			continue
		}
		if told != nil && (told.b != one.b || one.r.Sentence(one.f) != told.r.Sentence(told.f)) {
			return // of several, which the headline means is open
		}
		if told == nil {
			told = one
		}
	}
	if told == nil || told.f.Lo.Cmp(figures.Int(least)) < 0 || countsGive(told.r, lo, hi) {
		return
	}
	againstHeadline(p, s, t, told.b, told.f, s.Title.Text[t.Outer.Start:t.Outer.End], told.b.Text[told.f.Start:told.f.End])
}

// countsGive reports whether one count of a paragraph is such a share of another near it.
func countsGive(r *figures.Reading, lo, hi *big.Rat) bool {
	const near = 6 // facts
	for j := range r.Facts {
		for i := max(0, j-near); i < j; i++ {
			a, b := &r.Facts[i], &r.Facts[j]
			if a.Kind != figures.Count || b.Kind != figures.Count || !comparable(a, b) {
				continue
			}
			for _, pair := range [2][2]*figures.Fact{{a, b}, {b, a}} {
				if q, ok := figures.Divide(pair[0].Value(), pair[1].Value()); ok {
					if q.Mul(q, big.NewRat(100, 1)); q.Cmp(lo) >= 0 && q.Cmp(hi) <= 0 {
						return true
					}
				}
			}
		}
	}
	return false
}
