// Package engine finds the typos no list foresees: a character n-gram model says where the text is unlikely,
// characters that sound or look alike, or that people were seen to write for one another, words that sound alike and, where it
// is very unlikely, any other character, another order and one character more say what may have been meant, and a logistic
// regression over the evidence says how sure that is.
package engine

import (
	"cmp"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// Engine proposes edits. It is safe for concurrent use.
type Engine struct {
	lm            *ngram.Model
	table         *confusions
	first, second Pass // the first reading, and what is seen once the first slips are mended
}

// New returns an engine on a model of simplified text, with the built-in network and judgement.
func New(lm *ngram.Model) *Engine {
	p := defaultPasses()
	return &Engine{lm: lm, table: &confusions{lm: lm, slips: OpenSlips(slipTable)}, first: p[0], second: p[1]}
}

// Pass is who judges the edits of one reading of a text.
type Pass struct {
	Gate  *Bench // lets through what the network is asked about; nil lets all through and asks it nothing
	Judge *Bench // nil where only the evidence is wanted
}

// ajar is the confidence from which the gate lets an edit through.
const ajar = 0.2

// Edit is a change that would make the text likelier. Start and End are byte offsets in the text; Text is what
// was meant, empty for an extra character.
type Edit struct {
	Start, End int
	Text       string
	Kind       Kind
	WordStart  int // the word the edit makes, as far as it stands in the text; the edit itself where it makes none
	WordEnd    int
	Gain       float64 // nats by which the text becomes likelier
	Confidence float64 // 0 to 1
	Met        int     // how often its slips were met, the least usual of several
	From, To   int     // the same place in tokens
	Old, New   []ngram.Token
	Evidence   Evidence
	margin     float32
	inOrder    bool       // of two characters that make words as they stand
	paired     bool       // of two characters that go with their neighbours as they stand: 携儿|带女
	joined     bool       // of several that lie apart
	twin       bool       // a word put for another, which neither character says alone: see searchTwins
	before     float64    // confidence of the first pass, of an edit taken for granted
	slips      [kinds]int // characters changed, by kind
}

// Copy is a text to judge, in simplified characters of the same length as the copy's own, paragraphs on lines of
// their own.
type Copy struct {
	Text        string
	Traditional bool // the copy is in Traditional characters: another usage than the model's

	// The slips of the text, where it is one of those that the table of slips was counted in: they do not count for it.
	Own map[Slip]Counts

	Reading *ngram.Reading // of Text, where it is known; it is not changed
}

func (c *Copy) tokens() *ngram.Tokens {
	if c.Reading != nil {
		return &c.Reading.Tokens
	}
	var t ngram.Tokens
	t.Read(c.Text)
	return &t
}

// Find returns the edits of a text that do not overlap and whose confidence is at least least, in order. Copy
// with one slip often has another, which stands out once the first is mended: so there are several passes.
func (e *Engine) Find(c Copy, least float64) []Edit {
	c.Reading = e.readingOf(c)
	edits := e.Further(c, e.second, e.Resolve(c, e.Propose(c, e.first)), 0)
	return slices.DeleteFunc(edits, func(d Edit) bool { return d.Confidence < least })
}

// Resolve drops the edits of a text that overlap a more confident one, or do not go with it, and puts the others in order.
func (e *Engine) Resolve(c Copy, edits []Edit) []Edit {
	edits = dropOverlaps(edits)
	if len(edits) < 2 {
		return edits
	}
	return e.compatible(c.tokens().ID, edits)
}

// dropOverlaps drops the edits that overlap a more confident one.
func dropOverlaps(edits []Edit) []Edit {
	slices.SortStableFunc(edits, func(a, b Edit) int {
		return cmp.Or(cmp.Compare(b.claim(), a.claim()), a.Start-b.Start)
	})
	// Kept edits are looked up by stretches of text, so that an article of any length stays linear.
	const stretch = 64
	longest := 0
	for _, d := range edits {
		longest = max(longest, d.End-d.Start)
	}
	at := map[int][]lint.Span{}
	taken := func(d Edit) bool {
		for i := max(0, d.Start-longest) / stretch; i <= d.End/stretch; i++ {
			if slices.ContainsFunc(at[i], d.inTheWayOf) {
				return true
			}
		}
		return false
	}
	kept := edits[:0]
	for i, d := range edits {
		if !taken(d) {
			d.Confidence = d.either(edits[i+1:])
			if d.inOrder && d.Evidence[newLong] == 0 && words.IsWord(text(d.Old)) && words.IsWord(d.Text) {
				d.Confidence = min(d.Confidence, hint) // 定制 and 制定, 年老 and 老年
			}
			if d.pronoun() || d.inOrder || d.Kind.onlyKnown() && d.Met == 0 && d.Evidence[newPair] < 1 || d.paired && d.Evidence[health] < half || d.Nature() == OfWord && d.Met == 0 {
				d.Confidence = min(d.Confidence, atMost) // what nobody was seen to confuse makes sense by itself
			}
			kept = append(kept, d)
			at[d.Start/stretch] = append(at[d.Start/stretch], lint.Span{Start: d.Start, End: d.End})
		}
	}
	slices.SortFunc(kept, func(a, b Edit) int { return a.Start - b.Start })
	return kept
}

// claim is what an edit is ranked by among those that exclude one another: of two as likely, a character was left out rather
// than any other put in.
func (d *Edit) claim() float64 {
	const seldom = 0.1
	if d.Kind == Unlike {
		return d.Confidence - seldom
	}
	return d.Confidence
}

// pronoun reports whether the edit puts one of 他, 她 and 它 for another: who is meant, statistics do not know.
func (d *Edit) pronoun() bool {
	const pronouns = "他她它"
	return len(d.Old) == 1 && len(d.New) == 1 && strings.ContainsRune(pronouns, rune(d.Old[0])) && strings.ContainsRune(pronouns, rune(d.New[0]))
}

// hint is the confidence of what is shown to those who ask for hints.
const hint = 0.79

// text returns what tokens say.
func text(tokens []ngram.Token) string {
	var b strings.Builder
	for _, id := range tokens {
		b.WriteRune(rune(id))
	}
	return b.String()
}

// half is how much a text is about health from which it is: there the words are known that two characters may have come from.
const half = 0.5

// atMost is the confidence where which reading of a place is right stays open.
const atMost = 0.94

// either returns the confidence that something is wrong where the edit stands. Of two rare readings that exclude one another,
// either of them likely, one is right: 共同努下 lacks a 力, or has 下 in its place.
func (d *Edit) either(weaker []Edit) float64 {
	both := d.Confidence
	if !d.Kind.rare() || both < likely {
		return both
	}
	for i := range weaker {
		if o := &weaker[i]; o.Kind.rare() && o.Kind != d.Kind && o.inTheWayOf(lint.Span{Start: d.Start, End: d.End}) {
			both = Together(both, o.Confidence)
		}
	}
	return both
}

// Together returns the confidence that one of two readings that exclude one another is right; that of the first where
// either is unlikely.
func Together(a, b float64) float64 {
	if a < likely || b < likely {
		return a
	}
	return max(a, min(a+b, atMost))
}

// inTheWayOf reports whether the edit changes some of a place; where a character was left out, or beside it.
func (d *Edit) inTheWayOf(s lint.Span) bool {
	if d.Start == d.End || s.Start == s.End {
		return s.Start <= d.End && d.Start <= s.End
	}
	return s.Start < d.End && d.Start < s.End
}

// Propose returns every edit worth judging, with its evidence; they may overlap.
func (e *Engine) Propose(c Copy, by Pass) []Edit { return e.read(e.reading(c, nil, by)) }
