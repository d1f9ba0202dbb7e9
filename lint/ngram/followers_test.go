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
					got[i].Seen = 0
				}
				if !slices.Equal(got, want) {
					t.Fatalf("%s: after %c: %v, want %v", name, c, got, want)
				}
			}
		}
	}
}

func TestNextSeenAgreesWithNext(t *testing.T) {
	small := build(t, copyDesk(), BuildOptions{Cut: 1})
	ids, text := candidates(), tokens(copyDesk())
	for name, m := range map[string]*Model{"built": small, "default": Default(), "both": Default().With(small, 0.3)} {
		for i := 1; i < len(text); i += 7 {
			before := m.Before(text, i)
			near := m.Followers(nil, text[i-1], ids)
			for k, d := range ids {
				var seen Seen
				if len(near) > 0 && int(near[0].Index) == k {
					seen, near = near[0].Seen, near[1:]
				}
				h, o := before, before
				if p, q := m.NextSeen(&h, d, seen), m.Next(&o, d); p != q || h != o {
					t.Fatalf("%s: %c after token %d: %v %v, want %v %v", name, d, i, p, h, q, o)
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
