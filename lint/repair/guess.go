package repair

import (
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
)

// octet80 is what it counts for, in nats, that byte 80 completes a character. A reader that writes private-use characters
// for the user-defined pairs of GBK (AAA1–AFFE) loses hardly anything but 80; others lose those too.
const (
	octet80     = 2
	octet80Only = 7
)

// doubtful is how far, in nats, the next best character must be behind for one to be beyond doubt: of copy damaged to measure
// it, two characters in a thousand were then others, and of those three to six nats ahead one in ten.
const doubtful = 8

// complete puts in place of each character that lost a byte the one that reads best.
func (t *trials) complete(g *decoding, before, after string) {
	decoded := []rune(before)
	candidates := make(map[int][]rune)
	foreign := g.foreign()
	last := len(g.places) - 1
	for i := range g.places {
		p := &g.places[i]
		if p.lack != nothing {
			if i == last && after != "" && g.target == nil && p.losesEnd() {
				p.next = unknown
			}
			if list := native(g.candidates(p), foreign); len(list) > 0 {
				candidates[i], p.r = list, mostFrequent(list)
			}
		}
		decoded = append(decoded, p.r)
	}
	decoded = append(decoded, []rune(firstRunes(after, 8))...)
	offset := utf8.RuneCountInString(before)
	favour := float64(octet80)
	if slices.ContainsFunc(g.octets, func(o octet) bool { return o.private }) {
		favour = octet80Only
	}
	for i := range g.places {
		list, p, at := candidates[i], &g.places[i], offset+i
		if list == nil {
			continue
		}
		usual := 0.0
		if g.pairs && g.target == nil && p.next != unknown && int(p.next) < len(g.octets) && g.octets[p.next].b >= utf8.RuneSelf {
			usual = favour
		}
		p.r, p.sure = t.best(list, usual, decoded[max(0, at-8):at], decoded[at+1:min(len(decoded), at+9)])
		p.sure = p.sure && p.next != unknown
		decoded[at] = p.r
	}
	for i := range g.places {
		if p := &g.places[i]; p.lack != nothing && !p.sure {
			p.strange = !makesWord(string(decoded[:offset+i]), p.r, string(decoded[offset+i+1:]))
		}
	}
}

// unknown is what stands behind the last character of a passage that good copy follows: the byte it lost may have been any, not
// only one that makes no pair with that copy.
const unknown = -1

// losesEnd reports whether the last byte of a character is among those lost.
func (p *place) losesEnd() bool {
	switch p.lack {
	case theThird, theTwo, thePair, oneDropped, twoDropped:
		return true
	}
	return false
}

// candidates lists what a character may be that lost a byte.
func (g *decoding) candidates(p *place) []rune {
	if g.target != nil {
		return g.pairCandidates(p)
	}
	b := func(k int32) byte { return g.octets[p.at+k].b }
	switch p.lack {
	case theFirst:
		return g.without(0, g.octets[p.next-2].b, g.octets[p.next-1].b, -1)
	case theSecond:
		return g.without(1, b(0), b(2), p.at+2)
	case theThird:
		return g.without(2, b(0), b(1), p.next)
	case oneDropped:
		return append(g.without(2, b(0), b(1), p.next), g.without(1, b(0), b(1), p.at+1)...)
	case theTwo, twoDropped, thePair:
		return g.withoutTwo(b(0), p.next, p.lack == thePair)
	case pairBefore:
		return g.without(0, 0x80, b(1), -1)
	}
	return nil
}

// without lists the characters of three bytes that lack one, the first, second or third: x and y are the others, octet
// next stands after the one lost, -1 where that says nothing.
func (g *decoding) without(which int, x, y byte, next int32) (list []rune) {
	for lost := byte(0x80); lost <= 0xEF; lost++ {
		var bytes [3]byte
		switch which {
		case 0:
			bytes = [3]byte{lost, x, y}
		case 1:
			bytes = [3]byte{x, lost, y}
		case 2:
			bytes = [3]byte{x, y, lost}
		}
		if r, _ := utf8.DecodeRune(bytes[:]); leads(bytes[0]) && mayBe(r) && (next < 0 || g.losesBefore(lost, next)) {
			list = append(list, r)
		}
	}
	return list
}

