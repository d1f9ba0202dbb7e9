package linttest

import "testing"

func TestParseMarks(t *testing.T) {
	copy, marks, err := Parse("甲⟦a/b:乙⟦c/d:丙⟧⟧丁⟦e/f:⟧")
	if err != nil || copy != "甲乙丙丁" {
		t.Fatalf("%q %v", copy, err)
	}
	want := []Mark{{"a/b", 3, 9}, {"c/d", 6, 9}, {"e/f", 12, 12}}
	for i, m := range marks {
		if m != want[i] {
			t.Errorf("mark %d is %v, want %v", i, m, want[i])
		}
	}
	for _, bad := range []string{"⟦a/b:甲", "甲⟧", "⟦甲⟧"} {
		if _, _, err := Parse(bad); err == nil {
			t.Errorf("%q must not parse", bad)
		}
	}
}
