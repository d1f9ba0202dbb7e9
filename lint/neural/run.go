package neural

import (
	"math"
	"slices"
	"sync"
)

// Reach is how many tokens on either side of a place are read.
const Reach = 12

// View is a place of a text and, once looked at, what the network makes of it.
type View struct {
	left, right []uint16
	output      []int16
}

// At returns token i of a text as a place to look at, Reach tokens on either side; token i itself is not read.
func At(ids []uint16, i int) View {
	return View{left: ids[max(0, i-Reach):i], right: ids[min(i+1, len(ids)):min(i+1+Reach, len(ids))]}
}

// Run is the working memory of a network. It is for one goroutine.
type Run struct {
	model  *Model
	slot   []uint16 // by number of a character, where among those read now it is, plus one
	read   []int16  // the vectors of the characters read
	known  []int32  // what they add to the sums of a reader
	sums   []int32
	state  []float32
	both   []int16 // the states of both readers
	hidden []int16
}

// batch is how many places are read together. With more, what is in hand would not stay in a near cache.
const batch = 16

// NewRun returns memory to work in.
func (m *Model) NewRun() *Run { return &Run{model: m, slot: make([]uint16, m.Vocabulary)} }

// Look reads the text around each place, in memory that is used again. It is quickest for several at a time, and safe for
// concurrent use.
func (m *Model) Look(views []View) {
	r, ok := m.runs.Get().(*Run)
	if !ok {
		r = m.NewRun()
	}
	r.Look(views)
	m.runs.Put(r)
}

// Look reads the text around each place.
func (r *Run) Look(views []View) {
	n := r.model.Output
	output := make([]int16, len(views)*n)
	for k := range views {
		views[k].output, output = output[:n:n], output[n:]
	}
	for v := range slices.Chunk(views, batch) {
		r.look(v)
	}
}

func (r *Run) look(views []View) {
	m, n := r.model, len(views)
	r.sums = sized(r.sums, n*max(3*m.State, m.Hidden, m.Output))
	r.both, r.hidden, r.state = sized(r.both, n*2*m.State), sized(r.hidden, n*m.Hidden), sized(r.state, n*m.State)
	clear(r.both)
	r.readSide(0, views)
	r.readSide(1, views)
	multiply(r.sums, m.Hidden, &m.hidden, r.both, 2*m.State, n, false)
	for k := range views {
		for i, sum := range r.sums[k*m.Hidden:][:m.Hidden] {
			r.hidden[k*m.Hidden+i] = fix(max(0, float32(float32(sum)*m.hidden.scale[i])+m.hiddenB[i]))
		}
	}
	multiply(r.sums, m.Output, &m.output, r.hidden, m.Hidden, n, false)
	for k := range views {
		for i, sum := range r.sums[k*m.Output:][:m.Output] {
			views[k].output[i] = fix(float32(float32(sum)*m.output.scale[i]) + m.outputB[i])
		}
	}
}

// sized returns a slice of n elements, s where it is large enough.
func sized[T any](s []T, n int) []T {
	if n > cap(s) {
		return make([]T, n)
	}
	return s[:n]
}

// Score returns how well a token fits a place, in nats against other tokens, what the n-gram model says aside. It
// means something only for tokens that the network knows and places that it has looked at.
func (m *Model) Score(v *View, token uint16) float32 {
	k := int(m.number[token])
	var sum int32
	for i, w := range m.classes.weight[k*m.Output : (k+1)*m.Output] {
		sum += int32(w) * int32(v.output[i])
	}
	return float32(sum)*m.classes.scale[k] + m.classesB[k]
}

// readSide leaves in r.both the states of a reader, 0 for the one from the left and 1 for the one from the right, when
// it has come to each place.
func (r *Run) readSide(side int, views []View) {
	m := r.model
	u := &m.reader[side]
	n, x := m.State, r.both[side*m.State:]
	r.meet(side, views)
	clear(r.state)
	clear(r.sums)
	squash := sigmoid()
	most := 0
	for k := range views {
		most = max(most, len(views[k].side(side)))
	}
	for left := most; left > 0; left-- {
		if left < most { // before, there is nothing to recall
			r.recall(u, x, len(views), left%2 == 0)
		}
		// Those with less to read begin later, so that all arrive at once.
		for k := range views {
			if ids := views[k].side(side); left <= len(ids) {
				id := ids[left-1]
				if side == 0 {
					id = ids[len(ids)-left]
				}
				at := int(r.slot[m.number[id]]-1) * 3 * n
				u.step(squash, r.state[k*n:(k+1)*n], x[k*2*n:], r.known[at:], r.sums[k*3*n:])
			}
		}
	}
}