// withoutTwo lists the characters that lack the second and the third byte; paired where they are one pair of GBK.
func (g *decoding) withoutTwo(lead byte, next int32, paired bool) (list []rune) {
	for _, r := range usableFrom(lead) {
		bytes := string(r)
		if g.loses(bytes[1], bytes[2]) && (paired && bytes[1] != 0x80 || g.losesBefore(bytes[2], next)) {
			list = append(list, r)
		}
	}
	return list
}

// usableFrom lists the characters of three bytes that may be lost, by the first.
func usableFrom(lead byte) []rune { return usableByLead()[lead-0xE0] }

var usableByLead = sync.OnceValue(func() (list [16][]rune) {
	for r := rune(0x800); r <= 0xFFFF; r++ {
		if mayBe(r) {
			list[r>>12] = append(list[r>>12], r)
		}
	}
	return list
})

// mayBe reports whether a character may have been lost.
func mayBe(r rune) bool { return r != unicode.ReplacementChar && (common(r) || r == '\u3000') }

// best returns the candidate that reads best between two texts, and whether it is beyond doubt. usual is what counts
// beforehand for one that byte 80 completes.
func (t *trials) best(candidates []rune, usual float64, before, after []rune) (best rune, sure bool) {
	if len(candidates) == 1 {
		return candidates[0], true
	}
	if !t.take(len(candidates)) {
		return mostFrequent(candidates), false
	}
	t.reading.setBehind(string(after))
	t.reading.set(string(before), "")
	first, second := math.Inf(-1), math.Inf(-1)
	for _, r := range candidates {
		score := max(t.reading.with(r), -60)
		if has80(r) {
			score += usual
		}
		switch {
		case score > first:
			best, first, second = r, score, first
		case score > second:
			second = score
		}
	}
	closes := best == '。' && len(after) == 0 // what ends a paragraph is seldom anything else
	return best, closes || first-second >= doubtful
}

// foreign is the class of characters that the copy is not written in.
func (g *decoding) foreign() hanzi.Class {
	c := hanzi.Count(g.text())
	if c.Traditional > c.Simplified {
		return hanzi.SimplifiedOnly
	}
	return hanzi.TraditionalOnly
}

// native drops the candidates of a class, unless all are.
func native(candidates []rune, foreign hanzi.Class) []rune {
	kept := slices.DeleteFunc(slices.Clone(candidates), func(r rune) bool { return hanzi.ClassOf(r) == foreign })
	if len(kept) == 0 {
		return candidates
	}
	return kept
}

func has80(r rune) bool { return slices.Contains([]byte(string(r)), 0x80) }

// mostGuesses is how many doubtful characters are named; where there are more, the whole is to be compared.
const mostGuesses = 12

// made is the text as it is offered: of a guess that makes no word with its neighbours nothing but the place is known.
func (g *decoding) made() string {
	var b strings.Builder
	for _, p := range g.places {
		if p.strange {
			b.WriteRune(gapMark)
			continue
		}
		b.WriteRune(p.r)
	}
	return b.String()
}

// gapMark stands, as printers set it, for a character that is lost.
const gapMark = '□'

// guesses names the characters that what is left of them does not tell for sure.
func (g *decoding) guesses() string {
	var list []rune
	for _, p := range g.places {
		if p.lack == nothing || p.sure || p.strange || p.r == unicode.ReplacementChar || slices.Contains(list, p.r) {
			continue
		}
		if len(list) == mostGuesses {
			return string(list) + "…"
		}
		list = append(list, p.r)
	}
	return string(list)
}

// confidence is how sure the copy is so restored.
func (g *decoding) confidence() float64 {
	lowest := 0.97
	for _, p := range g.places {
		switch {
		case p.r == unicode.ReplacementChar, !p.sure:
			return 0.8
		case p.lack != nothing:
			lowest = 0.95
		}
	}
	return lowest
}
