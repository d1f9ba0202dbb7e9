// Package typo finds wrong characters: a table of known slips, terms of health and public affairs that are one
// edit away from what stands there, and repeated words.
package typo

import (
	_ "embed"
	"slices"
	"sync"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/words"
)

//go:embed doc.md
var doc string

// Check is the typo family.
var Check = &lint.Check{
	Name:    "typo",
	Rules:   append(lint.ParseRules(doc), lint.ParseRules(engineDoc)...),
	Options: engineOptions,
	New:     compile,
}

func compile(s *lint.Settings) (func(*lint.Pass), error) {
	house := sync.OnceValue(func() *words.List { return words.NewList(s.Words) })
	mine := sync.OnceValue(func() *table { return houseTable(s.Typos) })
	var e *statistics
	statistical := s.Wants("typo/term", "typo/sound", "typo/shape", "typo/function", "typo/extra", "typo/missing")
	if statistical {
		var err error
		if e, err = newStatistics(s); err != nil {
			return nil, err
		}
	}
	limits := newThresholds(s)
	return func(pass *lint.Pass) {
		var taken []lint.Span
		var own lint.SpanSet // of what the house's table has spoken of; ours keeps quiet there
		listed := lint.NewPass(pass.Doc, pass.Settings, func(d lint.Diagnostic) {
			if own.Overlaps(d.Span) {
				return
			}
			taken = append(taken, d.Span)
			pass.ReportSpan(d)
		})
		ps := passages(pass.Doc, house())
		for i := range ps {
			findHouse(listed, &ps[i], mine())
		}
		own.Add(taken...)
		slips := slices.Clone(taken)
		for i := range ps {
			slips = append(slips, findKnown(listed, &ps[i])...)
			findLaws(listed, &ps[i])
			before := len(taken)
			findRepeated(listed, &ps[i])
			slips = append(slips, taken[before:]...)
		}
		if s.Wants("typo/name") {
			taken = append(taken, findMisnamed(pass, ps, taken)...)
		}
		if statistical {
			findUnlikely(pass, e, limits, ps, newSpoken(taken, slips))
		}
	}, nil
}
