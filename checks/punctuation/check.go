// Package punctuation finds marks that a copy desk would mend: half-width
// marks in Chinese copy, spaces set now and then between characters and
// figures, marks that are doubled or clash, and the forms of ellipsis, dash
// and enumeration comma. What is a house's own style is said once and at info.
package punctuation

import (
	_ "embed"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
)

//go:embed doc.md
var doc string

// Check is the punctuation family.
var Check = &lint.Check{Name: "punctuation", Rules: lint.ParseRules(doc), New: compile}

func compile(*lint.Settings) (func(*lint.Pass), error) {
	return func(p *lint.Pass) {
		s := &survey{}
		for _, b := range p.Doc.Blocks {
			if b.Kind != lint.Boilerplate {
				s.read(b)
				quotes(p, s.curly)
			}
		}
		unclosed(p)
		s.halfWidth(p)
		s.spacing(p)
		s.clashes(p)
		s.forms(p)
	}, nil
}

// place is a stretch of a block's text that a rule may speak of.
type place struct {
	block      *lint.Block
	start, end int
}

func (at place) text() string { return at.block.Text[at.start:at.end] }

// traditional reports whether a document is in Traditional characters, whose
// houses follow other standards in what is a matter of style.
func traditional(doc *lint.Document) bool {
	marked := 0
	for _, b := range doc.Blocks {
		n := hanzi.Count(b.Text)
		marked += n.Traditional - n.Simplified
	}
	return marked > 0
}

// replaceAll is the one fix that mends many places.
func replaceAll(places []place, message lint.Text, replacement func(place) string, safe bool) lint.Fix {
	fix := lint.Fix{Message: message, Safe: safe}
	for _, at := range places {
		edits, exact := at.block.Edits(at.start, at.end, replacement(at))
		fix.Edits = append(fix.Edits, edits...)
		fix.Safe = fix.Safe && exact
	}
	return fix
}
