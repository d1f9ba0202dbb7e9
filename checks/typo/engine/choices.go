package engine

import (
	"cmp"
	"slices"

	"github.com/healthlint/healthlint/lint/ngram"
)

// Choice is a character that the model thinks nearly as likely at a place as the one that stands there, or
// likelier.
type Choice struct {
	ID   ngram.Token
	Gain float32 // nats by which the text becomes likelier with it
}

// Choices appends to out the most characters that token i is mistaken for and that gain least or more, the
// likeliest first. It is what the network learns to tell apart: see lint/neural/train.
func (e *Engine) Choices(out []Choice, r *ngram.Reading, i, most int, least float32) []Choice {
	var s search
	return e.choices(out, &s, r, i, most, least)
}

func (e *Engine) choices(out []Choice, s *search, r *ngram.Reading, i, most int, least float32) []Choice {
	first, ids := len(out), r.ID
	floor := e.neighbours(s, e.table.of(ids[i]), r, i) + least
	if len(s.known) == 0 {
		return out
	}
	before := r.Before(i)
	end := ngram.Reach(ids, i+1)
	old := r.Sum(i, end)
follow:
	for m, k := range s.known {
		if k.P < floor || k.P+s.links[m].P < floor {
			continue
		}
		h := before
		now := e.lm.Next(&h, s.tried[m])
		for _, id := range ids[i+1 : end] {
			if now += e.lm.Next(&h, id); now-old < least {
				continue follow
			}
		}
		out = append(out, Choice{s.tried[m], now - old})
	}
	slices.SortStableFunc(out[first:], func(a, b Choice) int { return cmp.Compare(b.Gain, a.Gain) })
	return out[:min(len(out), first+most)]
}
