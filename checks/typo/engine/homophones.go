package engine

import (
	_ "embed"
	"slices"
	"sort"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
)

// The words of two characters by how they sound, which `go run ./checks/typo/engine/homophones` listed. Who types by sound
// and picks the wrong word gets both characters wrong: 正装 for 症状, 味精 for 胃镜.
//
// layout, little endian: u32 sounds, u32 groups; for each first sound and one more u32 where its groups and u32 where its
// words begin; groups, in order, of those words that have the same second sound: u16 that sound, u16 where its words begin
// among those of the first one; words: u16 and u16 their characters.
//
//go:embed data/homophones.bin
var homophoneTable string

// twin is a word of two characters that sounds like another one.
type twin [2]ngram.Token

func u16(at int) int { return int(homophoneTable[at]) | int(homophoneTable[at+1])<<8 }
func u32(at int) int { return u16(at) | u16(at+2)<<16 }

// appendWords appends the words with two sounds that have neither c nor d in its place.
func appendWords(out []twin, first, second hanzi.Sound, c, d ngram.Token) []twin {
	const head, entry, group, word = 8, 8, 4, 4
	sounds := u32(0)
	if int(first) >= sounds {
		return out
	}
	groups := head + entry*(sounds+1)
	list := groups + group*u32(4)
	at := head + entry*int(first)
	from, to := u32(at), u32(at+entry)
	i := from + sort.Search(to-from, func(i int) bool { return u16(groups+group*(from+i)) >= int(second) })
	if i == to || u16(groups+group*i) != int(second) {
		return out
	}
	begin, end := u32(at+4)+u16(groups+group*i+2), u32(at+entry+4)
	if i+1 < to {
		end = u32(at+4) + u16(groups+group*(i+1)+2)
	}
	for k := begin; k < end; k++ {
		w := twin{ngram.Token(u16(list + word*k)), ngram.Token(u16(list + word*k + 2))}
		if w[0] != c && w[1] != d && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// twins appends the words that sound like c d, whatever the tone, in both characters others; with nearly, one of the two
// may sound only nearly so.
func twins(out []twin, c, d ngram.Token, nearly bool) []twin {
	return soundingLike(out, rune(c), rune(d), nearly, twin{c, d})
}

// soundingLike does the same for words that have neither character of unlike in its place.
func soundingLike(out []twin, c, d rune, nearly bool, unlike twin) []twin {
	first, n := hanzi.Sounds(c)
	second, m := hanzi.Sounds(d)
	for _, a := range first[:n] {
		for _, b := range second[:m] {
			out = appendWords(out, a, b, unlike[0], unlike[1])
			if !nearly {
				continue
			}
			for near, kind := range a.Near() {
				if kind == hanzi.FuzzySound {
					out = appendWords(out, near, b, unlike[0], unlike[1])
				}
			}
			for near, kind := range b.Near() {
				if kind == hanzi.FuzzySound {
					out = appendWords(out, a, near, unlike[0], unlike[1])
				}
			}
		}
	}
	return out
}

// SoundingLike returns the words of two characters that sound like c d, whatever the tone, or nearly so; c d is not among them.
func SoundingLike(c, d rune) [][2]rune {
	var out [][2]rune
	for _, w := range soundingLike(nil, c, d, true, twin{}) {
		if word := [2]rune{rune(w[0]), rune(w[1])}; word != [2]rune{c, d} {
			out = append(out, word)
		}
	}
	return out
}
