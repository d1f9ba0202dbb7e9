package repetition

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// What two paragraphs that differ in one figure must have to be one that was put twice and mended once: Han characters, and figures
// that are the same in both. A bulletin says the same every day, and of its figures many differ.
const (
	shortRefigured = 40
	leastSame      = 2
)

// refigured reports a paragraph that stood before with one other figure: which of the two holds the reader cannot tell.
func (s *search) refigured(p place) {
	rest, here := masked(p.text)
	key, han := fingerprint(rest)
	if han < shortRefigured || len(here) <= leastSame {
		return
	}
	old, ok := s.first(key, 'f', p)
	if !ok {
		return
	}
	_, there := masked(old.text)
	if len(there) != len(here) {
		return
	}
	at := -1
	for i := range here {
		if here[i] == there[i] {
			continue
		}
		if at >= 0 {
			return
		}
		at = i
	}
	if at < 0 {
		return
	}
	line := s.line(old)
	s.Report(p.block, p.start, p.end, lint.Diagnostic{
		Rule:     "repetition/similar",
		Severity: lint.Warning,
		Message: lint.Say("段落“%[1]s”与第%[2]d行只有一个数字不同：“%[3]s”与“%[4]s”", "the paragraph “%[1]s” differs from line %[2]d in one figure only: “%[3]s” against “%[4]s”",
			clip(p), line, here[at], there[at]),
		Related:    []lint.Related{{Span: old.block.Source(old.start, old.end), Message: lint.Say("第%d行", "line %d", line)}},
		Confidence: 0.85,
	})
}

// masked returns a text without its figures, and those.
func masked(text string) (rest string, list []string) {
	var b strings.Builder
	for from := 0; from < len(text); {
		i := strings.IndexAny(text[from:], "0123456789")
		if i < 0 {
			b.WriteString(text[from:])
			break
		}
		b.WriteString(text[from : from+i])
		from += i
		n := len(text[from:]) - len(strings.TrimLeft(text[from:], "0123456789.,%"))
		list = append(list, strings.TrimRight(text[from:from+n], ".,"))
		from += n
	}
	return b.String(), list
}
