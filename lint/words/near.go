package words

import (
	_ "embed"
	"slices"

	"github.com/healthlint/healthlint/lint/hanzi"
)

// near is the index of the terms that a text may almost hold, read in place. Layout, little-endian: "HLN2", uint32 number
// of terms, uint32 number of slots; for each term and once more the uint32 offset of its characters; the slots; the terms
// as uint16 characters; their ends ([NearEnds]). A slot is 0 or 1+number of a term in the high 20 bits and the low 12 bits
// of the key's hash. A term is filed under itself and under what is left when one of its characters is taken out.
//
//go:embed data/near.bin
var near string

// Slip is what happened to a term.
type Slip uint8

// The ways a term can be one edit away.
const (
	Replaced Slip = iota
	Missing
	Extra
	Swapped
)

// NearTerm is a term one edit away from a place of a text: text[Start:End] should be Term[From:To].
type NearTerm struct {
	Start, End int // bytes of the text that change; empty for a missing character
	Text       string
	TermStart  int // where the term begins in the text
	TermEnd    int // and where it ends there
	Term       string
	Slip       Slip
}

// The lengths of the terms in the index, in characters.
const (
	shortest = 3
	longest  = 10
)

func nearU32(at int) uint32 {
	return uint32(near[at]) | uint32(near[at+1])<<8 | uint32(near[at+2])<<16 | uint32(near[at+3])<<24
}

// The parts of near follow each other: header, offsets, slots, terms.
var (
	termCount = int(nearU32(4))
	slotCount = int(nearU32(8))
	slotsAt   = 12 + 4*(termCount+1)
	termsAt   = slotsAt + 4*slotCount
)

// nearState is a hash of characters that more may follow.
type nearState uint32

const nearSeed nearState = 2166136261

func (h nearState) with(c rune) nearState {
	h = (h ^ nearState(c)) * 0x9E3779B1
	return h ^ h>>15
}

func (h nearState) key() uint32 { return uint32(h ^ h>>13) }

func nearHash(h nearState, chars []rune) nearState {
	for _, c := range chars {
		h = h.with(c)
	}
	return h
}

// NearKey hashes characters for the index; nearterms files terms under it.
func NearKey(chars []rune) uint32 { return nearHash(nearSeed, chars).key() }

// NearSlot returns in which of so many slots a key is looked for first, by its high bits (Lemire 2019).
func NearSlot(key uint32, slots int) int { return int(uint64(key) * uint64(slots) >> 32) }

// neighbourhood is the Han text around a place.
type neighbourhood struct {
	list  *NearList // to look in; nil for the terms that are built in
	chars [2*longest + 2]rune
	at    [2*longest + 3]int // byte offset of each character, and of the end
	n     int
	here  int // index of the place
}

// NearTerms appends to dst the terms that stand in text but for one edit, at the Han character that begins at
// byte at: it stands for another, is one too many inside the term or doubled, should change places with the next
// one, or lacks one before it inside the term. Terms are of 3 to 10 characters.
func NearTerms(dst []NearTerm, text string, at int) []NearTerm {
	var w neighbourhood
	return w.search(dst, text, at)
}

// search tries every edit at byte at of text.
func (w *neighbourhood) search(dst []NearTerm, text string, at int) []NearTerm {
	w.read(text, at)
	if w.here >= w.n {
		return dst
	}
	most := longest
	if w.list != nil {
		most = w.list.most
	}
	var e fringe
	e.read(w)
	var q queue
	for size := shortest; size <= most+1; size++ {
		exact := uint16(1) << (size - shortest) // as many characters as a window has, as termEnds counts
		for k := max(0, w.here+size-w.n); k < size && k <= w.here; k++ {
			head := e.heads[k]
			if head&(exact|exact>>1) == 0 {
				continue
			}
			first := w.here - k
			if head &= e.tail(w.here+1, first+size); head&exact != 0 || head&e.without(k, size-k-1)&(exact>>1) != 0 {
				dst = q.add(dst, w, text, place{first, first + size, k, Replaced})
			}
			if k > 0 && k < size-1 && e.heads[k]&e.tail(w.here, first+size-1)&exact != 0 {
				dst = q.add(dst, w, text, place{first, first + size - 1, k, Missing})
			}
			if k+1 < size && w.chars[w.here] != w.chars[w.here+1] && e.heads[k]&e.tail(w.here+2, first+size)&e.swapped(k, size-k-2)&exact != 0 {
				dst = q.add(dst, w, text, place{first, first + size, k, Swapped})
			}
		}
	}
	return q.resolve(dst, w, text)
}

// place is a window [first, end) of a neighbourhood and the slip at its character k that is undone.
type place struct {
	first, end, k int
	slip          Slip
}

// hash returns [NearKey] of the key of a place.
func (w *neighbourhood) hash(p place) uint32 {
	switch here := p.first + p.k; p.slip {
	case Replaced:
		return nearHash(nearHash(nearSeed, w.chars[p.first:here]), w.chars[here+1:p.end]).key()
	case Swapped:
		h := nearHash(nearSeed, w.chars[p.first:here]).with(w.chars[here+1]).with(w.chars[here])
		return nearHash(h, w.chars[here+2:p.end]).key()
	}
	return NearKey(w.chars[p.first:p.end])
}

