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

// shortlist is how many replacements are followed to the end of what they touch.
const shortlist = 3

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
	s.known = e.lm.KnownAfter(s.known[:0], c, row.ids)
	if len(s.known) == 0 {
		return best, 0, false
	}
	// What two characters say sorts out nearly all.
	type entry struct {
		proposal
		p  float32
		st ngram.State
	}
	var list [shortlist]entry
	n := 0
	before := e.lm.At(a, b, c)
	floor := lp[i] + lp[i+1] - 2
	for _, k := range s.known {
		o := Candidate{row.ids[k], row.kinds[k]}
		p, st := e.lm.Step(before, a, b, c, o.ID)
		if p < floor {
			continue
		}
		q, st := e.lm.Step(st, b, c, o.ID, next)
		if p += q; p < floor {
			continue
		}
		x := entry{proposal{Candidate: o, total: p - cost[o.Kind]}, p, st}
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
		y, z, d := c, x.ID, next
		st, p := x.st, float32(0)
		for k := i + 2; k < end; k++ {
			p, st = e.lm.Step(st, y, z, d, ids[k])
			y, z, d = z, d, ids[k]
			x.p += p
		}
		x.gain = x.p - old
		x.total = x.gain - cost[x.Kind]
		if x.total > best.total {
			best, second = x.proposal, best.total
		} else if x.total > second {
			second = x.total
		}
	}
	return best, second, best.gain > leastGain && best.total > leastTotal
}
