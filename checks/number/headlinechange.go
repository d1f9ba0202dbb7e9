package number

import (
	"math/big"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// headlineChange holds a rise or a fall of the headline against those of its story: 增三成 over 年增13%. Told is one that nothing in the body comes
// near to, neither a percentage nor what two levels give, where the body has one of the same direction in its first sentences.
func headlineChange(p *lint.Pass, v *figures.View, s layout.Story) {
	if s.Title == nil || s.Notice {
		return
	}
	tr := v.Readings[s.Title.Index]
	var t *figures.Fact
	for i := range tr.Facts {
		f := &tr.Facts[i]
		if f.Kind != figures.Tenths && f.Kind != figures.Percent && f.Kind != figures.Fraction {
			continue
		}
		if t != nil || f.Role != figures.Change || f.Up == 0 || f.Interval || f.Approx&figures.Vague != 0 || f.Unit == "折" || f.Kind == figures.Percent && f.Exact() {
			return
		}
		t = f
	}
	if t == nil {
		return
	}
	lo, hi, ok := roundAbout(t)
	if !ok {
		return
	}
	var told *figures.Fact
	var in *lint.Block
	sentences := 0
	for k := s.Title.Index + 1; k < s.End; k++ {
		b, r := p.Doc.Blocks[k], v.Readings[k]
		for i := range r.Facts {
			f := &r.Facts[i]
			if near, known := percentOf(f); known && near.Cmp(lo) >= 0 && near.Cmp(hi) <= 0 {
				return
			}
			if f.Kind == figures.Multiple || f.Kind == figures.Tenths && f.Interval {
				return // 增至1.3倍
			}
			if f.Kind == figures.Percent && f.Exact() && f.Role == figures.Change && f.Up == t.Up && sentences+r.Sentence(f) < 4 {
				if told != nil {
					return // of several, which the headline means is open
				}
				told, in = f, b
			}
		}
		if levelsGive(r, lo, hi) {
			return
		}
		sentences += len(r.Sentences)
	}
	if told == nil {
		return
	}
	if part, other := partOfYear(tr, t), partOfYear(v.Readings[in.Index], told); part != "" && other != "" && part != other {
		return
	}
	againstHeadline(p, s, t, in, told, s.Title.Text[t.Outer.Start:t.Outer.End], in.Text[told.Start:told.End])
}

// percentOf returns what a share or a change is in per cent.
func percentOf(f *figures.Fact) (*big.Rat, bool) {
	switch f.Kind {
	case figures.Percent, figures.Tenths, figures.Points:
		return f.Value(), true
	case figures.Fraction:
		v := f.Value()
		return v.Mul(v, big.NewRat(100, 1)), true
	}
	return nil, false
}

// roundAbout returns between what percentages a change that a headline rounds may lie: 三成 is 24% to 38%, 逾三成 up to 45%.
func roundAbout(f *figures.Fact) (lo, hi *big.Rat, ok bool) {
	v, ok := percentOf(f)
	if !ok || v.Sign() <= 0 {
		return nil, nil, false
	}
	below, above := int64(6), int64(8)
	if f.Approx != 0 {
		below, above = 12, 15
	}
	if f.Kind == figures.Percent {
		below, above = 3, 3
		if f.Approx != 0 {
			below, above = 10, 10
		}
	}
	return new(big.Rat).Sub(v, big.NewRat(below, 1)), new(big.Rat).Add(v, big.NewRat(above, 1)), true
}

// levelsGive reports whether some two levels of a sentence lie so many per cent apart.
func levelsGive(r *figures.Reading, lo, hi *big.Rat) bool {
	const near = 8 // facts
	for j := range r.Facts {
		b := &r.Facts[j]
		if b.Kind == figures.Date || b.Kind == figures.Ordinal || b.Lo.IsZero() {
			continue
		}
		for i := max(0, j-near); i < j; i++ {
			a := &r.Facts[i]
			if a.Kind != b.Kind || a.Unit != b.Unit || a.Lo.IsZero() || r.Sentence(b)-r.Sentence(a) > 1 {
				continue
			}
			for _, pair := range [2][2]*figures.Fact{{a, b}, {b, a}} {
				q, ok := figures.Divide(pair[1].Value(), pair[0].Value())
				if !ok {
					continue
				}
				q.Sub(q, big.NewRat(1, 1))
				if q.Abs(q).Mul(q, big.NewRat(100, 1)); q.Cmp(lo) >= 0 && q.Cmp(hi) <= 0 {
					return true
				}
			}
		}
	}
	return false
}
