package logistic

import (
	"math"
	"sync"
)

// Sample is an edit's evidence with the truth about it.
type Sample struct {
	Evidence []float64
	Right    bool
	Weight   float64
}

// Fit sets w to the coefficients that make the samples likeliest, with a ridge, by Newton's method.
func Fit(w []float64, samples []Sample, ridge float64) {
	clear(w)
	for range 30 {
		grad, hess := slopes(w, samples)
		for i := range w {
			grad[i] -= ridge * w[i]
			hess[i][i] += ridge
			for j := range i {
				hess[i][j] = hess[j][i]
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

// shares is how many parts the samples are added up in: a number of its own, so that the sums do not depend on the machine.
const shares = 16

// slopes returns the gradient of the log likelihood of the samples under w and, from the diagonal on, minus its second
// derivatives. Most evidence is 0, and what is not is gone through once.
func slopes(w []float64, samples []Sample) (grad []float64, hess [][]float64) {
	n := len(w)
	var parts [shares]struct {
		grad []float64
		hess [][]float64
	}
	var all sync.WaitGroup
	for k := range parts {
		all.Go(func() {
			p := &parts[k]
			p.grad, p.hess = make([]float64, n), make([][]float64, n)
			for i := range p.hess {
				p.hess[i] = make([]float64, n)
			}
			there := make([]int, 0, n)
			for i := range samples[len(samples)*k/shares : len(samples)*(k+1)/shares] {
				s := &samples[len(samples)*k/shares+i]
				there = there[:0]
				for i, x := range s.Evidence {
					if x != 0 {
						there = append(there, i)
					}
				}
				y := Indicator(s.Right)
				q := Probability(w, s.Evidence)
				r, h := s.Weight*(y-q), s.Weight*q*(1-q)
				for a, i := range there {
					x := s.Evidence[i]
					p.grad[i] += r * x
					row, hx := p.hess[i], h*x
					for _, j := range there[a:] {
						row[j] += hx * s.Evidence[j]
					}
				}
			}
		})
	}
	all.Wait()
	grad, hess = parts[0].grad, parts[0].hess
	for _, p := range parts[1:] {
		for i := range n {
			grad[i] += p.grad[i]
			for j := i; j < n; j++ {
				hess[i][j] += p.hess[i][j]
			}
		}
	}
	return grad, hess
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
