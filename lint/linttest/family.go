package linttest

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/repair"
	"github.com/healthlint/healthlint/lint/source"
)

// What every family is held against besides its own copy.

// Each holds pieces of marked copy against the checks, each as a test of the
// name it is filed under.
func (h Harness) Each(t *testing.T, copies map[string]string) {
	t.Helper()
	for name, copy := range copies {
		t.Run(name, func(t *testing.T) { h.Copy(t, copy) })
	}
}

// Valid reports rules without a title, a doc or a place in their family.
func (h Harness) Valid(t *testing.T) {
	t.Helper()
	if err := lint.Validate(h.Checks); err != nil {
		t.Error(err)
	}
}

// Repeats lints paragraphs of one phrase over and over, 60 KB each: nothing
// may look back over all of it. A quadratic rule takes minutes and trips the
// test's own time limit. No rule finds more than there are phrases.
func (h Harness) Repeats(t *testing.T, phrases ...string) {
	t.Helper()
	const size = 60_000
	linter := h.linter(t)
	for _, phrase := range phrases {
		most, found := size/len(phrase)+1, map[string]int{}
		for _, f := range linter.Lint(h.read("copy.txt", "据介绍，"+strings.Repeat(phrase, size/len(phrase))+"。")) {
			if found[f.Rule]++; found[f.Rule] == most+1 {
				t.Errorf("%q: more than %d findings of %s", phrase, most, f.Rule)
			}
		}
	}
}

// Fuzz holds that findings in any text lie inside it and that their messages
// are well formed.
func (h Harness) Fuzz(f *testing.F, seeds ...string) {
	for _, s := range seeds {
		f.Add(s)
	}
	linter := h.linter(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range linter.Lint(h.read("f.txt", text)) {
			if d.Span.Start < 0 || d.Span.End <= d.Span.Start || d.Span.End > len(text) {
				t.Fatalf("%s: span %v of %d bytes", d.Rule, d.Span, len(text))
			}
			if said := flawed(d.Diagnostic, text); d.Message.EN == "" || len(said) > 0 && strings.Contains(said[0], "%!") {
				t.Fatalf("messages %q", said)
			}
		}
	})
}

// Benchmark reads and lints copy, marks in it removed.
func (h Harness) Benchmark(b *testing.B, marked string) {
	b.Helper()
	copy, _, err := Parse(marked)
	if err != nil {
		b.Fatal(err)
	}
	linter := h.linter(b)
	b.SetBytes(int64(len(copy)))
	b.ReportAllocs()
	for b.Loop() {
		linter.Lint(h.read("copy.txt", copy))
	}
}

func (h Harness) linter(t testing.TB) *lint.Linter {
	t.Helper()
	if h.Config.Prepare == nil {
		h.Config.Prepare = []func(*lint.Document){repair.Apply, layout.Classify}
	}
	linter, err := lint.New(h.Checks, h.Config)
	if err != nil {
		t.Fatal(err)
	}
	return linter
}

func (h Harness) read(path, text string) *lint.Document {
	if h.Read != nil {
		return h.Read(path, []byte(text))
	}
	return source.Plain(path, []byte(text))
}
