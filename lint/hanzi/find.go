package hanzi

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// Index is strings.Index for Han text and a sought that begins with a Han character. Most characters of a
// text share their first byte with it, which is what strings.Index goes by; the last byte of the first
// character is one of 64.
func Index(text, sought string) int {
	for from := 2; from < len(text); {
		i := strings.IndexByte(text[from:], sought[2])
		if i < 0 {
			return -1
		}
		from += i + 1
		if at := from - 3; text[at] == sought[0] && strings.HasPrefix(text[at:], sought) {
			return at
		}
	}
	return -1
}

// Contains is strings.Contains likewise.
func Contains(text, sought string) bool { return Index(text, sought) >= 0 }

var simplifiedKey = lint.DerivedKey[[]string]{Name: "hanzi.simplified"}

// SimplifiedBlocks returns the text of every block of a document, by its Index, as SimplifySameLength gives it. It
// is worked out once for all the checks.
func SimplifiedBlocks(doc *lint.Document) []string {
	return lint.Derived(doc, &simplifiedKey, func(doc *lint.Document) []string {
		out := make([]string, len(doc.Blocks))
		for i, b := range doc.Blocks {
			out[i] = SimplifySameLength(b.Text)
		}
		return out
	})
}
