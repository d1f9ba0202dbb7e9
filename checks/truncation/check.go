// Package truncation finds copy that breaks off: an article or a paragraph
// that ends mid-sentence, the paragraph that goes on with it, however far
// down, and stories woven into each other by column-wise extraction.
package truncation

import (
	_ "embed"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/ngram"
)

//go:embed doc.md
var doc string

const pause = layout.Pause

// Check is the truncation family.
var Check = &lint.Check{Name: "truncation", Rules: lint.ParseRules(doc), New: compile}

func compile(*lint.Settings) (func(*lint.Pass), error) {
	return run, nil
}

func run(p *lint.Pass) {
	l := &language{model: ngram.Default()}
	ps := pieces(p.Doc, l)
	r := &report{Pass: p, language: l, pieces: ps}
	r.spreads()
	r.pieces = r.parted(r.alternations(ps))
	ps = r.pieces
	if len(ps) == 0 {
		r.notices()
		return
	}
	r.cuts()
	r.title()
	r.abridged()
	r.notices()
	r.streams()
	r.weavings()
	r.openings()
	r.unclosed()
	r.unstopped()
}
