package lines

import (
	"slices"
	"strings"
	"testing"
)

func TestFrom(t *testing.T) {
	lines := []string{"三\t1\n", "三\t2\n", "乙\t1\n", "丙丁\t\n", "龙\t9\n"}
	table := strings.Join(lines, "")
	for _, key := range []string{"", "一", "三", "三\t2", "丁", "丙", "丙丁", "乙", "龙", "龟"} {
		i, _ := slices.BinarySearch(lines, key)
		want := len(strings.Join(lines[:i], ""))
		if got := From(table, key); got != want {
			t.Errorf("%q: %d, want %d", key, got, want)
		}
	}
	if got := From("", "龙"); got != 0 {
		t.Errorf("no lines: %d", got)
	}
}

// Whatever the table, the search ends at a place in it; in one that is sorted, at the right one.
func FuzzFrom(f *testing.F) {
	f.Add("三\t1\n龙\t9\n", "乙")
	f.Add("龙\t9", "龟")
	f.Add("\n\n龙", "龙")
	f.Fuzz(func(t *testing.T, table, key string) {
		at := From(table, key)
		if at < 0 || at > len(table) {
			t.Fatalf("%d of %d", at, len(table))
		}
		lines := strings.SplitAfter(table, "\n")
		if !slices.IsSorted(lines) || slices.Contains(lines, "") {
			return
		}
		if i, _ := slices.BinarySearch(lines, key); at != len(strings.Join(lines[:i], "")) {
			t.Errorf("%q in %q: %d", key, table, at)
		}
	})
}
