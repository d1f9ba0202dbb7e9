package main

import (
	"math/rand/v2"

	"github.com/healthlint/healthlint/checks/typo/trial"
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/words"
)

// inject makes a set of sentences with one slip each from the right sentences of the others: a term or word of
// three characters and more gets another character, loses one, has one too many or two swapped. Real pairs hold
// few slips but homophones; a typist, a scanner or a careless cut makes the others.
func inject(from []*set, weight float64) *set {
	rng := rand.New(rand.NewPCG(1, 2))
	out := &set{name: "injected", weight: weight}
	var pool []rune
	for _, s := range from {
		for _, t := range s.texts {
			for i, r := range []rune(t.Right) {
				if i < 40 && r >= 0x4E00 && r <= 0x9FFF && len(pool) < 1<<20 {
					pool = append(pool, r)
				}
			}
		}
	}
	for _, s := range from {
		for _, t := range s.texts {
			for _, span := range sentences(t.Right) {
				right := t.Right[span.Start:span.End]
				if wrong := spoil(right, pool, rng); wrong != right {
					out.texts = append(out.texts, &text{Text: trial.Text{Wrong: wrong, Right: right}, held: t.held})
				}
			}
		}
	}
	return out
}

// sentences of a text of some length; longer texts give a part of theirs.
func sentences(s string) []lint.Span {
	var out []lint.Span
	for i, span := range words.Sentences(s) {
		if i%3 == 0 && span.Len() > 30 && span.Len() < 600 {
			out = append(out, span)
		}
	}
	return out
}

// spoil puts one slip into a word of s, or returns s.
func spoil(s string, pool []rune, rng *rand.Rand) string {
	var long []words.Token
	for _, t := range words.Split(nil, s, nil) {
		if t.End-t.Start >= 9 && t.Freq > 0 && t.Kind != words.Person && t.Kind != words.Place && t.Kind != words.Number {
			long = append(long, t)
		}
	}
	if len(long) == 0 {
		return s
	}
	t := long[rng.IntN(len(long))]
	w := []rune(s[t.Start:t.End])
	k := rng.IntN(len(w))
	any1 := pool[rng.IntN(len(pool))]
	switch rng.IntN(8) {
	case 0, 1, 2, 3:
		w[k] = any1
	case 4, 5:
		k = 1 + rng.IntN(len(w)-1) // a missing first character looks like another word's end
		w = append(w[:k], w[k+1:]...)
	case 6:
		w = append(w[:k+1], w[k:]...) // doubled
	case 7:
		k = rng.IntN(len(w) - 1)
		w[k], w[k+1] = w[k+1], w[k]
	}
	return s[:t.Start] + string(w) + s[t.End:]
}
