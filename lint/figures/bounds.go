package figures

import "math/big"

// Bounds returns the least and the greatest true value the printed number can stand for: half a unit of the last
// printed digit to either side where it was visibly rounded (decimals, 万, 亿), the whole digit for 多 and 余, five
// per cent for 约. Counts printed in full are exact. ok is false where the copy gives no value (几十).
func (f *Fact) Bounds() (lo, hi *big.Rat, ok bool) {
	if f.Approx&Vague != 0 {
		return nil, nil, false
	}
	lo, hi = f.Lo.Rat(), f.Hi.Rat()
	if f.Kind == Fraction && f.Unit == "/" {
		q, ok := Divide(lo, hi)
		if !ok {
			return nil, nil, false
		}
		return q, new(big.Rat).Set(q), true
	}
	if f.Kind == Tenths {
		lo.Mul(lo, big.NewRat(10, 1))
		hi.Mul(hi, big.NewRat(10, 1))
	}
	if f.Places() > 0 || f.Mag > 0 || f.Kind == Tenths {
		half := f.Lo.Ulp().Rat()
		half.Quo(half, big.NewRat(2, 1))
		if f.Kind == Tenths {
			half.Mul(half, big.NewRat(10, 1))
		}
		lo.Sub(lo, half)
		hi.Add(hi, half)
	}
	spread := func(r *big.Rat, percent int64) *big.Rat {
		return new(big.Rat).Mul(r, big.NewRat(percent, 100))
	}
	sig := f.significant()
	switch {
	case f.Approx&(Over|AtLeast) != 0:
		hi.Add(hi, maxRat(sig, spread(hi, 10)))
	case f.Approx&(Under|AtMost|Nearly) != 0:
		lo.Sub(lo, maxRat(sig, spread(lo, 10)))
	}
	if f.Approx&About != 0 {
		lo.Sub(lo, maxRat(new(big.Rat).Quo(sig, big.NewRat(2, 1)), spread(f.Lo.Rat(), 5)))
		hi.Add(hi, maxRat(new(big.Rat).Quo(sig, big.NewRat(2, 1)), spread(f.Hi.Rat(), 5)))
	}
	return lo, hi, true
}

// Round reports whether a number in 万 or 亿 ends in a zero, as one does that was rounded to tens of them: 240万.
func (f *Fact) Round() bool {
	return f.Mag > 0 && f.Approx == 0 && !f.Interval && f.Places() == 0 && f.Lo.Mantissa%10 == 0 && f.Lo.Mantissa >= 100
}

// Rounded returns the values that such a number may be rounded from: 235万 to 245万.
func (f *Fact) Rounded() Range {
	five := new(big.Rat).Mul(f.Lo.Ulp().Rat(), big.NewRat(5, 1))
	return Range{f.Lo.Rat(), f.Lo.Rat()}.Widen(five)
}

// significant is one unit of the last digit that is not zero: 10,000 for 30000, what 三万多 may exceed it by.
func (f *Fact) significant() *big.Rat {
	m, p := f.Lo.Mantissa, 0
	for m != 0 && m%10 == 0 {
		m /= 10
		p++
	}
	return Decimal{1, f.Lo.Scale}.Shift(p).Rat()
}

func maxRat(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) >= 0 {
		return a
	}
	return b
}
