package neural

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkShape looks at places of a text with networks of some shapes, whose weights are drawn.
func BenchmarkShape(b *testing.B) {
	for _, s := range []Shape{{4000, 96, 320, 256, 128}, {4000, 96, 448, 320, 128}} {
		g := rand.New(rand.NewPCG(11, 12))
		r := drawn(b, s, g).NewRun()
		ids := make([]uint16, 100)
		for i := range ids {
			ids[i] = uint16(7 * g.IntN(s.Vocabulary))
		}
		for _, places := range []int{1, 2, 3, 4, 16, 64} {
			views := make([]View, places)
			for i := range views {
				views[i] = At(ids, 15+i)
			}
			b.Run(fmt.Sprintf("state=%d/views=%d", s.State, places), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					r.Look(views)
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*places), "µs/view")
			})
		}
	}
}

// drawn makes a network of a shape.
func drawn(t testing.TB, s Shape, g *rand.Rand) *Model {
	vocabulary, data, _ := learned(s, g)
	return opened(t, vocabulary, data)
}

// opened packs a network and opens it.
func opened(t testing.TB, vocabulary []uint16, data []byte) *Model {
	packed, err := Pack(vocabulary, data)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Open(string(packed))
	if err != nil {
		t.Fatal(err)
	}
	return m
}
