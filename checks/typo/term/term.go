// Package term finds terms that a text holds but for one edit: a character stands for another, whatever the
// two look and sound like, is missing, is one too many, or has changed places with its neighbour. A character
// n-gram model says where the text is unlikely, the index of lint/words which terms are near, and a logistic
// regression over the evidence how sure that is.
package term

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// Finder is safe for concurrent use.
type Finder struct {
	lm     *ngram.Model
	judge  *Judge
	house  func() *words.NearList // nil for none
	region func() *words.NearList // for Traditional copy; nil for none
}

// New returns a finder on a model of simplified text, with the built-in judgement.
func New(lm *ngram.Model) *Finder { return &Finder{lm: lm, judge: defaultJudge()} }

// Edit is a near term: text[Start:End] should be Text. The term it makes is Term; Shown is what stands there.
type Edit struct {
	words.NearTerm
	Shown      string
	Gain       float64 // nats by which the text becomes likelier
	Confidence float64
	Source     Source
	Evidence   Evidence
	change     change
	at         int // token
}

// Source is the list a term is of.
type Source uint8

// The lists. Evidence is filled in for published terms only, Gain not for the house's.
const (
	Published Source = iota // built in
	House                   // the house's own
	Regional                // what Taiwan and Hong Kong write
)

// How unlikely, in nats, two characters in a row are where a term is looked for, and how much likelier one must
// make the text.
const (
	doubt     = -13
	leastGain = 3
)

// doubling is the log probability that a character stands twice by a slip, where it stands twice.
const doubling = -3

// Find returns the edits whose confidence is at least least, in order; they do not overlap. traditional says that the
// text was in Traditional characters.
func (f *Finder) Find(r *ngram.Reading, traditional bool, least float64) []Edit {
	edits := f.propose(r, least)
	for i := range edits {
		edits[i].Confidence = f.judge.Confidence(&edits[i].Evidence)
		if edits[i].Slip == words.Extra && !edits[i].doubles(r.Text) {
			// The slips that were put into text for the fit are doublings; a word inside a term may be meant.
			c := edits[i].Confidence
			edits[i].Confidence = c / (c + 20*(1-c))
		}
		if edits[i].clips(r.Text) {
			c := edits[i].Confidence
			edits[i].Confidence = c / (c + 20*(1-c))
		}
		if edits[i].leadsOn(r.Text) {
			edits[i].Confidence = 0
		}
	}
	edits = f.nearHouse(edits, r)
	if traditional {
		edits = f.nearRegion(edits, r)
	}
	edits = slices.DeleteFunc(edits, func(e Edit) bool { return e.Confidence < least })
	return Apart(edits)
}

// doubles reports whether the extra character repeats a neighbour.
func (e *Edit) doubles(text string) bool {
	c := text[e.Start:e.End]
	return strings.HasSuffix(text[:e.Start], c) || strings.HasPrefix(text[e.End:], c)
}

// joins are words of one character that stand by themselves next to any other: what looks like the first or last
// character of a term, misspelt, is often one of them beside a shorter word (由|椎间盘, 系统|或).
const joins = "因由其或是又于与为将被让把以从对也都和及而且则即若如无"

// clips reports whether the character that would be replaced is more likely a word by itself. Inside a longer
// term it is a slip: 分及诊疗.
func (e *Edit) clips(text string) bool {
	return e.Slip == words.Replaced && strings.Contains(joins, text[e.Start:e.End]) &&
		(runes(e.Term) == 3 || e.Start == e.TermStart || e.End == e.TermEnd)
}

// leads are verbs of one character that a word may end with too: what stands twice is often the one and then the other
// (接下来|来听, 派出所|所开具).
const leads = "来所会要去到过"

// leadsOn reports whether the second of two such characters at the end of a term is more likely the verb that goes on.
func (e *Edit) leadsOn(text string) bool {
	c := text[e.Start:e.End]
	next, _ := utf8.DecodeRuneInString(text[e.TermEnd:])
	return e.Slip == words.Extra && strings.Contains(leads, c) && strings.HasSuffix(text[:e.TermEnd], c+c) && e.End+len(c) >= e.TermEnd && hanzi.IsHan(next)
}

