package boilerplate

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
)

// What pages, programs and colleagues leave inside sentences.
func TestMidSentence(t *testing.T) {
	h := harness
	h.MinSeverity = lint.Warning
	h.Lines(t, "testdata/*.txt", 18, 10)
}
