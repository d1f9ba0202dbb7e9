package ngram

import (
	"encoding/binary"
	"math"
	"slices"
)

// Model is an opened model file. It reads the file's bytes where they lie, and is safe for concurrent use.
type Model struct {
	unigrams string // 65536 × (code of log p, code of back-off)
	p1, b1   [256]float32
	p2, b2   []float32
	p3, b3   []float32
	p4       []float32
	pairs    pairs   // grams of two tokens
	sieves   sieves  // of them
	grams    [2]fuse // of three and four tokens
	house    *Model  // interpolated with this one
	logShare float64 // log of the share of house
	logRest  float64
}

// magic opens a file. One of the version before has no sieves: it is read too, only more slowly, so that no newsroom
// must learn its archive anew.
const (
	magic  = "healthlint ngram 3\n"
	magic2 = "healthlint ngram 2\n"
)

// widths of the values in the three tables: bits of log p, bits of back-off.
var valueBits = [3][2]int{{6, 5}, {5, 4}, {5, 0}}

// printBits are the bits of fingerprint. A longer gram is looked up only when the gram within it was found, so
// that few wrong answers get through.
var printBits = [3]int{0, 12, 11}

// Open reads a model file held in data, which must not change.
func Open(data string) (*Model, error) {
	if len(data) < len(magic)+4 || data[:len(magic)] != magic && data[:len(magic2)] != magic2 {
		return nil, ErrCorrupt
	}
	m := new(Model)
	rest := data[len(magic):]
	floats := func(n int) []float32 {
		if len(rest) < 4*n {
			rest = ""
			return make([]float32, n)
		}
		out := make([]float32, n)
		for i := range out {
			out[i] = math.Float32frombits(binary.LittleEndian.Uint32([]byte(rest[4*i : 4*i+4])))
		}
		rest = rest[4*n:]
		return out
	}
	copy(m.p1[:], floats(256))
	copy(m.b1[:], floats(256))
	m.p2, m.b2 = floats(1<<valueBits[0][0]), floats(1<<valueBits[0][1])
	m.p3, m.b3 = floats(1<<valueBits[1][0]), floats(1<<valueBits[1][1])
	m.p4 = floats(1 << valueBits[2][0])
	if len(rest) < 2*65536 {
		return nil, ErrCorrupt
	}
	m.unigrams, rest = rest[:2*65536], rest[2*65536:]
	var err error
	if m.pairs, rest, err = openPairs(rest); err != nil {
		return nil, err
	}
	if data[:len(magic)] == magic {
		if m.sieves, rest, err = openSieves(rest); err != nil {
			return nil, err
		}
	}
	for i := range m.grams {
		if m.grams[i], rest, err = openFuse(rest); err != nil {
			return nil, err
		}
		if int(m.grams[i].value) != valueBits[i+1][0]+valueBits[i+1][1] {
			return nil, ErrCorrupt
		}
	}
	return m, nil
}

// With returns a model whose probabilities are share·house + (1-share)·m.
func (m *Model) With(house *Model, share float64) *Model {
	mixed := *m
	mixed.house, mixed.logShare, mixed.logRest = house, math.Log(share), math.Log(1-share)
	return &mixed
}

// key packs up to four tokens, the last one lowest.
func key(a, b, c, d Token) uint64 {
	return uint64(a)<<48 | uint64(b)<<32 | uint64(c)<<16 | uint64(d)
}

// State is what scoring one token leaves for the next: the back-offs of its history.
type State struct {
	pair, triple float32 // back-off of (c,d) and of (b,c,d)
	housePair    float32
	houseTriple  float32
}

// Step returns log p(d | a b c) in nats. before is the state that scoring c left; the zero State stands for a
// history the model has not seen. None stands for no token; what precedes a boundary is not looked at.
func (m *Model) Step(before State, a, b, c, d Token) (float32, State) {
	p, pair, triple := m.step(before.pair, before.triple, a, b, c, d)
	after := State{pair: pair, triple: triple}
	if m.house != nil {
		var q float32
		q, after.housePair, after.houseTriple = m.house.step(before.housePair, before.houseTriple, a, b, c, d)
		p = m.mix(p, q)
	}
	return p, after
}

