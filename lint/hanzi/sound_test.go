package hanzi

import (
	"slices"
	"strings"
	"testing"
)

func TestSounds(t *testing.T) {
	for r, want := range map[rune]string{'医': "yi", '行': "xing hang", '茄': "qie jia", '隔': "ge", '有': "you", '是': "shi", 'a': "", '椎': "zhui chui"} {
		sounds, n := Sounds(r)
		var got []string
		for _, s := range sounds[:n] {
			got = append(got, s.String())
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%c is read %q, want %q", r, s, want)
		}
	}
	if NearSound('隔', '容') != UnlikeSound || NearSound('职', '只') != SameSound {
		t.Error("what was read alike in the rhyme books only is alike")
	}
	for r, pair := range polyphones() {
		if pair[0] == pair[1] || !strings.ContainsRune(pair[0].Characters()+string(r), r) {
			t.Errorf("%c: %s, %s", r, pair[0], pair[1])
		}
	}
}

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
