package term

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// WithHouse returns a finder that proposes the house's words too, those of 3 to 10 characters. They are indexed
// once, when a first text is read.
func (f *Finder) WithHouse(list []string) *Finder {
	if len(list) == 0 {
		return f
	}
	with := *f
	with.house = sync.OnceValue(func() *words.NearList {
		simple := make([]string, len(list))
		for i, w := range list {
			simple[i] = hanzi.SimplifySameLength(w)
		}
		return words.NewNearList(simple)
	})
	return &with
}

// doubtListed is doubt for a house's words and a region's. The statistics of published text do not know them, so
// that they come as a surprise even where they are right.
const doubtListed = -11

// How sure it is that a house word was meant. The statistics have no say: the kind of slip has, how long the
// word is, and that the place is no word as it stands.
const (
	sureAlike   = 0.9  // a sound or shape for another in a word of four characters and more, two swapped, one doubled
	sureName    = 0.85 // the same in a word of three, which may be a name, and a rare character for a usual one
	sureLong    = 0.85 // any character for another, or one missing, in a word of five and more
	sureFour    = 0.8  // any character for another in a word of four
	perhapsOnly = 0.55
)

// nearHouse appends the places of a text that are one edit away from a word of the house.
func (f *Finder) nearHouse(edits []Edit, r *ngram.Reading) []Edit {
	if f.house == nil {
		return edits
	}
	return nearListed(edits, r, f.house(), House, func(e *Edit) float64 { return e.meant(r.Text) })
}

// nearListed appends the places of a text that are one edit away from a word of a list. sure returns how sure it is that
// the word was meant, 0 to leave the place alone.
func nearListed(edits []Edit, r *ngram.Reading, list *words.NearList, from Source, sure func(*Edit) float64) []Edit {
	var near []words.NearTerm
	for i := 1; i+1 < len(r.ID); i++ {
		if !ngram.Han(r.ID[i]) || !doubtful(r.ID, r.Log, i, doubtListed) {
			continue
		}
		at := int(r.Start[i])
		near = list.NearTerms(near[:0], r.Text, at)
		var best Edit
		for _, n := range near {
			if n.Slip != words.Missing && n.Start != at {
				continue
			}
			e := Edit{NearTerm: n, Source: from, at: i, Shown: r.Text[n.TermStart:n.TermEnd]}
			e.Confidence = sure(&e)
			switch {
			case e.Confidence == 0 || list.Has(e.Shown):
			case e.Confidence > best.Confidence:
				best = e
			case e.Confidence == best.Confidence && e.Term != best.Term && !strings.Contains(best.Term, e.Term):
				best.Confidence = perhapsOnly // either may be meant
			}
		}
		if best.Term != "" {
			edits = append(edits, best)
		}
	}
	return edits
}

// meant returns how sure it is that the word of the house was meant, 0 where the copy is sensible as it stands.
func (e *Edit) meant(text string) float64 {
	n := runes(e.Term)
	if e.sensible(text) {
		return 0
	}
	c := perhapsOnly
	switch e.Slip {
	case words.Replaced:
		old, alike := e.replaced(hanzi.SlipSound)
		inside := e.Start > e.TermStart && e.End < e.TermEnd
		switch {
		case alike && n >= 4:
			c = sureAlike
		case alike, hanzi.Level(old) == 0:
			c = sureName
		case n >= 5:
			c = sureLong
		case n == 4 && inside:
			c = sureFour
		}
	case words.Swapped:
		c = sureName
		if n >= 4 {
			c = sureAlike
		}
	case words.Extra:
		if !e.doubles(text) {
			return 0 // a word inside a name may be meant
		}
		c = sureAlike
	case words.Missing:
		if n == 3 {
			return 0 // what is left is too little to go by
		}
		if n >= 5 {
			c = sureLong
		}
	}
	if strings.Count(text, e.Shown) > 1 && !strings.Contains(text, e.Term) {
		return min(c, perhapsOnly) // a spelling that recurs is another name
	}
	return c
}

// replaced returns the character that stands for another, and whether it looks like that or sounds so, no further than
// most.
func (e *Edit) replaced(most hanzi.NearKind) (old rune, alike bool) {
	old, _ = utf8.DecodeRuneInString(e.Shown[e.Start-e.TermStart:])
	now, _ := utf8.DecodeRuneInString(e.Text)
	sound := hanzi.NearSound(old, now)
	return old, sound != hanzi.UnlikeSound && sound <= most || hanzi.LooksLike(old, now)
}

// sensible reports whether a dictionary word stands at the place of the edit, or reaches into the stretch from
// outside: 城市大楼 is not 城市大脑, nor 工程若干 a 程若水.
func (e *Edit) sensible(text string) bool {
	from, to := words.Around(text, e.TermStart, e.TermEnd, window)
	var room [32]words.Token
	return slices.ContainsFunc(words.Split(room[:0], text[from:to], nil), func(t words.Token) bool {
		t.Start, t.End = from+t.Start, from+t.End
		if t.Freq == 0 || t.End-t.Start <= 3 {
			return false
		}
		return t.Crosses(e.TermStart) || t.Crosses(e.TermEnd) || e.Start == e.End && t.Crosses(e.Start) ||
			e.Slip != words.Extra && t.Start < e.End && e.Start < t.End // what is left of a doubling may be a word
	})
}
