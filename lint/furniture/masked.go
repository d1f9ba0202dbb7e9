package furniture

import "strings"

// maskedSpaces are what stands between the two words: the page has a no-break space, who copies it a space.
const maskedSpaces = " \u00a0"

// The words that Cloudflare puts in the place of every e-mail address of a page, for its script to take back: a page that is scraped
// without the script keeps them.
const maskedHead, maskedTail = "[email", "protected]"

// Masks reports whether text[start:end] is the space in the words that stand for a masked address.
func Masks(text string, start, end int) bool {
	return strings.Trim(text[start:end], maskedSpaces) == "" && strings.HasSuffix(text[:start], maskedHead) && strings.HasPrefix(text[end:], maskedTail)
}

// EndsMasked reports whether a text ends in a masked address.
func EndsMasked(text string) bool {
	rest, ok := strings.CutSuffix(text, maskedTail)
	return ok && strings.HasSuffix(strings.TrimRight(rest, maskedSpaces), maskedHead)
}
