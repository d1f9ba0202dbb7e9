package figures

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/hanzi"
)

// TestSentences reads testdata/sentences.tsv, whose expectations were written by hand before a reader had seen the
// sentences: every figure with what it measures, its scope and its period.
func TestSentences(t *testing.T) {
	cases(t, "testdata/sentences.tsv", 80, func(text string) string {
		r := Read(hanzi.SimplifySameLength(text))
		got := strings.Split(describe(text), "; ")
		for i := range r.Facts {
			f := &r.Facts[i]
			for _, part := range [...]struct {
				mark string
				span Span
			}{{" @", r.Noun(f)}, {" #", r.Scope(f)}, {" ~", r.Period(f)}} {
				if !part.span.Empty() {
					got[i] += part.mark + part.span.Of(text)
				}
			}
		}
		return strings.Join(got, "; ")
	})
}
