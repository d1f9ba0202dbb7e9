package term

import (
	"strings"
	"sync"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// WithRegion returns a finder that proposes in Traditional copy what Taiwan and Hong Kong write, in simplified
// characters. list is called when a first such text is read.
func (f *Finder) WithRegion(list func() []string) *Finder {
	with := *f
	with.region = sync.OnceValue(func() *words.NearList { return words.NewNearList(list()) })
	return &with
}

// nearRegion appends the places of a text that are one edit away from a term of the region. The built-in statistics,
// most of them of mainland text, know few of those terms: they say only which way the place is likelier.
func (f *Finder) nearRegion(edits []Edit, r *ngram.Reading) []Edit {
	if f.region == nil {
		return edits
	}
	return nearListed(edits, r, f.region(), Regional, func(e *Edit) float64 {
		c := e.regional(r.Text)
		if c == 0 || e.sensible(r.Text) {
			return 0
		}
		change, ok := f.weighChange(r, &e.NearTerm, e.at, r.Before(e.at), 0)
		if !ok {
			return 0
		}
		e.Gain = change.gain
		if n := strings.Count(r.Text, e.Shown); n > 1 && n > strings.Count(r.Text, e.Term) {
			return perhapsOnly // a spelling that recurs is how the house writes it (醫療劵)
		}
		return c
	})
}

// verbs and the like follow any noun: 感冒|要多喝水 is not 感冒藥.
const verbs = "要这那在是有会都也可就"

// regional returns how sure it is that the region's term was meant by the kind of slip alone: 0 for one that two
// different words are apart by as often as not.
func (e *Edit) regional(text string) float64 {
	n := runes(e.Term)
	switch e.Slip {
	case words.Replaced:
		_, alike := e.replaced(hanzi.FuzzySound)
		switch {
		case !alike || e.clips(text) || n == 3 && strings.Contains(verbs, text[e.Start:e.End]):
			return 0
		case n >= 4:
			return sureAlike
		}
		return sureName
	case words.Swapped:
		if n >= 4 {
			return sureAlike
		}
	case words.Extra:
		if e.doubles(text) && e.End < e.TermEnd { // 衛福部|部本部
			return sureAlike
		}
	case words.Missing:
		if n >= 5 {
			return sureLong
		}
	}
	return 0
}
