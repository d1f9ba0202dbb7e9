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

// compared chooses what is compared where more than the last level in front may be: 新增病例126例，其中输入8例，较上周的158例减少32例. The copy means the one
// for which its figures are right, or the sum of the last few, for which there is no fact: ok is false then. Where they are for none it is
// the last, or the whole that it is a part of, whichever lies nearer.
func (r *Reading) compared(m Movement) (chosen Movement, ok bool) {
	t := &r.Facts[m.To]
	all, valued := t.Range()
	if r.bornOut(m) || m.Change < 0 || !valued {
		return m, true
	}
	for j := m.To - 1; j >= max(0, m.To-16) && r.Sentence(&r.Facts[j]) == r.Sentence(t); j-- {
		f := &r.Facts[j]
		v, valued := f.Range()
		if !sameUnit(f, t) || f.Role == Change || f.Role == From || f.Role == Limit || !valued {
			continue
		}
		w := m
		if w.To = j; r.bornOut(w) {
			return w, true
		}
		all = Range{new(big.Rat).Add(all.Lo, v.Lo), new(big.Rat).Add(all.Hi, v.Hi)}
		if bears(all, &r.Facts[m.From], &r.Facts[m.Change]) {
			return m, false
		}
	}
	if whole := r.wholeOf(m.To); whole >= 0 {
		w := m
		if w.To = whole; r.gap(w).Cmp(r.gap(m)) < 0 {
			return w, true
		}
	}
	return m, true
}

// gap is how far apart the two levels of a movement are.
func (r *Reading) gap(m Movement) *big.Rat {
	d := new(big.Rat).Sub(r.Facts[m.To].Value(), r.Facts[m.From].Value())
	return d.Abs(d)
}

// bornOut reports whether the change stated for a movement goes with its two levels.
func (r *Reading) bornOut(m Movement) bool {
	rb, ok := r.Facts[m.To].Range()
	return ok && m.Change >= 0 && bears(rb, &r.Facts[m.From], &r.Facts[m.Change])
}

// turned reports whether a change is that of two levels, but goes the other way: 由9860元变为9412元，同比上涨4.5%. No other pair that
// 同比 may mean would give the same digits.
func (r *Reading) turned(from, to int, ch *Fact) bool {
	rb, ok := r.Facts[to].Range()
	other := *ch
	other.Up = -ch.Up
	return ok && ch.Up != 0 && ch.Lo.Mantissa >= 10 && r.Facts[from].Role == From && bears(rb, &r.Facts[from], &other) && !bears(rb, &r.Facts[from], ch)
}

// bears reports whether a change goes with its two levels, a and one of the range rb.
func bears(rb Range, a, ch *Fact) bool {
	ra, ok1 := a.Range()
	rc, ok2 := ch.Printed()
	if !ok1 || !ok2 {
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
