package words

import (
	_ "embed"
	"unicode/utf8"
)

// near is the index of the terms that a text may almost hold, read in place. Layout, little-endian: "HLN1",
// uint32 number of terms, uint32 number of slots (a power of two); for each term and once more the uint32
// offset of its characters; the slots; the terms as uint16 characters. A slot is 0 or 1+number of a term in the
// high 20 bits and 12 bits of the key's hash. A term is filed under itself and under what is left when one of
// its characters is taken out.
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

// NearKey hashes characters for the index; nearterms files terms under it.
func NearKey(chars []rune) uint32 {
	h := uint32(2166136261)
	for _, c := range chars {
		h = (h ^ uint32(c)) * 0x9E3779B1
		h ^= h >> 15
	}
	return h ^ h>>13
}

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
	var room [longest + 1]rune
	most := longest
	if w.list != nil {
		most = w.list.most
	}
	var e fringe
	e.read(w)
	for size := shortest; size <= most+1; size++ {
		exact := uint16(1) << (size - shortest) // as many characters as a window has, as termEnds counts
		for k := 0; k < size; k++ {
			first := w.here - k
			if first < 0 || first+size > w.n {
				continue
			}
			head := uint16(e.heads[k])
			window := w.chars[first : first+size]
			if head&e.tail(w.here+1, first+size)&(exact|exact>>1) != 0 {
				left := append(append(room[:0], window[:k]...), window[k+1:]...)
				dst = w.lookup(dst, text, left, first, first+size, k, Replaced)
			}
			if k > 0 && k < size-1 && head&e.tail(w.here, first+size-1)&exact != 0 {
				dst = w.lookup(dst, text, append(room[:0], window[:size-1]...), first, first+size-1, k, Missing)
			}
			if k+1 < size && window[k] != window[k+1] && head&e.tail(w.here+2, first+size)&exact != 0 {
				swapped := append(room[:0], window...)
				swapped[k], swapped[k+1] = swapped[k+1], swapped[k]
				dst = w.lookup(dst, text, swapped, first, first+size, k, Swapped)
			}
		}
	}
	return dst
}

// read fills in the Han characters around at.
func (w *neighbourhood) read(text string, at int) {
	var before [longest]int
	n := 0
	for i := at; n < longest && i > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if r < firstHan || r > lastHan {
			break
		}
		i -= size
		before[n] = i
	}
	for i := n - 1; i >= 0; i-- {
		w.chars[w.n], _ = utf8.DecodeRuneInString(text[before[i]:])
		w.at[w.n] = before[i]
		w.n++
	}
	w.here = n
	w.at[w.n] = at
	for i := at; w.n < len(w.chars) && i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r < firstHan || r > lastHan {
			break
		}
		w.chars[w.n], w.at[w.n] = r, i
		w.n++
		i += size
		w.at[w.n] = i
	}
}

// lookup finds the terms filed under key and keeps those that the edit of kind slip at character k of the window
// [first, end) leads to.
func (w *neighbourhood) lookup(dst []NearTerm, text string, key []rune, first, end, k int, slip Slip) []NearTerm {
	if w.list != nil {
		return w.list.lookup(dst, w, text, key, first, end, k, slip)
	}
	terms, slots := int(nearU32(4)), int(nearU32(8))
	base := 12 + 4*(terms+1)
	h := NearKey(key)
	for s := int(h) & (slots - 1); ; s = (s + 1) & (slots - 1) {
		v := nearU32(base + 4*s)
		if v == 0 {
			return dst
		}
		if v&0xFFF != h>>20 {
			continue
		}
		var room [longest]rune
		term := nearTerm(room[:0], int(v>>12)-1)
		if t, ok := w.edit(text, term, key, first, end, k, slip); ok {
			dst = append(dst, t)
		}
	}
}

// nearTerm appends the characters of a term to dst.
func nearTerm(dst []rune, id int) []rune {
	terms, slots := int(nearU32(4)), int(nearU32(8))
	blob := 12 + 4*(terms+1) + 4*slots
	for at, end := int(nearU32(12+4*id)), int(nearU32(16+4*id)); at < end; at += 2 {
		dst = append(dst, rune(near[blob+at])|rune(near[blob+at+1])<<8)
	}
	return dst
}

// edit checks that term is what the window holds but for the edit, and describes it.
func (w *neighbourhood) edit(text string, term, key []rune, first, end, k int, slip Slip) (NearTerm, bool) {
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
