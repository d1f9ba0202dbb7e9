package figures

import (
	"math/big"
	"strings"
)

// wholeOf returns the level that is divided right in front of level i, which is one of its parts, or -1: 286万人次，其中门诊251万人次，急诊35万人次.
func (r *Reading) wholeOf(i int) int {
	t := &r.Facts[i]
	end := t.Outer.Start
	for j := i - 1; j >= max(0, i-16) && r.Sentence(&r.Facts[j]) == r.Sentence(t); j-- {
		f := &r.Facts[j]
		between := r.Text[min(f.Outer.End, end):end]
		if strings.Contains(between, "；") {
			return -1
		}
		opens := Mentions(between, "其中", "当中", "包括", "分别") || t.Bracket && !f.Bracket
		end = f.Outer.Start
		switch {
		case sameUnit(f, t) && opens:
			if f.Role == Change || f.Role == From || f.Role == Limit {
				return -1
			}
			return j
		case sameUnit(f, t) && f.Role != Change && !f.Interval, f.Kind == Percent, f.Kind == Age, f.Kind == Date, f.Kind == Ordinal, f.Kind == Identifier:
		default:
			return -1
		}
	}
	return -1
}

// lastPart chooses between the last part of a list and the whole in front of it, where either may be what is compared: 新增病例126例，其中输入8例，较
// 上周的158例减少32例. The copy means the one for which its figures are right; where they are for neither, the one that lies nearer.
func (r *Reading) lastPart(m Movement) Movement {
	whole := r.wholeOf(m.To)
	if whole < 0 {
		return m
	}
	w := m
	w.To = whole
	switch part, all := r.bornOut(m), r.bornOut(w); {
	case part && !all:
		return m
	case all:
		return w
	}
	apart := func(m Movement) *big.Rat {
		d := new(big.Rat).Sub(r.Facts[m.To].Value(), r.Facts[m.From].Value())
		return d.Abs(d)
	}
	if apart(w).Cmp(apart(m)) < 0 {
		return w
	}
	return m
}

// bornOut reports whether the change stated for a movement goes with its two levels.
func (r *Reading) bornOut(m Movement) bool {
	a, b := &r.Facts[m.From], &r.Facts[m.To]
	if m.Change < 0 {
		return false
	}
	ch := &r.Facts[m.Change]
	ra, ok1 := a.Range()
	rb, ok2 := b.Range()
	rc, ok3 := ch.Printed()
	if !ok1 || !ok2 || !ok3 {
		return false
	}
	diff := Minus(rb, ra)
	if ch.Up > 0 && diff.Hi.Sign() < 0 || ch.Up < 0 && diff.Lo.Sign() > 0 {
		return false
	}
	if alike(ch, a) || ch.Kind == Points {
		return diff.Abs().Overlaps(rc)
	}
	q, ok := Quotient(rb, ra)
	if !ok {
		return false
	}
	one := big.NewRat(1, 1)
	grown := Minus(q, Range{one, one}).Abs()
	switch ch.Kind {
	case Percent, Tenths:
		return grown.Times(big.NewRat(100, 1)).Overlaps(rc)
	case Multiple, Fraction:
		return grown.Overlaps(rc)
	}
	return false
}