// Apart drops the edits whose term overlaps that of a more confident one.
func Apart(edits []Edit) []Edit {
	slices.SortStableFunc(edits, func(a, b Edit) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), a.Start-b.Start)
	})
	kept := edits[:0]
	for _, e := range edits {
		if !slices.ContainsFunc(kept, func(k Edit) bool { return k.TermStart < e.TermEnd && e.TermStart < k.TermEnd }) {
			kept = append(kept, e)
		}
	}
	slices.SortFunc(kept, func(a, b Edit) int { return a.Start - b.Start })
	return kept
}

// Propose returns, for each place where the text is unlikely, the near term that makes it likeliest, with its
// evidence.
func (f *Finder) Propose(r *ngram.Reading) []Edit { return f.propose(r, 0) }

// propose leaves evidence out that cannot lift an edit to the confidence least.
func (f *Finder) propose(r *ngram.Reading, least float64) []Edit {
	ids, lp := r.ID, r.Log
	var out []Edit
	var near []words.NearTerm
	for i := 1; i+1 < len(ids); i++ {
		if !ngram.Han(ids[i]) || ids[i] != ids[i-1] && ids[i] != ids[i+1] && !doubtful(ids, lp, i, doubt) {
			continue
		}
		near = words.NearTerms(near[:0], r.Text, int(r.Start[i]))
		best := Edit{Gain: leastGain}
		var before ngram.Context
		if len(near) > 0 {
			before = r.Before(i)
		}
		for _, n := range near {
			if n.Slip != words.Missing && n.Start != int(r.Start[i]) {
				continue
			}
			if c, ok := f.weighChange(r, &n, i, before, best.Gain); ok {
				best = Edit{NearTerm: n, Gain: c.gain, change: c, at: i}
			}
		}
		if best.Term != "" {
			best.Shown = r.Text[best.TermStart:best.TermEnd]
			f.weigh(r, &best, least)
			out = append(out, best)
		}
	}
	return out
}

// doubtful reports whether the text is unlikely at token i: it, or what follows it, comes as a surprise of more
// than least nats.
func doubtful(ids []ngram.Token, lp []float32, i int, least float32) bool {
	s := lp[i] + lp[i+1]
	if ngram.Han(ids[i-1]) {
		s = min(s, lp[i]+lp[i-1])
	}
	return s < least
}

// affected returns the tokens [from, to) that the edit n, at token i, takes out, and where what it changes the
// probability of ends.
func affected(ids []ngram.Token, n *words.NearTerm, i int) (to, end int) {
	to = i + 1
	switch n.Slip {
	case words.Missing:
		to = i
	case words.Swapped:
		to = i + 2
	}
	return to, ngram.Reach(ids, to)
}

// change is what an edit does to the probability of the place, in nats: by how much the text becomes likelier, and
// the least likely character as it stands and edited.
type change struct{ gain, oldLeast, newLeast float64 }

// weighChange returns what the edit n, at token i, does, and whether it gains more than least. before is the
// context of token i.
func (f *Finder) weighChange(r *ngram.Reading, n *words.NearTerm, i int, before ngram.Context, least float64) (c change, ok bool) {
	ids := r.ID
	to, end := affected(ids, n, i)
	old, now := 0.0, 0.0
	for _, p := range r.Log[i:end] {
		old += float64(p)
		c.oldLeast = min(c.oldLeast, float64(p))
	}
	if n.Slip == words.Extra {
		// A text is likelier for every character it does not have; a finger that hits a key twice chooses none.
		if c := float64(f.lm.Unigram(ids[i])); ids[i] == ids[i-1] || ids[i] == ids[i+1] {
			old -= max(c, doubling)
		} else {
			old -= c
		}
	}
	next := func(id ngram.Token) bool {
		p := float64(f.lm.Next(&before, id))
		now += p
		c.newLeast = min(c.newLeast, p)
		c.gain = now - old
		return c.gain > least // every further character makes it less likely
	}
	for _, r := range n.Text {
		if !next(ngram.Token(r)) {
			return c, false
		}
	}
	for _, id := range ids[to:end] {
		if !next(id) {
			return c, false
		}
	}
	return c, true
}

func runes(s string) int { return utf8.RuneCountInString(s) }
