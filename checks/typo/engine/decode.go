package engine

import (
	"cmp"
	"slices"

	"github.com/healthlint/healthlint/lint/ngram"
)

// Kind is how a slip came about.
type Kind uint8

// The kinds, from the likeliest.
const (
	Keep     Kind = iota
	Sound         // same syllable and tone
	Tone          // same syllable, another tone
	Near          // a syllable that sounds alike, or one key away
	Shape         // looks alike
	Function      // 的地得, 在再 and their like
	Extra         // the character is one too many
	Other         // neither sounds nor looks alike: of another word
	Unlike        // neither, and of a slip that was never met
	Swapped       // two characters have changed places
	Missing       // a character was left out
	kinds
)

// Candidate is a character that may have been meant.
type Candidate struct {
	ID   ngram.Token
	Kind Kind
}

// cost is the prior of a slip in nats, by kind, while searching; the judgement weighs the outcome anew.
var cost = [kinds]float32{0, 6, 6.5, 7.5, 7.5, 5, 8, 13, 13, 13, 13}

// A slip that was met costs at most costMet, whatever its kind, and less the oftener it was: perLog for each time that
// its count multiplies by e, at most mostOff.
const (
	costMet = 7.5
	perLog  = 0.8
	mostOff = 3
)

// behind is by how many nats a path may be behind the best.
const behind = 14

// chained is what is left of the cost of a slip right after another: whole words are written for their homophones.
const chained = 0.4

// breadth is how much of what may have been meant is tried.
type breadth struct {
	beam    int // paths that go on
	replace int // of those, in which the character is replaced
	any     int // characters that sound and look otherwise, tried after each of those
}

// What is odd through and through, and text that has slips already, gets the wide search: it finds a twentieth more of
// the slips that come in numbers, for twice the work.
var (
	narrow = breadth{beam: 8, replace: 4}
	wide   = breadth{beam: 16, replace: 8}
	widest = breadth{beam: 16, replace: 8, any: 8}
)

// options are how many replacements of a character are tried after one path.
const options = 8

type state struct {
	context ngram.Context
	score   float32
	node    int32
}

// node is one step of a path: the token put, how, and at which token of the text.
type node struct {
	parent int32
	id     ngram.Token
	kind   Kind
	at     int32
}

// search is the working memory of a decoder.
type search struct {
	beam, next []state
	most       int // how many paths may go on
	nodes      []node
	steps      []ngram.Step
	puts       []put // what each of them does
	known      []ngram.Follower
	ahead      []float32 // log p of what follows after each candidate, 0 where they were never seen together
	open       []uint16  // the candidates that may stand after anything
	index      []uint16  // of the candidates that the model is asked about
	tried      []ngram.Token
	links      []ngram.Link // of search.known with what follows
	then       []ngram.Link
	twins      []twin
	between    []ngram.Joint
}

// after is the prior of a slip after a path, of which it is the price elsewhere.
func (s *search) after(st *state, price float32) float32 {
	if s.nodes[st.node].kind != Keep {
		return chained * price
	}
	return price
}

// decode finds the likeliest reading of tokens [from, to), with what follows as given, and returns the
// changes against the text in order.
func (e *Engine) decode(s *search, r *ngram.Reading, from, to int, by breadth) []node {
	ids := r.ID
	end := min(to+3, len(ids))
	s.nodes = append(s.nodes[:0], node{parent: -1})
	s.beam = append(s.beam[:0], state{context: r.Before(from)})
	for i := from; i < end; i++ {
		id := ids[i]
		s.next, s.most = s.next[:0], by.beam
		s.steps, s.puts = s.steps[:0], s.puts[:0]
		e.keep(s, id)
		open := i < to && ngram.Han(id)
		if open {
			e.replace(s, id, ids[i+1], by)
		}
		e.take(s, i)
		if open {
			e.drop(s, id, i)
		}
		least := s.next[0].score - behind
		for s.next[len(s.next)-1].score < least {
			s.next = s.next[:len(s.next)-1]
		}
		s.beam, s.next = s.next, s.beam
		if id == ngram.Boundary {
			break
		}
	}
	var out []node
	for n := s.beam[0].node; n > 0; n = s.nodes[n].parent {
		if s.nodes[n].kind != Keep {
			out = append(out, s.nodes[n])
		}
	}
	slices.Reverse(out)
	return out
}

// put is what a step of search.steps does: after which path, how, and at which price.
type put struct {
	path  int
	kind  Kind
	price float32
}

