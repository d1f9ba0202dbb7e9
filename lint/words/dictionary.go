package words

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/lines"
)

// dict is gse's simplified dictionary with our terms, bucketed by first character and read in place. The
// layout is described at gendict, which writes it.
//
//go:generate sh -c "go run ./gendict -o data/dict.bin -terms data/terms.tsv \"$(go list -m -f '{{.Dir}}' github.com/go-ego/gse)/data/dict/zh/s_1.txt\""
//go:embed data/dict.bin
var dict string

const (
	firstHan = 0x4E00
	lastHan  = 0x9FFF
	header   = 20
)

func u16(at int) int { return int(dict[at]) | int(dict[at+1])<<8 }

func u32(at int) uint32 {
	return uint32(dict[at]) | uint32(dict[at+1])<<8 | uint32(dict[at+2])<<16 | uint32(dict[at+3])<<24
}

// total is the sum of all frequencies, a single character counted as 2.
func total() float64 { return float64(u32(4)) }

// The parts of dict follow each other: frequencies, offsets, irregular words, blocks.
var (
	offsetTable = header + int(u32(8))*8
	irregularAt = offsetTable + (lastHan-firstHan+2)*4
	blocksAt    = irregularAt + int(u32(12))
)

func irregularWords() string { return dict[irregularAt:blocksAt] }

// freqOf and distanceOf read the table of distinct frequencies.
func freqOf(index int) int { return int(u32(header + index*8)) }

func distanceOf(index int) float32 { return math.Float32frombits(u32(header + index*8 + 4)) }

// singleDistance is the distance of any character that is an entry by itself.
func singleDistance() float32 { return math.Float32frombits(u32(16)) }

func uvarint(at int) (v, next int) {
	for shift := 0; ; shift += 7 {
		b := dict[at]
		at++
		v |= int(b&0x7F) << shift
		if b < 0x80 {
			return v, at
		}
	}
}

// block is the part of dict that holds the words beginning with one character.
type block struct {
	single  int // frequency index of the character alone, -1 if it is no entry
	kind    Kind
	seconds int // offset of the sorted second characters
	n       int // how many
	end     int
}

// blockOf finds the block of r; ok is false where no word begins with r.
func blockOf(r rune) (b block, ok bool) {
	if r < firstHan || r > lastHan {
		return b, false
	}
	o := offsetTable + int(r-firstHan)*4
	start, end := u32(o), u32(o+4)
	if start == end {
		return b, false
	}
	index, at := uvarint(blocksAt + int(start))
	return block{single: index - 1, kind: Kind(dict[at]), seconds: at + 3, n: u16(at + 1), end: blocksAt + int(end)}, true
}

