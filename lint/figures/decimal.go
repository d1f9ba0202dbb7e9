package figures

import (
	"math/big"
	"strconv"
	"strings"
)

// Decimal is an exact decimal: Mantissa / 10^Scale. Scale may be negative, so that 2.8亿 is 28 with scale -7 and
// keeps the place of its last printed digit. The zero value is 0.
//
// Reading is a hot path, so a Decimal is two words and never allocates; arithmetic happens only after a rule has
// matched and goes through Rat, where it is exact without limits.
type Decimal struct {
	Mantissa int64
	Scale    int8
}

// Int returns n as a Decimal.
func Int(n int64) Decimal { return Decimal{Mantissa: n} }

// Rat returns the exact value of d.
func (d Decimal) Rat() *big.Rat {
	r := new(big.Rat).SetInt64(d.Mantissa)
	p := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(abs(int(d.Scale)))), nil))
	if d.Scale > 0 {
		return r.Quo(r, p)
	}
	return r.Mul(r, p)
}

// Float returns the nearest float64, for tables and plausibility ranges, never for a judgement of equality.
func (d Decimal) Float() float64 { f, _ := d.Rat().Float64(); return f }

// Ulp is one unit of the last printed digit: 0.1 for 12.5, 1 for 800, 10,000,000 for 2.8亿.
func (d Decimal) Ulp() Decimal { return Decimal{Mantissa: 1, Scale: d.Scale} }

// Cmp compares two decimals: -1, 0 or 1.
func (d Decimal) Cmp(e Decimal) int {
	if d.Scale == e.Scale {
		switch {
		case d.Mantissa < e.Mantissa:
			return -1
		case d.Mantissa > e.Mantissa:
			return 1
		}
		return 0
	}
	if a, b, ok := align(d, e); ok {
		switch {
		case a < b:
			return -1
		case a > b:
			return 1
		}
		return 0
	}
	return d.Rat().Cmp(e.Rat())
}

// Shift returns d times 10^n.
func (d Decimal) Shift(n int) Decimal { d.Scale -= int8(n); return d }

// IsZero reports whether d is 0.
func (d Decimal) IsZero() bool { return d.Mantissa == 0 }

// Integer returns d as an int64 and whether it is whole and fits.
func (d Decimal) Integer() (int64, bool) {
	a, _, ok := align(d, Decimal{})
	if !ok {
		return 0, false
	}
	if d.Scale <= 0 {
		return a, true
	}
	p := pow10(int(d.Scale))
	if p == 0 || d.Mantissa%p != 0 {
		return 0, false
	}
	return d.Mantissa / p, true
}

// String prints d in plain decimal notation: 280000000, 12.5, 0.30 (trailing zeros as printed in the copy).
func (d Decimal) String() string {
	if d.Scale <= 0 {
		return strconv.FormatInt(d.Mantissa, 10) + strings.Repeat("0", int(-d.Scale))
	}
	neg := d.Mantissa < 0
	m := d.Mantissa
	if neg {
		m = -m
	}
	t := strconv.FormatInt(m, 10)
	if pad := int(d.Scale) + 1 - len(t); pad > 0 {
		t = strings.Repeat("0", pad) + t
	}
	t = t[:len(t)-int(d.Scale)] + "." + t[len(t)-int(d.Scale):]
	if neg {
		t = "-" + t
	}
	return t
}

// align brings two decimals to one scale; ok is false on overflow.
func align(d, e Decimal) (a, b int64, ok bool) {
	a, b = d.Mantissa, e.Mantissa
	if n := int(d.Scale) - int(e.Scale); n > 0 {
		b, ok = scaleUp(b, n)
	} else {
		a, ok = scaleUp(a, -n)
	}
	return a, b, ok
}

func scaleUp(m int64, n int) (int64, bool) {
	p := pow10(n)
	if p == 0 {
		return 0, m == 0
	}
	r := m * p
	return r, r/p == m
}

// pow10 returns 10^n, or 0 where it does not fit.
func pow10(n int) int64 {
	if n < 0 || n > 18 {
		return 0
	}
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

// add returns d+e where it fits; used while a numeral such as 3万5千 is put together.
func add(d, e Decimal) (Decimal, bool) {
	a, b, ok := align(d, e)
	s := a + b
	return Decimal{Mantissa: s, Scale: max(d.Scale, e.Scale)}, ok && (a >= 0) == (b >= 0) && (s >= 0) == (a >= 0)
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
