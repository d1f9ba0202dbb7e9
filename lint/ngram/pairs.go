package ngram

import "encoding/binary"

// pairs is the table of grams of two tokens, exact: a search that tries many candidates would find the
// rare false answers of a fuse table and prefer them. The followers of each first token stand sorted; their
// values are packed beside them.
//
// layout, little endian: 65537 × u32 first follower of each token, n × u16 followers, n × 11 bits of values,
// 8 bytes of padding.
type pairs struct {
	starts, followers, values string
}

const firstHan = 0x4e00

const pairWidth = 11 // bits of log p and back-off

func openPairs(data string) (pairs, string, error) {
	const head = 4 * 65537
	if len(data) < head {
		return pairs{}, "", errCorrupt
	}
	p := pairs{starts: data[:head]}
	last := 0
	for c := 0; c <= 65536; c += 256 { // a full check is start-up work; this bounds the damage a bad file can do
		at := p.start(c)
		if at < last {
			return pairs{}, "", errCorrupt
		}
		last = at
	}
	n := p.start(65536)
	size := (n*pairWidth+7)/8 + 8
	if len(data) < head+2*n+size {
		return pairs{}, "", errCorrupt
	}
	p.followers = data[head : head+2*n]
	p.values = data[head+2*n : head+2*n+size]
	return p, data[head+2*n+size:], nil
}

func (p *pairs) start(c int) int {
	s := p.starts[4*c : 4*c+4]
	return int(uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24)
}

func (p *pairs) follower(i int) Token {
	s := p.followers[2*i : 2*i+2]
	return Token(s[0]) | Token(s[1])<<8
}

// find returns the index of d among all followers, -1 where c was never followed by d.
func (p *pairs) find(c, d Token) int {
	lo, end := p.start(int(c)), p.start(int(c)+1)
	if lo = p.seek(lo, end, d); lo < end && p.follower(lo) == d {
		return lo
	}
	return -1
}

// seek returns the first of the followers [lo, end) that is not below d.
func (p *pairs) seek(lo, end int, d Token) int {
	n := end - lo
	// Characters lie evenly enough in their range to guess where one stands in a long list.
	for d >= firstHan && n > 32 {
		low, high := p.follower(lo), p.follower(lo+n-1)
		if d <= low || d > high || low < firstHan {
			break
		}
		at := int(uint32(d-low) * uint32(n-1) / uint32(high-low))
		from, to := max(at-8, 0), min(at+8, n-1)
		switch {
		case p.follower(lo+from) >= d:
			n = from + 1
		case p.follower(lo+to) < d:
			lo, n = lo+to+1, n-to-1
		default:
			lo, n = lo+from+1, to-from
		}
	}
	for n > 0 {
		half := n >> 1
		if p.follower(lo+half) < d {
			lo += half + 1
			n -= half + 1
		} else {
			n = half
		}
	}
	return lo
}

func (p *pairs) get(c, d Token) (uint32, bool) {
	i := p.find(c, d)
	if i < 0 {
		return 0, false
	}
	return p.value(i), true
}

// value returns the codes of log p and back-off of follower i.
func (p *pairs) value(i int) uint32 {
	bit := uint64(i) * pairWidth
	s := p.values[bit>>3 : bit>>3+4]
	v := uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
	return v >> (bit & 7) & (1<<pairWidth - 1)
}

// packPairs writes the table; grams are sorted by key.
func packPairs(grams []gram, values []uint32) []byte {
	n := len(grams)
	const head = 4 * 65537
	out := make([]byte, head+2*n+(n*pairWidth+7)/8+8)
	at := 0
	for c := 0; c <= 65536; c++ {
		for at < n && int(grams[at].key>>16) < c {
			at++
		}
		binary.LittleEndian.PutUint32(out[4*c:], uint32(at))
	}
	packed := out[head+2*n:]
	for i, g := range grams {
		binary.LittleEndian.PutUint16(out[head+2*i:], uint16(g.key))
		bit := i * pairWidth
		b := packed[bit>>3:]
		binary.LittleEndian.PutUint32(b, binary.LittleEndian.Uint32(b)|values[i]<<(bit&7))
	}
	return out
}
