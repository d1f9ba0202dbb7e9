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
