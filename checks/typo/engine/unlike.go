package engine

import (
	"slices"

	"github.com/healthlint/healthlint/lint/ngram"
)

// How unlikely, in nats, a character must be, it and the next one, and it and the two after it, for any other to be tried
// in its place.
const (
	doubtUnlike      = -6
	doubtUnlikeNext  = -13
	doubtUnlikeThree = -20
)

// mostUnlike is how many characters are tried at a place, leastUnlike what one must gain, in nats, and leastUnlikePairs with
// its neighbours alone.
const (
	mostUnlike       = 24
	leastUnlike      = 12
	leastUnlikePairs = 5
)

// searchUnlike tries characters that neither sound nor look like what stands there, where the text is very unlikely, and
// adds them to edits: who writes by strokes, or has copy read by a machine, makes other slips than who writes by sound.
func (e *Engine) searchUnlike(s *search, r *reading, damaged [][2]int, edits []Edit) []Edit {
	ids := r.ID
	doubt := r.threshold(doubtUnlikeThree)
	for i := range r.places(damaged, 1) {
		if r.Log[i] > doubtUnlike || r.Log[i]+r.Log[i+1] > doubtUnlikeNext || r.three(i) > doubt || !ngram.Han(ids[i]) || r.settled(i) {
			continue
		}
		if at := int(r.Start[i]); r.isWord(at-character, at+character) || r.isWord(at, at+word) {
			continue // a slip seldom makes a word
		}
		if id, margin, ok := e.unlike(s, r.Reading, i); ok {
			d := Edit{From: i, To: i + 1, New: []ngram.Token{id}, margin: margin}
			d.slips[Unlike] = 1
			edits = append(withRoom(edits), d)
		}
	}
	return edits
}

// unlike returns the character that makes the text likeliest at token i, of those that are not mistaken for it.
func (e *Engine) unlike(s *search, r *ngram.Reading, i int) (best ngram.Token, margin float32, ok bool) {
	ids := r.ID
	end := ngram.Reach(ids, i+1)
	old := r.Sum(i, end)
	was, _ := r.Pair(i)
	is, _ := r.Pair(i + 1)
	e.bridge(s, e.table.follow(ids[i-1]), ids[i+1], mostUnlike, max(leastBetween, was+is+leastUnlikePairs))
	like := e.table.of(ids[i]).ids
	s.between = slices.DeleteFunc(s.between, func(x ngram.Joint) bool { return x.ID == ids[i] || slices.Contains(like, x.ID) })
	return e.likeliest(s, r, i, i+1, end, old+leastUnlike)
}
