package engine

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// A character that is a word of its own where it hardly ever is one is left of a word: 活 in 室内活，, 技 in 适宜技推广. The n-gram
// model does not see it, since it counts 活， wherever 生活， stands.

// A stray is alone by at least leastAlone where it stands, in nats, by leastBound anywhere, and makes no word as frequent as usualWord,
// of 58 million; of what grows into a word with it, the text must become likelier by leastStray,
// and the place must be this unlikely, and with two characters behind it or with one on either side. Of 27 that were found in 10 million
// characters none was likelier than -6.1 and -14.
const (
	leastAlone = 5
	usualWord  = 200
	leastBound = 1.5
	leastStray = 1
	doubtStray = -5.5
	doubtTorn  = -13
)

// strays returns, of the words of s given, how unusual those of one character within a character of [from, to) are there, in nats:
// the most unusual, and the sum.
func strays(s string, tokens []words.Token, from, to int) (most, sum float64) {
	for _, t := range tokens {
		if t.End < from || t.Start > to || t.End-t.Start > utf8.UTFMax {
			continue
		}
		before, behind := words.Alone(s, t.Start, t.End)
		most, sum = max(most, before+behind), sum+before+behind
	}
	return most, sum
}

// usual reports whether Text[from:to], which may lie outside the text, is a word in common use.
func (r *reading) usual(from, to int) bool {
	if from < 0 || to > len(r.Text) {
		return false
	}
	freq, _, ok := words.Lookup(r.Text[from:to])
	return ok && freq >= usualWord
}

// strayed is what was found out of a token last asked about.
type strayed struct {
	token   int // 1 + its place
	unusual float64
}

// stray returns how unusual, in nats, token i is as a word of its own, 0 where it is part of a word or hardly unusual. What is asked
// on its left and then on its right is found out once.
func (r *reading) stray(i int) float64 {
	last := &r.strayed[i&1]
	if last.token != i+1 {
		*last = strayed{i + 1, r.findStray(i)}
	}
	return last.unusual
}

func (r *reading) findStray(i int) float64 {
	if i < 0 || i >= len(r.ID) || !ngram.Han(r.ID[i]) || words.Bound(rune(r.ID[i])) < leastBound {
		return 0
	}
	start, end := int(r.Start[i]), int(r.End[i])
	before, behind := words.Alone(r.Text, start, end)
	if before+behind < leastAlone || r.usual(start-character, end) || r.usual(start, end+character) {
		return 0 // as are nearly all, which saves their division into words
	}
	const around = 5
	from, to := back(r.Text, start, around), forth(r.Text, end, around)
	var buffer [16]words.Token
	for _, t := range words.Split(buffer[:0], r.Text[from:to], nil) {
		if t.Start == start-from && t.End == end-from {
			return before + behind
		}
	}
	return 0
}

// grows reports whether a character put in at token i makes a word with the one before it, or the one behind.
func (r *reading) grows(i int, id ngram.Token) (before, behind bool) {
	before = words.IsWord(string([]rune{rune(r.ID[i-1]), rune(id)}))
	behind = ngram.Han(r.ID[i]) && words.IsWord(string([]rune{rune(id), rune(r.ID[i])}))
	return before, behind
}

// grown is the frequency of the word that the character makes with one beside it, the more frequent of two.
func (r *reading) grown(d *Edit) int {
	before, _, _ := words.Lookup(string([]rune{rune(r.ID[d.From-1]), rune(d.New[0])}))
	behind, _, _ := words.Lookup(string([]rune{rune(d.New[0]), rune(r.ID[d.From])}))
	return max(before, behind)
}

// mostGrown is how many characters are tried beside a stray.
const mostGrown = 40

// tells reports whether the strays of a text tell anything. What Taiwan and Hong Kong write is too often no word to the dictionary,
// and of a few sentences nobody knows whether a headline is among them (世行昨发布, 两融业务).
func (r *reading) tells() bool { return !r.traditional && len(r.Log) >= longText }

