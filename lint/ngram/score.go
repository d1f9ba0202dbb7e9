package ngram

import "math/bits"

// batch is how many look-ups are under way at a time. The tables are larger than the processor's caches, and one that
// must wait for memory takes longer than all its arithmetic; of many begun together the waits overlap.
const batch = 64

// few is batch for a list of candidates, which is short.
const few = 32

// lookup is a look-up of a pair: aimed, fetched, aimed closer, fetched again, then finished. Of many the waits for memory
// overlap, the more so the less is done between one fetch and the next.
type lookup struct {
	reach
	at         int32
	mark, here uint32
}

func (l *lookup) aim(r reach, d Token) {
	l.reach, l.mark = r, markOf(d)
	l.at = r.guess(l.mark)
}

func (l *lookup) fetch(p *pairs) {
	if l.lo < l.end {
		l.here = u32(p.followers, int(l.at))
	}
}

func (l *lookup) approach() { l.at = l.closer(l.mark, l.at, l.here) }

// finish returns the codes of the pair, notSeen if the table does not have it.
func (l *lookup) finish(p *pairs) uint32 {
	if l.lo >= l.end {
		return notSeen
	}
	return p.seek(l.reach, l.mark, l.at, l.here)
}

// probe is a look-up in a fuse table: aimed, then fetched, then finished. Of many the waits for memory overlap, the more
// so the less is done between one fetch and the next.
type probe struct {
	hash    uint64
	a, b, c uint32 // its slots
	slots   uint32 // what they hold together
}

func (q *probe) aim(f *fuse, key uint64) {
	q.hash = mix(key, f.seed)
	q.a, q.b, q.c = f.places(q.hash)
}

func (q *probe) fetch(f *fuse) { q.slots = f.slot(q.a) ^ f.slot(q.b) ^ f.slot(q.c) }

// finish returns the value of the key, notSeen if the table does not have it.
func (q *probe) finish(f *fuse) uint32 {
	v := q.slots & f.mask
	if (v^uint32(fingerprint(q.hash))<<f.value)&f.mask>>f.value != 0 {
		return notSeen
	}
	return v & (1<<f.value - 1)
}

// Score appends to out the log probability of each token of ids, zero for the opening boundary.
func (m *Model) Score(out []float32, ids []Token) []float32 {
	r := Reading{Tokens: Tokens{ID: ids}, Log: out, model: m}
	r.score()
	return r.Log
}

// scorer scores a text in batches, with the same outcome as one [Model.Next] after the other.
type scorer struct {
	*Reading
	last backOffs // what the token before leaves

	twos   [batch]lookup
	probes [batch]probe
	values [3][batch]uint32 // of the pairs, the threes and the fours
}

func (s *scorer) score(from, to int) {
	m, ids := s.model, s.ID
	n := to - from
	for k := range n {
		s.twos[k].aim(m.pairs.after(ids[from+k-1]), ids[from+k])
		s.values[1][k], s.values[2][k] = notSeen, notSeen
	}
	m.pairs.fetch(s.twos[:n])
	three, four := uint64(0), uint64(0) // the places in the batch where they are looked up
	for k := range n {
		v := s.twos[k].finish(&m.pairs)
		s.values[0][k] = v
		if i := from + k; v != notSeen && i >= 2 && ids[i-1] != Boundary {
			three |= 1 << k
			s.probes[k].aim(&m.grams[0], key(0, ids[i-2], ids[i-1], ids[i]))
		}
	}
	s.fetch(&m.grams[0], three)
	for left := three; left != 0; left &= left - 1 {
		k := bits.TrailingZeros64(left)
		v := s.probes[k].finish(&m.grams[0])
		s.values[1][k] = v
		if i := from + k; v != notSeen && i >= 3 && ids[i-2] != Boundary {
			four |= 1 << k
			s.probes[k].aim(&m.grams[1], key(ids[i-3], ids[i-2], ids[i-1], ids[i]))
		}
	}
	s.fetch(&m.grams[1], four)
	for left := four; left != 0; left &= left - 1 {
		k := bits.TrailingZeros64(left)
		s.values[2][k] = s.probes[k].finish(&m.grams[1])
	}
	for k := range n {
		s.add(k, from+k)
	}
}

// fetch fetches the probes of some places.
func (s *scorer) fetch(f *fuse, places uint64) {
	for ; places != 0; places &= places - 1 {
		s.probes[bits.TrailingZeros64(places)].fetch(f)
	}
}

// add adds token i, which is number k of the batch, to the reading.
func (s *scorer) add(k, i int) {
	var a, b Token
	if i >= 2 {
		b = s.ID[i-2]
	}
	if i >= 3 {
		a = s.ID[i-3]
	}
	two, three, four := s.values[0][k], s.values[1][k], s.values[2][k]
	p, pair, triple := s.model.combine(s.last.pair, s.last.triple, a, b, s.ID[i-1], s.ID[i], two, three, four)
	s.last = backOffs{pair, triple}
	if s.ID[i] == Boundary {
		s.last = backOffs{}
	}
	s.Log = append(s.Log, p)
	if s.seen != nil {
		s.seen[i], s.left[i] = Seen(two+1), s.last // notSeen and 1 is 0
	}
}