func (m *Model) mix(p, house float32) float32 {
	x, y := m.logRest+float64(p), m.logShare+float64(house)
	if x < y {
		x, y = y, x
	}
	return float32(x + math.Log1p(math.Exp(y-x)))
}

func (m *Model) step(pairBefore, tripleBefore float32, a, b, c, d Token) (p, pair, triple float32) {
	p, pair, triple = m.stepSeen(pairBefore, tripleBefore, a, b, c, d, m.pairs.find(c, d))
	if d == Boundary {
		return p, 0, 0 // what follows a boundary knows only of the boundary
	}
	return p, pair, triple
}

// notSeen stands for the codes of a gram that a table does not have.
const notSeen = math.MaxUint32

// stepSeen is step where the codes of the pair are known; of a boundary it returns back-offs that do not count.
func (m *Model) stepSeen(pairBefore, tripleBefore float32, a, b, c, d Token, two uint32) (p, pair, triple float32) {
	three, four := uint32(notSeen), uint32(notSeen)
	if two != notSeen && hasThree(b, c) {
		three = m.grams[0].find(key(0, b, c, d))
		if three != notSeen && hasFour(a, b) {
			four = m.grams[1].find(key(a, b, c, d))
		}
	}
	return m.combine(pairBefore, tripleBefore, a, b, c, d, two, three, four)
}

// hasThree reports whether a three that begins with b c is looked up, hasFour whether a four of which a b are the
// first is, once its three is found.
func hasThree(b, c Token) bool { return c != Boundary && b != None }
func hasFour(a, b Token) bool  { return b != Boundary && a != None }

// combine puts together what the tables have of the grams that end with d.
func (m *Model) combine(pairBefore, tripleBefore float32, a, b, c, d Token, two, three, four uint32) (p, pair, triple float32) {
	if two == notSeen {
		p = m.Unseen(c, d)
		if c != Boundary {
			p += pairBefore + tripleBefore
		}
		return p, 0, 0
	}
	nb := uint(valueBits[0][1])
	pair = m.b2[two&(1<<nb-1)]
	p = m.p2[two>>nb]
	if !hasThree(b, c) {
		return p, pair, 0
	}
	if three == notSeen {
		p += pairBefore
		if b != Boundary {
			p += tripleBefore
		}
		return p, pair, 0
	}
	nb = uint(valueBits[1][1])
	triple = m.b3[three&(1<<nb-1)]
	p = m.p3[three>>nb]
	switch {
	case !hasFour(a, b):
	case four != notSeen:
		p = m.p4[four]
	default:
		p += tripleBefore
	}
	return p, pair, triple
}

func (m *Model) word1(d Token) float32    { return m.p1[m.unigrams[2*int(d)]] }
func (m *Model) backOff1(c Token) float32 { return m.b1[m.unigrams[2*int(c)+1]] }

// Unigram returns log p(d) in nats, which is how common the character is.
func (m *Model) Unigram(d Token) float32 { return m.word1(d) }

// Known reports whether the model has seen c followed by d.
func (m *Model) Known(c, d Token) bool {
	if m.pairs.find(c, d) != notSeen {
		return true
	}
	return m.house != nil && m.house.Known(c, d)
}

// Pair returns log p of d after c alone, and whether the model has seen the pair.
func (m *Model) Pair(c, d Token) (float32, bool) {
	if v := m.pairs.find(c, d); v != notSeen {
		return m.p2[v>>uint(valueBits[0][1])], true
	}
	return m.unseenPair(c, d)
}

