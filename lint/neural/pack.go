package neural

import (
	"encoding/binary"
	"errors"
	"math"
)

// Pack makes a file that [Open] reads of what the program in train learned: the tokens of the vocabulary by number,
// and the shape and the weights as 32-bit numbers.
func Pack(vocabulary []uint16, learned []byte) ([]byte, error) {
	const head = 5 * 4
	if len(learned) < head {
		return nil, errors.New("neural: what was learned is cut off")
	}
	at := func(i int) int { return int(binary.LittleEndian.Uint32(learned[4*i:])) }
	s := Shape{at(0), at(1), at(2), at(3), at(4)}
	weights := learned[head:]
	want := s.Vocabulary*(s.Embed+s.Output+1) + 2*(3*s.State*(s.Embed+s.State+1)+s.State) +
		s.Hidden*(2*s.State+1) + s.Output*(s.Hidden+1) + 1
	if s.Vocabulary != len(vocabulary) || len(weights) != 4*want {
		return nil, errors.New("neural: the weights are not those of a network of their shape and vocabulary")
	}
	take := func(n int) []float32 {
		out := make([]float32, n)
		for i := range out {
			out[i] = math.Float32frombits(binary.LittleEndian.Uint32(weights[4*i:]))
		}
		weights = weights[4*n:]
		return out
	}
	p := &packer{out: []byte(magic)}
	for _, n := range []int{s.Vocabulary, s.Embed, s.State, s.Hidden, s.Output} {
		p.out = binary.LittleEndian.AppendUint32(p.out, uint32(n))
	}
	for _, id := range vocabulary {
		p.out = binary.LittleEndian.AppendUint16(p.out, id)
	}
	p.matrix(take(s.Vocabulary*s.Embed), s.Embed, 1)
	for range 2 {
		// What was learned maps rows, [in][out]; here a row is what makes one output.
		read := transpose(take(s.Embed*3*s.State), 3*s.State)
		recall := transpose(take(s.State*3*s.State), 3*s.State)
		bias, recallBias := take(3*s.State), take(s.State)
		var gates []float32
		for i := range 2 * s.State {
			gates = append(gates, read[i*s.Embed:(i+1)*s.Embed]...)
			gates = append(gates, recall[i*s.State:(i+1)*s.State]...)
		}
		p.matrix(gates, s.Embed+s.State, fixed)
		p.matrix(read[2*s.State*s.Embed:], s.Embed, fixed)
		p.matrix(recall[2*s.State*s.State:], s.State, fixed)
		p.floats(bias)
		p.floats(recallBias)
	}
	p.matrix(transpose(take(2*s.State*s.Hidden), s.Hidden), 2*s.State, fixed)
	p.floats(take(s.Hidden))
	p.matrix(transpose(take(s.Hidden*s.Output), s.Output), s.Hidden, fixed)
	p.floats(take(s.Output))
	p.matrix(take(s.Vocabulary*s.Output), s.Output, fixed)
	p.floats(take(s.Vocabulary))
	p.floats(take(1))
	return p.out, nil
}

// transpose turns rows of a length into columns.
func transpose(a []float32, length int) []float32 {
	rows := len(a) / length
	out := make([]float32, 0, len(a))
	for k := range length {
		for i := range rows {
			out = append(out, a[i*length+k])
		}
	}
	return out
}

type packer struct{ out []byte }

func (p *packer) floats(a []float32) {
	for _, x := range a {
		p.out = binary.LittleEndian.AppendUint32(p.out, math.Float32bits(x))
	}
}

// matrix writes rows as 8-bit integers, each with the scale that gives its numbers back once the activations, in
// units of 1/per, have been multiplied in.
func (p *packer) matrix(a []float32, columns int, per float32) {
	rows := len(a) / columns
	scales, weights := make([]float32, rows), make([]byte, 0, len(a))
	for i := range rows {
		row := a[i*columns : (i+1)*columns]
		most := float32(0)
		for _, x := range row {
			most = max(most, float32(math.Abs(float64(x))))
		}
		scale := max(most/127, 1e-12)
		scales[i] = scale / per
		for _, x := range row {
			weights = append(weights, byte(int8(math.Round(float64(x/scale)))))
		}
	}
	p.floats(scales)
	p.out = append(p.out, weights...)
}
