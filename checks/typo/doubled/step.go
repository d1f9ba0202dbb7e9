package doubled

// step is what the text must gain, in nats, to be worth a hint, a warning and an error: too few slips of a kind are at hand
// to fit a curve.
type step struct{ info, warning, failure float64 }

// confidence returns that of a gain, 0 for less than a hint. It lies within the default thresholds of its grade.
func (s step) confidence(gain float64) float64 {
	switch {
	case gain >= s.failure:
		return 0.96
	case gain >= s.warning:
		return 0.87
	case gain >= s.info:
		return 0.6
	}
	return 0
}
