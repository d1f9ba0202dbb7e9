package typo

import (
	"slices"
	"strings"

	"github.com/healthlint/healthlint/checks/typo/naming"
	"github.com/healthlint/healthlint/lint"
)

// misnamedConfidence is the share of findings where one of the two spellings is a slip, as estimated from edited copy.
const misnamedConfidence = 0.85

// findMisnamed reports names that an article spells in two ways, except where something else was reported.
func findMisnamed(pass *lint.Pass, ps []passage, said *lint.SpanSet) (found []lint.Span) {
	text, starts := joined(ps, false)
	for piece := range articles(text) {
		for _, m := range naming.Find(text[piece.Start:piece.End]) {
			p, base := locate(ps, starts, m.From+piece.Start)
			shift := piece.Start - base
			from, to, start, end := m.From+shift, m.To+shift, m.Start+shift, m.End+shift
			span := p.block.Source(start, end)
			if to > len(p.text) || p.protected(from, to) || p.discussed(from, to) || said.Overlaps(span) {
				continue
			}
			other, at := locate(ps, starts, m.At+piece.Start)
			first := m.At + piece.Start - at
			spelled := other.block.Text[first : first+len(m.Other)]
			d := lint.Diagnostic{
				Rule:       "typo/name",
				Message:    lint.Say("“%[1]s”与他处的“%[2]s”（%[3]d处）写法不一", "“%[1]s” is spelled “%[2]s” elsewhere (%[4]s)", p.block.Text[from:to], spelled, m.Else, lint.Count(m.Else, "time", "times")),
				Related:    []lint.Related{{Span: other.block.Source(first, first+len(m.Other)), Message: lint.Text{ZH: "他处", EN: "elsewhere"}}},
				Confidence: misnamedConfidence,
			}
			if m.Else > m.Here {
				d.Fixes = []lint.Fix{lint.Replace(p.block, start, end, p.inScript(start, end, m.Right()), false)}
			}
			pass.Report(p.block, start, end, d)
			found = append(found, span)
		}
	}
	return found
}

// joined returns the text of the passages, one a line, and where each begins in it; without bylines, if so wished, their lines
// are empty.
func joined(ps []passage, skipBylines bool) (text string, starts []int) {
	var b strings.Builder
	starts = make([]int, len(ps))
	for i, p := range ps {
		starts[i] = b.Len()
		if !skipBylines || p.block.Kind != lint.Byline {
			b.WriteString(strings.ReplaceAll(p.text, "\n", " "))
		}
		b.WriteByte('\n')
	}
	return b.String(), starts
}

// locate returns the passage that holds byte at of their joined text, and where it begins there.
func locate(ps []passage, starts []int, at int) (p *passage, base int) {
	i, ok := slices.BinarySearch(starts, at)
	if !ok {
		i--
	}
	return &ps[i], starts[i]
}
