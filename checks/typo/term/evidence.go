package term

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/checks/typo/logistic"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// The pieces of evidence for an edit. Gains are in nats, scaled so that the coefficients are of one size.
const (
	bias       = iota
	gain8      // by how much likelier the text becomes: the first 8 nats
	gain16     // the next 8
	gainMore   // the rest
	gainThree  // for a term of three characters
	three      // the term has three characters
	long       // the term has five and more
	isMissing  // the kind of slip
	isExtra    //
	isSwapped  //
	edge       // the edit is at the first or last character of the term
	sound      // old and new character sound alike
	nearSound  // nearly
	shape      // look alike
	oldCommon  // how common the characters are
	newCommon  //
	function   // the old character is a function word
	newFunc    // the new one is
	oldLeast   // the least likely character there
	newLeast   // and edited
	leftKnown  // the model has seen the pair before the place
	rightKnown // and the one after it
	alone      // characters of the stretch that no dictionary word covers
	oldWord    // characters of the longest word of the stretch
	crossed    // a word of the copy reaches into the stretch from outside
	fits       // edited, the text divides at the ends of the term
	oldName    // a person's name stands there
	ours       // the term is on our own list
	termFreq   // how usual it is
	textMean   // how likely the whole text is
	recurs     // the stretch stands elsewhere in the text too
	termThere  // the term does
	byMark     // next to Latin letters, a name's dot or a title's bracket
	features   // their number
)

var featureNames = [features]string{
	"bias", "gain8", "gain16", "gain-more", "gain-three", "three", "long", "missing", "extra", "swapped", "edge",
	"sound", "near-sound", "shape", "old-common", "new-common", "function", "new-function", "old-least", "new-least",
	"left-known", "right-known", "alone", "old-word", "crossed", "fits", "old-name", "ours", "term-freq",
	"text-mean", "recurs", "term-there", "by-mark",
}

// Evidence is the vector for one edit, indexed by the constants above.
type Evidence [features]float64

const functionWords = "的地得了着过是在有和与及或也都就才不没很太这那我你他她它们个把被对从向为以于而但又再还要会能可上下里中大小多少一二三四五六七八九十两几"

func (f *Finder) weigh(r *ngram.Reading, e *Edit, least float64) {
	v := &e.Evidence
	*v = Evidence{bias: 1}
	v[gain8] = min(e.Gain, 8) / 4
	v[gain16] = min(max(e.Gain-8, 0), 8) / 4
	v[gainMore] = min(max(e.Gain-16, 0), 16) / 4
	n := runes(e.Term)
	v[three], v[long] = logistic.Indicator(n == 3), logistic.Indicator(n >= 5)
	if n == 3 {
		v[gainThree] = min(e.Gain, 16) / 4
	}
	v[isMissing], v[isExtra], v[isSwapped] = logistic.Indicator(e.Slip == words.Missing), logistic.Indicator(e.Slip == words.Extra), logistic.Indicator(e.Slip == words.Swapped)
	v[edge] = logistic.Indicator(e.Start == e.TermStart || e.End == e.TermEnd)
	f.weighCharacters(r, e)
	f.weighWords(r, e)
	v[oldLeast], v[newLeast] = e.change.oldLeast/8, e.change.newLeast/8
	v[textMean] = r.Mean / 4
	if least > 0 && !f.judge.open(v, least) {
		return
	}
	v[recurs] = logistic.Indicator(words.Elsewhere(r.Text, e.TermStart, e.TermEnd, e.Shown))
	v[termThere] = logistic.Indicator(words.Elsewhere(r.Text, e.TermStart, e.TermEnd, e.Term))
}

func (f *Finder) weighCharacters(r *ngram.Reading, e *Edit) {
	v, i := &e.Evidence, e.at
	v[leftKnown] = logistic.Indicator(r.Known(i))
	v[rightKnown] = logistic.Indicator(r.Known(i + 1))
	old, _ := utf8.DecodeRuneInString(r.Text[e.Start:e.End])
	new1, _ := utf8.DecodeRuneInString(e.Text)
	if e.End > e.Start {
		v[oldCommon] = float64(f.lm.Unigram(ngram.Token(old))) / 4
		v[function] = logistic.Indicator(strings.ContainsRune(functionWords, old))
	}
	if e.Text != "" {
		v[newCommon] = float64(f.lm.Unigram(ngram.Token(new1))) / 4
		v[newFunc] = logistic.Indicator(strings.ContainsRune(functionWords, new1))
	}
	if e.Slip == words.Replaced {
		v[sound] = logistic.Indicator(strings.ContainsRune(hanzi.Homophones(old), new1))
		v[nearSound] = logistic.Indicator(v[sound] == 0 && hanzi.NearSound(old, new1) != 0)
		v[shape] = logistic.Indicator(hanzi.LooksLike(old, new1))
	}
}

// window is how far, in bytes, the text around a term is divided into words.
const window = 24

func (f *Finder) weighWords(r *ngram.Reading, e *Edit) {
	v, text := &e.Evidence, r.Text
	from, to := words.Around(text, e.TermStart, e.TermEnd, window)
	var room [32]words.Token
	start, end := e.TermStart-from, e.TermEnd-from
	for _, t := range words.Split(room[:0], text[from:to], nil) {
		if t.End <= start || t.Start >= end {
			continue
		}
		size := runes(text[from+t.Start : from+t.End])
		v[alone] += logistic.Indicator(size == 1) / 4
		v[oldWord] = max(v[oldWord], float64(size)/4)
		v[crossed] = max(v[crossed], logistic.Indicator(size > 1 && (t.Start < start || t.End > end)))
		v[oldName] = max(v[oldName], logistic.Indicator(t.Kind == words.Person && size > 1))
	}
	mended := text[from:e.Start] + e.Text + text[e.End:to]
	end += len(mended) - (to - from)
	begins, stops := false, false
	for _, t := range words.Split(room[:0], mended, nil) {
		begins = begins || t.Start == start
		stops = stops || t.End == end
	}
	v[fits] = logistic.Indicator(begins && stops)
	freq, kind, _ := words.Lookup(e.Term)
	v[ours] = logistic.Indicator(kind == words.Term)
	v[termFreq] = math.Log1p(float64(freq)) / 8
	before, _ := utf8.DecodeLastRuneInString(text[:e.TermStart])
	after, _ := utf8.DecodeRuneInString(text[e.TermEnd:])
	v[byMark] = logistic.Indicator(mark(before) || mark(after))
}

func mark(r rune) bool {
	return r == '·' || r == '《' || r == '》' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}

// EvidenceNamed returns the indices of the pieces of evidence whose names begin with one of the prefixes.
func EvidenceNamed(prefixes []string) []int { return logistic.Named(featureNames[:], prefixes) }
