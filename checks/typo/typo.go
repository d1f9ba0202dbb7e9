// Package typo finds wrong characters: a table of known slips, terms of health and public affairs that are one
// edit away from what stands there, and repeated words.
package typo

import (
	_ "embed"
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
		var none, own lint.SpanSet // own is what the house's table has spoken of; ours keeps quiet there
		var said spoken
		report := func(quiet *lint.SpanSet, into ...*lint.SpanSet) *lint.Pass {
			return lint.NewPass(pass.Doc, pass.Settings, func(d lint.Diagnostic) {
				if quiet.Overlaps(d.Span) {
					return
				}
				for _, set := range into {
					set.Add(d.Span)
				}
				pass.ReportSpan(d)
			})
		}
		ofHouse, listed, again := report(&none, &own, &said.taken, &said.slips), report(&own, &said.taken), report(&own, &said.taken, &said.slips)
		ps := passages(pass.Doc, house())
		for i := range ps {
			findHouse(ofHouse, &ps[i], mine())
		}
		for i := range ps {
			findKnown(listed, &ps[i], &said)
			findLaws(listed, &ps[i])
			findRepeated(again, &ps[i])
			findKeystrokes(again, &ps[i])
			findCorrelatives(again, &ps[i])
		}
		if s.Wants("typo/name") {
			said.taken.Add(findMisnamed(pass, ps, &said.taken)...)
		}
		if statistical {
			findUnlikely(pass, e, limits, ps, &said)
		}
	}, nil
}