// group finds the entries whose second character is r, as a range of dict; empty where there is none.
func (b *block) group(r rune) (start, end int) {
	lo, hi := 0, b.n
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if u16(b.seconds+m*2) < int(r) {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo == b.n || u16(b.seconds+lo*2) != int(r) {
		return 0, 0
	}
	starts := b.seconds + b.n*2
	groups := starts + b.n*2
	start = groups + u16(starts+lo*2)
	end = b.end
	if lo+1 < b.n {
		end = groups + u16(starts+lo*2+2)
	}
	return start, end
}

// lower makes ASCII letters small, as the dictionary has them.
func lower(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// match is a dictionary word at the start of a text.
type match struct {
	end   int // bytes
	index int // of the frequency
	kind  Kind
}

// appendMatches appends the words that text begins with, shortest first, single characters included.
func appendMatches(dst []match, text string) []match {
	r, n := hanzi.First(text)
	b, ok := blockOf(r)
	if !ok {
		return appendIrregular(dst, text)
	}
	if b.single >= 0 {
		dst = append(dst, match{n, b.single, b.kind})
	}
	if b.n == 0 || n == len(text) {
		return dst
	}
	r2, m := hanzi.First(text[n:])
	at, end := b.group(lower(r2))
	if at == end {
		return dst
	}
	longer := len(dst)
	n += m
	third := -1 // no character: nothing of three and more can match
	if n < len(text) {
		r, _ := hanzi.First(text[n:])
		third = int(lower(r))
	}
	for at < end {
		head := dict[at]
		at++
		rest, pos, hit := int(head&15), n, true
		if rest > 0 {
			c := u16(at)
			if c > third {
				break // entries are sorted: nothing after this one can match
			}
			if hit = c == third; hit {
				pos, hit = matchRest(text, pos, at, rest)
			}
		}
		var index int
		index, at = uvarint(at + rest*2)
		if hit && wholeRun(text, pos) {
			dst = append(dst, match{pos, index, Kind(head >> 4)})
		}
	}
	sorted(dst[longer:])
	return dst
}

// matchRest matches the characters of an entry, which are rest at dict[at:], to text[pos:] and returns where they end.
func matchRest(text string, pos, at, rest int) (int, bool) {
	for end := at + rest*2; at < end; at += 2 {
		if pos >= len(text) {
			return pos, false
		}
		q, w := hanzi.First(text[pos:])
		if int(lower(q)) != u16(at) {
			return pos, false
		}
		pos += w
	}
	return pos, true
}

// sorted puts matches in order of length: a longer word with a smaller third character precedes in dict.
func sorted(ms []match) []match {
	for i := 1; i < len(ms); i++ {
		for j := i; j > 0 && ms[j].end < ms[j-1].end; j-- {
			ms[j], ms[j-1] = ms[j-1], ms[j]
		}
	}
	return ms
}

// wholeRun reports whether a word ending at pos does not end inside a run of letters and digits.
func wholeRun(text string, pos int) bool {
	if pos >= len(text) || text[pos] >= 0xE0 || !alphanumericAt(text, pos) { // no letter has three bytes
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(text[:pos])
	return !alphanumeric(last)
}

// appendIrregular finds words that begin with anything but a common Han character: some 150 sorted lines.
func appendIrregular(dst []match, text string) []match {
	first, n := hanzi.First(text)
	if !alphanumeric(first) && (first < 0x3400 || 0xF900 <= first && first < 0x20000) {
		return dst // punctuation, kana and the like
	}
	key := text[:n]
	if first < 0x80 {
		key = string(lower(first))
	}
	list := irregularWords()
	for at := lines.From(list, key); at < len(list); {
		size := strings.IndexByte(list[at:], '\n')
		word, rest, _ := strings.Cut(list[at:at+size], "\t")
		at += size + 1
		if !strings.HasPrefix(word, key) {
			break
		}
		if len(text) < len(word) || !strings.EqualFold(text[:len(word)], word) || !wholeRun(text, len(word)) {
			continue
		}
		freq, kind, _ := strings.Cut(rest, "\t")
		index, _ := strconv.Atoi(freq)
		k, _ := strconv.Atoi(kind)
		dst = append(dst, match{len(word), index, Kind(k)})
	}
	return sorted(dst)
}

// Lookup returns the frequency of word in gse's dictionary (counts per 58 million) and its kind.
func Lookup(word string) (freq int, kind Kind, ok bool) {
	var room [16]match
	for _, m := range appendMatches(room[:0], word) {
		if m.end == len(word) {
			return freqOf(m.index), m.kind, true
		}
	}
	return 0, Other, false
}

// IsWord reports whether word stands in the dictionary.
func IsWord(word string) bool {
	_, _, ok := Lookup(word)
	return ok
}

// Prefixes appends to dst the dictionary words that text begins with, shortest first, single characters
// included.
func Prefixes(dst []Token, text string) []Token {
	var room [16]match
	for _, m := range appendMatches(room[:0], text) {
		dst = append(dst, Token{0, m.end, freqOf(m.index), m.kind})
	}
	return dst
}
