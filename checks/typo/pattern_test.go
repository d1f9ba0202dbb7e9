package typo

import (
	"strings"
	"testing"
)

func TestPatterned(t *testing.T) {
	for text, want := range map[string]bool{
		"三伏贴⟦贴不贴⟧": true,
		"三伏⟦贴⟧贴不贴": false,
		"贴⟦不⟧贴都行":  true,
		"好⟦没⟧好呢":   true,
		"⟦越搜越⟧睡不着": true,
		"越⟦搜⟧越睡":   true,
		"越来越⟦严⟧重":  false,
		"好⟦不⟧了":    false,
		"⟦⟧":       false,
	} {
		start := strings.Index(text, "⟦")
		plain := strings.NewReplacer("⟦", "", "⟧", "").Replace(text)
		end := strings.Index(text, "⟧") - len("⟦")
		if got := patterned(plain, start, end); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestCounts(t *testing.T) {
	for pair, want := range map[[2]string]bool{
		{"二", "三"}: true, {"两", "二"}: true, {"已", "一"}: false, {"二", ""}: false, {"", "三"}: false, {"三周", "三月"}: false,
	} {
		if got := counts(pair[0], pair[1]); got != want {
			t.Errorf("%v: %v", pair, got)
		}
	}
}
