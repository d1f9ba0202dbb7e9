// Package linttest holds a check against marked-up copy. A mark ⟦rule:text⟧
// says that rule must find exactly text; the marks are removed before linting.
// A finding without a mark, or a mark without a finding, fails.
package linttest

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode"

	"github.com/healthlint/healthlint/lint"
)

// Mark is an expected finding; Start and End are byte offsets in the clean copy.
type Mark struct {
	Rule       string
	Start, End int
}

// Parse removes the marks from marked copy. Marks may nest.
func Parse(marked string) (copy string, marks []Mark, err error) {
	var out strings.Builder
	var open []Mark
	for marked != "" {
		i := strings.IndexAny(marked, "⟦⟧")
		if i < 0 {
			break
		}
		out.WriteString(marked[:i])
		if strings.HasPrefix(marked[i:], "⟦") {
			rule, rest, ok := strings.Cut(marked[i+len("⟦"):], ":")
			if !ok || strings.ContainsAny(rule, " \n⟧") {
				return "", nil, fmt.Errorf("mark without a rule at %.40q", marked[i:])
			}
			open = append(open, Mark{Rule: rule, Start: out.Len()})
			marked = rest
			continue
		}
		if len(open) == 0 {
			return "", nil, fmt.Errorf("⟧ without ⟦ at %.40q", marked[i:])
		}
		m := open[len(open)-1]
		open = open[:len(open)-1]
		m.End = out.Len()
		marks = append(marks, m)
		marked = marked[i+len("⟧"):]
	}
	if len(open) > 0 {
		return "", nil, fmt.Errorf("⟦%s is never closed", open[0].Rule)
	}
	out.WriteString(marked)
	sort.Slice(marks, func(i, j int) bool { return less(marks[i], marks[j]) })
	return out.String(), marks, nil
}

func less(a, b Mark) bool {
	if a.Start != b.Start {
		return a.Start < b.Start
	}
	if a.End != b.End {
		return a.End < b.End
	}
	return a.Rule < b.Rule
}

// Harness lints marked copy with some checks.
type Harness struct {
	Checks []*lint.Check
	Config lint.Config // repair and layout run first, as in the product, unless Prepare says otherwise
	// Read makes the document; plain text if nil.
	Read func(path string, src []byte) *lint.Document
	// MinSeverity drops findings below it before they are compared; Info if unset.
	MinSeverity lint.Severity
}

// Copy holds one piece of marked copy against the checks and returns the
// findings for further assertions.
func (h Harness) Copy(t testing.TB, marked string) []lint.Finding {
	t.Helper()
	return h.run(t, "copy.txt", marked)
}

// Files does the same for every file that matches the pattern.
func (h Harness) Files(t *testing.T, pattern string) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no fixture matches %s (%v)", pattern, err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			h.run(t, path, string(data))
		})
	}
}

func (h Harness) run(t testing.TB, path, marked string) []lint.Finding {
	t.Helper()
	text, want, err := Parse(marked)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	findings := h.linter(t).Lint(h.read(path, text))
	left := map[Mark]int{}
	for _, m := range want {
		left[m]++
	}
	kept := findings[:0:0]
	for _, f := range findings {
		if f.Severity < h.MinSeverity {
			continue
		}
		kept = append(kept, f)
		for _, said := range flawed(f.Diagnostic, text) {
			t.Errorf("%s:%d:%d: %s says %q", path, f.Start.Line, f.Start.Column, f.Rule, said)
		}
		m := Mark{f.Rule, f.Span.Start, f.Span.End}
		if left[m] > 0 {
			left[m]--
			continue
		}
		t.Errorf("%s:%d:%d: finding without a mark: %s %s %q: %s", path, f.Start.Line, f.Start.Column, f.Severity, f.Rule, f.Text, f.Message.ZH)
	}
	for _, m := range want {
		if left[m] > 0 {
			left[m]--
			t.Errorf("%s: mark without a finding: %s %q", path, m.Rule, text[m.Start:m.End])
		}
	}
	return kept
}

// flawed returns what of a finding's message and notes is no text for a reader: empty, with what fmt writes for a wrong verb,
// or Chinese for English.
func flawed(d lint.Diagnostic, copy string) (out []string) {
	texts := []lint.Text{d.Message}
	for _, n := range d.Notes {
		texts = append(texts, n.Text)
	}
	for _, r := range d.Related {
		texts = append(texts, r.Message)
	}
	for _, text := range texts {
		for _, s := range []string{text.ZH, text.EN} {
			if s == "" || (strings.Contains(s, "%!") || strings.Contains(s, "%%")) && !strings.Contains(copy, "%!") && !strings.Contains(copy, "%%") {
				out = append(out, s)
			}
		}
		if text.EN == text.ZH && strings.ContainsFunc(text.EN, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			out = append(out, text.EN)
		}
	}
	return out
}
