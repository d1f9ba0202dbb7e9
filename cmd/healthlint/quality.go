package main

import (
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/dataset"
)

// judge adds an article to the data quality, if that is asked for, and writes
// it where it belongs.
func (r *run) judge(done result, findings []lint.Finding) error {
	if q := r.summary.Quality; q != nil {
		q.Add(dataset.Place{Path: done.doc.Path, Record: done.doc.Record}, findings)
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
