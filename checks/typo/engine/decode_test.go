package engine

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/healthlint/healthlint/lint/ngram"
)

// TestEnter compares what goes on with all the paths sorted and thinned at the end.
func TestEnter(t *testing.T) {
	lm := ngram.Default()
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		s := search{most: 1 + r.IntN(8)}
		var all []state
		for n := range r.IntN(30) {
			ids := []ngram.Token{ngram.Boundary, ngram.Token('一' + r.IntN(3)), ngram.Token('人' + r.IntN(3))}
			st := state{context: lm.Before(ids, len(ids)), score: float32(r.IntN(20)), node: int32(n)}
			all = append(all, st)
			s.enter(&st.context, st.score, node{at: int32(n)})
		}
		slices.SortStableFunc(all, func(x, y state) int { return cmp.Compare(y.score, x.score) })
		var want []int32
		var kept []state
		for _, st := range all {
			if len(kept) < s.most && !slices.ContainsFunc(kept, func(o state) bool { return o.context.SameHistory(&st.context) }) {
				kept, want = append(kept, st), append(want, st.node)
			}
		}
		var got []int32
		for _, st := range s.next {
			got = append(got, s.nodes[st.node].at)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("paths %v go on, want %v of %v", got, want, all)
		}
	}
}

func TestFirst(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		all := make([]ngram.Joint, random.IntN(60))
		for i := range all {
			all[i] = ngram.Joint{ID: ngram.Token(random.IntN(500)), P: -float32(random.IntN(9))}
		}
		want := slices.Clone(all)
		slices.SortStableFunc(want, func(a, b ngram.Joint) int { return cmp.Or(cmp.Compare(b.P, a.P), cmp.Compare(a.ID, b.ID)) })
		most := random.IntN(50)
		want = want[:min(most, len(want))]
		if got := first(slices.Clone(all), most); !slices.Equal(got, want) {
			t.Fatalf("the first %d of %v: %v, want %v", most, all, got, want)
		}
	}
}
