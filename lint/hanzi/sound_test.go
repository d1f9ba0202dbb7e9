package hanzi

import (
	"slices"
	"strings"
	"testing"
)

func TestFuzzyHomophones(t *testing.T) {
	near := string(slices.Collect(FuzzyHomophones('诊')))
	for c, want := range map[rune]bool{'怎': true, '整': true, '真': false, '诊': false, '院': false} { // zen, zheng; zhen, yuan
		if got := strings.ContainsRune(near, c); got != want {
			t.Errorf("%c is yielded: %v", c, got)
		}
	}
	for range FuzzyHomophones('诊') {
		break // a caller may stop
	}
	if near := slices.Collect(FuzzyHomophones('a')); near != nil {
		t.Errorf("of a letter: %q", near)
	}
}
