package figures

import "math/big"

// Range is an interval of exact numbers.
type Range struct{ Lo, Hi *big.Rat }

// Range returns the bounds of f as a Range; ok is false where it has no value.
func (f *Fact) Range() (Range, bool) {
	lo, hi, ok := f.Bounds()
	return Range{lo, hi}, ok
}

// Value returns the printed value of f: 60 for 60% and for 六成, 1/3 for 三分之一.
func (f *Fact) Value() *big.Rat {
	v := f.Lo.Rat()
	switch f.Kind {
	case Fraction:
		if f.Unit == "/" {
			if q, ok := Divide(v, f.Hi.Rat()); ok {
				return q
			}
		}
	case Tenths:
		v.Mul(v, big.NewRat(10, 1))
	}
	return v
}

// Overlaps reports whether the two ranges share a number.
func (r Range) Overlaps(s Range) bool { return r.Lo.Cmp(s.Hi) <= 0 && s.Lo.Cmp(r.Hi) <= 0 }

// Widen returns r with by added on both sides.
func (r Range) Widen(by *big.Rat) Range {
	return Range{new(big.Rat).Sub(r.Lo, by), new(big.Rat).Add(r.Hi, by)}
}

// Times returns r with both bounds multiplied by k, which is not negative.
func (r Range) Times(k *big.Rat) Range {
	return Range{new(big.Rat).Mul(r.Lo, k), new(big.Rat).Mul(r.Hi, k)}
}

// Abs returns the range of absolute values.
func (r Range) Abs() Range {
	if r.Lo.Sign() >= 0 {
		return r
	}
	lo, hi := new(big.Rat).Neg(r.Hi), new(big.Rat).Neg(r.Lo)
	if lo.Sign() < 0 {
		return Range{new(big.Rat), maxRat(r.Hi, hi)}
	}
	return Range{lo, hi}
}

// Minus returns b - a over both ranges.
func Minus(b, a Range) Range {
	return Range{new(big.Rat).Sub(b.Lo, a.Hi), new(big.Rat).Sub(b.Hi, a.Lo)}
}

// Divide returns b / a; ok is false where a is 0. Whatever copy prints may be 0, so that every division by a printed value goes
// through here or Quotient.
func Divide(b, a *big.Rat) (q *big.Rat, ok bool) {
	if a.Sign() == 0 {
		return nil, false
	}
	return new(big.Rat).Quo(b, a), true
}

// Quotient returns b / a over both ranges; ok is false where either has no value, a may be 0 or either is negative.
func Quotient(b, a Range) (Range, bool) {
	if a.Lo == nil || b.Lo == nil || a.Lo.Sign() <= 0 || b.Lo.Sign() < 0 {
		return Range{}, false
	}
	return Range{new(big.Rat).Quo(b.Lo, a.Hi), new(big.Rat).Quo(b.Hi, a.Lo)}, true
}

// Step is one unit of the last printed digit of f, in the unit of Value.
func (f *Fact) Step() *big.Rat {
	u := f.Lo.Ulp().Rat()
	if f.Kind == Tenths {
		u.Mul(u, big.NewRat(10, 1))
	}
	return u
}

// Printed returns the true values that a sub-editor accepts for f: rounded or cut off at the last printed digit, or
// whatever its hedge allows.
func (f *Fact) Printed() (Range, bool) {
	r, ok := f.Range()
	if !ok {
		return r, false
	}
	if f.Approx != 0 {
		return r.Widen(f.Step()), true
	}
	step := f.Step()
	half := new(big.Rat).Quo(step, big.NewRat(2, 1))
	lo, hi := new(big.Rat).Sub(f.Value(), half), new(big.Rat).Add(f.Value(), step)
	if f.Interval {
		hi.Add(r.Hi, step)
	}
	return Range{lo, hi}, true
}

// Amount writes v with the 万 or the 亿 that the fact is printed with, or with a smaller one where the larger would round
// it or be none: 27亿, 9999.5万.
func (f *Fact) Amount(v *big.Rat, places int) string {
	for _, mag := range [...]struct {
		power int8
		name  string
	}{{12, "万亿"}, {8, "亿"}, {4, "万"}} {
		if mag.power > f.Mag {
			continue
		}
		scaled := new(big.Rat).Quo(v, powerOfTen(mag.power))
		if new(big.Rat).Abs(scaled).Cmp(big.NewRat(1, 10)) < 0 {
			continue
		}
		if new(big.Rat).Mul(scaled, powerOfTen(4)).IsInt() || mag.power == f.Mag && !v.IsInt() {
			return Format(scaled, 4) + mag.name
		}
	}
	return Format(v, places)
}

// Figure writes the fact's value as it is printed, without its unit: 328亿.
func (f *Fact) Figure() string { return f.Amount(f.Value(), 4) }

func powerOfTen(n int8) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil))
}
