package affix

import "testing"

func TestCut(t *testing.T) {
	for _, c := range []struct {
		n          int
		head, tail string
	}{{0, "", ""}, {2, "", "a"}, {3, "医", "a"}, {5, "医", "院a"}, {7, "医院a", "医院a"}, {9, "医院a", "医院a"}} {
		if head, tail := Head("医院a", c.n), Tail("医院a", c.n); head != c.head || tail != c.tail {
			t.Errorf("%d bytes: %q, %q, want %q, %q", c.n, head, tail, c.head, c.tail)
		}
	}
}
