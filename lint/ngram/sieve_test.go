package ngram

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// pairsOf are all pairs of a model, c in the high half.
func pairsOf(m *Model) (all []uint32) {
	for c := range 1 << 16 {
		r := m.pairs.after(Token(c))
		for at := r.lo; at < r.end; at++ {
			all = append(all, uint32(c)<<16|uint32(token(u32(m.pairs.followers, int(at))>>16)))
		}
	}
	return all
}

func TestSieveLetsEveryPairThrough(t *testing.T) {
	for name, m := range map[string]*Model{"built": build(t, copyDesk(), BuildOptions{Cut: 1}), "default": Default()} {
		all := pairsOf(m)
		if len(all) != m.pairs.n || len(all) == 0 {
			t.Fatalf("%s: %d pairs of %d", name, len(all), m.pairs.n)
		}
		for _, pair := range all {
			c, d := Token(pair>>16), Token(pair)
			if m.sieves.of(d).passes(c) == 0 {
				t.Fatalf("%s: %c before %c is held back", name, c, d)
			}
		}
	}
}

// A sieve that let all through would be right too, and of no use.
func TestSieveHoldsBackMostOfTheRest(t *testing.T) {
	m := Default()
	absent, through := 0, 0
	for _, d := range tokens(copyDesk())[:60] {
		sieve := m.sieves.of(d)
		for c := Token(0x4e00); c < 0x9f00; c++ {
			if m.pairs.find(c, d) == notSeen {
				absent++
				through += sieve.passes(c)
			}
		}
	}
	if through*6 > absent {
		t.Errorf("%d of %d pairs that do not exist go through", through, absent)
	}
}

// Tokens that follow nothing, one thing and nearly everything, and a bitmap as long as it may be.
func TestSievesTable(t *testing.T) {
	var grams []gram
	for c := range uint64(1 << 16) {
		grams = append(grams, gram{key: c<<16 | 9})
		if c%5 == 0 {
			grams = append(grams, gram{key: c<<16 | 8})
		}
	}
	grams = append(grams, gram{key: 700<<16 | 7})
	data := packSieves(grams)
	s, rest, err := openSieves(string(data))
	if err != nil || rest != "" {
		t.Fatal(err, len(rest))
	}
	if most := sievesSize(len(grams)); len(data) > most {
		t.Errorf("%d bytes, %d foreseen", len(data), most)
	}
	for c := range 1 << 16 {
		if s.of(9).passes(Token(c)) != 1 || c%5 == 0 && s.of(8).passes(Token(c)) != 1 || s.of(6).passes(Token(c)) != 0 {
			t.Fatalf("token %d", c)
		}
	}
	if s.of(7).passes(700) != 1 || len(s.of(9)) != widest {
		t.Errorf("sieves of %d and %d bytes", len(s.of(7)), len(s.of(9)))
	}
}

// unsieved returns a model file as the version before wrote it.
func unsieved(t testing.TB, data string) string {
	t.Helper()
	const starts = 4 * 65537
	m := opened(t, data)
	from := strings.Index(data, m.pairs.starts) + starts + 4*m.pairs.n
	return magic2 + data[len(magic):from] + data[from+starts+len(m.sieves.bits):]
}

func TestPairsAndBetweenAgreeWithPair(t *testing.T) {
	small := buildFile(t, copyDesk(), BuildOptions{Cut: 1})
	house, old := opened(t, small), opened(t, unsieved(t, small))
	if old.sieves.starts != "" {
		t.Fatal("the old file has sieves")
	}
	for name, m := range map[string]*Model{
		"built": house, "built, old file": old, "default": Default(), "default, old file": opened(t, unsieved(t, defaultModel)),
		"both": Default().With(house, 0.3), "both, the house's an old file": Default().With(old, 0.3),
	} {
		cs := candidates()
		for _, d := range append(tokens(copyDesk() + "龘的")[:80], None, 0xffff) {
			for _, cs := range [][]Token{cs, cs[:few], cs[:1], nil} {
				before := []Link{{P: 1}}
				want := slices.Clone(before)
				for _, c := range cs {
					p, known := m.Pair(c, d)
					want = append(want, Link{p, m.Seen(c, d), known})
					if u := m.Unseen(c, d); !known && u != p {
						t.Fatalf("%s: %c before %c: %g unseen, want %g", name, c, d, u, p)
					}
				}
				if got := m.Pairs(before, cs, d); !slices.Equal(got, want) {
					t.Fatalf("%s: before %c: %v, want %v", name, d, got, want)
				}
			}
			const least = -9
			some := m.After(nil, '院', 200, least)
			var want []Joint
			for _, j := range some {
				if seen := m.Seen(j.ID, d); seen != 0 {
					j.Then = seen
					if j.P += m.p2[(seen-1)>>uint(valueBits[0][1])]; j.P >= least {
						want = append(want, j)
					}
				}
			}
			if got := m.Between(nil, some, d, least); !slices.Equal(got, want) {
				t.Fatalf("%s: between 院 and %c: %v, want %v", name, d, got, want)
			}
		}
	}
}

// A damaged or cut-off file gives an error, or answers that do no harm.
func TestDamagedFiles(t *testing.T) {
	data := buildFile(t, copyDesk(), BuildOptions{Cut: 1})
	m := opened(t, data)
	ids, cs := tokens("上周县人民医院影像科完成检查。"), candidates()
	use := func(data string) {
		m, err := Open(data)
		if err != nil {
			return
		}
		m.Score(nil, ids)
		for _, d := range ids {
			m.Pairs(nil, cs, d)
			m.Between(nil, m.After(nil, d, 100, -20), d, -20)
			m.Followers(nil, d, cs)
		}
	}
	start := strings.Index(data, m.sieves.starts)
	end := start + len(m.sieves.starts) + len(m.sieves.bits)
	for _, cut := range []int{0, len(magic), start, start + 1, start + 4*65537 - 1, start + 4*65537, end - 1, end, len(data) - 1} {
		if _, err := Open(data[:cut]); err == nil {
			t.Errorf("cut off at %d of %d bytes: no error", cut, len(data))
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		damaged := []byte(data)
		for range 20_000 { // nearly every token used has a wrong place in some file
			damaged[len(magic)+random.IntN(end-len(magic))] = byte(random.Uint32())
		}
		use(string(damaged))
		copy(damaged[end-8-len(m.sieves.bits):], data[end-8-len(m.sieves.bits):]) // the length is right: the file opens
		use(string(damaged))
	}
}

func BenchmarkAbsentPairs(b *testing.B) {
	m, text := Default(), tokens(copyDesk())
	var cs []Token
	for c := Token(0x4e00); c < 0x9f00; c += 97 { // few of them ever stand in print
		cs = append(cs, c)
	}
	var out []Link
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range text {
			out = m.Pairs(out[:0], cs, d)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(text)*len(cs)), "ns/pair")
}
