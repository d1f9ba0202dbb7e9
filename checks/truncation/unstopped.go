package truncation

import (
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/layout"
)

// Where paragraphs end in stops as a rule, one that does not is a slip: of at least so many, so many in a hundred.
const (
	leastStopped = 5
	mostlyStops  = 80
	shortProse   = 30 // characters of a paragraph
)

// unstopped reports the paragraphs of several sentences that end without a stop, amid paragraphs that have one, and were not
// told to be cut.
func (r *report) unstopped() {
	prose, stopped := 0, 0
	for _, p := range r.pieces {
		if p.prose() {
			prose++
			if p.ending == layout.Stop {
				stopped++
			}
		}
	}
	if stopped < leastStopped || stopped*100 < prose*mostlyStops {
		return
	}
	for i := 1; i+1 < len(r.pieces); i++ {
		p, before, next := r.pieces[i], r.pieces[i-1], r.pieces[i+1]
		if !p.prose() || p.ending != layout.Open || p.foreign || p.refers || p.shows || p.retold || p.signed || r.cutAt[p] != nil || p.end < len(p.text) ||
			!next.prose() || next.ending != layout.Stop || before.ending != layout.Stop && !before.heading || r.onward[next] != nil {
			continue
		}
		if !hanzi.IsHan(p.edge[1]) || p.edge[1] == '是' || p.edge[1] == '为' || // the stem of a question in a test
			next.block.Index != p.block.Index+1 {
			continue // a credit, a caption between them
		}
		r.Report(p.block, p.last(shown), p.end, lint.Diagnostic{
			Rule:       "truncation/unstopped",
			Message:    lint.Say("段落在“%s”处结束，没有句号", "the paragraph ends at “%s” without a stop", "…"+p.block.Text[p.last(quoted):p.end]),
			Notes:      []lint.Note{{Text: lint.Say("若已写完，补句号；若未写完，对照原稿", "put a stop if it is complete; otherwise see the source")}},
			Fixes:      []lint.Fix{lint.Replace(p.block, p.end, p.end, "。", false)},
			Confidence: 0.8,
		})
	}
}

// prose reports whether a piece is a paragraph of running text.
func (p *piece) prose() bool {
	return p.block.Kind == lint.Paragraph && !p.heading && !p.item && !p.entry && !p.series && p.size >= shortProse && (p.stops || p.ending == layout.Stop)
}
