// Package boilerplate finds what belongs to a page and not to the copy:
// navigation, pagers, share lines, counters, contact blocks, teasers, page
// ornaments, credits in mid-text, classified notices among news and the marks
// of Markdown in plain text.
package boilerplate

import (
	_ "embed"

	"github.com/healthlint/healthlint/lint"
)

//go:embed doc.md
var doc string

// Check is the boilerplate family.
var Check = &lint.Check{Name: "boilerplate", Rules: lint.ParseRules(doc), New: compile}

func compile(*lint.Settings) (func(*lint.Pass), error) {
	return func(p *lint.Pass) {
		pageLines(p)
		teasers(p)
		glued(p)
		interposed(p)
		marksInWords(p)
		pageNumbers(p)
		adverts(p)
		credits(p)
		captions(p)
		brokenBy(p)
		footnotes(p)
		ornaments(p)
		notices(p)
		markdown(p)
		blankImages(p)
		drafts(p)
		blankShares(p)
		intruding(p)
		sideBySide(p)
		sideValues(p)
		replacedAll(p)
	}, nil
}
