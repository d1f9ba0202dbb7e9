package main

import (
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/dataset"
	"github.com/healthlint/healthlint/lint/report"
)

// judge adds an article to the data quality, if that is asked for, and writes
// it where it belongs.
func (r *run) judge(done result, findings []lint.Finding) error {
	if q := r.summary.Quality; q != nil {
		at := dataset.Place{Path: done.doc.Path, Record: done.doc.Record}
		q.Add(at, findings)
		q.Recurring.Add(at, done.lines)
	}
	return r.split.add(done.article, dataset.GradeOf(findings))
}

// unreadable does so for an article that could not be read. What is wrong
// with a whole data set is no record of it.
func (r *run) unreadable(done result) error {
	if done.lost {
		r.incomplete = true
	}
	if q := r.summary.Quality; q != nil && done.err == nil {
		q.AddUnreadable()
	}
	if done.lost {
		return nil
	}
	return r.split.add(done.article, dataset.Returned)
}

// again returns the findings of an article and, with --cross, that it was
// filed before. It is asked in the order of the articles, so that the answer
// does not depend on how many are checked at once.
func (r *run) again(done result) []lint.Finding {
	const rule = "repetition/cross"
	doc := done.doc
	if r.cross == nil || len(doc.Blocks) == 0 {
		return done.findings
	}
	twin, ok := r.cross.Find(dataset.Place{Path: doc.Path, Record: doc.Record}, doc, done.sig)
	l, _, err := r.engine.linter(doc.Path)
	if !ok || err != nil || l.Grade(rule) == lint.Off {
		return done.findings
	}
	span := doc.Blocks[0].Span()
	name := report.Place(&lint.Document{Path: twin.Path, Record: twin.Record})
	f := lint.Finding{Check: "repetition", Start: doc.Position(span.Start), End: doc.Position(span.End), Text: doc.Text(span)}
	f.Diagnostic = lint.Diagnostic{
		Rule: rule, Severity: l.Grade(rule), Span: span, Confidence: twin.Resemblance,
		Message: lint.Say("全文与 %s 几乎相同", "the copy is nearly that of %s", name),
		Notes:   []lint.Note{{Text: lint.Say("那一篇开头是“%s”，相似度约%.0f%%", "that one begins “%s”; resemblance about %.0f%%", twin.Opening, 100*twin.Resemblance)}},
	}
	return append([]lint.Finding{f}, done.findings...)
}
