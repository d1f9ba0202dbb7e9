package truncation

import (
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/pattern"
)

// unparted is what lines look like that were parted in the wrong place, or not: a wide gap is left in one, or the end of a sentence
// stands behind a blank.
var unparted = pattern.Lazy(`\S {3,}\S|\p{Han} \p{Han}{1,4}。`)

// seldom is in how many lines of a page one of those is met that was parted rightly but for it: a name with a space, a signature. On 60
// pages set in two to four columns a spread with fewer was right in all other lines.
const seldom = 15

// spreads reports each stretch in which the columns of a page stand side by side. The other rules read it column by column.
func (r *report) spreads() {
	for _, s := range r.Doc.Spreads {
		from, to := r.Doc.Position(s.Span.Start).Line, r.Doc.Position(s.Span.End-1).Line
		heads := make([]string, len(s.Heads))
		for i, h := range s.Heads {
			heads[i] = clip(h)
		}
		confidence := 0.97
		if seldom*len(unparted().FindAllStringIndex(s.Text, -1)) > to-from+1 {
			confidence = 0.9
		}
		r.ReportSpan(lint.Diagnostic{
			Rule: "truncation/interleaved",
			Span: s.Span,
			Message: lint.Say("第%[1]d—%[2]d行是并排的%[3]d栏，自左至右以“%[4]s”开头", "lines %[1]d–%[2]d are %[3]d columns side by side; from the left, they begin with “%[5]s”",
				from, to, len(heads), strings.Join(heads, "”“"), strings.Join(heads, "”, “")),
			Notes: []lint.Note{{Text: lint.Say("提取时保留版面，会把各栏排在同一行；本工具已逐栏读过，用 healthlint mend 分开", "extraction that keeps the layout sets columns so; they have been read one by one here, and healthlint mend parts them")}},
			Fixes: []lint.Fix{{
				Message: lint.Say("各栏分开，上下相接", "set the columns one below the other"),
				Edits:   []lint.Edit{{Span: s.Span, Text: s.Text}},
			}},
			Confidence: confidence,
		})
	}
}

// inSpread reports whether a place lies where columns stand side by side.
func (r *report) inSpread(s lint.Span) bool {
	return slices.ContainsFunc(r.Doc.Spreads, func(p lint.Spread) bool { return s.Overlaps(p.Span) })
}
