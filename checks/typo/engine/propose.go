package engine

import "github.com/healthlint/healthlint/lint/ngram"

// proposal is one character that may have been meant at a place.
type proposal struct {
	Candidate
	gain  float32 // nats by which the text becomes likelier
	total float32
}

// What a proposal must reach to be judged, in nats: the gain alone, and the gain less the cost of the slip.
const (
	leastGain  = 0
	leastTotal = -6
)

// shortlist is how many replacements are followed to the end of what they touch; leastPairs, what a replacement
// must gain with its two neighbours alone to be among them.
const (
	shortlist  = 4
	leastPairs = -2
)

// propose returns the best replacement of the single token i, if any is worth a closer look, and the
// total of the runner-up.
func (e *Engine) propose(s *search, ids []ngram.Token, lp []float32, i int) (best proposal, second float32, ok bool) {
	var a, b ngram.Token
	c, next := ids[i-1], ids[i+1]
	if c != ngram.Boundary && i >= 2 {
		b = ids[i-2]
		if b != ngram.Boundary && i >= 3 {
			a = ids[i-3]
		}
	}
	row := e.table.of(ids[i])
	s.known = e.lm.Followers(s.known[:0], c, row.ids)
	if len(s.known) == 0 {
		return best, 0, false
	}
	// What the neighbours alone say sorts out nearly all.
	was, _ := e.lm.Pair(c, ids[i])
	then, _ := e.lm.Pair(ids[i], next)
	floor := was + then + leastPairs
	var list [shortlist]proposal
	n := 0
	for _, k := range s.known {
		x := proposal{Candidate: Candidate{row.ids[k.Index], row.kinds[k.Index]}}
		if k.P < floor {
			continue
		}
		q, _ := e.lm.Pair(x.ID, next)
		if q += k.P; q < floor {
			continue
		}
		x.total = q - cost[x.Kind]
		at := n
		for at > 0 && list[at-1].total < x.total {
			at--
		}
		if at == shortlist {
			continue
		}
		n = min(n+1, shortlist)
		copy(list[at+1:n], list[at:n-1])
		list[at] = x
	}
	if n == 0 {
		return best, 0, false
	}
	before := e.lm.At(a, b, c)
	old := lp[i] + lp[i+1]
	end := i + 2
	if next != ngram.Boundary {
		for ; end < len(ids) && end <= i+3; end++ {
			old += lp[end]
			if ids[end] == ngram.Boundary {
				end++
				break
			}
		}
	}
	second = -99
	best.total = -99
	for _, x := range list[:n] {
		now, st := e.lm.Step(before, a, b, c, x.ID)
		p, st := e.lm.Step(st, b, c, x.ID, next)
		now += p
		y, z, d := c, x.ID, next
		for k := i + 2; k < end; k++ {
			p, st = e.lm.Step(st, y, z, d, ids[k])
			y, z, d = z, d, ids[k]
			now += p
		}
		x.gain = now - old
		x.total = x.gain - cost[x.Kind]
		if x.total > best.total {
			best, second = x, best.total
		} else if x.total > second {
			second = x.total
		}
	}
	return best, second, best.gain > leastGain && best.total > leastTotal
}
