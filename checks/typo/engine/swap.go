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
	swapped := twin{r.ID[i+1], r.ID[i]}
	if !e.lm.Known(swapped[0], swapped[1]) {
		return false
	}
	s.twins = append(s.twins[:0], swapped)
	end := ngram.Reach(r.ID, i+2)
	e.likelyTwins(s, r, i, leastSwapPairs)
	e.followTwins(s, r, i, end, r.Sum(i, end)+leastSwap)
	return len(s.steps) > 0
}
