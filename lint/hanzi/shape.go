package hanzi

import (
	_ "embed"
	"strings"

	"github.com/healthlint/healthlint/lint/lines"
)

//go:embed data/shapes.txt
var shapes string // sorted lines: a character and its look-alikes, the most similar first

// LookAlikes returns up to 16 simplified characters in use that r may be mistaken for, the most similar
// first: 治 → 冶始抬…. They share most of their components (kfcd/chaizi) or are known confusables.
func LookAlikes(r rune) string {
	key := string(r)
	line, _, _ := strings.Cut(shapes[lines.From(shapes, key):], "\n")
	if alike, ok := strings.CutPrefix(line, key); ok {
		return alike
	}
	return ""
}

// LooksLike reports whether b is among the look-alikes of a.
func LooksLike(a, b rune) bool { return a != b && strings.ContainsRune(LookAlikes(a), b) }
