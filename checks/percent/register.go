package percent

import "github.com/healthlint/healthlint/lint/figures"

// register holds the levels of a story so far, so that each is compared with those that can contradict it and no others: those of
// one name, and of them one for each value, and the headline's. A page may repeat one rate a thousand times.
type register struct {
	body   []*level
	titles []*level
	places map[*level]int // of the levels in the order of the copy
	same   map[measure][]*level
	values map[value][]*level
}

// measure is what two levels of the body must share to contradict each other.
type measure struct {
	kind                       figures.Kind
	name, scope, period, label string
}

// value is a measure and what it is said to be.
type value struct {
	measure
	lo, hi string
}

// mostTitles bounds the levels of a headline that are compared: no headline has more.
const mostTitles = 30

func (l *level) measure() measure { return measure{l.f.Kind, l.name, l.scope, l.period, l.label} }

// add enters a level. Of one value it keeps the first, and the first of another sentence.
func (g *register) add(l *level) {
	if g.places == nil {
		g.places, g.same, g.values = map[*level]int{}, map[measure][]*level{}, map[value][]*level{}
	}
	g.places[l] = len(g.places)
	if l.title {
		if len(g.titles) < mostTitles {
			g.titles = append(g.titles, l)
		}
		return
	}
	g.body = append(g.body, l)
	m := l.measure()
	v := value{m, l.values.Lo.RatString(), l.values.Hi.RatString()}
	if known := g.values[v]; len(known) == 0 || len(known) == 1 && !sameSentence(known[0], l) {
		g.values[v] = append(known, l)
		g.same[m] = append(g.same[m], l)
	}
}

// against returns the first level before l that contradicts it, or nil.
func (g *register) against(l *level) *level {
	if l.title {
		if len(g.titles) >= mostTitles {
			return nil
		}
		return firstAgainst(g.body, l)
	}
	a, b := firstAgainst(g.titles, l), firstAgainst(g.same[l.measure()], l)
	if a == nil || b != nil && g.places[b] < g.places[a] {
		return b
	}
	return a
}

func firstAgainst(levels []*level, l *level) *level {
	for _, x := range levels {
		if contradict(x, l) {
			return x
		}
	}
	return nil
}

func sameSentence(a, b *level) bool { return a.b == b.b && a.r.Sentence(a.f) == b.r.Sentence(b.f) }
