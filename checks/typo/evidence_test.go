package typo

import (
	"math"
	"testing"

	"github.com/healthlint/healthlint/lint"
)

// A note says in words what a figure with ten noughts would not, and never that a guess is certain.
func TestEvidence(t *testing.T) {
	for _, x := range []struct {
		times        float64
		wrong, right string
		want         lint.Text
	}{
		{1e9, "正状", "症状", lint.Text{ZH: "语料中此处写“症状”远比写“正状”常见", EN: "published text has “症状” in such a place far more often than “正状”"}},
		{1e9, "", "", lint.Text{ZH: "语料中改后的写法远比原文常见", EN: "published text has the mended wording far more often"}},
		{237, "正状", "症状", lint.Text{ZH: "语料中此处写“症状”约为写“正状”的200倍", EN: "published text has “症状” in such a place about 200 times as often as “正状”"}},
		{2.2, "的", "", lint.Text{ZH: "语料中改后的写法约为原文的2倍", EN: "published text has the mended wording about twice as often"}},
		{1.2, "正状", "症状", lint.Text{}},
	} {
		if got := oftener(math.Log(x.times), x.wrong, x.right); got != x.want {
			t.Errorf("%g: %+v", x.times, got)
		}
	}
	for c, want := range map[float64]string{1: "置信度1.00", 0.9999: "置信度超过0.99", 0.994: "置信度0.99", 0.8: "置信度0.80"} {
		if got := certainty(c).ZH; got != want {
			t.Errorf("%g: %s, want %s", c, got, want)
		}
	}
	if got := noteOf(lint.Text{ZH: "同音", EN: "the same sound"}, lint.Text{}, certainty(0.5)); got.ZH != "同音；置信度0.50" || got.EN != "the same sound; confidence 0.50" {
		t.Errorf("%+v", got)
	}
}
