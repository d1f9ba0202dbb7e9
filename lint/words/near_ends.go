package words

import "sync"

// termEnds tells from the first and the last two characters of a stretch that no term of the right length begins
// or ends so, which is true nearly everywhere. Each table has, by character or by hash of two, a bit for every
// length of a term, [shortest] lowest.
type termEnds struct {
	first, last [lastHan - firstHan + 1]uint8
	heads       [1 << endBits]uint8 // first two characters
	tails       [1 << endBits]uint8 // last two
}

const endBits = 15

func endHash(a, b rune) uint32 {
	return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA6B) >> (32 - endBits)
}

func (e *termEnds) add(term []rune) {
	n, bit := len(term), uint8(1)<<(len(term)-shortest)
	e.first[term[0]-firstHan] |= bit
	e.last[term[n-1]-firstHan] |= bit
	e.heads[endHash(term[0], term[1])] |= bit
	e.tails[endHash(term[n-2], term[n-1])] |= bit
}

// endsOf returns the ends of the words of a list, of the built-in terms where it is nil.
func endsOf(l *NearList) *termEnds {
	if l == nil {
		return nearEnds()
	}
	return &l.known
}

// nearEnds reads the ends of the built-in terms, in a third of a millisecond.
var nearEnds = sync.OnceValue(func() *termEnds {
	e := new(termEnds)
	var room [longest]rune
	for id := range termCount {
		e.add(nearTerm(room[:0], id))
	}
	return e
})

// fringe holds what termEnds says of the characters around a place.
type fringe struct {
	heads  [longest + 1]uint8   // by the number of characters before the place
	single [2*longest + 3]uint8 // by where the term would end, of its last character
	pair   [2*longest + 3]uint8 // and of its last two
}

func (f *fringe) read(w *neighbourhood) {
	known := endsOf(w.list)
	f.heads[0] = 0xff
	for k := 1; k <= min(w.here, longest); k++ {
		c := w.chars[w.here-k]
		f.heads[k] = known.first[c-firstHan]
		if k > 1 {
			f.heads[k] &= known.heads[endHash(c, w.chars[w.here-k+1])]
		}
	}
	for end := w.here + 1; end <= w.n; end++ {
		c := w.chars[end-1]
		f.single[end] = known.last[c-firstHan]
		if end > 1 {
			f.pair[end] = known.tails[endHash(w.chars[end-2], c)] & f.single[end]
		}
	}
}

// tail returns the lengths of the terms that may end with the characters [from, end) of the neighbourhood.
func (f *fringe) tail(from, end int) uint16 {
	switch end - from {
	case 0:
		return 0xff
	case 1:
		return uint16(f.single[end])
	}
	return uint16(f.pair[end])
}
