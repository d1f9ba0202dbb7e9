package engine

import (
	"cmp"
	"math"
	"slices"

	"github.com/healthlint/healthlint/lint/ngram"
)

// likely is the confidence from which an edit stands in the way of those that do not go with it.
const likely = 0.5

// compatible drops of edits, which are in order and do not overlap, those that make the text no likelier once a more
// confident one near them is made: of 感然病因 either 感染 or 悍然 was meant, not both.
func (e *Engine) compatible(ids []ngram.Token, edits []Edit) []Edit {
	near := false
	for i := 1; i < len(edits); i++ {
		near = near || edits[i].From-edits[i-1].To < touching && edits[i].Confidence >= likely && edits[i-1].Confidence >= likely
	}
	if !near {
		return edits
	}
	order := make([]int, 0, len(edits))
	for i := range edits {
		if edits[i].Confidence >= likely {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(edits[b].Confidence, edits[a].Confidence) })
	made := make([]bool, len(edits))
	for _, i := range order {
		if e.further(ids, edits, made, i) > leastFurther {
			made[i] = true
		}
	}
	kept := edits[:0]
	for i, d := range edits {
		if made[i] || d.Confidence < likely {
			kept = append(kept, d)
		}
	}
	return kept
}

// leastFurther is what an edit must add, in nats.
const leastFurther = 2

// touching is how many tokens apart two edits must be for the one not to change what the model thinks of the other.
const touching = 3

// further returns by how many nats edit i makes the text likelier where those near it that are made stand; infinity where
// none of them is.
func (e *Engine) further(ids []ngram.Token, edits []Edit, made []bool, i int) float32 {
	first, last := i, i
	for first > 0 && edits[i].From-edits[first-1].To < touching {
		first--
	}
	for last+1 < len(edits) && edits[last+1].From-edits[i].To < touching {
		last++
	}
	if !slices.Contains(made[first:last+1], true) {
		return float32(math.Inf(1))
	}
	from, to := max(0, edits[first].From-touching), min(len(ids), edits[last].To+touching)
	sum := func(with bool) (sum float32) {
		var text []ngram.Token
		at := from
		for k := first; k <= last; k++ {
			if made[k] || k == i && with {
				text = append(append(text, ids[at:edits[k].From]...), edits[k].New...)
				at = edits[k].To
			}
		}
		for _, p := range e.lm.Score(nil, append(text, ids[at:to]...)) {
			sum += p
		}
		return sum
	}
	return sum(true) - sum(false)
}
