package words

import (
	"sync"

	"github.com/healthlint/healthlint/lint/hanzi"
)

// unknown is the distance gse gives a character that no word covers.
const unknown = 32

// path is the best way to reach a place of the text.
type path struct {
	distance float32
	start    int32 // where the last word begins
	freq     int32 // frequency index of the last word, -1 for none
	kind     Kind
}

type lattice struct {
	ends    []path // by byte offset of the text
	matches []match
	house   []int
}

var lattices = sync.Pool{New: func() any { return new(lattice) }}

// Split appends to dst the words of text: the division with the greatest product of word frequencies, which is
// the one gse finds. Offsets are bytes of text. List, which may be nil, holds house words.
//
// Split costs about 0.2 µs per character and allocates only what dst needs.
func Split(dst []Token, text string, list *List) []Token {
	for base := 0; base < len(text); {
		n := window(text[base:])
		dst = split(dst, text[base:base+n], base, list)
		base += n
	}
	return dst
}

// windowSize bounds the text that one lattice covers, so that memory and the error of the summed float32
// distances stay small.
const windowSize = 1 << 12

// leastWindow is the bytes of text that a lattice begins with: most sentences have fewer, and room for a whole window is 144 kB.
const leastWindow = 1 << 9

// window returns where to end the next piece: after punctuation, which no word crosses.
func window(text string) int {
	if len(text) <= windowSize {
		return len(text)
	}
	for i := windowSize; i > windowSize/2; i-- {
		if text[i-1] == '\n' || hasStopBefore(text[:i]) {
			return i
		}
	}
	i := windowSize
	for text[i]&0xC0 == 0x80 {
		i--
	}
	return i
}

func hasStopBefore(s string) bool {
	if len(s) < 3 {
		return false
	}
	switch s[len(s)-3:] {
	case "。", "，", "；", "！", "？", "、":
		return true
	}
	return false
}

func split(dst []Token, text string, base int, list *List) []Token {
	l := lattices.Get().(*lattice)
	defer lattices.Put(l)
	if cap(l.ends) <= len(text) {
		l.ends = make([]path, min(max(leastWindow, 2*len(text)), windowSize)+1)
	}
	ends := l.ends[:len(text)+1]
	clear(ends)
	for at := 0; at < len(text); {
		here := ends[at].distance
		next := atomEnd(text, at)
		l.matches = appendMatches(l.matches[:0], text[at:])
		alone := true // no entry covers the atom by itself
		for _, m := range l.matches {
			end := at + m.end
			d := distanceOf(m.index)
			if end == next {
				alone = false
				if _, n := hanzi.First(text[at:]); at+n == next {
					d = singleDistance()
				}
			}
			if list != nil && list.Has(text[at:end]) {
				continue // relaxed below with the house's frequency
			}
			relax(&ends[end], here+d, at, int32(m.index), m.kind)
		}
		if list != nil {
			l.house = list.appendMatches(l.house[:0], text[at:])
			for _, n := range l.house {
				alone = alone && at+n != next
				relax(&ends[at+n], here+houseDistance(), at, houseWord, House)
			}
		}
		if alone {
			relax(&ends[next], here+unknown, at, -1, Other)
		}
		at = next
	}
	return backtrack(dst, ends, len(text), base)
}

func relax(p *path, distance float32, start int, freq int32, kind Kind) {
	if p.distance == 0 || p.distance > distance {
		*p = path{distance, int32(start), freq, kind}
	}
}

func backtrack(dst []Token, ends []path, end, base int) []Token {
	first := len(dst)
	for end > 0 {
		p := ends[end]
		t := Token{Start: base + int(p.start), End: base + end, Kind: p.kind}
		switch {
		case p.freq >= 0:
			t.Freq = freqOf(int(p.freq))
		case p.freq == houseWord:
			t.Freq = houseFreq
		}
		dst = append(dst, t)
		end = int(p.start)
	}
	for i, j := first, len(dst)-1; i < j; i, j = i+1, j-1 {
		dst[i], dst[j] = dst[j], dst[i]
	}
	return dst
}