// Pairs appends to out what [Model.Pair] says of d after each of cs.
func (m *Model) Pairs(out []Link, cs []Token, d Token) []Link {
	first := len(out)
	out = slices.Grow(out, len(cs))[:first+len(cs)]
	links := out[first:]
	m.link(links, cs, d)
	if m.house == nil {
		return out
	}
	sieve := m.house.sieves.of(d)
	for i, c := range cs {
		if !links[i].Known && sieve.passes(c) != 0 {
			links[i].P, links[i].Known = m.unseenPair(c, d)
		}
	}
	return out
}

// link fills in links, which is as long as cs, from m alone.
func (m *Model) link(links []Link, cs []Token, d Token) {
	var ahead [few]lookup
	var at [few]int // in cs, of those that are looked up
	alone, sieve := m.word1(d), m.sieves.of(d)
	for i := 0; i < len(cs); {
		n := 0
		for ; i < len(cs) && n < few; i++ {
			links[i] = Link{P: alone + m.backOff1(cs[i])}
			at[n] = i
			n += sieve.passes(cs[i])
		}
		for k, i := range at[:n] {
			ahead[k].aim(m.pairs.after(cs[i]), d)
		}
		m.pairs.fetch(ahead[:n])
		for k, i := range at[:n] {
			if v := ahead[k].finish(&m.pairs); v != notSeen {
				links[i] = Link{m.p2[v>>uint(valueBits[0][1])], Seen(v) + 1, true}
			}
		}
	}
}

// Link is how likely one token is after another alone, log p in nats, what the table has of the pair, and whether the
// model has seen it.
type Link struct {
	P     float32
	Seen  Seen
	Known bool
}

func (m *Model) unseenPair(c, d Token) (float32, bool) {
	if m.house != nil {
		if v := m.house.pairs.find(c, d); v != notSeen {
			return m.house.p2[v>>uint(valueBits[0][1])] + float32(m.logShare), true
		}
	}
	return m.Unseen(c, d), false
}

// Unseen returns what [Model.Pair] says of d after c where the model has not seen the pair, without looking it up: log p
// in nats.
func (m *Model) Unseen(c, d Token) float32 { return m.word1(d) + m.backOff1(c) }

// Known3 reports whether the model holds the three tokens in a row.
func (m *Model) Known3(b, c, d Token) bool {
	if m.grams[0].find(key(0, b, c, d)) != notSeen {
		return true
	}
	return m.house != nil && m.house.Known3(b, c, d)
}

// At returns the state after the history a b c, for scoring from the middle of a text.
func (m *Model) At(a, b, c Token) State {
	_, s := m.Step(State{}, None, a, b, c)
	return s
}

// Context is what goes before a token, as far as the model looks. Text is scored on from there with [Model.Next].
type Context struct {
	a, b, c Token
	state   State
}

// Before returns the context of ids[i], i > 0.
func (m *Model) Before(ids []Token, i int) Context {
	h := history(ids, i)
	if h.c != Boundary {
		h.state = m.At(h.a, h.b, h.c)
	}
	return h
}

// history returns the context of ids[i] without its state.
func history(ids []Token, i int) (h Context) {
	h.c = ids[i-1]
	if h.c != Boundary && i >= 2 {
		h.b = ids[i-2]
		if h.b != Boundary && i >= 3 {
			h.a = ids[i-3]
		}
	}
	return h
}

// Next returns the log probability of d, in nats, and adds it to the context.
func (m *Model) Next(h *Context, d Token) float32 {
	p, after := m.Step(h.state, h.a, h.b, h.c, d)
	if d == Boundary {
		*h = Context{c: Boundary}
	} else {
		*h = Context{h.b, h.c, d, after}
	}
	return p
}

// SameHistory reports whether the two stand after the same tokens.
func (h *Context) SameHistory(o *Context) bool { return h.a == o.a && h.b == o.b && h.c == o.c }

// Last returns the token before, [Boundary] at the beginning.
func (h *Context) Last() Token { return h.c }
