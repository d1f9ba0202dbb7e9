package main

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/checks/typo/engine"
	"github.com/healthlint/healthlint/checks/typo/trial"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// The sets of pairs are of people who type by sound. What is made here is what other copy has too: it was typed by strokes,
// read by a machine, or in haste.
var injections = []struct {
	name string
	put  func(*injector, []rune, int) []rune
}{
	{"look-alikes", func(in *injector, s []rune, at int) []rune { return in.replace(s, at, []rune(hanzi.LookAlikes(s[at]))) }},
	{"near sounds", func(in *injector, s []rune, at int) []rune {
		return in.replace(s, at, slices.Collect(hanzi.FuzzyHomophones(s[at])))
	}},
	{"one too many", (*injector).add},
	{"any character", func(in *injector, s []rune, at int) []rune { return in.replace(s, at, in.common) }},
	{"left out", func(_ *injector, s []rune, at int) []rune {
		if at == 0 || s[at-1] == s[at] || at+1 < len(s) && s[at+1] == s[at] {
			return nil
		}
		return slices.Delete(s, at, at+1)
	}},
	{"swapped", func(_ *injector, s []rune, at int) []rune {
		if at+1 == len(s) || s[at] == s[at+1] || !isHan(s[at+1]) {
			return nil
		}
		s[at], s[at+1] = s[at+1], s[at]
		return s
	}},
	{"another word", (*injector).mishear},
}

// injector puts slips into sentences.
type injector struct {
	lm     *ngram.Model
	random *rand.Rand
	common []rune
}

func newInjector(lm *ngram.Model) *injector {
	in := &injector{lm: lm}
	for r := rune(0x4e00); r < 0xa000; r++ {
		if lm.Unigram(ngram.Token(r)) > -11 {
			in.common = append(in.common, r)
		}
	}
	return in
}

// replace puts one of the characters in the place of another, the commoner the likelier.
func (in *injector) replace(s []rune, at int, by []rune) []rune {
	weights := make([]float64, len(by))
	for i, r := range by {
		if p := in.lm.Unigram(ngram.Token(r)); r != s[at] && p > -12 {
			weights[i] = math.Exp(0.75 * float64(p))
		}
	}
	i := in.draw(weights)
	if i < 0 {
		return nil
	}
	s[at] = by[i]
	return s
}

// add puts in a character too many: any, or, as often, what an input method leaves beside the one that was meant.
func (in *injector) add(s []rune, at int) []rune {
	like := in.common
	if in.random.IntN(2) == 0 {
		like = []rune(hanzi.Homophones(s[at]) + hanzi.LookAlikes(s[at]))
	}
	s = slices.Insert(s, at, s[at])
	return in.replace(s, at+in.random.IntN(2), like)
}

// draw returns the index of one of the weights, the greater the likelier, or -1 if they are all 0.
func (in *injector) draw(weights []float64) int {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	if sum == 0 {
		return -1
	}
	pick := in.random.Float64() * sum
	i := 0
	for ; i+1 < len(weights) && pick >= weights[i]; i++ {
		pick -= weights[i]
	}
	return i
}

// mishear puts a word that sounds the same, or a few times nearly so, in the place of a word of two characters: who types by
// sound, or dictates, picks words.
func (in *injector) mishear(s []rune, at int) []rune {
	if at+1 == len(s) || !words.IsWord(string(s[at:at+2])) {
		return nil
	}
	const nearly = 0.2
	like := engine.SoundingLike(s[at], s[at+1])
	weights := make([]float64, len(like))
	for i, w := range like {
		freq, _, _ := words.Lookup(string(w[:]))
		weights[i] = math.Pow(float64(freq), 0.75)
		if hanzi.NearSound(s[at], w[0]) == hanzi.FuzzySound || hanzi.NearSound(s[at+1], w[1]) == hanzi.FuzzySound {
			weights[i] *= nearly
		}
	}
	i := in.draw(weights)
	if i < 0 {
		return nil
	}
	s[at], s[at+1] = like[i][0], like[i][1]
	return s
}

// The sentences that slips are put into: how many characters they have, and one of how many of an article.
const (
	shortest = 12
	longest  = 70
	every    = 5
)

// placed is a slip that was put into a text, at [start, end) of what it has become.
type placed struct {
	start, end int
	right      string
}

