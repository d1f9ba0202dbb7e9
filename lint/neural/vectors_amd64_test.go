package neural

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// With vector instructions a network says what it says without, to the bit, of any number of places.
func TestVectorsAgree(t *testing.T) {
	if !vectors {
		t.Skip("no AVX2")
	}
	defer func() { vectors = true }()
	g := rand.New(rand.NewPCG(13, 14))
	for _, s := range []Shape{small, {50, 48, 80, 48, 32}} {
		m := drawn(t, s, g)
		ids := make([]uint16, 40)
		for i := range ids {
			ids[i] = uint16(7 * g.IntN(s.Vocabulary))
		}
		quick, plain := m.NewRun(), m.NewRun()
		for n := 1; n <= 20; n++ {
			got, want := make([]View, n), make([]View, n)
			for k := range n {
				at := g.IntN(len(ids))
				got[k], want[k] = At(ids, at), At(ids, at)
			}
			vectors = true
			quick.Look(got)
			vectors = false
			plain.Look(want)
			if !slices.Equal(quick.state, plain.state) {
				t.Errorf("%v, %d places: other states", s, n)
			}
			for k := range n {
				if !slices.Equal(got[k].output, want[k].output) {
					t.Errorf("%v, %d places: number %d comes out otherwise", s, n, k)
				}
			}
		}
	}
}

// So does a step from sums that lie anywhere on the curve and far beside it.
func TestStepAgrees(t *testing.T) {
	if !vectors {
		t.Skip("no AVX2")
	}
	g := rand.New(rand.NewPCG(15, 16))
	m := drawn(t, small, g)
	u, n := &m.reader[0], m.State
	read, recall := make([]int32, 3*n), make([]int32, 3*n)
	got, want := make([]float32, n), make([]float32, n)
	next, wantNext := make([]int16, n), make([]int16, n)
	for range 1000 {
		spread := int32(1) << (8 + g.IntN(22))
		for i := range read {
			read[i], recall[i] = g.Int32N(2*spread)-spread, g.Int32N(2*spread)-spread
		}
		stepAVX2(u, sigmoid(), &got[0], &next[0], &read[0], &recall[0], n)
		u.stepPlain(sigmoid(), want, wantNext, read, recall)
		if !slices.Equal(got, want) || !slices.Equal(next, wantNext) {
			t.Fatalf("sums up to %d: %v, want %v", spread, got, want)
		}
	}
}
