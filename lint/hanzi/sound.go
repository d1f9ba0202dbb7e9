package hanzi

import (
	_ "embed"
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/lines"
)

// Sound numbers a toneless syllable.
type Sound uint16

// NearKind says how near two sounds are.
type NearKind uint8

// The kinds of nearness.
const (
	UnlikeSound NearKind = iota
	SameSound            // the same syllable, whatever the tone
	FuzzySound           // merged in many accents: zh/z, ch/c, sh/s, n/l, f/h, r/l, in/ing, en/eng, an/ang
	SlipSound            // one key added, dropped, changed or swapped: xin/xi, guan/gaun
)

//go:embed data/sounds.txt
var soundTable string // toneless syllables, sorted: SOUND TAB characters, the most frequent first

//go:embed data/near.bin
var nearTable string // little-endian uint16: for each sound and one more where its pairs begin; pairs sound, kind

type soundEntry struct{ syllable, characters string }

var loadSounds = sync.OnceValue(func() []soundEntry {
	list := make([]soundEntry, 0, 430)
	for row := range lines.Rows(soundTable, 2) {
		list = append(list, soundEntry{row[0], row[1]})
	}
	return list
})

// SoundOf finds the sound of a toneless syllable (ü as ü).
func SoundOf(syllable string) (s Sound, ok bool) {
	i, ok := slices.BinarySearchFunc(loadSounds(), syllable, func(e soundEntry, s string) int {
		return strings.Compare(e.syllable, s)
	})
	return Sound(i), ok
}

// String returns the toneless syllable.
func (s Sound) String() string { return loadSounds()[s].syllable }

// Characters returns the simplified characters in use that are read so, the most frequent first.
func (s Sound) Characters() string { return loadSounds()[s].characters }

// Near yields the sounds that are near to s, itself included, in a fixed order.
func (s Sound) Near() iter.Seq2[Sound, NearKind] {
	return func(yield func(Sound, NearKind) bool) {
		begin := 2 * (len(loadSounds()) + 1)
		start, end := number(nearTable, 2*int(s)), number(nearTable, 2*int(s)+2)
		for at := begin + 4*start; at < begin+4*end; at += 4 {
			if !yield(Sound(number(nearTable, at)), NearKind(number(nearTable, at+2))) {
				return
			}
		}
	}
}

//go:embed data/polyphones.txt
var polyphoneTable string

// polyphones are the characters with two toneless readings in modern use.
var polyphones = sync.OnceValue(func() map[rune][2]Sound {
	list := make(map[rune][2]Sound, 256)
	for row := range lines.Rows(polyphoneTable, 2) {
		r, _ := utf8.DecodeRuneInString(row[0])
		usual, other, _ := strings.Cut(row[1], " ")
		var pair [2]Sound
		pair[0], _ = SoundOf(usual)
		pair[1], _ = SoundOf(other)
		list[r] = pair
	}
	return list
})

// Sounds returns the toneless readings of a character that matter for mistaken words: the usual one and,
// where there is a second in modern use, that one. n is 0, 1 or 2.
func Sounds(r rune) (sounds [2]Sound, n int) {
	if pair, ok := polyphones()[r]; ok {
		return pair, 2
	}
	start, end := readingRange(r)
	if start == end {
		return sounds, 0
	}
	sounds[0] = loadSyllables().sound[number(readingTable, start)]
	return sounds, 1
}

// Homophones returns the characters in use that share a sound with r, r included; those of its usual
// reading come first.
func Homophones(r rune) string {
	sounds, n := Sounds(r)
	switch n {
	case 0:
		return ""
	case 1:
		return sounds[0].Characters()
	}
	return sounds[0].Characters() + sounds[1].Characters()
}

// FuzzyHomophones yields the characters in use whose sound is near to one of r's as [FuzzySound] has it, those of its usual
// reading first; some may come twice.
func FuzzyHomophones(r rune) iter.Seq[rune] {
	return func(yield func(rune) bool) {
		sounds, n := Sounds(r)
		for _, s := range sounds[:n] {
			for near, kind := range s.Near() {
				if kind != FuzzySound {
					continue
				}
				for _, c := range near.Characters() {
					if !yield(c) {
						return
					}
				}
			}
		}
	}
}

// NearSound returns how near two characters are by sound, by the nearest pair of their readings.
func NearSound(a, b rune) NearKind {
	as, an := Sounds(a)
	bs, bn := Sounds(b)
	best := UnlikeSound
	for _, x := range as[:an] {
		for y, kind := range x.Near() {
			if slices.Contains(bs[:bn], y) && (best == UnlikeSound || kind < best) {
				best = kind
			}
		}
	}
	return best
}