// gapByStray returns the character that makes a word of a stray on either side of token i, and the text likeliest.
func (e *Engine) gapByStray(s *search, r *reading, i int) (best ngram.Token, margin float32, ok bool) {
	before, behind := r.stray(i-1) > 0, r.stray(i) > 0
	if !before && !behind {
		return 0, 0, false
	}
	end := ngram.Reach(r.ID, i)
	floor := r.Sum(i, end) + leastStray
	e.bridge(s, e.table.follow(r.ID[i-1]), r.ID[i], mostGrown, max(leastBetween, floor))
	n := 0
	for _, x := range s.between {
		if b, h := r.grows(i, x.ID); b && before || h && behind {
			s.between[n] = x
			n++
		}
	}
	s.between = s.between[:n]
	if n == 0 {
		return 0, 0, false
	}
	return e.likeliest(s, r.Reading, i, i, end, floor)
}

// weighStray gathers what is evidence only where a character makes a word of a stray.
func (r *reading) weighStray(d *Edit) {
	b, h := r.grows(d.From, d.New[0])
	if !(b && r.stray(d.From-1) > 0 || h && r.stray(d.From) > 0) {
		return
	}
	v := &d.Evidence
	v[strayWord] = 1
	v[strayGrows] = min(max(d.Gain, 0), 12) / 4
	v[strayFreq] = v[newFreq]
}

// How unusual a stray and how much likelier the text must be with it mended, in nats, together, anywhere and before a mark, and the
// latter alone; and how frequent the word. Of 500,000 characters of published copy three places pass, all of them misprints.
const (
	leastBoth      = 15.5
	leastBothAtEnd = 14
	leastGrown     = 4
	leastWordFreq  = 50   // of 58 million
	mostLeft       = 3    // what may be unusual about the rest
	leastSure      = 23   // from which that is not asked
	leastInside    = 11.5 // how unusual the stray is by itself, where no mark is beside it: not 外资行, 高纤, 提几点
	strayConfident = 0.85
	leastJudged    = 0.35 // what the judgement must think of it: of fifty places in unseen copy it thought less of, three were slips
	// In text less likely than usualMean a character, stories, verse, dialect, more is asked: perOdd nats for each that it is less.
	usualMean = -3.5
	perOdd    = 4
)

// suffixes make a word of any other without being one themselves: 住宿业, 保护力.
const suffixes = "业力性化者率度员界型类式品级网感期"

// torn is the confidence that a character was left out of a word, by what its rest says, 0 where that says nothing. The judgement,
// which has learned from characters left out anywhere, does not trust it: most of those leave words behind. The first character of a
// line may belong to another.
func (r *reading) torn(d *Edit) float64 {
	v := &d.Evidence
	if v[strayWord] == 0 || !r.tells() || d.From < 2 || r.ID[d.From-2] == ngram.Boundary || v[newName] > 0 || d.Gain < leastGrown || r.grown(d) < leastWordFreq || 4*v[strayNew] > mostLeft {
		return 0
	}
	both := 4*v[strayGain] + d.Gain - perOdd*max(0, usualMean-r.Mean)
	if both < leastBothAtEnd || v[atEnd] == 0 && (both < leastBoth || 4*v[strayOld] < leastInside && both < leastSure) || r.suffixed(d) || r.initial(d) {
		return 0
	}
	return strayConfident
}

// initial reports whether the edit is at one of several words cut to their first characters: 党、政、军.
func (r *reading) initial(d *Edit) bool {
	return r.ID[d.From] == '、' && d.From+2 < len(r.ID) && (r.ID[d.From+2] == '、' || r.ID[d.From-2] == '、')
}

// suffixed reports whether what is beside the edit is a word and its suffix.
func (r *reading) suffixed(d *Edit) bool {
	for _, i := range [...]int{d.From - 1, d.From} {
		if !ngram.Han(r.ID[i]) || !strings.ContainsRune(suffixes, rune(r.ID[i])) {
			continue
		}
		at := int(r.Start[i])
		if before, _ := words.Beside(r.Text, at, at, aroundGap); before.End == at && before.End-before.Start > character {
			return true
		}
	}
	return false
}
