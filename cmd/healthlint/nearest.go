package main

import (
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/edits"
)

// nearest returns the candidate with the fewest edits to name, "" where none
// is near enough to have been meant: dose is not nope misspelled.
func nearest(name string, candidates []string) string {
	best, fewest := "", max(1, utf8.RuneCountInString(name)/3)+1
	for _, c := range candidates {
		if d := edits.Distance(name, c); d < fewest {
			best, fewest = c, d
		}
	}
	return best
}
