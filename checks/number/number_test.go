package number

import (
	"testing"
	"time"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/linttest"
	"github.com/healthlint/healthlint/lint/source"
)

// TestRules reads every line as copy of 20 November 2025.
func TestRules(t *testing.T) {
	read := func(path string, src []byte) *lint.Document {
		d := source.Plain(path, src)
		d.Date = time.Date(2025, 11, 20, 0, 0, 0, 0, time.UTC)
		return d
	}
	linttest.Harness{Checks: []*lint.Check{Check}, Read: read}.Lines(t, "testdata/*.txt", 6, 6)
}

func TestValid(t *testing.T) {
	if err := lint.Validate([]*lint.Check{Check}); err != nil {
		t.Fatal(err)
	}
}
