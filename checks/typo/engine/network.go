package engine

import (
	"slices"

	"github.com/healthlint/healthlint/lint/neural"
	"github.com/healthlint/healthlint/lint/ngram"
)

// swap is a character that an edit exchanges for another, at a place the network looks at.
type swap struct {
	edit, view int
	old, new   ngram.Token
}

// neighbour is a character beside one that an edit takes out, as it fits before and after; or the one taken out.
type neighbour struct {
	edit, before, after int // views; after is -1 for the one taken out
	id                  ngram.Token
}

// hearing gathers the places of some edits, so that the network looks at all of them in one go.
type hearing struct {
	network *neural.Model
	views   []neural.View
	swaps   []swap
	beside  []neighbour
	at      map[int]int // views of the text as it stands, by place
}

func newHearing() *hearing {
	return &hearing{network: neural.Default(), at: map[int]int{}}
}

// add notes what d, number k of the edits, exchanges in ids. The network was taught to choose between characters:
// of edits that add or drop any it is not asked.
func (h *hearing) add(ids []ngram.Token, d *Edit, k int) {
	if len(d.New) != d.To-d.From {
		return
	}
	changed := 0
	for i, id := range d.New {
		if id != ids[d.From+i] {
			changed++
		}
	}
	var edited []ngram.Token
	lo, hi := max(0, d.From-neural.Reach), min(len(ids), d.To+neural.Reach)
	if changed > 1 {
		edited = slices.Concat(ids[lo:d.From], d.New, ids[d.To:hi])
	}
	for i, id := range d.New {
		place := d.From + i
		if id == ids[place] {
			continue
		}
		s := swap{edit: k, old: ids[place], new: id}
		if edited != nil { // seen with the others as they would be
			s.view = h.view(edited, place-lo)
		} else {
			s.view = h.here(ids, place)
		}
		h.swaps = append(h.swaps, s)
	}
}

// view adds a place of a text to those the network looks at, and returns its number.
func (h *hearing) view(ids []ngram.Token, place int) int {
	h.views = append(h.views, neural.At(ids, place))
	return len(h.views) - 1
}

// here is view of the text as it stands, of which no place is looked at twice.
func (h *hearing) here(ids []ngram.Token, place int) int {
	v, ok := h.at[place]
	if !ok {
		v = h.view(ids, place)
		h.at[place] = v
	}
	return v
}

// addNeighbours notes the character that d takes out, and those beside it.
func (h *hearing) addNeighbours(ids []ngram.Token, d *Edit, k int) {
	lo, hi := max(0, d.From-1-neural.Reach), min(len(ids), d.To+1+neural.Reach)
	edited := slices.Concat(ids[lo:d.From], ids[d.To:hi])
	h.beside = append(h.beside,
		neighbour{k, h.here(ids, d.From-1), h.view(edited, d.From-1-lo), ids[d.From-1]},
		neighbour{k, h.here(ids, d.To), h.view(edited, d.From-lo), ids[d.To]},
		neighbour{k, h.here(ids, d.From), -1, ids[d.From]})
}

// weighNeighbours writes what the network says of those into the evidence of the edits that take a character out: by how much better
// its neighbours fit without it, and how well it fits itself.
func (h *hearing) weighNeighbours(edits []Edit) {
	const most = 6
	for _, n := range h.beside {
		v := &edits[n.edit].Evidence
		switch known := h.network.Knows(n.id); {
		case n.after < 0: // its neighbours come before it
			v[netBoth] = min(max(4*v[netGain]+float64(h.network.Trust)*edits[n.edit].Gain, -8), 16) / 4
			if known {
				v[netLeast] = float64(h.network.Score(&h.views[n.before], n.id)) / 4
			} else {
				v[netUnknown] = 1
			}
		case !known:
			v[netUnknown] = 1
		default:
			g := float64(h.network.Score(&h.views[n.after], n.id) - h.network.Score(&h.views[n.before], n.id))
			v[netGain] += min(max(g, -most), most) / 4
			v[netLess] += min(max(g, -most), 0) / 4
		}
	}
}

// look asks the network about all places added.
func (h *hearing) look() {
	if len(h.views) > 0 {
		h.network.Look(h.views)
	}
}

// edits yields the number of each edit that exchanges anything, with what it exchanges.
func (h *hearing) edits(yield func(int, []swap) bool) {
	for rest := h.swaps; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].edit == rest[0].edit {
			n++
		}
		if !yield(rest[0].edit, rest[:n]) {
			return
		}
		rest = rest[n:]
	}
}

