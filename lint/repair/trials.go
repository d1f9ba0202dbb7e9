package repair

import (
	"math"
	"sync"

	"github.com/healthlint/healthlint/lint"
)

// Guessing a lost byte means reading every character it may have been in its sentence, which costs a few
// microseconds each: nothing for an article, minutes for a megabyte in which every third character is broken.
// So a document has a number of trials, more than any article with a lost byte in each clause needs; when
// they are used up the most frequent candidate is taken unread.
const (
	trialsPerDocument = 40_000
	bytesPerTrial     = 32
)

// Reading a stretch in another encoding costs with its length, and where it leads to nothing the same stretch is read again from
// the next odd character. So a document also has a number of places that may be read in vain: copy full of é and ° and 〇 needs a
// tenth of them.
const (
	readsPerDocument = 2_000_000
	readsPerByte     = 16
)

// trials is how many candidates may still be read in their context, and what they are read with.
type trials struct {
	left       int
	reads      int // how many places may still be read in vain
	reading    reading
	candidates []rune
	octets     []octet
	places     []place
	usage      func() *usage
}

func trialsFor(doc *lint.Document) *trials {
	size := 0
	for _, b := range doc.Blocks {
		size += len(b.Text)
	}
	return &trials{
		left:  trialsPerDocument + size/bytesPerTrial,
		reads: readsPerDocument + size*readsPerByte,
		usage: sync.OnceValue(func() *usage { return usageOf(doc) }),
	}
}

// take uses up n trials and reports whether there were any left.
func (t *trials) take(n int) bool {
	ok := t.left > 0
	t.left -= n
	return ok
}

// fit returns the candidate that reads best between a text before and one after, and by how much it beats
// the next one. Only what is near counts.
func (t *trials) fit(before string, candidates []rune, after string) (best rune, lead float64) {
	if !t.take(len(candidates)) {
		return mostFrequent(candidates), 0
	}
	t.reading.setBehind(firstRunes(after, 16))
	t.reading.set(lastRunes(before, 8), "")
	first, second := math.Inf(-1), math.Inf(-1)
	for _, r := range candidates {
		switch score := t.reading.with(r); {
		case score > first:
			best, first, second = r, score, first
		case score > second:
			second = score
		}
	}
	if math.IsInf(first, -1) {
		return mostFrequent(candidates), 0
	}
	return best, first - second
}

func mostFrequent(candidates []rune) (best rune) {
	most := math.Inf(-1)
	for _, r := range candidates {
		if p := plausible(r); p > most {
			best, most = r, p
		}
	}
	return best
}
