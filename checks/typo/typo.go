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
	e, err := newStatistics(s)
	if err != nil {
		return nil, err
	}
	limits := newThresholds(s)
	return func(pass *lint.Pass) {
		var taken []lint.Span
		listed := lint.NewPass(pass.Doc, pass.Settings, func(d lint.Diagnostic) {
			taken = append(taken, d.Span)
			pass.ReportSpan(d)
		})
		ps := passages(pass.Doc, house())
		for i := range ps {
			findKnown(listed, &ps[i])
			findRepeated(listed, &ps[i])
		}
		findUnlikely(pass, e, limits, ps, taken)
	}, nil
}
