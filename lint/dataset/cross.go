package dataset

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// MinHash (Broder 1997) with banding: two articles share the smallest of a
// hashed set of shingles as often as they share shingles (Jaccard). Written
// here because no Go library for it is kept (looked at in November 2026): the
// last commits of ekzhu/minhash-lsh and dgryski/go-minhash are of 2017, and
// neither forgets old articles; the simhash packages cut English words, and
// ssdeep and TLSH hash bytes, which half a Chinese character shifts.
const (
	shingle   = 5       // characters
	bands     = 12      // two articles are compared if one band agrees:
	rows      = 5       // at a resemblance of 0.8, 99% of them
	alike     = 0.8     // resemblance from which one is the other filed again
	shortest  = 60      // shingles; less is a notice that says what all do
	remembers = 1 << 17 // articles; the earliest is forgotten first
	slots     = 1 << 18 // of each band
)

// Signature stands for what an article says; nil if that is too little.
type Signature *[bands * rows]uint32

// Sign reads an article: its Han characters, letters and digits, simplified.
// Linear in its length.
func Sign(doc *lint.Document) Signature {
	var sig [bands * rows]uint32
	for i := range sig {
		sig[i] = math.MaxUint32
	}
	var window [shingle]uint64
	n := 0
	for _, b := range doc.Blocks {
		if b.Kind == lint.Boilerplate {
			continue
		}
		for _, r := range hanzi.SimplifySameLength(b.Text) {
			if !(r >= 0x4E00 && r <= 0x9FFF || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
				continue
			}
			window[n%shingle] = uint64(r)
			if n++; n < shingle {
				continue
			}
			key := uint64(14695981039346656037)
			for k := range shingle {
				key = (key ^ window[(n+k)%shingle]) * 1099511628211
			}
			key = mix(key)
			low, high := uint32(key), uint32(key>>32)|1
			for i := range sig { // Kirsch and Mitzenmacher: two hashes give them all
				sig[i] = min(sig[i], scramble(low+uint32(i)*high))
			}
		}
	}
	if n-shingle+1 < shortest {
		return nil
	}
	return &sig
}

// mix is the finalizer of SplitMix64.
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// scramble spreads 32 bits, so that the smallest is any of them.
func scramble(x uint32) uint32 {
	x = (x ^ x>>16) * 0x7feb352d
	x = (x ^ x>>15) * 0x846ca68b
	return x ^ x>>16
}

// Twin is an earlier article that says nearly the same.
type Twin struct {
	Place
	Opening     string  // its first characters
	Resemblance float64 // 0..1, estimated
}

type signed struct {
	at      Place
	opening string
	sig     [bands * rows]uint16
	same    int // number of the first article like this one
}

// Cross finds articles that were filed before. It remembers the last 131,072
// of them in some 40 MB.
type Cross struct {
	heads [bands][]uint32  // number of the last article + 1, by hash
	ring  []*[chunk]signed // grows to remembers, by parts that are never copied
	next  int
}

const chunk = 1 << 12 // articles; divides remembers

// at returns what is remembered of article n, or room for it.
func (c *Cross) at(n int) *signed { return &c.ring[n%remembers/chunk][n%chunk] }

// NewCross returns an index of nothing yet.
func NewCross() *Cross {
	c := &Cross{}
	for b := range c.heads {
		c.heads[b] = make([]uint32, slots)
	}
	return c
}

func (c *Cross) alive(n int) bool { return n < c.next && n >= c.next-remembers }

// Find returns the first article like this one, if there is any, and
// remembers this one. Its answers depend on the order of the articles only.
func (c *Cross) Find(at Place, doc *lint.Document, sig Signature) (Twin, bool) {
	if sig == nil {
		return Twin{}, false
	}
	own := signed{at: at, opening: opening(doc), same: c.next}
	for i, v := range sig {
		own.sig[i] = uint16(v)
	}
	best, found := 0.0, -1
	for b := range c.heads {
		key := uint64(b)
		for _, v := range sig[b*rows : (b+1)*rows] {
			key = mix(key ^ uint64(v))
		}
		slot := &c.heads[b][key%slots]
		if n := int(*slot) - 1; n >= 0 && c.alive(n) && n != found {
			if r := resemblance(&own.sig, &c.at(n).sig); r >= alike && r > best {
				best, found = r, n
			}
		}
		*slot = uint32(c.next + 1)
	}
	twin := Twin{Resemblance: best}
	if found >= 0 {
		if first := c.at(found).same; c.alive(first) {
			if r := resemblance(&own.sig, &c.at(first).sig); r >= alike {
				found, twin.Resemblance = first, r
			}
		}
		own.same = found
		twin.Place, twin.Opening = c.at(found).at, c.at(found).opening
	}
	if c.next < remembers && c.next%chunk == 0 {
		c.ring = append(c.ring, new([chunk]signed))
	}
	*c.at(c.next) = own
	c.next++
	return twin, found >= 0
}

func resemblance(a, b *[bands * rows]uint16) float64 {
	n := 0
	for i := range a {
		if a[i] == b[i] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}

// opening returns the first characters of an article.
func opening(doc *lint.Document) string {
	for _, b := range doc.Blocks {
		if b.Kind == lint.Boilerplate || utf8.RuneCountInString(b.Text) < 4 {
			continue
		}
		n, text := 0, shown(doc, b)
		for i := range text {
			if n == 16 {
				return strings.Clone(text[:i]) + "…" // not the whole text with it
			}
			n++
		}
		return strings.Clone(text)
	}
	return ""
}
