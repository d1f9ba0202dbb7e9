package lsp

import (
	"strings"
	"testing"
	"unicode/utf16"
)

// TestPosition holds every place of a text with long lines against counting from the beginning of its line.
func TestPosition(t *testing.T) {
	s := strings.Repeat("市民😀a", 500) + "\r\n" + strings.Repeat("甲\n", 3) + "乙\r" + strings.Repeat("b", 2000)
	for _, bytes := range []bool{false, true} {
		text := newText(s, bytes)
		line, start := 0, 0
		for at := range s + "." {
			if at > 0 && (s[at-1] == '\n' || s[at-1] == '\r' && s[at] != '\n') {
				line, start = line+1, at
			}
			want := position{line, at - start}
			if !bytes {
				want.Character = len(utf16.Encode([]rune(s[start:at])))
			}
			if got := text.position(at); got != want {
				t.Fatalf("byte %d: %v, want %v", at, got, want)
			}
		}
	}
}
