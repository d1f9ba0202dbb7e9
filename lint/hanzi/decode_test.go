package hanzi

import (
	"testing"
	"unicode/utf8"
)

func TestFirstAndLastAgreeWithUTF8(t *testing.T) {
	for a := range 256 {
		for b := range 256 {
			for _, rest := range []string{"", "\x80", "\xbf好", "a"} {
				text := string([]byte{byte(a), byte(b)}) + rest
				r, n := First(text)
				if want, size := utf8.DecodeRuneInString(text); r != want || n != size {
					t.Fatalf("%q: %U of %d bytes, want %U of %d", text, r, n, want, size)
				}
				text = rest + text + "\x80"
				r, n = Last(text)
				if want, size := utf8.DecodeLastRuneInString(text); r != want || n != size {
					t.Fatalf("end of %q: %U of %d bytes, want %U of %d", text, r, n, want, size)
				}
			}
		}
	}
	if r, n := Last(""); r != utf8.RuneError || n != 0 {
		t.Errorf("end of nothing: %U of %d bytes", r, n)
	}
	if r, n := First(""); r != utf8.RuneError || n != 0 {
		t.Errorf("nothing: %U of %d bytes", r, n)
	}
}
