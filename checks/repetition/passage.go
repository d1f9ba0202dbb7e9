package repetition

import (
	"fmt"

	"github.com/healthlint/healthlint/lint"
)

// fewTimes is up to how often a paragraph that stands again is reported wherever it does: under every picture of a gallery it is
// one finding.
const fewTimes = 3

// passages reports the paragraphs that stand twice, those that follow one another in both places as one.
func (s *search) passages() {
	type run struct{ from, to int }
	var runs []run
	alone := map[*lint.Block][]place{} // the paragraphs that stand by themselves, by what they repeat
	for i := 0; i < len(s.twice); {
		end := i + 1
		for end < len(s.twice) && s.follow(s.twice[end-1], s.twice[end]) {
			end++
		}
		if runs = append(runs, run{i, end}); end == i+1 {
			old := s.twice[i].old.block
			alone[old] = append(alone[old], s.twice[i].again)
		}
		i = end
	}
	for _, r := range runs {
		first, last := s.twice[r.from], s.twice[r.to-1]
		switch times := alone[first.old.block]; {
		case r.to > r.from+1:
			s.passage(first, last)
		case len(times) <= fewTimes:
			s.again("paragraph", first.again, first.old, paragraph)
		case times[0].block == first.again.block:
			s.manyTimes(times, first.old)
		}
	}
}

var paragraph = lint.Text{ZH: "段落", EN: "the paragraph"}

// manyTimes reports a paragraph that stands again and again, at the first place where it does.
func (s *search) manyTimes(times []place, old place) {
	line := s.line(old)
	related := []lint.Related{{Span: old.block.Source(old.start, old.end), Message: lint.Say("第%d行", "line %d", line)}}
	for _, p := range times[1:] {
		related = append(related, lint.Related{Span: p.block.Source(p.start, p.end), Message: lint.Say("第%d行", "line %d", s.line(p))})
	}
	p := times[0]
	s.Report(p.block, p.start, p.end, lint.Diagnostic{
		Rule:       "repetition/paragraph",
		Message:    lint.Say("段落“%[1]s”与第%[2]d行重复，共重复%[3]d次", "the paragraph “%[1]s” stands in line %[2]d already, and %[3]d times in all after it", clip(p), line, len(times)),
		Related:    related,
		Confidence: 0.9,
	})
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
