package main

import (
	"math"

	"github.com/healthlint/healthlint/checks/typo/term"
)

// sample is an edit with the truth about it.
type sample struct {
	evidence term.Evidence
	right    bool
	weight   float64
}

const n = len(term.Evidence{})

// fit returns the coefficients that make the samples likeliest, with a ridge, by Newton's method.
func fit(samples []sample, ridge float64) *term.Judge {
	var w term.Judge
	for range 30 {
		var grad [n]float64
		var hess [n][n]float64
		for i := range w {
			grad[i] = -ridge * w[i]
			hess[i][i] = ridge
		}
		for k := range samples {
			s := &samples[k]
			p := w.Confidence(&s.evidence)
			y := 0.0
			if s.right {
				y = 1
			}
			r, h := s.weight*(y-p), s.weight*p*(1-p)
			for i, x := range s.evidence {
				if x == 0 {
					continue
				}
				grad[i] += r * x
				for j, z := range s.evidence {
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
	return &w
}

// solve returns x with a·x = b, by elimination with pivots.
func solve(a [n][n]float64, b [n]float64) [n]float64 {
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
