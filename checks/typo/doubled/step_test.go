package doubled

import "testing"

func TestConfidence(t *testing.T) {
	s := step{info: 8, warning: 9, failure: 11}
	for _, c := range []struct{ gain, want float64 }{{7.9, 0}, {8, 0.6}, {8.9, 0.6}, {9, 0.87}, {11, 0.96}, {99, 0.96}} {
		if got := s.confidence(c.gain); got != c.want {
			t.Errorf("%g nats: %g, want %g", c.gain, got, c.want)
		}
	}
}
