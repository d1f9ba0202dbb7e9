package hanzi

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLookAlikes(t *testing.T) {
	for _, c := range []string{"己已", "末未", "戌戍", "采釆", "治冶", "茵菌", "索素", "诊珍", "像象", "抬治", "渴喝", "椎锥", "泡疱", "建健", "杆秆", "休体", "哀衰", "官宫"} {
		a, size := utf8.DecodeRuneInString(c)
		b, _ := utf8.DecodeRuneInString(c[size:])
		if !LooksLike(a, b) {
			t.Errorf("LookAlikes(%c) = %s, without %c", a, LookAlikes(a), b)
		}
	}
	for _, c := range []string{"医病", "的一", "治院"} {
		a, size := utf8.DecodeRuneInString(c)
		b, _ := utf8.DecodeRuneInString(c[size:])
		if LooksLike(a, b) {
			t.Errorf("LookAlikes(%c) = %s, with %c", a, LookAlikes(a), b)
		}
	}
	for _, r := range "a\x00鿿，" {
		if got := LookAlikes(r); got != "" {
			t.Errorf("LookAlikes(%q) = %q", r, got)
		}
	}
}

func TestShapesTable(t *testing.T) {
	last := rune(0)
	lines := 0
	for line := range strings.Lines(shapes) {
		key, size := utf8.DecodeRuneInString(line)
		if key <= last {
			t.Fatalf("%c is out of order", key)
		}
		if got := LookAlikes(key); got != strings.TrimSuffix(line[size:], "\n") || got == "" {
			t.Fatalf("LookAlikes(%c) = %q, the table has %q", key, got, line)
		}
		last = key
		lines++
	}
	if lines < 5000 {
		t.Errorf("only %d characters have look-alikes", lines)
	}
}

func BenchmarkLookAlikes(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		LookAlikes('治')
	}
}
