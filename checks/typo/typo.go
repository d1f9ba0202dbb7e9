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
	Name:  "typo",
	Rules: lint.ParseRules(doc),
	New:   compile,
}

func compile(s *lint.Settings) (func(*lint.Pass), error) {
	house := sync.OnceValue(func() *words.List { return words.NewList(s.Words) })
	return func(pass *lint.Pass) {
		for _, p := range passages(pass.Doc, house()) {
			findKnown(pass, &p)
			findRepeated(pass, &p)
		}
	}, nil
}
