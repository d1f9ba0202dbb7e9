package encoding

import (
	"math"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/affix"
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
	before = hanzi.SimplifySameLength(affix.Tail(before, context))
	after = hanzi.SimplifySameLength(affix.Head(after, context))
	lm := ngram.Default()
	c, word := newChoice(), math.Inf(-1)
	try := func(s string, isWord bool) {
		score := fits(lm, before, s, after)
		if isWord {
			word = max(word, score)
		}
		c.add(s, score)
	}
	for _, sounds := range splits(nil, nil, letters) {
		if n := len(sounds); n > 1 {
			each := math.MaxInt
			if n > 2 {
				each = tried // or there would be a million
			}
			spell("", sounds, each, func(s string) {
				if used(s, leastTyped) {
					try(s, true)
				}
			})
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
	return c.clearly(), true
}

// choice is what reads best of what is tried in one place.
type choice struct {
	han        string
	best, next float64 // mean log probabilities, in nats
}

func newChoice() choice { return choice{best: math.Inf(-1), next: math.Inf(-1)} }

func (c *choice) add(han string, score float64) {
	if score > c.best {
		c.han, c.best, c.next = han, score, c.best
	} else {
		c.next = max(c.next, score)
	}
}

// clearly returns what reads best, or "" where the next reads nearly as well.
func (c *choice) clearly() string {
	if (c.best-c.next)*float64(utf8.RuneCountInString(c.han)+behind) < clear {
		return ""
	}
	return c.han
}

// spell calls try with done and whatever the sounds may stand for behind it, of the characters of a sound the first so many.
func spell(done string, sounds []hanzi.Sound, each int, try func(string)) {
	if len(sounds) == 0 {
		try(done)
		return
	}
	n := 0
	for _, r := range sounds[0].Characters() {
		if n++; n > each {
			return
		}
		spell(done+string(r), sounds[1:], each, try)
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
