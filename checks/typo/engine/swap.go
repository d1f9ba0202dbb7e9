package engine

import (
	"strings"

	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
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

// What makes a common word of two characters that make none as they stand, in nats: that the text becomes likelier, and that the
// network would rather have it; less of both where the judgement does not think it unlikely. Of 10 million published characters five more
// places pass the former than the judgement has, four of them slips; of 3.8 million none more pass the latter that is none.
const (
	leastTurned       = 7.5
	leastTurnedNet    = 4
	leastHalfTurned   = 6
	leastHalfNet      = 2.5
	leastTurnedJudged = 0.25
	leastSureTurned   = 5 // where the judgement thinks it likely
	sureTurned        = 0.6
	leastLongJudged   = 0.5 // of a word of three characters and more
	turnedTo          = 0.85
)

// turned is the confidence that two characters have changed places within a common word, 固巩, by both models, 0 where they do not
// say so. The judgement has learned from characters swapped anywhere, most of which make words of others.
func (r *reading) turned(d *Edit) float64 {
	v := &d.Evidence
	if d.Kind != Swapped || d.inOrder || v[newName] > 0 || v[inName] > 0 || v[byLatin] > 0 || strings.ContainsAny(d.Text, movable+"之") {
		return 0
	}
	plain := !r.traditional && d.Gain >= leastTurned && 4*v[netGain] >= leastTurnedNet
	half := d.Confidence >= leastTurnedJudged && d.Gain >= leastHalfTurned || d.Confidence >= sureTurned && d.Gain >= leastSureTurned
	if !plain && !(half && 4*v[netGain] >= leastHalfNet) {
		return 0
	}
	if v[newLong] > 0 && d.Confidence >= leastLongJudged { // 保层温 for 保温层
		return turnedTo
	}
	if freq, _, ok := words.Lookup(d.Text); !ok || freq < usualWord {
		return 0
	}
	return turnedTo
}
