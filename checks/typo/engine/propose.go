package engine

import (
	"strings"

	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// proposal is one character that may have been meant at a place.
type proposal struct {
	Candidate
	seen  ngram.Seen // after what stands before
	then  ngram.Seen // what follows, after it
	gain  float32    // nats by which the text becomes likelier
	price float32    // of the slip
	least float32    // gain it must have
	total float32
}

// What a proposal must reach to be judged, in nats: the gain alone, where the slip was met and where it was not, and the
// gain less the cost of the slip. Of what gains less next to nothing ever passed the gate.
const (
	leastGain      = 2
	leastGainNew   = 4
	leastGainMoved = 12 // of two characters of which one may stand elsewhere too: 不也, 会再
	leastGainOrder = 9  // of two characters that make words as they stand: 多科学, 所有
	leastGainShort = 16 // of a character that names are cut to without: 美纽约州, 29个省
	leastTotal     = -6
)

// gains reports whether the text becomes so much likelier that an edit is worth judging.
func (e *Engine) gains(r *reading, d *Edit) bool {
	if d.Kind == Missing && d.Gain < leastGap {
		return d.Gain >= leastStray && (r.stray(d.From-1) > 0 || r.stray(d.From) > 0)
	}
	if d.Kind == Missing && strings.Contains(shortened, d.Text) {
		return d.Gain > leastGainShort
	}
	if d.Kind == Swapped && r.inOrder(d) {
		if d.Gain <= leastGainOrder {
			return false
		}
		d.inOrder = true
	}
	d.paired = d.Kind == Swapped && !words.IsWord(d.Text) && (r.Known(d.From) || d.To < len(r.ID) && r.Known(d.To))
	if d.Kind == Swapped && strings.ContainsAny(d.Text, movable) {
		return d.Gain > leastGainMoved
	}
	for c := range e.changes(r, d) {
		if c.met().sum() > 0 {
			return d.Gain > leastGain
		}
	}
	return d.Gain > leastGainNew
}

// farthest is the margin over the runner-up from which it makes no difference how far behind that one is.
const farthest = 8

// shortlist is how many replacements are followed to the end of what they touch; leastPairs, what a replacement
// must gain with its two neighbours alone to be among them.
const (
	shortlist  = 4
	leastPairs = -2
)

// leastNext is the log probability of the next character below which replacements are tried that the model has not
// seen after the one before: 失眠多梦拖发, where 梦脱 is new to it and 脱发 is not.
const leastNext = -4

// looseNext is the log probability of the next character after the one before it alone below which any replacement is tried: 为创 is
// no likely pair, 微创 is.
const looseNext = -5.5

// neighbours fills in search.known, search.tried and search.links: which of a row for token i the model has seen after
// the one before it, and how likely the next one is after each. What the neighbours alone say sorts out nearly all: ours
// is what they say of token i itself.
func (e *Engine) neighbours(s *search, row *row, r *ngram.Reading, i int) (ours float32) {
	ids := r.ID
	s.known = e.lm.Followers(s.known[:0], ids[i-1], row.ids)
	s.tried = s.tried[:0]
	for _, k := range s.known {
		s.tried = append(s.tried, row.ids[k.Index])
	}
	s.links = e.lm.Pairs(s.links[:0], s.tried, ids[i+1])
	was, _ := r.Pair(i)
	is, _ := r.Pair(i + 1)
	return was + is
}

// before adds to search.known and search.links which of a row for token i the model has seen before the next one only.
func (e *Engine) before(s *search, row *row, r *ngram.Reading, i int) {
	ids := r.ID
	after := len(s.known)
	p, _ := r.Pair(i + 1)
	some, indices := row.before(p > looseNext)
	s.then = e.lm.Pairs(s.then[:0], some, ids[i+1])
	j := 0
	for m, k := range indices {
		for j < after && s.known[j].Index < k {
			j++
		}
		if s.then[m].Known && (j == after || s.known[j].Index != k) {
			s.known = append(s.known, ngram.Follower{Index: k, P: e.lm.Unseen(ids[i-1], row.ids[k])})
			s.links = append(s.links, s.then[m])
		}
	}
}

// propose returns the best replacement of the single token i from a row, if any is worth a closer look, and the total of
// the runner-up.
func (e *Engine) propose(s *search, row *row, r *ngram.Reading, i int) (best proposal, second float32, ok bool) {
	if len(row.ids) == 0 {
		return best, 0, false
	}
	ids, lp := r.ID, r.Log
	floor := e.neighbours(s, row, r, i) + leastPairs
	if lp[i+1] < leastNext {
		e.before(s, row, r, i)
	}
	next := ids[i+1]
	// Where only the usual slips are tried the doubt is small: what was meant must have been seen before the next token.
	seenBefore := row.usual == nil && next != ngram.Boundary
	var list [shortlist]proposal
	n := 0
	for m, k := range s.known {
		q := k.P + s.links[m].P
		if k.P < floor || q < floor || seenBefore && !s.links[m].Known {
			continue
		}
		x := proposal{Candidate: Candidate{row.ids[k.Index], row.kinds[k.Index]}, seen: k.Seen, then: s.links[m].Seen, price: row.prices[k.Index]}
		x.least = leastGain
		if row.counts[k.Index].sum() == 0 {
			x.least = leastGainNew
		}
		x.total = q - x.price
		n = rank(list[:], n, x, func(a, b *proposal) bool { return a.total > b.total || a.total == b.total && a.ID < b.ID })
	}
	if n == 0 {
		return best, 0, false
	}
	before := r.Before(i)
	end := ngram.Reach(ids, i+1)
	old := r.Sum(i, end)
	s.steps = s.steps[:0]
	for _, x := range list[:n] {
		s.steps = append(s.steps, ngram.Step{Context: before, ID: x.ID, Seen: x.seen})
	}
	e.lm.Advance(s.steps)
	var sums [shortlist]float32 // of it and what follows
	for k := range s.steps {
		step := &s.steps[k]
		sums[k] = step.P
		step.ID, step.Seen = next, list[k].then
	}
	e.lm.Advance(s.steps)
	best.total, second = -99, -99
follow:
	for k, x := range list[:n] {
		step := s.steps[k : k+1]
		now := sums[k] + step[0].P
		enough := max(second, best.total-farthest, leastTotal-farthest)
		if now-old-x.price <= enough || now-old <= x.least {
			continue
		}
		for j := i + 2; j < end; j++ {
			step[0].ID, step[0].Seen = ids[j], r.Seen(j)
			e.lm.Advance(step)
			if now += step[0].P; now-old-x.price <= enough || now-old <= x.least {
				continue follow // every further character makes it less likely
			}
		}
		x.gain = now - old
		x.total = x.gain - x.price
		if x.total > best.total {
			best, second = x, best.total
		} else if x.total > second {
			second = x.total
		}
	}
	return best, second, best.total > leastTotal
}
