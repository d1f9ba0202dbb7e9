// Package step turns what a text gains by an edit into a confidence, where too few slips of a kind are at hand to fit
// a curve.
package step

// Step is what the text must gain, in nats, to be worth a hint, a warning and an error.
type Step struct{ Info, Warning, Failure float64 }

// Confidence returns that of a gain, 0 for less than a hint. It lies within the default thresholds of its grade.
func (s Step) Confidence(gain float64) float64 {
	switch {
	case gain >= s.Failure:
		return 0.96
	case gain >= s.Warning:
		return 0.87
	case gain >= s.Info:
		return 0.6
	}
	return 0
}
