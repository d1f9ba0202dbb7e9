package repetition

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
)

// anchor is how many characters two sentences must share at one end to be
// compared at all.
const anchor = 10

// similar reports a sentence that differs from an earlier one in at most
// three characters in one place: one of the two is probably the slip. Where
// only figures differ they are two facts.
func (s *search) similar(p place) {
	text := strings.TrimRight(p.text[p.start:p.end], " \u3000\n")
	head, tail := ends(text, anchor)
	for i, key := range [2]uint64{head*31 + 1, tail*31 + 2} {
		old, ok := s.halves[key]
		if !ok {
			s.halves[key] = p
			continue
		}
		a, b := strings.TrimRight(old.text[old.start:old.end], " \u3000\n"), text
		pre, post := affix.Common(a, b)
		x, y := a[pre:len(a)-post], b[pre:len(b)-post]
		if x == "" && y == "" || utf8.RuneCountInString(x) > 3 || utf8.RuneCountInString(y) > 3 || figures(x+y) {
			continue
		}
		line := s.line(old)
		s.Report(p.block, p.start, p.start+len(text), lint.Diagnostic{
			Rule:       "repetition/similar",
			Message:    almostSame(clip(p), line, x, y),
			Related:    []lint.Related{{Span: old.block.Source(old.start, old.end), Message: lint.Say("第%d行", "line %d", line)}},
			Confidence: 0.7,
		})
		if i == 0 {
			s.halves[tail*31+2] = p
		}
		return
	}
}

// almostSame says in what a passage differs from an earlier line: there it has before, here now.
func almostSame(passage string, line int, before, now string) lint.Text {
	switch {
	case before == "":
		return lint.Say("“%[1]s”与第%[2]d行几乎相同，只多“%[3]s”", "“%[1]s” is line %[2]d again, with “%[3]s” added", passage, line, now)
	case now == "":
		return lint.Say("“%[1]s”与第%[2]d行几乎相同，只少“%[3]s”", "“%[1]s” is line %[2]d again, without “%[3]s”", passage, line, before)
	}
	return lint.Say("“%[1]s”与第%[2]d行几乎相同，只是那里作“%[3]s”，这里作“%[4]s”", "“%[1]s” is line %[2]d again, with “%[4]s” for “%[3]s”", passage, line, before, now)
}

func figures(s string) bool {
	return strings.ContainsAny(s, "0123456789一二三四五六七八九十百千万亿年月日甲乙丙丁两")
}
