package engine

import (
	"slices"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// How unlikely, in nats, the first character of a word must be for a twin to be looked for, it and the second, the one
// after the word, and all three. Of 450 words that were found a fiftieth was likelier.
const (
	doubtTwin       = -5
	doubtTwinWord   = -9
	doubtTwinNext   = -3
	doubtTwinThree  = -15
	doubtTwinNearly = -18 // for one that sounds only nearly so
)

// What a twin must gain, in nats: at all, less the cost of the slips, and with its neighbours alone.
const (
	leastTwin      = 4.5
	leastTwinTotal = -3
	leastTwinPairs = -1
)

// searchTwins tries words that sound alike where the text is unlikely, and adds them to edits.
func (e *Engine) searchTwins(s *search, r *reading, damaged [][2]int, edits []Edit) []Edit {
	ids, lp := r.ID, r.Log
	n, doubt := len(edits), r.threshold(doubtTwinThree)
	for i := range r.places(damaged, 2) {
		if lp[i] > doubtTwin || lp[i+2] > doubtTwinNext || lp[i]+lp[i+1] > doubtTwinWord || r.three(i) > doubt ||
			!ngram.Han(ids[i]) || !ngram.Han(ids[i+1]) || r.settled(i) {
			continue
		}
		if r.near != nil {
			e.anyTwins(s, ids[i], ids[i+1])
		} else {
			s.twins = twins(s.twins[:0], ids[i], ids[i+1], r.three(i) < doubtTwinNearly)
		}
		if len(s.twins) == 0 {
			continue
		}
		d, ok := e.twin(s, r.Reading, i)
		if ok && !among(edits[:n], &d) {
			edits = append(withRoom(edits), d)
		}
	}
	return edits
}

// leastWord is how likely the second character of a word must be after the first, in nats.
const leastWord = -7.5

// anyTwins fills in search.twins with the words both of whose characters are mistaken for those of c d, whatever the way.
func (e *Engine) anyTwins(s *search, c, d ngram.Token) {
	s.twins = s.twins[:0]
	second := e.table.of(d)
	for _, x := range e.table.of(c).ids {
		s.known = e.lm.Followers(s.known[:0], x, second.ids)
		for _, y := range s.known {
			if w := (twin{x, second.ids[y.Index]}); y.P >= leastWord && words.IsWord(string([]rune{rune(w[0]), rune(w[1])})) {
				s.twins = append(s.twins, w)
			}
		}
	}
}

// twin returns the edit that puts the best of search.twins for the word at token i, if any is worth judging.
func (e *Engine) twin(s *search, r *ngram.Reading, i int) (best Edit, ok bool) {
	end := ngram.Reach(r.ID, i+2)
	old := r.Sum(i, end)
	e.likelyTwins(s, r, i, leastTwinPairs)
	e.followTwins(s, r, i, end, old+leastTwin)
	total, second := float32(leastTwinTotal), float32(-99)
	first, then := e.table.of(r.ID[i]), e.table.of(r.ID[i+1])
	for _, x := range s.steps {
		w := s.twins[x.Of]
		a, b := slices.Index(first.ids, w[0]), slices.Index(then.ids, w[1])
		if a < 0 || b < 0 {
			continue
		}
		p, q := first.prices[a], then.prices[b]
		now := x.Sum - old - max(p, q) - chained*min(p, q)
		if now <= total {
			second = max(second, now)
			continue
		}
		second, total, ok = max(second, total), now, true
		best = Edit{From: i, To: i + 2, New: w[:], twin: true}
		best.slips[first.kinds[a]]++
		best.slips[then.kinds[b]]++
	}
	best.margin = total - second
	return best, ok
}

// likelyTwins fills in search.steps with those of search.twins that gain least or more with the pairs alone, which is one of
// three that sound alike.
func (e *Engine) likelyTwins(s *search, r *ngram.Reading, i int, least float32) {
	ours := float32(0)
	for at := i; at < i+3; at++ {
		p, _ := r.Pair(at)
		ours += p
	}
	s.tried = s.tried[:0]
	for _, w := range s.twins {
		s.tried = append(s.tried, w[1])
	}
	s.links = e.lm.Pairs(s.links[:0], s.tried, r.ID[i+2])
	before := r.Before(i)
	s.steps = s.steps[:0]
	for k, w := range s.twins {
		p, _ := e.lm.Pair(r.ID[i-1], w[0])
		q, _ := e.lm.Pair(w[0], w[1])
		if p+q+s.links[k].P >= ours+least {
			s.steps = append(s.steps, ngram.Step{Context: before, ID: w[0], Seen: e.lm.Seen(r.ID[i-1], w[0]), Of: k})
		}
	}
}

// followTwins takes search.steps to the end of what the words at token i touch, and keeps those above floor.
func (e *Engine) followTwins(s *search, r *ngram.Reading, i, end int, floor float32) {
	s.steps = e.lm.AdvanceAbove(s.steps, floor)
	for k := range s.steps {
		x := &s.steps[k]
		w := s.twins[x.Of]
		x.ID, x.Seen = w[1], e.lm.Seen(w[0], w[1])
	}
	s.steps = e.lm.AdvanceAbove(s.steps, floor)
	for k := range s.steps {
		x := &s.steps[k]
		x.ID, x.Seen = r.ID[i+2], s.links[x.Of].Seen
	}
	s.steps = e.lm.AdvanceAbove(s.steps, floor)
	s.steps = r.Follow(s.steps, i+3, end, floor)
}

// Twin reports whether the edit puts a word for one that sounds like it.
func (d *Edit) Twin() bool { return d.Evidence[isTwin] > 0 }

// twinned is 1 where the edit puts other characters for all of a word that sound the same, less where one of them sounds
// nearly so, 0 where it does not.
func (r *reading) twinned(d *Edit) float64 {
	if len(d.New) < 2 || len(d.New) != d.To-d.From {
		return 0
	}
	v := 1.0
	for i, id := range d.New {
		old := r.ID[d.From+i]
		kind := hanzi.NearSound(rune(old), rune(id))
		switch {
		case old == id || kind > hanzi.FuzzySound || kind == hanzi.UnlikeSound:
			return 0
		case kind == hanzi.FuzzySound:
			v -= 0.25
		}
	}
	return max(v, 0)
}

// weighRivals says of each edit that puts a word for one that sounds like it how much likelier the text becomes by less,
// and of the rare kinds how much less likely by anything else there.
func weighRivals(edits []Edit) {
	for i := range edits {
		d := &edits[i]
		if d.rare() {
			d.weighRivals(edits)
		}
		if !d.twin {
			continue
		}
		for k := range edits {
			if o := &edits[k]; len(o.New) == 1 && d.From <= o.From && o.To <= d.To {
				d.Evidence[twinRival] = max(d.Evidence[twinRival], min(o.Gain, 16)/8)
			}
		}
	}
}

// weighRivals weighs it against the others that change a character of its place or beside it.
func (d *Edit) weighRivals(edits []Edit) {
	most := 0.0
	for k := range edits {
		if o := &edits[k]; o != d && o.From <= d.To && d.From <= o.To {
			most = max(most, o.Gain)
		}
	}
	d.Evidence[rival] = min(max(d.Gain-most, -8), 16) / 8
}
