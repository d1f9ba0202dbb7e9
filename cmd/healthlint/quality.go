package main

import (
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/dataset"
)

// judge adds an article to the data quality, if that is asked for.
func (r *run) judge(done result, findings []lint.Finding) {
	if q := r.summary.Quality; q != nil {
		q.Add(dataset.Place{Path: done.doc.Path, Record: done.doc.Record}, findings)
	}
}

// unreadable does so for an article that could not be read. What is wrong
// with a whole data set is no record of it.
func (r *run) unreadable(a article) {
	if q := r.summary.Quality; q != nil && a.err == nil {
		q.AddUnreadable()
	}
}
