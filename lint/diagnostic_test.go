package lint

import "testing"

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 places", 1: "1 place", 12: "12 places"} {
		if got := Count(n, "place", "places"); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}
