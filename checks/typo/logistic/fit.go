package logistic

import "math"

// Sample is an edit's evidence with the truth about it.
type Sample struct {
	Evidence []float64
	Right    bool
	Weight   float64
}

// Fit sets w to the coefficients that make the samples likeliest, with a ridge, by Newton's method.
func Fit(w []float64, samples []Sample, ridge float64) {
	n := len(w)
	clear(w)
	for range 30 {
		grad := make([]float64, n)
		hess := make([][]float64, n)
		for i := range w {
			hess[i] = make([]float64, n)
			grad[i] = -ridge * w[i]
			hess[i][i] = ridge
		}
		for k := range samples {
			s := &samples[k]
			p := Probability(w, s.Evidence)
			y := 0.0
			if s.Right {
				y = 1
			}
			r, h := s.Weight*(y-p), s.Weight*p*(1-p)
			for i, x := range s.Evidence {
				if x == 0 {
					continue
				}
				grad[i] += r * x
				for j, z := range s.Evidence {
					hess[i][j] += h * x * z
				}
			}
		}
		size := 0.0
		for i, step := range solve(hess, grad) {
			w[i] += step
			size += step * step
		}
		if math.Sqrt(size) < 1e-6 {
			break
		}
	}
}

// solve returns x with a·x = b, by elimination with pivots; a and b are used up.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		p := i
		for k := i + 1; k < n; k++ {
			if math.Abs(a[k][i]) > math.Abs(a[p][i]) {
				p = k
			}
		}
		a[i], a[p] = a[p], a[i]
		b[i], b[p] = b[p], b[i]
		for k := i + 1; k < n; k++ {
			f := a[k][i] / a[i][i]
			for j := i; j < n; j++ {
				a[k][j] -= f * a[i][j]
			}
			b[k] -= f * b[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		for j := i + 1; j < n; j++ {
			b[i] -= a[i][j] * b[j]
		}
		b[i] /= a[i][i]
	}
	return b
}
