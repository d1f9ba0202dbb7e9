package ngram

// Step is a token put after a context. Many steps are taken together, so that the waits for memory overlap.
type Step struct {
	Context Context // before, and after the step is taken
	ID      Token
	Seen    Seen    // of ID after the last token of the context, from [Model.Followers] or [Model.Seen]
	P       float32 // log p of ID there, in nats
	Sum     float32 // and of what [Model.AdvanceAbove] put before it
	Of      int     // whose it is: the caller's
	three   uint32
	probe   probe
}

func (s *Step) hasThree() bool { return s.Seen != 0 && hasThree(s.Context.b, s.Context.c) }
func (s *Step) hasFour() bool  { return s.three != notSeen && hasFour(s.Context.a, s.Context.b) }

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
	three, four := &m.grams[0], &m.grams[1]
	for i := range steps {
		if s := &steps[i]; s.hasThree() {
			s.probe.aim(three, key(0, s.Context.b, s.Context.c, s.ID))
		}
	}
	for i := range steps {
		if s := &steps[i]; s.hasThree() {
			s.probe.fetch(three)
		}
	}
	for i := range steps {
		s := &steps[i]
		s.three = notSeen
		if s.hasThree() {
			s.three = s.probe.finish(three)
			if s.hasFour() {
				h := &s.Context
				s.probe.aim(four, key(h.a, h.b, h.c, s.ID))
			}
		}
	}
	for i := range steps {
		if s := &steps[i]; s.hasFour() {
			s.probe.fetch(four)
		}
	}
	for i := range steps {
		s := &steps[i]
		h, value := &s.Context, uint32(notSeen)
		if s.hasFour() {
			value = s.probe.finish(four)
		}
		p, pair, triple := m.combine(h.state.pair, h.state.triple, h.a, h.b, h.c, s.ID, uint32(s.Seen)-1, s.three, value)
		s.P = p
		if s.ID == Boundary {
			*h = Context{c: Boundary}
		} else {
			*h = Context{h.b, h.c, s.ID, State{pair: pair, triple: triple}}
		}
	}
}

// AdvanceAbove takes every step, adds up its log p, and returns those of which the sum is above floor: every further token
// makes a text less likely.
func (m *Model) AdvanceAbove(steps []Step, floor float32) []Step {
	m.Advance(steps)
	n := 0
	for i := range steps {
		if steps[i].Sum += steps[i].P; steps[i].Sum > floor {
			steps[n] = steps[i]
			n++
		}
	}
	return steps[:n]
}
