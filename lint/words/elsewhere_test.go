package words

import (
	"strings"
	"testing"
)

func TestElsewhere(t *testing.T) {
	text := "程若水说。记者问程若水。"
	n := len("程若水")
	if !Elsewhere(text, 0, n, "程若水") || Elsewhere(text, 0, n, "记者说") {
		t.Error("what stands twice stands elsewhere, what does not stand does not")
	}
	if far := "程若水" + strings.Repeat("字", reach) + "程若水"; Elsewhere(far, 0, n, "程若水") {
		t.Error("another article's words are no evidence")
	}
}
