package repetition

import (
	"fmt"

	"github.com/healthlint/healthlint/lint"
)

// passages reports the paragraphs that stand twice, those that follow one another in both places as one.
func (s *search) passages() {
	for i := 0; i < len(s.twice); {
		end := i + 1
		for end < len(s.twice) && s.follow(s.twice[end-1], s.twice[end]) {
			end++
		}
		if first, last := s.twice[i], s.twice[end-1]; end == i+1 {
			s.again("paragraph", first.again, first.old, lint.Text{ZH: "段落", EN: "the paragraph"})
		} else {
			s.passage(first, last)
		}
		i = end
	}
}

// follow reports whether b goes on where a ends, in both places: paragraphs too short to be compared may
// stand between if they are the same.
func (s *search) follow(a, b pair) bool {
	steps := b.again.block.Index - a.again.block.Index
	if steps != b.old.block.Index-a.old.block.Index || steps > 4 {
		return false
	}
	for k := 1; k < steps; k++ {
		if s.Doc.Blocks[a.again.block.Index+k].Text != s.Doc.Blocks[a.old.block.Index+k].Text {
			return false
		}
	}
	return true
}

func (s *search) passage(first, last pair) {
	n := last.again.block.Index - first.again.block.Index + 1
	from, to := s.line(first.old), s.line(last.old)
	span := lint.Span{Start: first.again.block.Span().Start, End: last.again.block.Span().End}
	old := lint.Span{Start: first.old.block.Span().Start, End: last.old.block.Span().End}
	lines := lint.Say("第%d—%d行", "lines %d–%d", from, to)
	if from == to {
		lines = lint.Say("第%d行", "line %d", from)
	}
	paragraphs := fmt.Sprintf("%d paragraphs from “%s” on stand", n, clip(first.again))
	if n == 1 {
		paragraphs = fmt.Sprintf("the paragraph “%s” stands", clip(first.again))
	}
	severity := lint.Severity(0) // the rule's
	if first.old.block.Quoted != first.again.block.Quoted && last.old.block.Quoted != last.again.block.Quoted {
		severity = lint.Info // put in front as the gist
	}
	s.ReportSpan(lint.Diagnostic{
		Rule: "repetition/paragraph", Span: span, Severity: severity,
		Message:    lint.Say("自“%[1]s”起%[2]d段与%[3]s重复", "%[4]s in %[5]s already", clip(first.again), n, lines.ZH, paragraphs, lines.EN),
		Related:    []lint.Related{{Span: old, Message: lines}},
		Confidence: 0.9,
	})
}
