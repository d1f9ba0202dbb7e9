package ngram

import "encoding/binary"

// sieves tell of most pairs that the table of pairs does not have that it does not. A search asks what many characters
// make with the one that follows them, and most of those pairs do not exist: to look each up would be to wait twice for
// memory, at a place of its own. The sieve of the character that follows is one, of some hundred bytes, for all of them.
//
// layout, little endian: 65537 × u32 where the sieve of each token begins, n bytes of sieves.
type sieves struct{ starts, bits string }

// perPair is how many bits a sieve has for each pair: one in nine of the pairs that do not exist goes through. Twice as
// many halve that, but fill more of the caches: a check took as long.
const perPair = 8

// widest is the length in bytes of a sieve that has a bit of its own for every token.
const widest = 1 << 16 / 8

// sieve is a bit for every few of the marks of the tokens that may stand before one token, in their order: clear where
// none of them does.
type sieve string

const (
	shut sieve = "\x00" // of a token that follows nothing
	open sieve = "\xff" // of a file that has no sieves: all goes through
)

func openSieves(data string) (sieves, string, error) {
	const head = 4 * 65537
	if len(data) < head {
		return sieves{}, "", ErrCorrupt
	}
	s := sieves{starts: data[:head]}
	n := int64(u32(s.starts, 65536))
	if int64(len(data)-head) < n {
		return sieves{}, "", ErrCorrupt
	}
	s.bits = data[head : head+int(n)]
	return s, data[head+int(n):], nil
}

// of returns the sieve of what may stand before d.
func (s *sieves) of(d Token) sieve {
	if s.starts == "" {
		return open
	}
	lo, end := u32(s.starts, int(d)), u32(s.starts, int(d)+1)
	if lo >= end || end > uint32(len(s.bits)) || end-lo > widest { // the latter two of a damaged file
		return shut
	}
	return sieve(s.bits[lo:end])
}

// passes is 1 where c may stand before the token, 0 where it does not. It is a number, to be added: nothing foretells
// the one or the other, and a branch would often be taken in vain.
func (s sieve) passes(c Token) int {
	bit := placeOf(c, len(s))
	return int(s[bit>>3]>>(bit&7)) & 1
}

// placeOf is the bit of c in a sieve of some bytes, at most [widest].
func placeOf(c Token, bytes int) uint32 { return markOf(c) * uint32(8*bytes) >> 16 }

// packSieves writes the table.
func packSieves(grams []gram) []byte {
	before := make([]int, 1<<16) // how many tokens stand before each
	for _, g := range grams {
		before[g.key&0xffff]++
	}
	out := make([]byte, 0, sievesSize(len(grams)))
	size := 0
	starts := make([]int, 0, 1<<16+1)
	for _, n := range before {
		starts = append(starts, size)
		out = binary.LittleEndian.AppendUint32(out, uint32(size))
		size += min((n*perPair+7)/8, widest)
	}
	starts = append(starts, size)
	out = binary.LittleEndian.AppendUint32(out, uint32(size))
	head := len(out)
	out = append(out, make([]byte, size)...)
	bits := out[head:]
	for _, g := range grams {
		lo, end := starts[g.key&0xffff], starts[g.key&0xffff+1]
		bit := placeOf(Token(g.key>>16), end-lo)
		bits[lo+int(bit>>3)] |= 1 << (bit & 7)
	}
	return out
}

// sievesSize is how many bytes the sieves of n pairs take, at most.
func sievesSize(n int) int { return 4*65537 + n*perPair/8 }
