package engine

import (
	"slices"
	"testing"

	"github.com/healthlint/healthlint/lint/ngram"
)

// Of two words that a slip may belong to only one was meant; two slips side by side are both mended.
func TestCompatible(t *testing.T) {
	e := New(ngram.Default())
	for _, c := range []struct {
		copy string
		want []string
	}{
		{"脲路感然是什么病因引起的？", []string{"脲>尿", "然>染"}}, // not 悍然 too
		{"潜庭功能检查要做多久？", []string{"潜>前"}},          // not 潜艇 too
		{"肝硬画腹谁患者要少吃盐。", []string{"画>化", "谁>水"}},
	} {
		var got []string
		for _, d := range e.Find(Copy{Text: c.copy}, 0.5) {
			got = append(got, c.copy[d.Start:d.End]+">"+d.Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.copy, got, c.want)
		}
	}
}

// What an edit adds is asked of the text in which those near it are made, whichever way round they stand.
func TestFurther(t *testing.T) {
	e := New(ngram.Default())
	ids := e.lm.Read("尿路感然病因不明。").ID
	at := slices.Index(ids, '感')
	edits := []Edit{
		{From: at, To: at + 1, New: []ngram.Token{'悍'}, Confidence: 0.9},
		{From: at + 1, To: at + 2, New: []ngram.Token{'染'}, Confidence: 0.95},
	}
	for i, c := range []struct {
		made []bool
		edit int
		more bool
	}{
		{[]bool{false, false}, 0, true},
		{[]bool{false, true}, 0, false},
		{[]bool{true, false}, 1, false},
	} {
		if g := e.further(ids, edits, c.made, c.edit); g > leastFurther != c.more {
			t.Errorf("%d: %.1f nats", i, g)
		}
	}
	if kept := e.compatible(ids, slices.Clone(edits)); len(kept) != 1 || kept[0].New[0] != '染' {
		t.Errorf("kept %v", kept)
	}
	edits[0].Confidence = 0.3 // it is shown to nobody
	if kept := e.compatible(ids, slices.Clone(edits)); len(kept) != 2 {
		t.Errorf("kept %v", kept)
	}
}
