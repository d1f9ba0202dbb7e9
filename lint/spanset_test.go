package lint

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSpanSet(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	span := func() Span {
		start := random.IntN(4000)
		return Span{start, start + random.IntN(3)*random.IntN(700)}
	}
	var set SpanSet
	var list []Span
	for range 60 {
		if o := span(); set.Overlaps(o) != slices.ContainsFunc(list, o.Overlaps) {
			t.Fatalf("%v among %v: %v", o, list, set.Overlaps(o))
		}
		s := span()
		set.Add(s)
		list = append(list, s)
		for range 200 {
			o := span()
			if got, want := set.Overlaps(o), slices.ContainsFunc(list, o.Overlaps); got != want {
				t.Fatalf("%v among %v: %v", o, list, got)
			}
			touches := func(s Span) bool { return s.Start <= o.End && o.Start <= s.End }
			if got, want := set.Near(o, touches), slices.ContainsFunc(list, touches); got != want {
				t.Fatalf("%v beside %v: %v", o, list, got)
			}
		}
	}
}
