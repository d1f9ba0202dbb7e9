package edits

import "testing"

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"typo", "typo", 0}, {"typo", "tpyo", 1}, {"typo", "typ", 1}, {"typo", "tｙpo", 1}, {"", "词", 1}, {"typo/sound", "typo/shape", 4}, {"tpyo-x", "typo-x", 1},
	} {
		if got, back := Distance(c.a, c.b), Distance(c.b, c.a); got != c.want || back != c.want {
			t.Errorf("%q, %q: %d and %d, want %d", c.a, c.b, got, back, c.want)
		}
	}
}
