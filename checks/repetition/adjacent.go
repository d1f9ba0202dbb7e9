package repetition

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// shortAdjacent is how many characters and digits must stand twice in a row: less is emphasis (慢慢来，慢慢来), but where there
// are digits among them.
const (
	shortAdjacent = 8
	shortFigures  = 6
)

const marks = "，,。！？!?；;：:、… \u3000\u00a0"

// inRow reports what stands twice in a row in sentence i: all of it, as the sentence before it or its end, or a clause. It returns
// whether all of it does.
func (s *search) inRow(b *lint.Block, text string, sentences []lint.Span, i int) bool {
	if i > 0 {
		if start, end, ok := endsIn(text, sentences[i-1], sentences[i]); ok {
			s.twiceInRow(b, start, end, sentences[i])
			return true
		}
	}
	s.clauses(b, text, sentences[i])
	return false
}

// clauses looks at each clause of a sentence and the one before it.
func (s *search) clauses(b *lint.Block, text string, sentence lint.Span) {
	from, last := sentence.Start, lint.Span{}
	for from < sentence.End {
		to := sentence.End
		if k := strings.IndexAny(text[from:sentence.End], "，,；;"); k >= 0 {
			_, size := utf8.DecodeRuneInString(text[from+k:])
			to = from + k + size
		}
		clause := lint.Span{Start: from, End: to}
		if last.End > last.Start && strings.Trim(text[last.Start:last.End], marks) == strings.Trim(text[from:to], marks) && long(text[from:to]) && !called(text[:sentence.End]) {
			s.twiceInRow(b, last.Start, last.End, clause)
			return
		}
		last, from = clause, to
	}
}

// endsIn reports whether the first sentence ends in what the second says, from a mark on or all of it, and where that stands.
func endsIn(text string, first, second lint.Span) (start, end int, ok bool) {
	old, now := strings.TrimRight(text[first.Start:first.End], marks), strings.Trim(text[second.Start:second.End], marks)
	if !long(now) || called(text[:second.End]) || !strings.HasSuffix(old, now) {
		return 0, 0, false
	}
	end = first.Start + len(old)
	start = end - len(now)
	if before, _ := utf8.DecodeLastRuneInString(text[first.Start:start]); start > first.Start && !strings.ContainsRune(marks, before) {
		return 0, 0, false
	}
	return start, end, true
}

// long reports whether a text is more than is said twice for emphasis.
func long(text string) bool {
	n, digits := 0, 0
	for i, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r >= 0x4E00 && r <= 0x9FFF:
			n++
		case strings.ContainsRune("《》♪~～", r) || i == 0 && strings.ContainsRune("“‘「『", r):
			return false // a song, a cry
		}
	}
	return n+digits >= shortAdjacent || digits > 0 && n+digits >= shortFigures
}

// called reports whether a sentence is called out: that is said twice on purpose.
func called(text string) bool { return strings.HasSuffix(text, "！") || strings.HasSuffix(text, "!") }

func (s *search) twiceInRow(b *lint.Block, start, end int, second lint.Span) {
	text := strings.TrimRight(b.Text[second.Start:second.End], marks)
	one, _ := s.says(place{b, b.Text, start, end})
	if two, _ := s.says(place{b, b.Text, second.Start, second.Start + len(text)}); one != two && strings.Contains(text, lint.Object) {
		return // of other code
	}
	s.Report(b, second.Start, second.End, lint.Diagnostic{
		Rule:       "repetition/sentence",
		Severity:   lint.Warning,
		Message:    lint.Say("“%s”接连出现两次", "“%s” stands twice in a row", clip(place{b, "", second.Start, second.Start + len(strings.TrimRight(b.Text[second.Start:second.End], marks))})),
		Related:    []lint.Related{{Span: b.Source(start, end), Message: lint.Say("前一次", "the first time")}},
		Fixes:      []lint.Fix{lint.Replace(b, start, second.Start, "", false)},
		Confidence: 0.9,
	})
}