// recall multiplies the states, in one direction or the other.
func (r *Run) recall(u *unit, states []int16, views int, backwards bool) {
	n := r.model.State
	gates := func() { multiply(r.sums, 3*n, &u.gatesRecall, states, 2*n, views, backwards) }
	if !backwards {
		gates()
	}
	multiply(r.sums[2*n:], 3*n, &u.recall, states, 2*n, views, backwards)
	if backwards {
		gates()
	}
}

// meet multiplies the vector of each character that is read, all characters in one go over the weights. Neighbouring
// places share most of theirs, and what a character adds does not depend on where it stands.
func (r *Run) meet(side int, views []View) {
	m := r.model
	u := &m.reader[side]
	clear(r.slot)
	r.read = r.read[:0]
	count := 0
	for k := range views {
		for _, id := range views[k].side(side) {
			number := m.number[id]
			if r.slot[number] != 0 {
				continue
			}
			count++
			r.slot[number] = uint16(count)
			r.read = m.appendEmbedding(r.read, int(number))
		}
	}
	if count == 0 {
		return
	}
	n := m.State
	r.known = sized(r.known, count*3*n)
	multiply(r.known, 3*n, &u.gatesRead, r.read, m.Embed, count, false)
	multiply(r.known[2*n:], 3*n, &u.candidate, r.read, m.Embed, count, false)
}

func (v *View) side(side int) []uint16 {
	if side == 0 {
		return v.left
	}
	return v.right
}

// appendEmbedding adds the vector of a character.
func (m *Model) appendEmbedding(out []int16, number int) []int16 {
	scale := m.embed.scale[number] * fixed
	for _, w := range m.embed.weight[number*m.Embed : (number+1)*m.Embed] {
		out = append(out, clip(float32(w)*scale))
	}
	return out
}

// stepPlain brings a state up to date from the sums over what is read and over what is recalled: of the reset gate,
// the update gate, and the candidate. Products are made numbers of 32 bits, so that no processor adds to longer ones.
func (u *unit) stepPlain(squash *curve, state []float32, next []int16, read, recall []int32) {
	n := len(state)
	linear := func(sum int32, scale, bias float32) float32 { return float32(float32(sum)*scale) + bias }
	for i := range n {
		reset := squash.at(linear(read[i]+recall[i], u.gates.scale[i], u.gatesB[i]))
		keep := squash.at(linear(read[n+i]+recall[n+i], u.gates.scale[n+i], u.gatesB[n+i]))
		was := linear(recall[2*n+i], u.recall.scale[i], u.recallB[i])
		now := 2*squash.at(2*(linear(read[2*n+i], u.candidate.scale[i], u.candB[i])+float32(reset*was))) - 1
		s := now + float32(keep*(state[i]-now))
		state[i] = s
		next[i] = int16(s * fixed)
	}
}

func fix(x float32) int16 { return clip(x * fixed) }

// clip rounds to the nearest integer that 16 bits hold.
func clip(x float32) int16 {
	switch {
	case x >= math.MaxInt16:
		return math.MaxInt16
	case x <= math.MinInt16:
		return math.MinInt16
	case x < 0:
		return int16(x - 0.5)
	}
	return int16(x + 0.5)
}

// curve is the logistic function between -span and span, by table: to the nearest entry, which is off by a
// thousandth at most, less than the weights are.
type curve [2*span*steps + 1]float32

const (
	span  = 9
	steps = 128 // table entries per unit
)

var sigmoid = sync.OnceValue(func() *curve {
	var c curve
	for i := range c {
		c[i] = float32(1 / (1 + math.Exp(span-float64(i)/steps)))
	}
	return &c
})

func (c *curve) at(x float32) float32 {
	x = float32(x*steps) + (span*steps + 0.5)
	switch {
	case x >= float32(len(c)-1):
		return c[len(c)-1]
	case x > 0:
		return c[int(x)]
	}
	return c[0]
}
