package affix

import "unicode/utf8"

// Head returns the first n bytes of a text, or as many fewer as whole
// characters are.
func Head(text string, n int) string {
	at := min(len(text), n)
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return text[:at]
}

// Tail returns the last n bytes of a text, or as many fewer as whole
// characters are.
func Tail(text string, n int) string {
	at := max(0, len(text)-n)
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	return text[at:]
}