// keep puts id after every path.
func (e *Engine) keep(s *search, id ngram.Token) {
	for n, st := range s.beam {
		var seen ngram.Seen
		if n > 0 && st.context.Last() == s.beam[n-1].context.Last() {
			seen = s.steps[n-1].Seen
		} else {
			seen = e.lm.Seen(st.context.Last(), id)
		}
		s.steps = append(s.steps, ngram.Step{Context: st.context, ID: id, Seen: seen})
		s.puts = append(s.puts, put{n, Keep, 0})
	}
}

// take takes the steps put down, at token at.
func (e *Engine) take(s *search, at int) {
	e.lm.Advance(s.steps)
	for n, p := range s.puts {
		after, st := &s.steps[n], &s.beam[p.path]
		price := s.after(st, p.price)
		if n > 0 && st.score-price < s.next[0].score-behind {
			continue // a further character makes it less likely
		}
		score := st.score + after.P
		s.enter(&after.Context, score-price, node{st.node, after.ID, p.kind, int32(at)})
	}
}

// drop leaves out id, token at: the paths stand, with the cost.
func (e *Engine) drop(s *search, id ngram.Token, at int) {
	least := s.next[0].score - behind
	for n := range s.beam {
		st := &s.beam[n]
		if score := st.score - (s.after(st, cost[Extra]) - e.lm.Unigram(id)); score > least {
			s.enter(&st.context, score, node{st.node, id, Extra, int32(at)})
		}
	}
}

// enter adds a path to those that go on: the best, of equals the first, and of those with the same history only one.
func (s *search) enter(context *ngram.Context, score float32, last node) {
	end := len(s.next)
	if end == s.most && score <= s.next[end-1].score {
		return
	}
	at := end
	for at > 0 && s.next[at-1].score < score {
		at--
	}
	for n := range s.next {
		if s.next[n].context.SameHistory(context) {
			if n < at {
				return
			}
			end = n // which the better one replaces
			break
		}
	}
	switch {
	case end < len(s.next):
	case end < s.most:
		s.next = append(s.next, state{})
	default:
		end--
	}
	copy(s.next[at+1:end+1], s.next[at:end])
	s.nodes = append(s.nodes, last)
	s.next[at] = state{*context, score, int32(len(s.nodes) - 1)}
}

// replace puts the likeliest candidates for id after the best paths.
func (e *Engine) replace(s *search, id, next ngram.Token, by breadth) {
	row := e.table.of(id)
	s.look(e, row, next)
	const unseen = -11 // the next character may be wrong too
	paths := s.beam[:min(len(s.beam), by.replace)]
	for path, st := range paths {
		if path == 0 || st.context.Last() != paths[path-1].context.Last() {
			s.known = e.lm.Followers(s.known[:0], st.context.Last(), row.ids)
		}
		s.lookFrom(e, row, next)
		var list [options]ngram.Follower
		n := 0
		add := func(k uint16, seen ngram.Seen, p float32) {
			q := s.ahead[k]
			if q == 0 {
				q = unseen
			}
			p += max(q, unseen)
			p -= s.after(&st, row.prices[k])
			i := n
			for i > 0 && (list[i-1].P < p || list[i-1].P == p && row.ids[list[i-1].Index] > row.ids[k]) {
				i--
			}
			if i < options {
				n = min(n+1, options)
				copy(list[i+1:n], list[i:n-1])
				list[i] = ngram.Follower{Index: k, Seen: seen, P: p}
			}
		}
		j := 0
		for _, k := range s.open {
			for ; j < len(s.known) && s.known[j].Index < k; j++ {
				add(s.known[j].Index, s.known[j].Seen, s.known[j].P)
			}
			if j == len(s.known) || s.known[j].Index != k {
				add(k, 0, unseen)
			}
		}
		for _, x := range s.known[j:] {
			add(x.Index, x.Seen, x.P)
		}
		for _, x := range list[:n] {
			s.steps = append(s.steps, ngram.Step{Context: st.context, ID: row.ids[x.Index], Seen: x.Seen})
			s.puts = append(s.puts, put{path, row.kinds[x.Index], row.prices[x.Index]})
		}
		if by.any > 0 {
			e.bridge(s, e.table.follow(st.context.Last()), next, by.any, leastBetween)
			for _, x := range s.between {
				if x.ID != id && !slices.Contains(row.ids, x.ID) {
					s.steps = append(s.steps, ngram.Step{Context: st.context, ID: x.ID, Seen: x.Seen})
					s.puts = append(s.puts, put{path, Other, cost[Other]})
				}
			}
		}
	}
}