// weigh writes what the network says of the edit that the swaps belong to into its evidence.
func (h *hearing) weigh(d *Edit, swaps []swap) {
	gain, least, unknown := 0.0, 8.0, 0.0
	for _, s := range swaps {
		if !h.network.Knows(s.old) || !h.network.Knows(s.new) {
			unknown = 1
			continue
		}
		g := float64(h.network.Score(&h.views[s.view], s.new) - h.network.Score(&h.views[s.view], s.old))
		gain += g
		least = min(least, g)
	}
	both := gain + float64(h.network.Trust)*d.Gain
	v := &d.Evidence
	v[netUnknown] = unknown
	v[netGain] = min(max(gain, -8), 8) / 4
	v[netBoth] = min(max(both, -8), 8) / 4
	v[netMore] = min(max(both-8, 0), 16) / 4
	v[netLess] = min(max(-gain-2, 0), 8) / 4
	v[netLeast] = max(least, -8) / 4
	g := min(max(both, -8), 12) / 4
	switch d.Kind {
	case Sound:
		v[netSound] = g
	case Function:
		v[netFunction] = g
	case Shape:
		v[netShape] = g
	}
	if len(swaps) > 1 {
		v[netLong] = g
	}
	v[netOldWord] = g * v[oldWord]
}

// weighNetwork asks the network about edits of a text, and adds those that it would rather make at the same places.
func (e *Engine) weighNetwork(r *reading, edits []Edit, count int) []Edit {
	if len(edits) == 0 {
		return edits
	}
	h := newHearing()
	for k := range edits {
		if d := &edits[k]; d.surplus() {
			h.addNeighbours(r.ID, d, k)
		} else {
			h.add(r.ID, d, k)
		}
	}
	h.look()
	h.weighNeighbours(edits)
	var list []Choice
	var s search
	for k, swaps := range h.edits {
		d := &edits[k]
		h.weigh(d, swaps)
		if len(d.New) != 1 {
			continue
		}
		x := swaps[0]
		list = e.choices(list[:0], &s, r.Reading, d.From, rivals, leastRival)
		best, ok := h.best(&h.views[x.view], list)
		if !ok {
			continue
		}
		n := Edit{From: d.From, To: d.To, New: []ngram.Token{best}}
		if among(edits, &n) {
			continue
		}
		n.slips[e.table.kind(x.old, best)]++
		e.finish(r, &n)
		if r.spared(&n) {
			continue
		}
		e.weighModel(r, &n)
		e.weigh(r, &n, count)
		r.by.gate(&n)
		x.new = best
		h.weigh(&n, []swap{x})
		edits = append(edits, n)
	}
	return edits
}

// rivals are how many characters the network may prefer to the one that the search found, leastRival what those must
// gain by the n-gram model.
const (
	rivals     = 6
	leastRival = -7
)

// among reports whether one of edits does the same as d.
func among(edits []Edit, d *Edit) bool {
	return slices.ContainsFunc(edits, func(o Edit) bool {
		return o.From == d.From && o.To == d.To && slices.Equal(o.New, d.New)
	})
}

// best returns the choice that both models together think likeliest at a place.
func (h *hearing) best(v *neural.View, list []Choice) (best ngram.Token, ok bool) {
	most := float32(-99)
	for _, k := range list {
		if !h.network.Knows(k.ID) {
			continue
		}
		if p := h.network.Trust*k.Gain + h.network.Score(v, k.ID); p > most {
			most, best, ok = p, k.ID, true
		}
	}
	return best, ok
}

// weighNetworkAgain asks it anew about edits that are made in the text read, each at the token given, in order: the other
// slips mended, it sees more clearly. What has no other in sight it has seen as it is.
func (e *Engine) weighNetworkAgain(r *reading, edits []Edit, places []int) {
	h := newHearing()
	for k, d := range edits {
		from, to := places[k], places[k]+len(d.New)
		if from < 0 || to > len(r.ID) || !slices.Equal(r.ID[from:to], d.New) {
			continue // tokens merged where something was dropped between them
		}
		if (k == 0 || from-places[k-1]-len(edits[k-1].New) >= neural.Reach) && (k+1 == len(edits) || places[k+1]-to >= neural.Reach) {
			continue
		}
		lo, hi := max(0, from-neural.Reach), min(len(r.ID), to+neural.Reach)
		d.From, d.To = from-lo, from-lo+len(d.Old)
		clear(h.at) // each stands in a text of its own
		h.add(slices.Concat(r.ID[lo:from], d.Old, r.ID[to:hi]), &d, k)
	}
	h.look()
	for k, swaps := range h.edits {
		h.weigh(&edits[k], swaps)
	}
}
