package ngram

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// pairs is the table of grams of two tokens, exact: a search that tries many candidates would find the
// rare false answers of a fuse table and prefer them. The followers of each first token stand together, in the order
// of their marks, which are spread so evenly over 16 bits that where one must stand can be told from its mark and
// the number of followers, give or take a few: a look-up waits for memory once for the first token and once for the
// place.
//
// layout, little endian: 65537 × u32 first follower of each token, n × u32 followers: the mark in the high half, the
// codes of log p and back-off in the low 11 bits.
type pairs struct {
	starts, followers string
	n                 int
}

// codes are the bits of a follower that hold its two codes, as wide as valueBits says: a damaged file may have more.
const codes = 1<<11 - 1

// markOf scatters a token over 16 bits; no two tokens have the same mark.
func markOf(d Token) uint32 { return uint32(d * 0x9E37) }

func openPairs(data string) (pairs, string, error) {
	const head = 4 * 65537
	if len(data) < head {
		return pairs{}, "", ErrCorrupt
	}
	p := pairs{starts: data[:head]}
	p.n = int(u32(p.starts, 65536))
	if len(data) < head+4*p.n {
		return pairs{}, "", ErrCorrupt
	}
	p.followers = data[head : head+4*p.n]
	return p, data[head+4*p.n:], nil
}

// u32 returns number i of those packed in s.
func u32(s string, i int) uint32 {
	b := s[4*i : 4*i+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

// reach is where the followers of a token stand, [lo, end).
type reach struct{ lo, end int32 }

func (p *pairs) after(c Token) reach {
	r := reach{int32(u32(p.starts, int(c))), int32(u32(p.starts, int(c)+1))}
	if int(r.end) > p.n || r.lo < 0 { // a damaged file: to check it when opening would be start-up work
		return reach{}
	}
	return r
}

// guess returns about where a mark stands.
func (r reach) guess(mark uint32) int32 { return r.lo + int32(uint32(r.end-r.lo)*mark>>16) }

// closer returns a better guess than at, where here stands: among a thousand followers the first is ten places off,
// this one three, which is mostly in the memory that it brings.
func (r reach) closer(mark uint32, at int32, here uint32) int32 {
	off := (int64(mark) - int64(here>>16)) * int64(r.end-r.lo) >> 16
	return int32(min(max(int64(at)+off, int64(r.lo)), int64(r.end)-1))
}

// seek returns the codes of the follower with the mark, notSeen if there is none; at is the guess and here the follower
// that stands there.
func (p *pairs) seek(r reach, mark uint32, at int32, here uint32) uint32 {
	for here>>16 < mark {
		if at++; at >= r.end {
			return notSeen
		}
		here = u32(p.followers, int(at))
	}
	for here>>16 > mark {
		if at--; at < r.lo {
			return notSeen
		}
		here = u32(p.followers, int(at))
	}
	if here>>16 != mark {
		return notSeen
	}
	return here & codes
}

// fetch brings look-ups that are aimed as near as can be told.
func (p *pairs) fetch(ahead []lookup) {
	for i := range ahead {
		ahead[i].fetch(p)
	}
	for i := range ahead {
		ahead[i].approach()
	}
	for i := range ahead {
		ahead[i].fetch(p)
	}
}

// find returns the codes of d after c, notSeen if the table does not have the pair.
func (p *pairs) find(c, d Token) uint32 {
	var l lookup
	l.aim(p.after(c), d)
	l.fetch(p)
	l.approach()
	l.fetch(p)
	return l.finish(p)
}

// packPairs writes the table.
func packPairs(grams []gram, values []uint32) []byte {
	type entry struct {
		c        Token
		follower uint32
	}
	entries := make([]entry, len(grams))
	for i, g := range grams {
		entries[i] = entry{Token(g.key >> 16), markOf(Token(g.key))<<16 | values[i]}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.c, b.c), cmp.Compare(a.follower, b.follower))
	})
	out := make([]byte, 0, 4*(65537+len(entries)))
	at := 0
	for c := range 65537 {
		for at < len(entries) && int(entries[at].c) < c {
			at++
		}
		out = binary.LittleEndian.AppendUint32(out, uint32(at))
	}
	for _, e := range entries {
		out = binary.LittleEndian.AppendUint32(out, e.follower)
	}
	return out
}

// token gives back what [markOf] scattered.
func token(mark uint32) Token { return Token(mark * 0x7787) }
