package neural

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"testing"
)

var small = Shape{Vocabulary: 9, Embed: 16, State: 32, Hidden: 16, Output: 16}

// learned makes weights as the program in train writes them.
func learned(s Shape, g *rand.Rand) (vocabulary []uint16, data []byte, weights []float32) {
	for i := range s.Vocabulary {
		vocabulary = append(vocabulary, uint16(i*7))
	}
	for _, n := range []int{s.Vocabulary, s.Embed, s.State, s.Hidden, s.Output} {
		data = binary.LittleEndian.AppendUint32(data, uint32(n))
	}
	n := s.Vocabulary*(s.Embed+s.Output+1) + 2*(3*s.State*(s.Embed+s.State+1)+s.State) + s.Hidden*(2*s.State+1) + s.Output*(s.Hidden+1) + 1
	for range n {
		x := float32(g.NormFloat64()) * 0.3
		weights = append(weights, x)
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(x))
	}
	return vocabulary, data, weights
}

// reference runs the network in 64-bit numbers, straight from the definition.
func reference(s Shape, w []float32, left, right []int) []float64 {
	take := func(n int) []float32 {
		out := w[:n]
		w = w[n:]
		return out
	}
	sigmoid := func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
	layer := func(x []float64, w, bias []float32) []float64 {
		out := make([]float64, len(bias))
		for k := range out {
			out[k] = float64(bias[k])
			for i := range x {
				out[k] += x[i] * float64(w[i*len(bias)+k])
			}
		}
		return out
	}
	embed := take(s.Vocabulary * s.Embed)
	var both []float64
	for side := range 2 {
		wx, uh, bx, bn := take(s.Embed*3*s.State), take(s.State*3*s.State), take(3*s.State), take(s.State)
		h := make([]float64, s.State)
		ids := left
		if side == 1 {
			ids = right
		}
		for _, id := range ids {
			x := make([]float64, s.Embed)
			for i := range x {
				x[i] = float64(embed[id*s.Embed+i])
			}
			read, recall := layer(x, wx, bx), layer(h, uh, make([]float32, 3*s.State))
			for k := range h {
				r := sigmoid(read[k] + recall[k])
				z := sigmoid(read[s.State+k] + recall[s.State+k])
				n := math.Tanh(read[2*s.State+k] + r*(recall[2*s.State+k]+float64(bn[k])))
				h[k] = (1-z)*n + z*h[k]
			}
		}
		both = append(both, h...)
	}
	w1, b1, w2, b2 := take(2*s.State*s.Hidden), take(s.Hidden), take(s.Hidden*s.Output), take(s.Output)
	hidden := layer(both, w1, b1)
	for i := range hidden {
		hidden[i] = max(0, hidden[i])
	}
	o := layer(hidden, w2, b2)
	classes, bias := take(s.Vocabulary*s.Output), take(s.Vocabulary)
	out := make([]float64, s.Vocabulary)
	for k := range out {
		out[k] = float64(bias[k])
		for i := range o {
			out[k] += o[i] * float64(classes[k*s.Output+i])
		}
	}
	return out
}

// Packed in 8 bits, a network says nearly what it says in full.
func TestPackedAgrees(t *testing.T) {
	g := rand.New(rand.NewPCG(3, 4))
	vocabulary, data, weights := learned(small, g)
	m := opened(t, vocabulary, data)
	r := m.NewRun()
	for trial := range 20 {
		numbers := make([]int, 1+g.IntN(12))
		ids := make([]uint16, len(numbers))
		for i := range numbers {
			numbers[i] = g.IntN(small.Vocabulary)
			ids[i] = vocabulary[numbers[i]]
		}
		at := g.IntN(len(ids))
		right := make([]int, 0, len(ids))
		for i := len(ids) - 1; i > at; i-- {
			right = append(right, numbers[i])
		}
		want := reference(small, weights, numbers[:at], right)
		view := []View{At(ids, at)}
		r.Look(view)
		for k, id := range vocabulary {
			if got := float64(m.Score(&view[0], id)); math.Abs(got-want[k]) > 0.05 {
				t.Errorf("trial %d, token %d: score %.3f, want %.3f", trial, id, got, want[k])
			}
		}
	}
}

func TestPackRefuses(t *testing.T) {
	vocabulary, data, _ := learned(small, rand.New(rand.NewPCG(5, 6)))
	for name, bad := range map[string][]byte{"nothing": nil, "no weights": data[:20], "cut off": data[:len(data)-4]} {
		if _, err := Pack(vocabulary, bad); err == nil {
			t.Errorf("%s: packed", name)
		}
	}
	if _, err := Pack(vocabulary[1:], data); err == nil {
		t.Error("a vocabulary of another size: packed")
	}
}

func FuzzOpen(f *testing.F) {
	vocabulary, data, _ := learned(small, rand.New(rand.NewPCG(7, 8)))
	packed, err := Pack(vocabulary, data)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(packed))
	f.Add(string(packed[:len(packed)-1]))
	f.Add(magic)
	f.Fuzz(func(t *testing.T, data string) {
		if m, err := Open(data); err == nil {
			m.NewRun().Look([]View{At([]uint16{1, 7, 14, 50000}, 2)})
		}
	})
}

func TestOpenRefuses(t *testing.T) {
	vocabulary, data, _ := learned(small, rand.New(rand.NewPCG(9, 10)))
	packed, err := Pack(vocabulary, data)
	if err != nil {
		t.Fatal(err)
	}
	file := string(packed)
	for name, bad := range map[string]string{
		"nothing": "", "another file": "healthlint n-grams", "only the head": file[:len(magic)],
		"cut off": file[:len(file)-1], "more than there should be": file + "x",
		"no characters": magic + string(make([]byte, 20)),
	} {
		if _, err := Open(bad); err == nil {
			t.Errorf("%s: opened", name)
		}
	}
}
