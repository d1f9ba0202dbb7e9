package words

import "strings"

// reach is how far around a place an article is searched, in bytes: no article is longer, and a file that is one
// endless line must stay linear.
const reach = 24 << 10

// Elsewhere reports whether s stands in the article outside text[start:end]: what recurs is a name or the house's
// own term rather than a slip.
func Elsewhere(text string, start, end int, s string) bool {
	return strings.Contains(text[max(0, start-reach):start], s) || strings.Contains(text[end:min(len(text), end+reach)], s)
}
