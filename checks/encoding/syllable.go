package encoding

import (
	"math"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// A word of the dictionary that a syllable completes has at most so many characters before it and behind it.
const (
	wordBefore = 3
	wordBehind = 4
)

// clear is by how much, in nats, what reads best must read better than the next to be offered.
const clear = 2

// completed returns what letters spell that is a word of the dictionary, or makes one with the characters beside it (hu吸 → 呼),
// and whether the copy reads on with it. han is empty where that is in doubt.
func completed(before, letters, after string) (han string, ok bool) {
	before = hanzi.SimplifySameLength(tail(before, context))
	after = hanzi.SimplifySameLength(head(after, context))
	lm := ngram.Default()
	best, next, word := math.Inf(-1), math.Inf(-1), math.Inf(-1)
	try := func(s string, isWord bool) {
		score := fits(lm, before, s, after)
		if isWord {
			word = max(word, score)
		}
		if score > best {
			best, next, han = score, best, s
		} else {
			next = max(next, score)
		}
	}
	for _, sounds := range splits(nil, nil, letters) {
		if len(sounds) > 1 {
			spellWords("", 0, sounds, func(s string) { try(s, true) })
			continue
		}
		for _, r := range sounds[0].Characters() {
			try(string(r), makesWord(before, string(r), after))
		}
	}
	if word < likelyWord {
		return "", false
	}
	if len(letters) >= leastSpelled {
		if s, _ := spelled(before, letters, after); len(s) > len("字") && !used(s, leastTyped) { // 这是, which no dictionary has, beside 这时
			try(s, false)
		}
	}
	if (best-next)*float64(utf8.RuneCountInString(han)+behind) < clear {
		han = ""
	}
	return han, true
}

// spellWords calls try with the words of the dictionary that begin with done, n characters, and go on with the sounds.
func spellWords(done string, n int, rest []hanzi.Sound, try func(string)) {
	if len(rest) == 0 {
		if used(done, leastTyped) {
			try(done)
		}
		return
	}
	characters := rest[0].Characters()
	if n+len(rest) > 2 {
		characters = head(characters, tried*len("字")) // or there would be a million
	}
	for _, r := range characters {
		spellWords(done+string(r), n+1, rest[1:], try)
	}
}

// makesWord reports whether a character makes a word of the dictionary with some of those next to it.
func makesWord(before, c, after string) bool {
	for i, from := 0, len(before); i <= wordBefore; i++ {
		for j, to := 0, 0; j <= wordBehind; j++ {
			if i+j > 0 && used(before[from:]+c+after[:to], leastUsed[min(i+j+1, len(leastUsed)-1)]) {
				return true
			}
			r, size := utf8.DecodeRuneInString(after[to:])
			if !hanzi.IsHan(r) {
				break
			}
			to += size
		}
		r, size := utf8.DecodeLastRuneInString(before[:from])
		if !hanzi.IsHan(r) {
			break
		}
		from -= size
	}
	return false
}

// leastUsed is how often a word of two characters, of three and of more must stand in 58 million to be taken for what was typed:
// of pairs of characters the dictionary has nearly any.
var leastUsed = [...]int{2: 100, 3: 10, 4: 1}

// leastTyped is the same of a word that stands in letters as a whole.
const leastTyped = 10

func used(word string, least int) bool {
	freq, kind, ok := words.Lookup(word)
	return ok && freq >= least && kind != words.Person && kind != words.Number
}
