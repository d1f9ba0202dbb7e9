package words

import (
	"github.com/go-ego/gse"
)

// pad is a token no text contains. It carries the frequency of all words that were left out.
const pad = "\uE5A7\uE5A8\uE5A9"

// Segment returns the words of text as gse finds them with its full simplified dictionary and our terms. List,
// which may be nil, holds house words, which go in first. Offsets are bytes of text.
//
// gse gets only the words that occur in text, and one more that brings their total frequency to that of the
// full dictionary, so that every word keeps its probability; loading all 350,000 words would cost over a second.
func Segment(text string, list *List) []Token {
	if text == "" {
		return nil
	}
	seg := &gse.Segmenter{SkipLog: true, NotLoadHMM: true}
	seg.Dict = gse.NewDict()
	seg.Init()
	seg.Load = true
	found := collect(text, list)
	rest := total()
	for i := range found {
		w := &found[i]
		if seg.AddToken(w.text, w.freq) == nil {
			rest -= w.freq
		}
	}
	_ = seg.AddToken(pad, max(rest, 2))
	seg.CalcToken()

	var out []Token
	for _, s := range Sentences(text) {
		for at := s.Start; at < s.End; {
			n := window(text[at:s.End])
			for _, g := range seg.Segment([]byte(text[at : at+n])) {
				t := Token{Start: at + g.Start(), End: at + g.End()}
				t.Freq, t.Kind = describe(text[t.Start:t.End], list)
				out = append(out, t)
			}
			at += n
		}
	}
	return out
}

// describe looks up frequency and kind; gse keeps neither for a word it has merged.
func describe(word string, list *List) (int, Kind) {
	if list.Has(word) {
		return houseFreq, House
	}
	freq, kind, _ := Lookup(word)
	return freq, kind
}

type occurrence struct {
	text string
	freq float64
}

// collect returns each dictionary word that stands somewhere in text, house words first.
func collect(text string, list *List) []occurrence {
	var out []occurrence
	seen := map[string]bool{}
	add := func(word string, freq int) {
		if !seen[word] {
			seen[word] = true
			out = append(out, occurrence{word, float64(freq)})
		}
	}
	if list != nil {
		var ends []int
		for at := 0; at < len(text); at = atomEnd(text, at) {
			for _, n := range list.appendMatches(ends[:0], text[at:]) {
				add(text[at:at+n], houseFreq)
			}
		}
	}
	var ms []match
	for at := 0; at < len(text); {
		next := atomEnd(text, at)
		ms = appendMatches(ms[:0], text[at:])
		for _, m := range ms {
			freq := freqOf(m.index)
			if len([]rune(text[at:at+m.end])) == 1 {
				freq = 2 // as gse reads its dictionary
			}
			add(text[at:at+m.end], freq)
		}
		at = next
	}
	return out
}
