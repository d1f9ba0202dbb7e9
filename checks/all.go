// Package checks lists the families of checks.
package checks

import (
	"github.com/healthlint/healthlint/checks/boilerplate"
	"github.com/healthlint/healthlint/checks/encoding"
	"github.com/healthlint/healthlint/checks/number"
	"github.com/healthlint/healthlint/checks/percent"
	"github.com/healthlint/healthlint/checks/privacy"
	"github.com/healthlint/healthlint/checks/punctuation"
	"github.com/healthlint/healthlint/checks/repetition"
	"github.com/healthlint/healthlint/checks/script"
	"github.com/healthlint/healthlint/checks/truncation"
	"github.com/healthlint/healthlint/checks/typo"
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/repair"
)

// All returns every family, in the order they run.
func All() []*lint.Check {
	return []*lint.Check{
		// one line per family, in alphabetical order
		boilerplate.Check,
		lint.Directives,
		encoding.Check,
		number.Check,
		percent.Check,
		privacy.Check,
		punctuation.Check,
		repetition.Check,
		script.Check,
		truncation.Check,
		typo.Check,
	}
}

// Prepare returns the steps that make a document ready for the checks:
// repair first, because damage hides what the layout and the checks look for.
func Prepare() []func(*lint.Document) {
	return []func(*lint.Document){repair.Apply, layout.Classify}
}
