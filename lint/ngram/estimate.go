package ngram

import (
	"math"
	"slices"
)

// Finish estimates, prunes and quantises, and returns the model file. The Builder is spent.
func (b *Builder) Finish() ([]byte, error) {
	b.opts.Progress("merge")
	threes, twos := b.sorter("three"), b.sorter("two")
	level4, err := b.level(&b.fours, func(c count) error {
		switch {
		case c.key>>48 != 0:
			return threes.add(count{c.key & (1<<48 - 1), c.seen, 1, c.mass / float32(c.kinds)})
		case c.key>>32 != 0: // opens with the boundary: nothing can come before, the count itself is used
			return threes.add(c)
		}
		return twos.add(c)
	})
	if err != nil {
		return nil, err
	}
	level3, err := b.level(&threes, func(c count) error {
		return twos.add(count{c.key & (1<<32 - 1), c.seen, 1, c.mass / float32(c.kinds)})
	})
	if err != nil {
		return nil, err
	}
	ones := make([]count, 1<<16)
	level2, err := b.level(&twos, func(c count) error {
		ones[c.key&0xffff].add(count{0, c.seen, 1, c.mass / float32(c.kinds)})
		return nil
	})
	if err != nil {
		return nil, err
	}
	b.opts.Progress("estimate")
	e := &estimate{p1: unigrams(ones), size: b.opts.Size}
	for i, order := range []struct {
		level level
		limit int // of Memory, a sixth, a third and a half
	}{{level2, 1}, {level3, 2}, {level4, 3}} {
		if e.grams[i], err = b.survivors(order.level, max(order.limit*b.opts.Memory/6/gramSize, 1<<16)); err != nil {
			return nil, err
		}
	}
	// What opens with None is a shorter gram that stands at the start: it is counted there.
	e.grams[2] = slices.DeleteFunc(e.grams[2], func(g gram) bool { return g.key>>48 == 0 })
	e.interpolate()
	b.opts.Progress("prune")
	e.prune()
	e.backOff()
	b.opts.Progress("pack")
	return e.pack()
}

// unigrams returns p(d), discounted and spread over the plane so that nothing is impossible.
func unigrams(ones []count) []float32 {
	var total, taken float64
	for _, c := range ones {
		if c.kinds > 0 {
			total += float64(c.mass)
			taken += 0.75 * float64(c.mass) / float64(c.kinds)
		}
	}
	p := make([]float32, len(ones))
	for i, c := range ones {
		q := 0.0
		if c.kinds > 0 {
			q = float64(c.mass) * (1 - 0.75/float64(c.kinds)) / total
		}
		p[i] = float32(q + (taken+1)/(total+1)/float64(len(ones)))
	}
	return p
}

type estimate struct {
	p1    []float32
	bow1  []float32
	grams [3][]gram // two, three, four tokens, by key
	size  int
}

// find returns the index of key among the grams of an order, -1 when it has none.
func (e *estimate) find(order int, key uint64) int {
	g := e.grams[order]
	lo, hi := 0, len(g)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if g[mid].key < key {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(g) && g[lo].key == key {
		return lo
	}
	return -1
}

// suffixes holds the masks that take the first token off a gram of three and of four tokens.
var suffixes = [3]uint64{1<<16 - 1, 1<<32 - 1, 1<<48 - 1}

// interpolate adds the shorter history's probability, and turns occurrences into nats gained.
func (e *estimate) interpolate() {
	for order := range e.grams {
		for i := range e.grams[order] {
			g := &e.grams[order][i]
			low := e.lower(order, g.key)
			g.p += g.bow * low
			g.gain *= float32(math.Log(float64(g.p) / float64(g.bow*low+1e-30)))
		}
	}
}

// lower returns the probability of the last token of key after the history without its first token.
func (e *estimate) lower(order int, key uint64) float32 {
	if order == 0 {
		return e.p1[key&0xffff]
	}
	short := key & suffixes[order]
	if i := e.find(order-1, short); i >= 0 {
		return e.grams[order-1][i].p
	}
	return 0.4 * e.lower(order-1, short)
}

// prune keeps the grams that gain most within the size, with the shorter grams they stand on.
func (e *estimate) prune() {
	lo, hi := float32(0), float32(1e7)
	for range 40 {
		mid := (lo + hi) / 2
		if lo < 64 && hi > 64 {
			mid = 64
		}
		if e.mark(mid) > e.size {
			lo = mid
		} else {
			hi = mid
		}
		if hi-lo < 0.01*hi {
			break
		}
	}
	e.mark(hi)
	for order := range e.grams {
		e.grams[order] = slices.DeleteFunc(e.grams[order], func(g gram) bool { return !g.keep })
	}
}

// mark chooses the grams that gain at least least, and returns the size of a model of them in bytes.
func (e *estimate) mark(least float32) int {
	size := fixedSize()
	for order := 2; order >= 0; order-- {
		n := 0
		if order == 2 {
			for o := range e.grams {
				for i := range e.grams[o] {
					e.grams[o][i].keep = e.grams[o][i].gain >= least
				}
			}
		}
		for _, g := range e.grams[order] {
			if !g.keep {
				continue
			}
			n++
			if order > 0 {
				for _, stand := range [2]uint64{g.key >> 16, g.key & suffixes[order]} {
					if i := e.find(order-1, stand); i >= 0 {
						e.grams[order-1][i].keep = true
					}
				}
			}
		}
		if order == 0 {
			size += 4*65537 + 4*n + sievesSize(n)
			continue
		}
		size += fuseSize(n, valueBits[order][0]+valueBits[order][1]+printBits[order])
	}
	return size
}

// backOff gives every history the weight that makes its probabilities sum to one.
func (e *estimate) backOff() {
	e.bow1 = make([]float32, 1<<16)
	for i := range e.bow1 {
		e.bow1[i] = 1
	}
	for order := range e.grams {
		for i := range e.grams[order] {
			e.grams[order][i].bow = 1
		}
	}
	for order := range e.grams {
		g := e.grams[order]
		for i := 0; i < len(g); {
			history := g[i].key >> 16
			sum, low := 0.0, 0.0
			for ; i < len(g) && g[i].key>>16 == history; i++ {
				sum += float64(g[i].p)
				low += float64(e.lower(order, g[i].key))
			}
			bow := float32(max(1-sum, 1e-5) / max(1-low, 1e-5))
			if order == 0 {
				e.bow1[history] = bow
			} else if j := e.find(order-1, history); j >= 0 {
				e.grams[order-1][j].bow = bow
			}
		}
	}
}
