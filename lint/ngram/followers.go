package ngram

import "slices"

// Order compares two tokens by where they stand among the followers of a third.
func Order(a, b Token) int { return int(markOf(a)) - int(markOf(b)) }

// Follower is one of a list of characters and how likely it is after another: log p of the pair alone, in nats.
type Follower struct {
	Index uint16
	Seen  Seen
	P     float32
}

// Seen is what the table has of a pair, to spare [Model.Advance] the look-up: 0 where it has not seen it, else the
// codes and 1.
type Seen uint16

// Followers appends to out those of ids that the model has seen after c. The ids are in the order of [Order]: so they
// are met in one walk along the followers of c, which takes a third of the time of as many look-ups.
func (m *Model) Followers(out []Follower, c Token, ids []Token) []Follower {
	first := len(out)
	out = m.meet(out, c, ids)
	if m.house == nil {
		return out
	}
	own := len(out)
	out = m.house.meet(out, c, ids)
	all := len(out)
	i, j := first, own
	for i < own || j < all {
		if j == all || i < own && out[i].Index <= out[j].Index {
			if j < all && out[i].Index == out[j].Index {
				j++
			}
			out = append(out, out[i])
			i++
		} else {
			out = append(out, Follower{Index: out[j].Index, P: out[j].P + float32(m.logShare)})
			j++
		}
	}
	return out[:first+copy(out[first:], out[all:])]
}

func (m *Model) meet(out []Follower, c Token, ids []Token) []Follower {
	first := len(out)
	out = slices.Grow(out, len(ids))[:first+len(ids)]
	met := out[first:]
	met = met[:m.pairs.meet(met, c, ids)]
	for i := range met {
		met[i].P = m.p2[(met[i].Seen-1)>>uint(valueBits[0][1])]
	}
	return out[:first+len(met)]
}

// stride is how many followers the walk skips at a time. A character that stands where a search begins has some 1,200
// followers, and seventy are looked for.
const stride = 8

// seldom is for how few look-ups are quicker than the walk.
const seldom = 12

// meet writes to met, which has room for all of ids, those that follow c, and returns their number.
func (p *pairs) meet(met []Follower, c Token, ids []Token) (n int) {
	r := p.after(c)
	if r.lo >= r.end {
		return 0
	}
	if len(ids) <= seldom {
		return p.meetFew(met, r, ids)
	}
	f := p.followers[4*r.lo : 4*r.end]
	i := 0
	for ; i < len(ids) && len(f) >= 4*(stride+1); i++ {
		least := markOf(ids[i]) << 16
		for len(f) >= 4*(stride+1) && u32(f, stride) < least {
			f = f[4*stride:]
		}
		if len(f) < 4*(stride+1) {
			break
		}
		// Which of the next nine is the first that is not below least, without branches, which could not be foretold.
		at := below(u32(f, 3), least) * 4
		at += below(u32(f, at+1), least) * 2
		at += below(u32(f, at), least)
		at += below(u32(f, at), least)
		if here := u32(f, at); here>>16 == least>>16 {
			met[n] = Follower{Index: uint16(i), Seen: Seen(here&codes) + 1}
			n++
		}
	}
	for ; i < len(ids) && len(f) >= 4; i++ {
		least := markOf(ids[i]) << 16
		for len(f) >= 4 && u32(f, 0) < least {
			f = f[4:]
		}
		if len(f) >= 4 && u32(f, 0)>>16 == least>>16 {
			met[n] = Follower{Index: uint16(i), Seen: Seen(u32(f, 0)&codes) + 1}
			n++
		}
	}
	return n
}

// meetFew does it by look-ups among the followers in r.
func (p *pairs) meetFew(met []Follower, r reach, ids []Token) (n int) {
	var ahead [seldom]lookup
	for i, d := range ids {
		ahead[i].aim(r, d)
	}
	p.fetch(ahead[:len(ids)])
	for i := range ids {
		if v := ahead[i].finish(p); v != notSeen {
			met[n] = Follower{Index: uint16(i), Seen: Seen(v) + 1}
			n++
		}
	}
	return n
}

// below is 1 where a < b.
func below(a, b uint32) int { return int((uint64(a) - uint64(b)) >> 63) }
