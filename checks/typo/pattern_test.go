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
