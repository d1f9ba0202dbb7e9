package percent

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/linttest"
)

func TestRules(t *testing.T) {
	linttest.Harness{Checks: []*lint.Check{Check}}.Lines(t, "testdata/*.txt", 6, 6)
}

func TestValid(t *testing.T) {
	if err := lint.Validate([]*lint.Check{Check}); err != nil {
		t.Fatal(err)
	}
}
