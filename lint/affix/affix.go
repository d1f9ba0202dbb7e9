// Package affix asks whether a text begins or ends with one of several words, and cuts texts at either end.
package affix

import (
	"slices"
	"strings"
)

// Starts reports whether t begins with one of the words.
func Starts(t string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(t, w) })
}

// Ends reports whether t ends with one of the words.
func Ends(t string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(t, w) })
}
