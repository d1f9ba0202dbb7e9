package truncation

import "unicode/utf8"

// recurrence remembers which three characters in a row stand somewhere in a
// document, as a filter that may take a few others for known. A name torn by
// a cut is often whole elsewhere, where no model of the language has it.
type recurrence struct {
	bits []uint64
	mask uint32
}

// remember reads all pieces: 8 bits for each character.
func remember(ps []*piece) *recurrence {
	n := 0
	for _, p := range ps {
		n += len(p.text) / 3
	}
	size := uint32(1 << 10)
	for int(size) < 8*n && size < 1<<26 {
		size <<= 1
	}
	r := &recurrence{bits: make([]uint64, size/64), mask: size - 1}
	for _, p := range ps {
		var a, b rune
		for i := 0; i < len(p.text); {
			c, m := rune(p.text[i]), 1
			if c >= utf8.RuneSelf {
				c, m = utf8.DecodeRuneInString(p.text[i:])
			}
			i += m
			if c < 0x4E00 || c > 0x9FFF {
				a, b = 0, 0
				continue
			}
			if a != 0 {
				h := hash(a, b, c) & r.mask
				r.bits[h/64] |= 1 << (h % 64)
			}
			a, b = b, c
		}
	}
	return r
}

func hash(a, b, c rune) uint32 {
	h := uint64(a)<<32 ^ uint64(b)<<16 ^ uint64(c)
	h *= 0x9E3779B97F4A7C15
	return uint32(h >> 32)
}

func (r *recurrence) has(a, b, c rune) bool {
	if a == 0 || b == 0 || c == 0 {
		return false
	}
	h := hash(a, b, c) & r.mask
	return r.bits[h/64]&(1<<(h%64)) != 0
}

// across returns how many of the two trigrams over the gap between h and t
// stand elsewhere in the document.
func (r *recurrence) across(h, t *piece) int {
	n := 0
	if r.has(h.edge[0], h.edge[1], t.front[0]) {
		n++
	}
	if r.has(h.edge[1], t.front[0], t.front[1]) {
		n++
	}
	return n
}

// edges returns the last two Han characters of the text before its end and
// the first two, zero where something else stands.
func (p *piece) edges() (edge, front [2]rune) {
	if p.ending != pause {
		at := p.end
		for i := 1; i >= 0; i-- {
			c, m := utf8.DecodeLastRuneInString(p.text[:at])
			if c < 0x4E00 || c > 0x9FFF {
				break
			}
			edge[i] = c
			at -= m
		}
	}
	at := p.begin
	for i := range front {
		c, m := utf8.DecodeRuneInString(p.text[at:])
		if c < 0x4E00 || c > 0x9FFF {
			break
		}
		front[i] = c
		at += m
	}
	return edge, front
}
