package engine

import (
	"github.com/healthlint/healthlint/lint/ngram"
)

// How unlikely, in nats, three characters in a row must be for the first two to be tried the other way round, what that
// must gain with its neighbours alone, and at all.
const (
	doubtSwap      = -16
	leastSwapPairs = 2
	leastSwap      = 5
)

// searchSwaps tries neighbours in each other's place where the text is unlikely, and adds them to edits: 院医 for 医院.
func (e *Engine) searchSwaps(s *search, r *reading, damaged [][2]int, edits []Edit) []Edit {
	ids := r.ID
	doubt := r.threshold(doubtSwap)
	for i := range r.places(damaged, 2) {
		if r.three(i) > doubt || ids[i] == ids[i+1] || !ngram.Han(ids[i]) || !ngram.Han(ids[i+1]) || r.settled(i) {
			continue
		}
		if e.swaps(s, r.Reading, i) {
			d := Edit{From: i, To: i + 2, New: []ngram.Token{ids[i+1], ids[i]}}
			d.slips[Swapped] = 1
			edits = append(withRoom(edits), d)
		}
	}
	return edits
}

// swaps reports whether the text becomes so much likelier with tokens i and i+1 the other way round.
func (e *Engine) swaps(s *search, r *ngram.Reading, i int) bool {
	a, b, c := r.ID[i], r.ID[i+1], r.ID[i+2]
	ours := float32(0)
	for at := i; at < i+3; at++ {
		p, _ := r.Pair(at)
		ours += p
	}
	first, _ := e.lm.Pair(r.ID[i-1], b)
	if first < ours+leastSwapPairs {
		return false
	}
	second, known := e.lm.Pair(b, a)
	if !known || first+second < ours+leastSwapPairs {
		return false
	}
	third, _ := e.lm.Pair(a, c)
	if first+second+third < ours+leastSwapPairs {
		return false
	}
	end := ngram.Reach(r.ID, i+2)
	floor := r.Sum(i, end) + leastSwap
	s.steps = append(s.steps[:0], ngram.Step{Context: r.Before(i), ID: b, Seen: e.lm.Seen(r.ID[i-1], b)})
	for _, next := range [...][2]ngram.Token{{b, a}, {a, c}} {
		if s.steps = e.lm.AdvanceAbove(s.steps, floor); len(s.steps) == 0 {
			return false
		}
		s.steps[0].ID, s.steps[0].Seen = next[1], e.lm.Seen(next[0], next[1])
	}
	s.steps = e.lm.AdvanceAbove(s.steps, floor)
	s.steps = r.Follow(s.steps, i+3, end, floor)
	return len(s.steps) > 0
}
