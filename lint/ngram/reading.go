package ngram

// Reading is a text as a model sees it. What was looked up for it is kept: it spares those who try other tokens there
// half of the look-ups.
type Reading struct {
	Text string
	Tokens
	Log  []float32 // log p of each token, in nats, zero for the opening boundary
	Mean float64   // of Log, where none counts less than -9: a name must not make the whole text look odd

	model *Model
	seen  []Seen     // of each token after the one before; nil where the model is mixed
	left  []backOffs // what each leaves for the next
}

// backOffs are the back-offs of the histories that end with a token, as in [State].
type backOffs struct{ pair, triple float32 }

// Read tokenises and scores a text.
func (m *Model) Read(text string) *Reading {
	var t Tokens
	t.Read(text)
	r := m.ReadTokens(t)
	r.Text = text
	return r
}

// ReadTokens scores tokens. They begin with a boundary.
func (m *Model) ReadTokens(t Tokens) *Reading {
	r := &Reading{Tokens: t, Log: make([]float32, 0, len(t.ID)), model: m}
	if m.house == nil {
		r.seen, r.left = make([]Seen, len(t.ID)), make([]backOffs, len(t.ID))
	}
	r.score()
	for _, p := range r.Log {
		r.Mean += max(float64(p), -9)
	}
	r.Mean /= float64(max(1, len(r.Log)))
	return r
}

func (r *Reading) score() {
	if len(r.ID) == 0 {
		return
	}
	r.Log = append(r.Log, 0)
	if r.model.house != nil {
		h := Context{c: r.ID[0]}
		for _, d := range r.ID[1:] {
			r.Log = append(r.Log, r.model.Next(&h, d))
		}
		return
	}
	s := scorer{Reading: r}
	for from := 1; from < len(r.ID); from += batch {
		s.score(from, min(from+batch, len(r.ID)))
	}
}

// Sum returns log p of the tokens [from, to) together, in nats.
func (r *Reading) Sum(from, to int) (sum float32) {
	for _, p := range r.Log[from:to] {
		sum += p
	}
	return sum
}

// Follow takes steps, which have put token from-1 last, through the tokens [from, to) as [Model.AdvanceAbove] does.
func (r *Reading) Follow(steps []Step, from, to int, floor float32) []Step {
	for at := from; at < to; at++ {
		for k := range steps {
			steps[k].ID, steps[k].Seen = r.ID[at], r.Seen(at)
		}
		steps = r.model.AdvanceAbove(steps, floor)
	}
	return steps
}

// Before returns what [Model.Before] does of the text.
func (r *Reading) Before(i int) Context {
	if r.left == nil {
		return r.model.Before(r.ID, i)
	}
	h := history(r.ID, i)
	h.state = State{pair: r.left[i-1].pair, triple: r.left[i-1].triple} // a boundary leaves none
	return h
}

// Pair returns what [Model.Pair] does of token i and the one before it, i > 0.
func (r *Reading) Pair(i int) (p float32, known bool) {
	switch {
	case r.seen == nil:
		return r.model.Pair(r.ID[i-1], r.ID[i])
	case r.seen[i] == 0:
		return r.model.Unseen(r.ID[i-1], r.ID[i]), false
	}
	return r.model.p2[(r.seen[i]-1)>>uint(valueBits[0][1])], true
}

// Known reports whether the model has seen token i after the one before it, i > 0.
func (r *Reading) Known(i int) bool {
	_, known := r.Pair(i)
	return known
}

// Seen returns what [Model.Seen] does of token i and the one before it, i > 0.
func (r *Reading) Seen(i int) Seen {
	if r.seen == nil {
		return r.model.Seen(r.ID[i-1], r.ID[i])
	}
	return r.seen[i]
}
