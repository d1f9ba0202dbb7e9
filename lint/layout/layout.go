// Package layout tells what each block of plain copy is — heading, byline,
// caption, notice, question — by its place on the page and its wording.
package layout

import "github.com/healthlint/healthlint/lint"

// Classify sets the kind of every paragraph that is something else.
func Classify(doc *lint.Document) {}
