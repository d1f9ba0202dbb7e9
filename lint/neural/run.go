package neural

import (
	"math"
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
	in     []int16 // for each of the places read together, what is read, then the state
	state  []float32
	sums   []int32
	both   []int16 // the states of both readers
	hidden []int16
}

// NewRun returns memory to work in.
func (m *Model) NewRun() *Run {
	return &Run{
		model: m, in: make([]int16, together*(m.Embed+m.State)), state: make([]float32, together*m.State),
		sums: make([]int32, together*max(4*m.State, m.Hidden, m.Output)), both: make([]int16, together*2*m.State),
		hidden: make([]int16, together*m.Hidden),
	}
}

// Look reads the text around each place. It is quickest for several at a time.
func (r *Run) Look(views []View) {
	output := make([]int16, len(views)*r.model.Output)
	for len(views) > 0 {
		n := min(len(views), together)
		for k := range n {
			views[k].output, output = output[:r.model.Output:r.model.Output], output[r.model.Output:]
		}
		r.look(views[:n])
		views = views[n:]
	}
}

func (r *Run) look(views []View) {
	m := r.model
	r.read(0, views)
	r.read(1, views)
	multiply(r.sums, &m.hidden, r.both, 2*m.State, len(views))
	for i := range m.Hidden {
		for k := range views {
			r.hidden[k*m.Hidden+i] = fix(max(0, float32(r.sums[together*i+k])*m.hidden.scale[i]+m.hiddenB[i]))
		}
	}
	multiply(r.sums, &m.output, r.hidden, m.Hidden, len(views))
	for i := range m.Output {
		for k := range views {
			views[k].output[i] = fix(float32(r.sums[together*i+k])*m.output.scale[i] + m.outputB[i])
		}
	}
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

// read leaves in r.both the states of a reader, 0 for the one from the left and 1 for the one from the right, when
// it has come to each place.
func (r *Run) read(side int, views []View) {
	m := r.model
	u := &m.reader[side]
	n, stride := m.State, m.Embed+m.State
	clear(r.in)
	clear(r.state)
	gates, cand, recall := r.sums[:together*2*n], r.sums[together*2*n:together*3*n], r.sums[together*3*n:together*4*n]
	squash := sigmoid()
	steps := 0
	for k := range views {
		steps = max(steps, len(views[k].side(side)))
	}
	for left := steps; left > 0; left-- {
		// Those with less to read begin later, so that all arrive at once.
		for k := range views {
			if ids := views[k].side(side); left <= len(ids) {
				id := ids[left-1]
				if side == 0 {
					id = ids[len(ids)-left]
				}
				m.embedding(r.in[k*stride:][:m.Embed], id)
			}
		}
		multiply(gates, &u.gates, r.in, stride, len(views))
		multiply(cand, &u.candidate, r.in, stride, len(views))
		multiply(recall, &u.recall, r.in[m.Embed:], stride, len(views))
		for k := range views {
			if left <= len(views[k].side(side)) {
				u.step(squash, r.state[k*n:(k+1)*n], r.in[k*stride+m.Embed:][:n], gates[k:], cand[k:], recall[k:])
			}
		}
	}
	for k := range views {
		copy(r.both[k*2*n+side*n:][:n], r.in[k*stride+m.Embed:])
	}
}

func (v *View) side(side int) []uint16 {
	if side == 0 {
		return v.left
	}
	return v.right
}

// embedding writes the vector of a token.
func (m *Model) embedding(out []int16, id uint16) {
	number := int(m.number[id])
	scale := m.embed.scale[number] * fixed
	for k, w := range m.embed.weight[number*m.Embed : (number+1)*m.Embed] {
		out[k] = clip(float32(w) * scale)
	}
}

// step brings a state up to date from every fourth sum.
func (u *unit) step(squash *curve, state []float32, next []int16, gates, cand, recall []int32) {
	n := len(state)
	resetS, keepS, resetB, keepB := u.gates.scale[:n], u.gates.scale[n:2*n], u.gatesB[:n], u.gatesB[n:2*n]
	candS, candB, recallS, recallB := u.candidate.scale[:n], u.candB[:n], u.recall.scale[:n], u.recallB[:n]
	next = next[:n]
	for i := range n {
		reset := squash.at(float32(gates[together*i])*resetS[i] + resetB[i])
		keep := squash.at(float32(gates[together*(n+i)])*keepS[i] + keepB[i])
		was := float32(recall[together*i])*recallS[i] + recallB[i]
		now := 2*squash.at(2*(float32(cand[together*i])*candS[i]+candB[i]+reset*was)) - 1
		s := now + keep*(state[i]-now)
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
	i := int(x*steps + (span*steps + 0.5)) // sums and scales keep x far within an int
	if uint(i) >= uint(len(c)) {
		if i < 0 {
			return c[0]
		}
		return c[len(c)-1]
	}
	return c[i]
}
