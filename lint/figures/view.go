package figures

import (
	"math/big"
	"strings"
	"time"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/layout"
)

// View is the figures of a document. Every check that needs them shares one.
type View struct {
	Doc      *lint.Document
	Readings []*Reading     // by block index; the text read is the simplified form, byte for byte as long as the block's
	Stories  []layout.Story // figures of one story are not held against another's
	Date     time.Time      // the date of the copy; zero if it does not say
	Year     int            // the year of the copy, which it may say where it has no date; 0 if it does not
	Years    map[int]bool   // the years that the copy names, with that of the copy
}

var viewKey = lint.DerivedKey[*View]{Name: "figures.view"}

// Of returns the figures of doc.
//
// A story's bounds are those of layout.Stories: a credit line followed by a heading, and the edges of a run of
// notices. Within a story Title is the headline.
func Of(doc *lint.Document) *View {
	return lint.Derived(doc, &viewKey, func(doc *lint.Document) *View {
		v := &View{Doc: doc, Readings: make([]*Reading, len(doc.Blocks)), Stories: layout.Stories(doc)}
		for i, text := range hanzi.SimplifiedBlocks(doc) {
			v.Readings[i] = Read(text)
		}
		v.Date = published(doc, v.Readings)
		v.Year = yearOf(v.Date, v.Readings)
		v.Years = yearsOf(v.Year, v.Readings)
		return v
	})
}

// FormatPercent formats a ratio as a percentage with the given decimals: 48.75%.
func FormatPercent(r *big.Rat, places int) string {
	return Format(new(big.Rat).Mul(r, big.NewRat(100, 1)), places) + "%"
}

// Format prints r with at most places decimals, without trailing zeros.
func Format(r *big.Rat, places int) string {
	t := r.FloatString(places)
	if strings.Contains(t, ".") {
		t = strings.TrimRight(strings.TrimRight(t, "0"), ".")
	}
	if t == "-0" {
		return "0"
	}
	return t
}