// key appends the characters that a place is looked up by.
func (w *neighbourhood) key(dst []rune, p place) []rune {
	window := w.chars[p.first:p.end]
	switch p.slip {
	case Replaced:
		return append(append(dst, window[:p.k]...), window[p.k+1:]...)
	case Swapped:
		dst = append(dst, window...)
		dst[p.k], dst[p.k+1] = dst[p.k+1], dst[p.k]
		return dst
	}
	return append(dst, window...)
}

// queue holds look-ups whose memory is asked for together, so that the waits overlap.
type queue struct {
	places [16]place
	hashes [16]uint32
	slots  [16]uint32 // the first that each is looked for in
	n      int
}

// add puts a place in the queue. When there are many it appends to dst what is found at those before.
func (q *queue) add(dst []NearTerm, w *neighbourhood, text string, p place) []NearTerm {
	if q.n == len(q.places) {
		dst = q.resolve(dst, w, text)
	}
	q.places[q.n], q.hashes[q.n] = p, w.hash(p)
	q.n++
	return dst
}

// resolve appends to dst the terms that the places lead to.
func (q *queue) resolve(dst []NearTerm, w *neighbourhood, text string) []NearTerm {
	if w.list == nil {
		for i, h := range q.hashes[:q.n] {
			q.slots[i] = nearU32(slotsAt + 4*NearSlot(h, slotCount))
		}
	}
	for i, p := range q.places[:q.n] {
		if w.list != nil {
			dst = w.list.lookup(dst, w, text, q.hashes[i], p)
		} else {
			dst = w.lookup(dst, text, q.hashes[i], q.slots[i], p)
		}
	}
	q.n = 0
	return dst
}

// read fills in the Han characters around at.
func (w *neighbourhood) read(text string, at int) {
	n := 0
	for i := at; n < longest && i > 0; n++ {
		r, size := hanzi.Last(text[:i])
		if r < firstHan || r > lastHan {
			break
		}
		i -= size
		w.chars[n], w.at[n] = r, i
	}
	slices.Reverse(w.chars[:n])
	slices.Reverse(w.at[:n])
	w.n = n
	w.here = n
	w.at[w.n] = at
	for i := at; w.n < len(w.chars) && i < len(text); {
		r, size := hanzi.First(text[i:])
		if r < firstHan || r > lastHan {
			break
		}
		w.chars[w.n], w.at[w.n] = r, i
		w.n++
		i += size
		w.at[w.n] = i
	}
}

// lookup finds the terms filed under the key of a place, of hash h, and keeps those that undoing its slip leads to. v is
// the first slot.
func (w *neighbourhood) lookup(dst []NearTerm, text string, h, v uint32, p place) []NearTerm {
	for s := NearSlot(h, slotCount); v != 0; v = nearU32(slotsAt + 4*s) {
		if (v^h)&0xFFF == 0 {
			var room [longest]rune
			term := nearTerm(room[:0], int(v>>12)-1)
			if t, ok := w.edit(text, term, p); ok {
				dst = append(dst, t)
			}
		}
		if s++; s == slotCount {
			s = 0
		}
	}
	return dst
}

// nearTerm appends the characters of a term to dst.
func nearTerm(dst []rune, id int) []rune {
	for at, end := int(nearU32(12+4*id)), int(nearU32(16+4*id)); at < end; at += 2 {
		dst = append(dst, rune(near[termsAt+at])|rune(near[termsAt+at+1])<<8)
	}
	return dst
}

// edit checks that term is what a window holds but for the slip, and describes it.
func (w *neighbourhood) edit(text string, term []rune, p place) (NearTerm, bool) {
	var room [longest + 1]rune
	key := w.key(room[:0], p)
	first, end, k, slip := p.first, p.end, p.k, p.slip
	t := NearTerm{TermStart: w.at[first], TermEnd: w.at[end], Slip: slip}
	switch {
	case slip == Replaced && len(term) == len(key):
		t.Slip = Extra
		if outside := k == 0 && w.chars[first] != w.chars[first+1] || first+k+1 == end && w.chars[end-1] != w.chars[end-2]; outside || !same(term, key) {
			return t, false
		}
		t.Start, t.End = w.at[first+k], w.at[first+k+1]
	case slip == Replaced && len(term) == len(key)+1:
		if !same(term[:k], key[:k]) || !same(term[k+1:], key[k:]) || term[k] == w.chars[first+k] {
			return t, false
		}
		t.Start, t.End, t.Text = w.at[first+k], w.at[first+k+1], string(term[k])
	case slip == Missing && len(term) == len(key)+1:
		if !same(term[:k], key[:k]) || !same(term[k+1:], key[k:]) {
			return t, false
		}
		t.Start, t.End, t.Text = w.at[first+k], w.at[first+k], string(term[k])
	case slip == Swapped && len(term) == len(key):
		if !same(term, key) {
			return t, false
		}
		t.Start, t.End, t.Text = w.at[first+k], w.at[first+k+2], string(term[k:k+2])
	default:
		return t, false
	}
	t.Term = string(term)
	return t, true
}

func same(a, b []rune) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