// inject returns for each kind of slip a set of the texts of s that are thought right, with slips in them: a sentence, of
// which every second is taken, has one, an article one in every few sentences.
func (s *set) inject(in *injector, weight float64) (out []*set) {
	for k, kind := range injections {
		made := &set{name: s.name + ", " + kind.name, weight: weight, habits: s.habits, made: true, origin: s.origin}
		for _, t := range s.texts {
			h := fnv.New64a()
			h.Write([]byte(t.Right))
			some := 1
			if s.clean {
				some = every
			}
			if t.Wrong != t.Right || !s.clean && (h.Sum64()+uint64(k))%2 != 0 {
				continue
			}
			in.random = rand.New(rand.NewPCG(h.Sum64(), uint64(k)))
			if n := in.into(t, some, kind.put); len(n.placed) > 0 {
				made.texts = append(made.texts, n)
			}
		}
		out = append(out, made)
	}
	return out
}

// into returns a text with a slip in one of some sentences.
func (in *injector) into(t *text, some int, put func(*injector, []rune, int) []rune) *text {
	n := &text{Text: trial.Text{Right: t.Right}, traditional: t.traditional, part: t.part, lot: t.lot}
	var b strings.Builder
	at := 0
	for _, span := range words.Sentences(t.Right) {
		sentence := t.Right[span.Start:span.End]
		length := utf8.RuneCountInString(sentence)
		if length < shortest || length > longest || in.random.IntN(some) > 0 {
			continue
		}
		if wrong, from, to, right := in.slip(sentence, put); wrong != "" {
			b.WriteString(t.Right[at:span.Start])
			n.placed = append(n.placed, placed{b.Len() + from, b.Len() + to, right})
			b.WriteString(wrong)
			at = span.End
		}
	}
	b.WriteString(t.Right[at:])
	n.Wrong = b.String()
	return n
}

// slip returns the sentence with a slip, where that is and what stood there; an empty one where none can be made.
func (in *injector) slip(sentence string, put func(*injector, []rune, int) []rune) (wrong string, start, end int, right string) {
	runes := []rune(sentence)
	for range 20 {
		at := in.random.IntN(len(runes))
		if !isHan(runes[at]) {
			continue
		}
		changed := put(in, slices.Clone(runes), at)
		if changed == nil {
			continue
		}
		from, same := 0, 0 // how many characters at the beginning and the end are as they were
		for from < min(len(runes), len(changed)) && runes[from] == changed[from] {
			from++
		}
		for same < min(len(runes), len(changed))-from && runes[len(runes)-1-same] == changed[len(changed)-1-same] {
			same++
		}
		before := len(string(changed[:from]))
		return string(changed), before, before + len(string(changed[from:len(changed)-same])), string(runes[from : len(runes)-same])
	}
	return "", 0, 0, ""
}

// touches reports whether an edit stands where a slip was put, or beside.
func (p *placed) touches(d *engine.Edit) bool {
	const beside = 6 // bytes
	return d.Start <= p.end+beside && p.start <= d.End+beside
}

// mends reports whether an edit of the text restores what stood there.
func (p *placed) mends(text string, d *engine.Edit) bool {
	lo, hi := min(p.start, d.Start), max(p.end, d.End)
	return p.touches(d) && text[lo:p.start]+p.right+text[p.end:hi] == text[lo:d.Start]+d.Text+text[d.End:hi]
}

// judged reports whether an edit of the text is fitted to: of those to which slips were put only what stands there, the rest
// being that of another set.
func (t *text) judged(d *engine.Edit) bool {
	return t.placed == nil || slices.ContainsFunc(t.placed, func(p placed) bool { return p.touches(d) })
}

// reportPlaced prints how many of the slips put into texts that were held out are mended, and how many edits at or beside
// them are wrong.
func (s *set) reportPlaced() {
	for _, least := range []float64{0.5, 0.8, 0.95} {
		slips, mended, wrong := 0, 0, 0
		for _, t := range s.texts {
			if !t.reported {
				continue
			}
			slips += len(t.placed)
			for i := range t.found {
				switch d := &t.found[i]; {
				case d.Confidence < least || !t.judged(d):
				case t.mends(d):
					mended++
				default:
					wrong++
				}
			}
		}
		fmt.Printf("  from %.2f  %.3f of %d found; %.3f of the edits there right\n", least, float64(mended)/float64(max(slips, 1)), slips, float64(mended)/float64(max(mended+wrong, 1)))
	}
}

// placedWeights are the weights of edits at slips that were put there. Nobody knows how often such happen; with these, of
// the edits from 0.8 on where nobody had put a slip about three in four were genuine.
var placedWeights = map[engine.Nature]float64{engine.OfUnlike: 0.3, engine.OfSwapped: 0.25, engine.OfMissing: 2, engine.OfWord: 0.5, engine.OfExtra: 2}

// weigh returns the weight of an edit of the set. Slips put there that are not of the rare natures count little: of their
// like the pairs have enough.
func (s *set) weigh(n engine.Nature) float64 {
	if w, rare := placedWeights[n]; s.made && rare {
		return w
	}
	return s.weight
}
