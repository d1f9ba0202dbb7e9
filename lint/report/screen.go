package report

import (
	"os"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// ambiguous is how many columns the characters take that are wide in East Asian fonts alone: quotation marks, dashes and the
// like are one column wide as terminals draw them today, unless RUNEWIDTH_EASTASIAN says otherwise, whatever the locale claims.
var ambiguous = func() int {
	if os.Getenv("RUNEWIDTH_EASTASIAN") == "1" {
		return 2
	}
	return 1
}()

// runeColumns returns how many columns of a terminal a character takes: 0, 1 or 2 (Unicode Standard Annex 11).
func runeColumns(r rune) int {
	switch {
	case r >= 0x4e00 && r <= 0x9fff: // nearly all there is to measure
		return 2
	case r >= 0x20 && r < 0x7f:
		return 1
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Mn, unicode.Me, unicode.Zl, unicode.Zp):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	case width.EastAsianAmbiguous:
		return ambiguous
	}
	return 1
}

// Columns returns how many columns of a terminal a text takes.
func Columns(s string) int {
	n := 0
	for _, r := range s {
		n += runeColumns(r)
	}
	return n
}

// Truncate returns a text of at most so many columns: s, or as much of it as fits, and an ellipsis.
func Truncate(s string, columns int) string {
	if Columns(s) <= columns {
		return s
	}
	var b strings.Builder
	left := columns - Columns("…")
	for _, r := range s {
		if left -= runeColumns(r); left < 0 {
			break
		}
		b.WriteRune(r)
	}
	return b.String() + "…"
}
