package tally

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// TestTable holds the table against counting from the beginning, in texts that end before, at and behind a mark.
func TestTable(t *testing.T) {
	for _, text := range []string{"", "甲", strings.Repeat("甲a😀\n", 300), strings.Repeat("a", every), strings.Repeat("a", every-2) + "甲", strings.Repeat("😀", every/2)} {
		points, units := New(text, Points), New([]byte(text), UTF16)
		at := 0
		for i := range text + "." {
			if at = i; points.Before(at) != utf8.RuneCountInString(text[:at]) || units.Before(at) != len(utf16.Encode([]rune(text[:at]))) {
				t.Errorf("%.20q at %d: %d points, %d units", text, at, points.Before(at), units.Before(at))
			}
		}
		if points.Before(-1) != 0 || units.Before(at+9) != units.Before(at) {
			t.Errorf("%.20q: outside", text)
		}
	}
}

// TestReach holds that a place is found from the mark before it, not from the beginning.
func TestReach(t *testing.T) {
	far := 0
	table := New(strings.Repeat("a", 40*every), func(text string, from, to int) int {
		far = max(far, to-from)
		return Points(text, from, to)
	})
	for at := range 40 * every {
		table.Before(at)
	}
	if far > every {
		t.Errorf("%d bytes were read for one place", far)
	}
}
