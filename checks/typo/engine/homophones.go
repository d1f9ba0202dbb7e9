package engine

import (
	_ "embed"
	"slices"
	"sort"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
)

// The words of two characters by how they sound, which `go run ./checks/typo/engine/homophones` listed. Who types by sound
// and picks the wrong word gets both characters wrong: 正装 for 症状, 味精 for 胃镜.
//
// layout, little endian: u32 sounds, u32 groups; for each first sound and one more u32 where its groups and u32 where its
// words begin; groups, in order, of those words that have the same second sound: u16 that sound, u16 where its words begin
// among those of the first one; words: u16 and u16 their characters.
//
//go:embed data/homophones.bin
var homophoneTable string

// twin is a word of two characters that sounds like another one.
type twin [2]ngram.Token

func u16(at int) int { return int(homophoneTable[at]) | int(homophoneTable[at+1])<<8 }
func u32(at int) int { return u16(at) | u16(at+2)<<16 }

// appendWords appends the words with two sounds that have neither c nor d in its place.
func appendWords(out []twin, first, second hanzi.Sound, c, d ngram.Token) []twin {
	const head, entry, group, word = 8, 8, 4, 4
	sounds := u32(0)
	if int(first) >= sounds {
		return out
	}
	groups := head + entry*(sounds+1)
	list := groups + group*u32(4)
	at := head + entry*int(first)
	from, to := u32(at), u32(at+entry)
	i := from + sort.Search(to-from, func(i int) bool { return u16(groups+group*(from+i)) >= int(second) })
	if i == to || u16(groups+group*i) != int(second) {
		return out
	}
	begin, end := u32(at+4)+u16(groups+group*i+2), u32(at+entry+4)
	if i+1 < to {
		end = u32(at+4) + u16(groups+group*(i+1)+2)
	}
	for k := begin; k < end; k++ {
		w := twin{ngram.Token(u16(list + word*k)), ngram.Token(u16(list + word*k + 2))}
		if w[0] != c && w[1] != d && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// twins appends the words that sound like c d, whatever the tone, in both characters others. One of the two may sound only
// nearly so.
func twins(out []twin, c, d ngram.Token) []twin {
	first, n := hanzi.Sounds(rune(c))
	second, m := hanzi.Sounds(rune(d))
	for _, a := range first[:n] {
		for _, b := range second[:m] {
			out = appendWords(out, a, b, c, d)
			for near, kind := range a.Near() {
				if kind == hanzi.FuzzySound {
					out = appendWords(out, near, b, c, d)
				}
			}
			for near, kind := range b.Near() {
				if kind == hanzi.FuzzySound {
					out = appendWords(out, a, near, c, d)
				}
			}
		}
	}
	return out
}

// How unlikely, in nats, the first character of a word must be for a twin to be looked for, it and the second, the one
// after the word, and all three. Of 450 words that were found none was likelier, and one in thirty places is less likely.
const (
	doubtTwin      = -4
	doubtTwinWord  = -8
	doubtTwinNext  = -3
	doubtTwinThree = -14
)

// What a twin must gain, in nats, and what that must be less the cost of the slips.
const (
	leastTwin      = 4.5
	leastTwinTotal = -3.5
)

// searchTwins tries words that sound alike where the text is unlikely, and adds them to edits.
func (e *Engine) searchTwins(s *search, r *reading, damaged [][2]int, edits []Edit) []Edit {
	ids, lp := r.ID, r.Log
	n := len(edits)
	for i := 1; i+2 < len(ids); i++ {
		if len(damaged) > 0 && damaged[0][0] <= i {
			i, damaged = damaged[0][1]-1, damaged[1:]
			continue
		}
		if lp[i] > doubtTwin || lp[i+2] > doubtTwinNext || lp[i]+lp[i+1] > doubtTwinWord || r.three(i) > doubtTwinThree ||
			!ngram.Han(ids[i]) || !ngram.Han(ids[i+1]) || r.settled(i) {
			continue
		}
		d, ok := e.twin(s, r.Reading, i)
		if ok && !slices.ContainsFunc(edits[:n], func(o Edit) bool { return o.From == d.From && o.To == d.To && slices.Equal(o.New, d.New) }) {
			edits = append(withRoom(edits), d)
		}
	}
	return edits
}

// twin returns the edit that puts the best twin for the word at token i, if there is any worth judging.
func (e *Engine) twin(s *search, r *ngram.Reading, i int) (best Edit, ok bool) {
	ids := r.ID
	s.twins = twins(s.twins[:0], ids[i], ids[i+1])
	if len(s.twins) == 0 {
		return best, false
	}
	end := ngram.Reach(ids, i+2)
	old := float32(0)
	for _, p := range r.Log[i:end] {
		old += p
	}
	before := r.Before(i)
	s.steps = s.steps[:0]
	for k, w := range s.twins {
		s.steps = append(s.steps, ngram.Step{Context: before, ID: w[0], Seen: e.lm.Seen(ids[i-1], w[0]), Of: k})
	}
	s.steps = e.lm.AdvanceAbove(s.steps, old+leastTwin)
	for k := range s.steps {
		x := &s.steps[k]
		w := s.twins[x.Of]
		x.ID, x.Seen = w[1], e.lm.Seen(w[0], w[1])
	}
	s.steps = e.lm.AdvanceAbove(s.steps, old+leastTwin)
	for at := i + 2; at < end; at++ {
		for k := range s.steps {
			x := &s.steps[k]
			x.ID, x.Seen = ids[at], r.Seen(at)
			if at == i+2 {
				x.Seen = e.lm.Seen(s.twins[x.Of][1], ids[at])
			}
		}
		s.steps = e.lm.AdvanceAbove(s.steps, old+leastTwin)
	}
	total, second := float32(leastTwinTotal), float32(-99)
	first, then := e.table.of(ids[i]), e.table.of(ids[i+1])
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
		best = Edit{From: i, To: i + 2, New: []ngram.Token{w[0], w[1]}, twin: true}
		best.slips[first.kinds[a]]++
		best.slips[then.kinds[b]]++
	}
	best.margin = total - second
	return best, ok
}

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
