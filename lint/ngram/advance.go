package ngram

// Step is a token put after a context. Many steps are taken together, so that the waits for memory overlap.
type Step struct {
	Context Context // before, and after the step is taken
	ID      Token
	Seen    Seen    // of ID after the last token of the context, from [Model.Followers] or [Model.Seen]
	P       float32 // log p of ID there, in nats
	three   uint32
	probe   probe
}

// Seen returns what the table has of d after c.
func (m *Model) Seen(c, d Token) Seen {
	return Seen(m.pairs.find(c, d) + 1) // notSeen and 1 is 0
}

// Advance takes every step: it does what [Model.Next] would do with each.
func (m *Model) Advance(steps []Step) {
	if m.house != nil {
		for i := range steps {
			s := &steps[i]
			s.P = m.Next(&s.Context, s.ID)
		}
		return
	}
	for i := range steps {
		s := &steps[i]
		if h := &s.Context; s.Seen != 0 && hasThree(h.b, h.c) {
			s.probe.start(&m.grams[0], key(0, h.b, h.c, s.ID))
		}
	}
	for i := range steps {
		s := &steps[i]
		s.three = notSeen
		if h := &s.Context; s.Seen != 0 && hasThree(h.b, h.c) {
			s.three = s.probe.finish(&m.grams[0])
			if s.three != notSeen && hasFour(h.a, h.b) {
				s.probe.start(&m.grams[1], key(h.a, h.b, h.c, s.ID))
			}
		}
	}
	for i := range steps {
		s := &steps[i]
		h, four := &s.Context, uint32(notSeen)
		if s.three != notSeen && hasFour(h.a, h.b) {
			four = s.probe.finish(&m.grams[1])
		}
		p, pair, triple := m.combine(h.state.pair, h.state.triple, h.a, h.b, h.c, s.ID, uint32(s.Seen)-1, s.three, four)
		s.P = p
		if s.ID == Boundary {
			*h = Context{c: Boundary}
		} else {
			*h = Context{h.b, h.c, s.ID, State{pair: pair, triple: triple}}
		}
	}
}
