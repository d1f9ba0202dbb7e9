package report

import "testing"

func TestColumns(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "ICU": 3, "影像科": 6, "，。《》": 8, "ＩＣＵ": 6, "“”…—": 4, "e\u0301": 1, "\u200b": 0, "\ufeff": 0, "\x07": 0, "𠮷": 2, "😷": 2, "½": 1,
	} {
		if got := Columns(text); got != want {
			t.Errorf("%q: %d columns, want %d", text, got, want)
		}
	}
}

func TestTruncate(t *testing.T) {
	for _, c := range []struct {
		text    string
		columns int
		want    string
	}{
		{"门诊", 4, "门诊"}, {"门诊量", 5, "门诊…"}, {"门诊量", 4, "门…"}, {"ICU", 2, "I…"}, {"", 1, ""}, {"门", 1, "…"},
	} {
		if got := Truncate(c.text, c.columns); got != c.want {
			t.Errorf("%q to %d: %q, want %q", c.text, c.columns, got, c.want)
		}
	}
}
