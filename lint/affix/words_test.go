package affix

import "testing"

func TestWords(t *testing.T) {
	list := []string{"说", "表示", "CEO", "介绍道"}
	words := NewWords(list...)
	for _, text := range []string{
		"", "说", "说话", "他说", "表示", "表", "示", "示表", "表示说", "他表示", "CEO", "EO", "O", "首席CEO", "CEO说", "介绍道", "绍道", "介绍", "\x96\x87", "说\x87",
	} {
		if got, want := words.Starts(text), Starts(text, list...); got != want {
			t.Errorf("%q starts: %v, want %v", text, got, want)
		}
		if got, want := words.Ends(text), Ends(text, list...); got != want {
			t.Errorf("%q ends: %v, want %v", text, got, want)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a word of two bytes is taken")
		}
	}()
	NewWords("说", "ab")
}
