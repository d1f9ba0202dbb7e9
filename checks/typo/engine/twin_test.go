package engine

import (
	"slices"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// Every word of the table stands under sounds that its characters have, and is found there.
func TestHomophoneTable(t *testing.T) {
	count := 0
	for first := range hanzi.Sound(u32(0)) {
		for second := range hanzi.Sound(600) {
			list := appendWords(nil, first, second, 0, 0)
			for _, w := range list {
				a, n := hanzi.Sounds(rune(w[0]))
				b, m := hanzi.Sounds(rune(w[1]))
				if !slices.Contains(a[:n], first) || !slices.Contains(b[:m], second) {
					t.Fatalf("%c%c stands under %s %s", w[0], w[1], first, second)
				}
				if !words.IsWord(string(rune(w[0])) + string(rune(w[1]))) {
					t.Fatalf("%c%c is no word", w[0], w[1])
				}
			}
			count += len(list)
		}
	}
	if count < 50_000 {
		t.Errorf("%d readings of words", count)
	}
	if list := appendWords(nil, hanzi.Sound(u32(0)), 0, 0, 0); list != nil {
		t.Errorf("%v beyond the table", list)
	}
}

func TestTwins(t *testing.T) {
	for _, c := range []struct {
		word, twin string
		nearly     bool
		want       bool
	}{
		{"正装", "症状", false, true},
		{"味精", "胃镜", false, true},
		{"公式", "攻势", false, true},
		{"公式", "公示", false, false}, // one character stays
		{"公式", "公式", false, false},
		{"司机", "实际", false, false}, // s for sh
		{"司机", "实际", true, true},
		{"司林", "失灵", true, false}, // one may sound nearly so, not both
	} {
		w, x := []rune(c.word), []rune(c.twin)
		list := twins(nil, ngram.Token(w[0]), ngram.Token(w[1]), c.nearly)
		if got := slices.Contains(list, twin{ngram.Token(x[0]), ngram.Token(x[1])}); got != c.want {
			t.Errorf("%s for %s, nearly %v: %v", c.word, c.twin, c.nearly, got)
		}
	}
	if list := twins(nil, 'a', '，', true); list != nil {
		t.Errorf("%v sound like no character", list)
	}
}

// Words written for others that sound alike, and the same words where they are meant.
func TestFindsTwins(t *testing.T) {
	e := New(ngram.Default())
	for _, c := range []struct{ copy, wrong, right string }{
		{"服药三天后如果正装没有好转，请及时到医院就诊。", "正装", "症状"},
		{"医生建议做一次味精检查，看看胃部有没有溃疡。", "味精", "胃镜"},
		{"大会要求男士穿正装出席。", "", ""},
		{"做菜时少放味精和盐，对血压有好处。", "", ""},
	} {
		found := false
		for _, d := range e.Find(Copy{Text: c.copy}, 0.8) {
			switch {
			case d.Evidence[isTwin] == 0:
			case c.wrong == "":
				t.Errorf("%s: %s for %s", c.copy, d.Text, c.copy[d.Start:d.End])
			default:
				found = found || d.Start == strings.Index(c.copy, c.wrong) && c.copy[d.Start:d.End] == c.wrong && d.Text == c.right
			}
		}
		if c.wrong != "" && !found {
			t.Errorf("%s: %s is not found", c.copy, c.wrong)
		}
	}
}
