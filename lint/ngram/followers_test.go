package ngram

import (
	"slices"
	"testing"
)

// candidates are characters of the desk's copy and others, in the order that Followers wants.
func candidates() []Token {
	ids := tokens(copyDesk())
	for d := Token(0x4e00); d < 0x9f00; d += 37 {
		ids = append(ids, d)
	}
	slices.SortFunc(ids, Order)
	return slices.Compact(ids)
}

func TestFollowersAgreeWithPair(t *testing.T) {
	small := build(t, copyDesk(), BuildOptions{Cut: 1})
	all := candidates()
	for name, m := range map[string]*Model{"built": small, "default": Default(), "both": Default().With(small, 0.3)} {
		for _, ids := range [][]Token{all, all[:1], all[len(all)-9:], nil} {
			for _, c := range tokens(copyDesk() + "龘的") {
				var want []Follower
				for i, d := range ids {
					if p, ok := m.Pair(c, d); ok {
						want = append(want, Follower{Index: uint16(i), P: p})
					}
				}
				got := m.Followers(nil, c, ids)
				for i := range got {
					if got[i].Seen != m.Seen(c, ids[got[i].Index]) {
						t.Fatalf("%s: %c after %c: seen %d, want %d", name, ids[got[i].Index], c, got[i].Seen, m.Seen(c, ids[got[i].Index]))
					}
					got[i].Seen = 0
				}
				if !slices.Equal(got, want) {
					t.Fatalf("%s: after %c: %v, want %v", name, c, got, want)
				}
			}
		}
	}
}

func TestAdvanceAgreesWithNext(t *testing.T) {
	small := build(t, copyDesk(), BuildOptions{Cut: 1})
	ids, text := append(candidates(), Boundary), tokens(copyDesk())
	for name, m := range map[string]*Model{"built": small, "default": Default(), "both": Default().With(small, 0.3)} {
		for i := 1; i < len(text); i += 7 {
			var steps []Step
			for _, d := range ids {
				steps = append(steps, Step{Context: m.Before(text, i), ID: d, Seen: m.Seen(text[i-1], d)})
			}
			m.Advance(steps)
			for _, s := range steps {
				h := m.Before(text, i)
				if p := m.Next(&h, s.ID); s.P != p || s.Context != h {
					t.Fatalf("%s: %c after token %d: %v %v, want %v %v", name, s.ID, i, s.P, s.Context, p, h)
				}
			}
		}
	}
}

func BenchmarkFollowers(b *testing.B) {
	m, ids, text := Default(), candidates(), tokens(copyDesk())
	var out []Follower
	b.ReportAllocs()
	for b.Loop() {
		for _, c := range text {
			out = m.Followers(out[:0], c, ids)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(text)*len(ids)), "ns/candidate")
}
