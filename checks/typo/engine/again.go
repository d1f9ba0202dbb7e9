package engine

import (
	"slices"
	"strings"

	"github.com/healthlint/healthlint/checks/typo/logistic"
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/ngram"
)

// sure is the confidence from which an edit is taken for granted while the rest is read again.
const sure = 0.65

// passes is how often a text is read at most, each time with what the times before made sure of.
const passes = 4

// Further reads a text again, as the pass says, while the last reading made sure of more than the number of edits
// made before it.
func (e *Engine) Further(c Copy, by Pass, edits []Edit, made int) []Edit {
	for range passes - 1 {
		mended := Sure(edits)
		if len(mended) <= made {
			break
		}
		made = len(mended)
		edits = e.Settle(c, edits, mended, e.Again(c, mended, by))
	}
	return edits
}

// Sure returns the edits that the second pass takes for granted.
func Sure(edits []Edit) (mended []Edit) {
	for _, d := range edits {
		if d.Confidence >= sure {
			mended = append(mended, d)
		}
	}
	return mended
}

// Settle returns the edits of a text once it was read again: those that [Engine.Again] proposed when some of the edits
// before were made, what was taken for granted at least as sure as it was, and of those before what it did not look at.
func (e *Engine) Settle(c Copy, before, made, again []Edit) []Edit {
	for i := range again {
		again[i].Confidence = max(again[i].Confidence, again[i].before)
	}
	return e.Resolve(c, append(again, apart(c, before, made)...))
}

// Again proposes edits of a text in which some, in order, are made, near those, and those themselves with the evidence of
// one another. Offsets are those of the text as it stands.
func (e *Engine) Again(c Copy, mended []Edit, by Pass) []Edit {
	var b strings.Builder
	at := 0
	places := make([]lint.Span, 0, len(mended)) // of the edits in the mended text
	for _, d := range mended {
		b.WriteString(c.Text[at:d.Start])
		places = append(places, lint.Span{Start: b.Len(), End: b.Len() + len(d.Text)})
		b.WriteString(d.Text)
		at = d.End
	}
	b.WriteString(c.Text[at:])
	r := e.reading(Copy{Text: b.String(), Traditional: c.Traditional, Own: c.Own}, places, by)
	edits := e.read(r)
	back := edits[:0]
next:
	for _, d := range edits {
		shift, tokens := 0, 0
		for i, p := range places {
			switch {
			case p.End <= d.Start:
				shift += mended[i].End - mended[i].Start - len(mended[i].Text)
				tokens += mended[i].To - mended[i].From - len(mended[i].New)
			case p.Start < d.End:
				continue next
			}
		}
		d.Start, d.End = d.Start+shift, d.End+shift
		d.From, d.To = d.From+tokens, d.To+tokens
		d.WordStart, d.WordEnd = d.Start, d.End // what lies around may have been mended
		back = append(back, d)
	}
	again, from := make([]Edit, len(mended)), make([]int, len(mended))
	tokens := 0
	for i, d := range mended {
		d.before = d.Confidence
		if d.Evidence[wasSure] == 0 {
			d.Evidence[wasSure] = logistic.LogOdds(d.Confidence) / 2
		}
		d.weighMended(append(slices.Clone(places[:i]), places[i+1:]...), places[i])
		again[i], from[i] = d, d.From+tokens
		tokens += len(d.New) - (d.To - d.From)
	}
	if by.Gate != nil {
		e.weighNetworkAgain(r, again, from)
	}
	for i := range again {
		by.weigh(&again[i])
	}
	return append(back, again...)
}

// Beside is how far apart, in bytes, two slips of a sentence have to do with one another: forty characters.
const Beside = 40 * 3

// nearby is how far a slip changes what is thought of its sentence, in tokens.
const nearby = 40

// near returns by token whether it stands near one of the places, which are in order, in the same sentence.
func near(tk *ngram.Tokens, places []lint.Span) []bool {
	if len(places) == 0 {
		return nil
	}
	out := make([]bool, len(tk.ID))
	for _, p := range places {
		at, _ := slices.BinarySearch(tk.Start, int32(p.Start))
		for i := at; i < min(len(out), at+nearby) && (i == at || tk.ID[i] != ngram.Boundary); i++ {
			out[i] = true
		}
		for i := at - 1; i >= max(0, at-nearby) && tk.ID[i] != ngram.Boundary; i-- {
			out[i] = true
		}
	}
	return out
}

// apart returns the edits of a text that stand near none of those made: for them nothing has changed.
func apart(c Copy, edits, made []Edit) (out []Edit) {
	var places []lint.Span
	for _, d := range made {
		places = append(places, lint.Span{Start: d.Start, End: d.End})
	}
	n := near(c.tokens(), places)
	for _, d := range edits {
		if !n[d.From] && !n[d.To-1] {
			out = append(out, d)
		}
	}
	return out
}
