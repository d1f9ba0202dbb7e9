package number

import (
	"iter"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// theOne returns the only fact of a kind that a text has, nil where it has several, or one that does not fit.
func theOne(r *figures.Reading, kind figures.Kind, fits func(*figures.Fact) bool) (one *figures.Fact) {
	for i := range r.Facts {
		if f := &r.Facts[i]; f.Kind == kind {
			if one != nil || !fits(f) {
				return nil
			}
			one = f
		}
	}
	return one
}

// oneInStory returns the first of the facts of a story's body that count, and its block; nil where one of them does not fit. The first is nil
// while it is asked about itself. Of several figures it is open which the headline means.
func oneInStory(p *lint.Pass, v *figures.View, s layout.Story, counts func(*figures.Fact) bool, fits func(first, f *figures.Fact) bool) (first *figures.Fact, in *lint.Block) {
	for k, f := range bodyFacts(v, s) {
		if !counts(f) {
			continue
		}
		if !fits(first, f) {
			return nil, nil
		}
		if first == nil {
			first, in = f, p.Doc.Blocks[k]
		}
	}
	return first, in
}

// bodyFacts yields the facts of a story below its headline, each with the index of its block.
func bodyFacts(v *figures.View, s layout.Story) iter.Seq2[int, *figures.Fact] {
	return func(yield func(int, *figures.Fact) bool) {
		for k := s.Title.Index + 1; k < s.End; k++ {
			for i := range v.Readings[k].Facts {
				if !yield(k, &v.Readings[k].Facts[i]) {
					return
				}
			}
		}
	}
}

// againstHeadline reports a figure of the body that is another than t of the headline; title and body are the two as they are quoted.
func againstHeadline(p *lint.Pass, s layout.Story, t *figures.Fact, in *lint.Block, told *figures.Fact, title, body string) {
	p.Report(in, told.Start, told.End, lint.Diagnostic{
		Rule:    "number/headline",
		Message: lint.Say("标题为“%s”，正文为“%s”", "“%s” in the headline, “%s” in the body", title, body),
		Related: []lint.Related{{Span: s.Title.Source(t.Start, t.End), Message: lint.Text{ZH: "标题", EN: "the headline"}}},
	})
}
