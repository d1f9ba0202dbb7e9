package affix

import "unicode/utf8"

// Common returns the lengths of what a and b share at their beginning and, of
// the rest, at their end; whole characters.
func Common(a, b string) (pre, post int) {
	for pre < len(a) && pre < len(b) && a[pre] == b[pre] {
		pre++
	}
	for pre > 0 && pre < len(a) && !utf8.RuneStart(a[pre]) || pre < len(b) && pre > 0 && !utf8.RuneStart(b[pre]) {
		pre--
	}
	for post < len(a)-pre && post < len(b)-pre && a[len(a)-1-post] == b[len(b)-1-post] {
		post++
	}
	for post > 0 && !utf8.RuneStart(a[len(a)-post]) {
		post--
	}
	return pre, post
}
