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

func TestBeside(t *testing.T) {
	const text = "患者在医院接受治疗"
	word := func(w Token) string { return text[w.Start:w.End] }
	for _, c := range []struct {
		at            int
		before, after string
	}{
		{len("患者"), "患者", "在"},
		{len("患者在医"), "医院", "医院"}, // spans the place
		{0, "", "患者"},
		{len(text), "治疗", ""},
	} {
		before, after := Beside(text, c.at, c.at, 24)
		if word(before) != c.before || word(after) != c.after {
			t.Errorf("at %d: %q and %q, want %q and %q", c.at, word(before), word(after), c.before, c.after)
		}
	}
}
