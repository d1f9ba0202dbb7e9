package typo

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestArticlesCoverTheText(t *testing.T) {
	for _, unit := range []string{paragraph, paragraph + "\n", "没有句号的长行，", "\xff", "𠮷"} {
		text := strings.Repeat(unit, 100_000/len(unit))
		at, pieces := 0, 0
		for a := range articles(text) {
			if a.Start != at || a.Len() == 0 || a.Len() > longestArticle {
				t.Fatalf("%.12q: piece %d is %v, after %d", unit, pieces, a, at)
			}
			if piece := text[a.Start:a.End]; utf8.ValidString(unit) && !utf8.ValidString(piece) {
				t.Errorf("%.12q: piece %d cuts a character", unit, pieces)
			} else if strings.Contains(unit, "。") && !strings.HasSuffix(strings.TrimSpace(piece), "。") {
				t.Errorf("%.12q: piece %d cuts a sentence", unit, pieces)
			}
			at = a.End
			pieces++
		}
		if at != len(text) || pieces < 3 {
			t.Errorf("%.12q: %d pieces to %d of %d", unit, pieces, at, len(text))
		}
	}
	for range articles("") {
		t.Error("an empty text has no article")
	}
}
