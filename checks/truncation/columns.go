package truncation

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/pattern"
)

// Extraction that keeps the layout of a page sets its columns side by side, with blanks between.

// These bound them: how many lines there are at least, how long the part of a column in a line is, in characters, and how far the
// right one may begin from where it begins in the first line, in columns of type.
const (
	fewestSide   = 3
	shortestSide = 6
	aside        = 2
)

// between is what parts two columns in a line.
var between = pattern.Lazy(` {3,}|\x{3000}{2,}`)

// sideBySide reads the lines in which two columns stand side by side, as alternation does lines in turn.
func (r *report) sideBySide(spans []lint.Span) (a alternation, n int) {
	at, aligned := 0, 0
	for _, s := range spans {
		text := string(r.Doc.Source[s.Start:s.End])
		gaps := between().FindAllStringIndex(text, 2)
		if len(gaps) != 1 {
			break
		}
		left, right := lint.Span{Start: s.Start, End: s.Start + gaps[0][0]}, lint.Span{Start: s.Start + gaps[0][1], End: s.End}
		if utf8.RuneCountInString(r.Doc.Text(left)) < shortestSide || utf8.RuneCountInString(r.Doc.Text(right)) < shortestSide {
			break
		}
		column := r.column(right.Start)
		if n == 0 {
			at = column
		}
		if column >= at-aside && column <= at+aside {
			aligned++
		}
		for k, span := range [...]lint.Span{left, right} {
			a.strands[k] = append(a.strands[k], len(a.lines))
			a.lines, a.spans = append(a.lines, linePiece(r.Doc.Text(span))), append(a.spans, span)
		}
		n++
	}
	if n < fewestSide {
		return alternation{}, 0
	}
	if aligned < fewestSide || aligned*3 < n*2 || !r.alternates(a.lines) {
		return alternation{}, n
	}
	a.side = true
	return a, n
}

// column returns in which column of type a place of the source is; Han and the marks of Chinese take two.
func (r *report) column(at int) (n int) {
	from := bytes.LastIndexByte(r.Doc.Source[:at], '\n') + 1
	for _, c := range string(r.Doc.Source[from:at]) {
		n++
		if c >= 0x2E80 || strings.ContainsRune("“”‘’—…·", c) {
			n++
		}
	}
	return n
}
