package ngram

import "math/bits"

// batch is how many look-ups are under way at a time. The tables are larger than the processor's caches, and one that
// must wait for memory takes longer than all its arithmetic; of many begun together the waits overlap.
const batch = 64

// few is batch for a list of candidates, which is short.
const few = 32

// lookup is a look-up of a pair whose memory has been asked for.
type lookup struct {
	reach
	at         int32
	mark, here uint32
}

func (l *lookup) start(p *pairs, r reach, d Token) {
	l.reach = r
	if r.lo < r.end {
		l.mark = markOf(d)
		l.at = r.guess(l.mark)
		l.here = u32(p.followers, int(l.at))
	}
}

func (l *lookup) finish(p *pairs) (uint32, bool) {
	if l.lo >= l.end {
		return 0, false
	}
	return p.seek(l.reach, l.mark, l.at, l.here)
}

// probe is a look-up in a fuse table whose memory has been asked for.
type probe struct{ hash, slots uint64 }

func (q *probe) start(f *fuse, key uint64) {
	q.hash = mix(key, f.seed)
	a, b, c := f.places(q.hash)
	q.slots = f.slot(a) ^ f.slot(b) ^ f.slot(c)
}

func (q *probe) finish(f *fuse) (uint32, bool) {
	v := q.slots & f.mask
	if (v^fingerprint(q.hash)<<f.value)&f.mask>>f.value != 0 {
		return 0, false
	}
	return uint32(v) & (1<<f.value - 1), true
}

// Score appends to out the log probability of each token of ids, zero for the opening boundary.
func (m *Model) Score(out []float32, ids []Token) []float32 {
	if len(ids) == 0 {
		return out
	}
	if m.house != nil {
		h := Context{c: ids[0]}
		out = append(out, 0)
		for _, d := range ids[1:] {
			out = append(out, m.Next(&h, d))
		}
		return out
	}
	out = append(out, 0)
	s := scorer{model: m, ids: ids}
	for from := 1; from < len(ids); from += batch {
		out = s.score(out, from, min(from+batch, len(ids)))
	}
	return out
}

// scorer scores a text in batches, with the same outcome as one [Model.Next] after the other.
type scorer struct {
	model        *Model
	ids          []Token
	pair, triple float32 // what the token before leaves, as in State

	twos        [batch]lookup
	probes      [batch]probe
	values2     [batch]uint32
	values3     [batch]uint32
	values4     [batch]uint32
	has2        uint64 // by place in the batch: the pair, the three, the four is in the model
	has3        uint64
	has4        uint64
	three, four uint64 // there is a context to look them up with
}

func (s *scorer) score(out []float32, from, to int) []float32 {
	m, ids := s.model, s.ids
	n := to - from
	s.has2, s.has3, s.has4, s.three, s.four = 0, 0, 0, 0, 0
	for k := range n {
		s.twos[k].start(&m.pairs, m.pairs.after(ids[from+k-1]), ids[from+k])
	}
	for k := range n {
		v, ok := s.twos[k].finish(&m.pairs)
		if !ok {
			continue
		}
		s.values2[k] = v
		s.has2 |= 1 << k
		if i := from + k; i >= 2 && ids[i-1] != Boundary {
			s.three |= 1 << k
			s.probes[k].start(&m.grams[0], key(0, ids[i-2], ids[i-1], ids[i]))
		}
	}
	for left := s.three; left != 0; left &= left - 1 {
		k := bits.TrailingZeros64(left)
		v, ok := s.probes[k].finish(&m.grams[0])
		if !ok {
			continue
		}
		s.values3[k] = v
		s.has3 |= 1 << k
		if i := from + k; i >= 3 && ids[i-2] != Boundary {
			s.four |= 1 << k
			s.probes[k].start(&m.grams[1], key(ids[i-3], ids[i-2], ids[i-1], ids[i]))
		}
	}
	for left := s.four; left != 0; left &= left - 1 {
		k := bits.TrailingZeros64(left)
		if v, ok := s.probes[k].finish(&m.grams[1]); ok {
			s.values4[k] = v
			s.has4 |= 1 << k
		}
	}
	for k := range n {
		out = append(out, s.add(k, from+k))
	}
	return out
}

// add returns the log probability of token i, which is number k of the batch.
func (s *scorer) add(k, i int) (p float32) {
	m, ids := s.model, s.ids
	pairBefore, tripleBefore := s.pair, s.triple
	s.pair, s.triple = 0, 0
	bit := uint64(1) << k
	if s.has2&bit == 0 {
		p = m.word1(ids[i]) + float32(m.b1[m.unigrams[2*int(ids[i-1])+1]])
		if ids[i-1] != Boundary {
			p += pairBefore + tripleBefore
		}
		return p
	}
	nb := uint(valueBits[0][1])
	p, s.pair = m.p2[s.values2[k]>>nb], m.b2[s.values2[k]&(1<<nb-1)]
	switch {
	case s.three&bit == 0:
	case s.has3&bit == 0:
		p += pairBefore
		if ids[i-2] != Boundary {
			p += tripleBefore
		}
	default:
		nb = uint(valueBits[1][1])
		p, s.triple = m.p3[s.values3[k]>>nb], m.b3[s.values3[k]&(1<<nb-1)]
		switch {
		case s.has4&bit != 0:
			p = m.p4[s.values4[k]]
		case s.four&bit != 0:
			p += tripleBefore
		}
	}
	if ids[i] == Boundary {
		s.pair, s.triple = 0, 0
	}
	return p
}