// Of any character that sounds and looks otherwise, log p after what stands before must be leastAfter, and with that of
// what follows leastBetween, in nats; the likeliest characters after another are tried, mostAfter of them.
const (
	leastAfter   = -8
	leastBetween = -12
	mostAfter    = 700
)

// bridge fills in search.between: those of some characters, with log p after what stands before them, that the model likes
// best before another, from least on.
func (e *Engine) bridge(s *search, after []ngram.Joint, next ngram.Token, most int, least float32) {
	s.between = first(e.lm.Between(s.between[:0], after, next, least), most)
}

// first returns the likeliest of all, most of them, in order: what is tried are a few of hundreds.
func first(all []ngram.Joint, most int) []ngram.Joint {
	best := all[:min(len(all), most)]
	n := 0
	for _, x := range all {
		n = rank(best, n, x, func(a, b *ngram.Joint) bool { return a.P > b.P || a.P == b.P && a.ID < b.ID })
	}
	return best
}

// rank puts x in its place among the first n of best, if there is room for it, and returns how many there are then.
func rank[T any](best []T, n int, x T, before func(a, b *T) bool) int {
	at := n
	for at > 0 && before(&x, &best[at-1]) {
		at--
	}
	if at == len(best) {
		return n
	}
	n = min(n+1, len(best))
	copy(best[at+1:n], best[at:n-1])
	best[at] = x
	return n
}

// likeliest puts each of search.between at token i, before token next, and returns the one that makes the text up to end
// likeliest, by how much, and whether any reaches floor.
func (e *Engine) likeliest(s *search, r *ngram.Reading, i, next, end int, floor float32) (best ngram.Token, margin float32, ok bool) {
	before := r.Before(i)
	s.steps = s.steps[:0]
	for k, x := range s.between {
		s.steps = append(s.steps, ngram.Step{Context: before, ID: x.ID, Seen: x.Seen, Of: k})
	}
	s.steps = e.lm.AdvanceAbove(s.steps, floor)
	for k := range s.steps {
		x := &s.steps[k]
		x.ID, x.Seen = r.ID[next], s.between[x.Of].Then
	}
	s.steps = e.lm.AdvanceAbove(s.steps, floor)
	s.steps = r.Follow(s.steps, next+1, end, floor)
	if len(s.steps) == 0 {
		return 0, 0, false
	}
	slices.SortFunc(s.steps, func(a, b ngram.Step) int {
		return cmp.Or(cmp.Compare(b.Sum, a.Sum), cmp.Compare(s.between[a.Of].ID, s.between[b.Of].ID))
	})
	margin = farthest
	if len(s.steps) > 1 {
		margin = min(margin, s.steps[0].Sum-s.steps[1].Sum)
	}
	return s.between[s.steps[0].Of].ID, margin, true
}

// sounds reports whether a slip of this kind sounds like what was meant.
func (k Kind) sounds() bool { return k == Sound || k == Tone || k == Near }

// onlyKnown reports whether characters of this kind, of which there are many, are tried only where the model has seen them after
// what stands before, or what follows after them and that is unlikely after what stands in the text: 明显亲斜, where it has seen 倾斜 and
// neither 显倾 nor 亲斜. What nobody was seen to confuse and makes a pair that it has not seen is a warning at most.
func (k Kind) onlyKnown() bool { return k == Tone || k == Near }

// notAsked stands in search.ahead for what the model has not been asked yet.
const notAsked = 1

// look fills in search.ahead and search.open for the candidates that are tried anywhere.
func (s *search) look(e *Engine, row *row, next ngram.Token) {
	s.ahead, s.open = s.ahead[:0], s.open[:0]
	for range row.ids {
		s.ahead = append(s.ahead, notAsked)
	}
	s.links = e.lm.Pairs(s.links[:0], row.anywhere, next)
	for m, k := range row.indices {
		s.ahead[k] = 0
		if s.links[m].Known {
			s.ahead[k] = s.links[m].P
			s.open = append(s.open, k)
		}
	}
}

// lookFrom fills in search.ahead for those of search.known for which it was not yet.
func (s *search) lookFrom(e *Engine, row *row, next ngram.Token) {
	s.tried, s.index = s.tried[:0], s.index[:0]
	for _, x := range s.known {
		if s.ahead[x.Index] == notAsked {
			s.tried, s.index = append(s.tried, row.ids[x.Index]), append(s.index, x.Index)
		}
	}
	s.links = e.lm.Pairs(s.links[:0], s.tried, next)
	for m, k := range s.index {
		s.ahead[k] = s.links[m].P
	}
}
