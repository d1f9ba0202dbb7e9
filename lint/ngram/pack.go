package ngram

import (
	"encoding/binary"
	"math"
	"slices"
)

func fixedSize() int {
	n := 256 + 256
	for _, b := range valueBits {
		n += 1<<b[0] + 1<<b[1]
	}
	return len(magic) + 4*n + 2*65536
}

// codebook is a list of values, ascending, that stand for all.
type codebook []float32

// newCodebook chooses 2^bits values for the samples by Lloyd's iteration from their quantiles. With exact, zero
// is one of them, because most histories have no longer gram and must not lose anything.
func newCodebook(samples []float32, bits int, exact bool) codebook {
	n := 1 << bits
	if step := len(samples) / 200_000; step > 1 {
		thin := make([]float32, 0, len(samples)/step+1)
		for i := 0; i < len(samples); i += step {
			thin = append(thin, samples[i])
		}
		samples = thin
	} else {
		samples = slices.Clone(samples)
	}
	if exact {
		samples = slices.DeleteFunc(samples, func(v float32) bool { return v == 0 })
	}
	if len(samples) == 0 {
		samples = []float32{0}
	}
	slices.Sort(samples)
	book := make(codebook, n)
	for i := range book {
		// Half by rank and half by range, so that the rare ends have values too.
		at := (float64(i) + 0.5) / float64(n)
		lo, hi := samples[0], samples[len(samples)-1]
		book[i] = (samples[int(at*float64(len(samples)))] + lo + float32(at)*(hi-lo)) / 2
	}
	for range 30 {
		sum, count := make([]float64, n), make([]float64, n)
		code := 0
		for _, v := range samples {
			for code+1 < n && v > (book[code]+book[code+1])/2 {
				code++
			}
			sum[code] += float64(v)
			count[code]++
		}
		for i := range book {
			if count[i] > 0 {
				book[i] = float32(sum[i] / count[i])
			}
		}
		slices.Sort(book)
	}
	if exact {
		book[book.code(0)] = 0
		slices.Sort(book)
	}
	return book
}

func (b codebook) code(v float32) uint32 {
	i, _ := slices.BinarySearch(b, v)
	if i == len(b) || i > 0 && v-b[i-1] < b[i]-v {
		i--
	}
	return uint32(i)
}

func (b codebook) append(out []byte) []byte {
	for _, v := range b {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(v))
	}
	return out
}

func logs(n int, at func(int) float32) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(math.Log(float64(at(i))))
	}
	return out
}

// pack writes the file: magic, codebooks, unigrams, the table of pairs, their sieves, and two tables of longer grams.
func (e *estimate) pack() ([]byte, error) {
	p1 := logs(1<<16, func(i int) float32 { return e.p1[i] })
	b1 := logs(1<<16, func(i int) float32 { return e.bow1[i] })
	books1 := [2]codebook{newCodebook(p1, 8, false), newCodebook(b1, 8, true)}
	out := books1[1].append(books1[0].append([]byte(magic)))
	type level struct {
		p, bow []float32
		books  [2]codebook
	}
	var levels [3]level
	for order, g := range e.grams {
		l := &levels[order]
		l.p = logs(len(g), func(i int) float32 { return g[i].p })
		l.books[0] = newCodebook(l.p, valueBits[order][0], false)
		out = l.books[0].append(out)
		if order < 2 {
			l.bow = logs(len(g), func(i int) float32 { return g[i].bow })
			l.books[1] = newCodebook(l.bow, valueBits[order][1], true)
			out = l.books[1].append(out)
		}
	}
	for i := range p1 {
		out = append(out, byte(books1[0].code(p1[i])), byte(books1[1].code(b1[i])))
	}
	for order, g := range e.grams {
		l := &levels[order]
		keys, values := make([]uint64, len(g)), make([]uint32, len(g))
		for i := range g {
			keys[i] = g[i].key
			values[i] = l.books[0].code(l.p[i])
			if order < 2 {
				values[i] = values[i]<<valueBits[order][1] | l.books[1].code(l.bow[i])
			}
		}
		if order == 0 {
			out = append(out, packPairs(g, values)...)
			out = append(out, packSieves(g)...)
			continue
		}
		table, err := buildFuse(keys, values, valueBits[order][0]+valueBits[order][1], printBits[order])
		if err != nil {
			return nil, err
		}
		out = append(out, table...)
	}
	return out, nil
}
