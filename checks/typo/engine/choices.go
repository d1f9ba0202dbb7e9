package engine

import (
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
func (e *Engine) Choices(out []Choice, ids []ngram.Token, lp []float32, i, most int, least float32) []Choice {
	first := len(out)
	c, next := ids[i-1], ids[i+1]
	row := e.table.of(ids[i])
	known := e.lm.Followers(nil, c, row.ids)
	if len(known) == 0 {
		return out
	}
	was, _ := e.lm.Pair(c, ids[i])
	then, _ := e.lm.Pair(ids[i], next)
	floor := was + then + least
	known = slices.DeleteFunc(known, func(k ngram.Follower) bool { return k.P < floor })
	tried := make([]ngram.Token, len(known))
	for m, k := range known {
		tried[m] = row.ids[k.Index]
	}
	links := e.lm.Pairs(nil, tried, next)
	before := e.lm.Before(ids, i)
	end := ngram.Reach(ids, i+1)
	old := float32(0)
	for _, p := range lp[i:end] {
		old += p
	}
follow:
	for m, k := range known {
		if k.P+links[m].P < floor {
			continue
		}
		h := before
		now := e.lm.Next(&h, tried[m])
		for _, id := range ids[i+1 : end] {
			if now += e.lm.Next(&h, id); now-old < least {
				continue follow
			}
		}
		out = append(out, Choice{tried[m], now - old})
	}
	slices.SortStableFunc(out[first:], func(a, b Choice) int {
		switch {
		case a.Gain > b.Gain:
			return -1
		case a.Gain < b.Gain:
			return 1
		}
		return 0
	})
	return out[:min(len(out), first+most)]
}
