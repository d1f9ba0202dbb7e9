package words

import "iter"

// termEnds tells from the first and the last two characters of a stretch that no term of the right length begins
// or ends so, which is true nearly everywhere. Each table has, by character or by hash of two, a bit for every
// length of a term, [shortest] lowest.
type termEnds struct {
	first, last string // by character
	heads       string // first two characters
	tails       string // last two
}

const (
	endBits    = 15
	characters = lastHan - firstHan + 1
)

func endHash(a, b rune) uint32 {
	return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA6B) >> (32 - endBits)
}

// NearEnds returns the table of the ends of terms, each of 3 to 10 Han characters, that near.bin ends with.
func NearEnds(terms iter.Seq[[]rune]) []byte {
	table := make([]byte, 2*characters+2<<endBits)
	first, last := table[:characters], table[characters:2*characters]
	heads, tails := table[2*characters:len(table)-1<<endBits], table[len(table)-1<<endBits:]
	for term := range terms {
		n, bit := len(term), uint8(1)<<(len(term)-shortest)
		first[term[0]-firstHan] |= bit
		last[term[n-1]-firstHan] |= bit
		heads[endHash(term[0], term[1])] |= bit
		tails[endHash(term[n-2], term[n-1])] |= bit
	}
	return table
}

// openEnds reads the table that [NearEnds] made, in place.
func openEnds(table string) termEnds {
	hashed := len(table) - 2<<endBits
	return termEnds{table[:characters], table[characters:hashed], table[hashed : hashed+1<<endBits], table[hashed+1<<endBits:]}
}

// nearEnds are the ends of the terms that are built in.
var nearEnds = openEnds(near[len(near)-2*characters-2<<endBits:])

// endsOf returns the ends of the words of a list, of the built-in terms where it is nil.
func endsOf(l *NearList) *termEnds {
	if l == nil {
		return &nearEnds
	}
	return &l.known
}

// head returns the lengths of the terms that may begin with the two characters, tail of those that may end with them.
func (e *termEnds) head(a, b rune) uint16 {
	return uint16(e.first[a-firstHan] & e.heads[endHash(a, b)])
}
func (e *termEnds) tail(a, b rune) uint16 { return uint16(e.last[b-firstHan] & e.tails[endHash(a, b)]) }

// fringe holds what termEnds says of the characters around a place.
type fringe struct {
	heads  [longest + 1]uint16   // by the number of characters before the place
	single [2*longest + 3]uint16 // by where the term would end, of its last character
	pair   [2*longest + 3]uint16 // and of its last two
	// The same once the character is taken out or changes places with the next one, where that makes the first or the last
	// two characters of a term others: by the number of characters before the place, and by how many follow it.
	headWithout, tailWithout [2]uint16
	headSwapped, tailSwapped [2]uint16
}

func (f *fringe) read(w *neighbourhood) {
	known := endsOf(w.list)
	f.heads[0] = 0xff
	for k := 1; k <= min(w.here, longest); k++ {
		c := w.chars[w.here-k]
		if k == 1 {
			f.heads[k] = uint16(known.first[c-firstHan])
		} else {
			f.heads[k] = known.head(c, w.chars[w.here-k+1])
		}
	}
	for end := w.here + 1; end <= w.n; end++ {
		c := w.chars[end-1]
		f.single[end] = uint16(known.last[c-firstHan])
		if end > 1 {
			f.pair[end] = known.tail(w.chars[end-2], c)
		}
	}
	f.readEdited(w, known)
}

func (f *fringe) readEdited(w *neighbourhood, known *termEnds) {
	at := func(i int) (c rune, ok bool) {
		if i += w.here; i < 0 || i >= w.n {
			return 0, false
		}
		return w.chars[i], true
	}
	here := w.chars[w.here]
	before2, has2 := at(-2)
	before, has1 := at(-1)
	after, follows1 := at(1)
	after2, follows2 := at(2)
	if follows2 && here == after {
		// One too many at the end of a term is only taken for a slip where it is doubled.
		f.headWithout[0] = known.head(after, after2)
	}
	if has1 && follows1 {
		f.headWithout[1] = known.head(before, after)
		f.tailWithout[1] = known.tail(before, after)
		f.headSwapped[1] = f.headWithout[1]
	}
	if has2 && here == before {
		f.tailWithout[0] = known.tail(before2, before)
	}
	if follows1 {
		f.headSwapped[0] = known.head(after, here)
		f.tailSwapped[0] = known.tail(after, here)
	}
	if follows2 {
		f.tailSwapped[1] = known.tail(here, after2)
	}
}

// tail returns the lengths of the terms that may end with the characters [from, end) of the neighbourhood.
func (f *fringe) tail(from, end int) uint16 {
	switch end - from {
	case 0:
		return 0xff
	case 1:
		return f.single[end]
	}
	return f.pair[end]
}

// without returns the lengths of the terms that may be there once the character at the place is taken out, of a window
// with k characters before it and rest after it.
func (f *fringe) without(k, rest int) uint16 { return edited(&f.headWithout, &f.tailWithout, k, rest) }

// swapped returns them for the character at the place and the next one, which rest characters follow, exchanged.
func (f *fringe) swapped(k, rest int) uint16 { return edited(&f.headSwapped, &f.tailSwapped, k, rest) }

func edited(heads, tails *[2]uint16, k, rest int) uint16 {
	may := uint16(0xff)
	if k < len(heads) {
		may &= heads[k]
	}
	if rest < len(tails) {
		may &= tails[rest]
	}
	return may
}
