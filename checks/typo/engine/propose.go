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

// propose returns the best replacement of the single token i, if any is worth a closer look, and the
// total of the runner-up.
func (e *Engine) propose(ids []ngram.Token, lp []float32, i int) (best proposal, second float32, ok bool) {
	var a, b, c ngram.Token
	c = ids[i-1]
	if c != ngram.Boundary && i >= 2 {
		b = ids[i-2]
		if b != ngram.Boundary && i >= 3 {
			a = ids[i-3]
		}
	}
	next := ids[i+1]
	before := e.lm.At(a, b, c)
	old := lp[i]
	end := i + 1
	for ; end < len(ids) && end <= i+3; end++ {
		old += lp[end]
		if ids[end] == ngram.Boundary {
			end++
			break
		}
	}
	second = -99
	best.total = -99
	for _, o := range e.table.of(ids[i]) {
		// A near sound must fit on both sides, a nearer slip on one.
		if known := e.lm.Known(c, o.ID); o.Kind == Near && !known || !(known && o.Kind != Near) && !e.lm.Known(o.ID, next) {
			continue
		}
		s := before
		x, y, z := a, b, c
		d := o.ID
		var now, p float32
		floor := old + leastGain
		for k := i; k < end; k++ {
			if k > i {
				d = ids[k]
			}
			p, s = e.lm.Step(s, x, y, z, d)
			x, y, z = y, z, d
			if now += p; now < floor {
				break
			}
		}
		if now < floor {
			continue
		}
		q := proposal{Candidate: o, gain: now - old}
		q.total = q.gain - cost[o.Kind]
		if q.total > best.total {
			best, second = q, best.total
		} else if q.total > second {
			second = q.total
		}
	}
	return best, second, best.total > leastTotal
}
