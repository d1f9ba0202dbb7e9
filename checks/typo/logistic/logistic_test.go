package logistic

import (
	"math"
	"testing"
)

// TestFitFindsTheOdds: of edits with the evidence three in four are right, of those without one in four, so the
// bias is log(1/3) and the evidence adds twice as much the other way.
func TestFitFindsTheOdds(t *testing.T) {
	var samples []Sample
	for i := range 400 {
		with := float64(i % 2)
		right := i/2%4 == 0
		samples = append(samples, Sample{Evidence: []float64{1, with}, Right: right != (with == 1), Weight: 1})
	}
	w := make([]float64, 2)
	Fit(w, samples, 1e-9)
	if math.Abs(w[0]+math.Log(3)) > 1e-4 || math.Abs(w[1]-2*math.Log(3)) > 1e-4 {
		t.Errorf("coefficients %v", w)
	}
	if p := Probability(w, []float64{1, 1}); math.Abs(p-0.75) > 1e-4 {
		t.Errorf("probability %v", p)
	}
}

func TestLogOdds(t *testing.T) {
	for _, s := range []float64{-3, 0, 2.5} {
		if got := LogOdds(Probability([]float64{1}, []float64{s})); math.Abs(got-s) > 1e-9 {
			t.Errorf("log odds of the probability of %g: %g", s, got)
		}
	}
	for _, p := range []float64{0, 1} {
		if got := LogOdds(p); math.IsInf(got, 0) {
			t.Errorf("log odds of %g: %g", p, got)
		}
	}
}
