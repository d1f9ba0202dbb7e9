package ngram

import "slices"

// Joint is a character next to others, with log p in nats.
type Joint struct {
	ID   Token
	Seen Seen // of it after what stands before
	Then Seen // of what stands after it, from [Model.Between]
	P    float32
}

// After appends to out the Han characters that the model has seen after c and that are as likely there as least, in
// nats, the most of them, the likeliest first. The house's model is not asked.
func (m *Model) After(out []Joint, c Token, most int, least float32) []Joint {
	r := m.pairs.after(c)
	nb := uint(valueBits[0][1])
	floor, n := m.floor(r, most, least)
	keys := make([]uint64, 0, n) // falling code, character, what was seen: plain numbers sort in a quarter of the time
	for at := r.lo; at < r.end; at++ {
		v := u32(m.pairs.followers, int(at))
		if code := v & codes >> nb; code >= floor {
			if t := token(v >> 16); Han(t) {
				keys = append(keys, uint64(codes-code)<<32|uint64(t)<<16|uint64(v&codes))
			}
		}
	}
	slices.Sort(keys)
	keys = keys[:min(len(keys), most)]
	out = slices.Grow(out, len(keys))
	for _, k := range keys {
		out = append(out, Joint{ID: Token(k >> 16), Seen: Seen(k&codes) + 1, P: m.p2[codes-k>>32]})
	}
	return out
}

// floor returns the code of log p that the most likely of the Han characters in r have, and those as likely as least, and
// how many characters that are: codes ascend as p does. It spares the sorting of the rest.
func (m *Model) floor(r reach, most int, least float32) (floor uint32, n int) {
	nb := uint(valueBits[0][1])
	var counts [1 << 6]int
	for at := r.lo; at < r.end; at++ {
		v := u32(m.pairs.followers, int(at))
		if Han(token(v >> 16)) {
			counts[v&codes>>nb]++
		}
	}
	code := len(m.p2)
	for code > 0 && n < most && m.p2[code-1] >= least {
		code--
		n += counts[code]
	}
	return uint32(code), n
}

// Between appends to out those of some characters, with log p after what stands before them, the likeliest first, that
// the model has seen before d and whose two pairs have at least least nats, which is then their P.
func (m *Model) Between(out, some []Joint, d Token, least float32) []Joint {
	nb := uint(valueBits[0][1])
	var ahead [few]lookup
	var now [few]Joint
	sieve := m.sieves.of(d)
	for len(some) > 0 && some[0].P >= least {
		n := 0
		for ; n < few && len(some) > 0 && some[0].P >= least; some = some[1:] {
			now[n] = some[0]
			n += sieve.passes(some[0].ID)
		}
		for i := range now[:n] {
			ahead[i].aim(m.pairs.after(now[i].ID), d)
		}
		m.pairs.fetch(ahead[:n])
		for i, j := range now[:n] {
			if v := ahead[i].finish(&m.pairs); v != notSeen {
				j.Then = Seen(v) + 1
				if j.P += m.p2[v>>nb]; j.P >= least {
					out = append(out, j)
				}
			}
		}
	}
	return out
}
