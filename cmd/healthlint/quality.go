package main

import (
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/dataset"
	"github.com/healthlint/healthlint/lint/report"
)

// judge adds an article to the data quality, if that is asked for, and writes
// it where it belongs. One without copy is nobody's article, and returned.
func (r *run) judge(done result, findings []lint.Finding) error {
	if q := r.summary.Quality; q != nil && done.record != nil {
		field := done.record.Fields[done.field]
		q.Lengths.Add(field.Name, field.Text)
	}
	if done.field > 0 {
		findings = append(r.row, findings...)
	}
	empty, q := blank(done.doc) && (done.field == 0 || r.rowBlank), r.summary.Quality
	if done.record != nil && done.field+1 < len(done.record.Fields) {
		r.row, r.rowBlank = slices.Clone(findings), empty
		return nil // a record is judged by all its fields
	}
	at := dataset.Place{Path: done.doc.Path, Record: done.doc.Record}
	switch {
	case q == nil:
	case empty:
		q.AddEmpty(at)
	default:
		q.Add(at, findings)
	}
	if empty {
		return r.split.add(done.article, dataset.Returned)
	}
	return r.split.add(done.article, dataset.GradeOf(findings))
}

// blank reports whether a document has no copy: nothing, white space, an empty page.
func blank(doc *lint.Document) bool {
	return !slices.ContainsFunc(doc.Blocks, func(b *lint.Block) bool { return strings.TrimSpace(b.Text) != "" })
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

// late returns the findings of an article with what only the run can tell: with
// --cross, that it was filed before; in a data set, lines that recur. It is
// asked in the order of the articles, so that the answer does not depend on
// how many are checked at once.
func (r *run) late(done result) ([]lint.Finding, error) {
	doc := done.doc
	at := dataset.Place{Path: doc.Path, Record: doc.Record, Field: doc.Field}
	var found []lint.Diagnostic
	if r.cross != nil && len(doc.Blocks) > 0 {
		if twin, ok := r.cross.Find(at, doc, done.sig); ok {
			found = append(found, filed(doc, twin))
		}
	}
	if r.recurring != nil {
		lines, articles := r.recurring.Known(done.lines)
		for i, l := range lines {
			found = append(found, recurring(l, articles[i]))
			done.findings = uncut(done.findings, l.Span)
		}
		r.recurring.Add(at, done.lines)
	}
	if len(found) == 0 {
		return done.findings, nil
	}
	return r.engine.late(r.name(done.path), doc, done.findings, found)
}

// uncut drops the findings that an article breaks off in a line which closes
// many others.
func uncut(findings []lint.Finding, line lint.Span) []lint.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f lint.Finding) bool {
		return f.Rule == "truncation/article" && line.Overlaps(f.Span)
	})
}

func filed(doc *lint.Document, twin dataset.Twin) lint.Diagnostic {
	name := report.Place(&lint.Document{Path: twin.Path, Record: twin.Record, Field: twin.Field})
	return lint.Diagnostic{
		Rule: "repetition/cross", Span: doc.Blocks[0].Span(), Confidence: twin.Resemblance,
		Message: lint.Say("全文与 %s 几乎相同", "the copy is nearly that of %s", name),
		Notes:   []lint.Note{{Text: lint.Say("那一篇开头是“%s”，相似度约%.0f%%", "that one begins “%s”; resemblance about %.0f%%", twin.Opening, 100*twin.Resemblance)}},
	}
}

func recurring(l dataset.Line, articles int) lint.Diagnostic {
	return lint.Diagnostic{
		Rule: "boilerplate/recurring", Span: l.Span, Confidence: 0.8,
		Message: lint.Say("这一行在前面%[1]d篇里也有，多半是页面框架", "this line stood in %[2]s as well: most likely the frame of a page", articles, lint.Count(articles, "earlier article", "earlier articles")),
	}
}
