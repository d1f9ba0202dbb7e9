package hanzi

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

//go:embed data/shapes.txt
var shapes string // sorted lines: a character and its look-alikes, the most similar first

// LookAlikes returns up to 16 simplified characters in use that r may be mistaken for, the most similar
// first: 治 → 冶始抬…. They share most of their components (kfcd/chaizi) or are known confusables.
func LookAlikes(r rune) string {
	low, high := 0, len(shapes)
	for low < high {
		middle := (low + high) / 2
		start := strings.LastIndexByte(shapes[:middle], '\n') + 1
		end := start + strings.IndexByte(shapes[start:], '\n')
		key, size := utf8.DecodeRuneInString(shapes[start:])
		switch {
		case key == r:
			return shapes[start+size : end]
		case key < r:
			low = end + 1
		default:
			high = start
		}
	}
	return ""
}

// LooksLike reports whether b is among the look-alikes of a.
func LooksLike(a, b rune) bool { return a != b && strings.ContainsRune(LookAlikes(a), b) }
