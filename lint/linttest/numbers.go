package linttest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var number = regexp.MustCompile(`[0-9][0-9.,]*|[一二三四五六七八九十百千两]+`)

// worthless are numbers without a value, and the ways to print nothing: what no rule may divide by or take the bounds of unasked.
var worthless = [...]string{"0", "几十", "约0", "0.0", "上百", "1/0"}

// Numbers lints every line of the files that match the pattern with each number in it, and each two neighbours, replaced by one
// that has no value or is nothing. No finding is wanted, only that none of them ends the run.
func (h Harness) Numbers(t *testing.T, pattern string) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no fixture matches %s (%v)", pattern, err)
	}
	linter := h.linter(t)
	try := func(text string) {
		defer func() {
			if fault := recover(); fault != nil {
				t.Errorf("%s: %v", text, fault)
			}
		}()
		linter.Lint(h.read("copy.txt", text))
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			text, _, err := Parse(strings.TrimSpace(line))
			if err != nil || strings.HasPrefix(text, "#") {
				continue // what Lines does not lint, it reports
			}
			text = strings.ReplaceAll(text, "¶", "\n")
			at := number.FindAllStringIndex(text, -1)
			for i, a := range at {
				for _, w := range worthless {
					try(text[:a[0]] + w + text[a[1]:])
					if i+1 < len(at) {
						b := at[i+1]
						try(text[:a[0]] + w + text[a[1]:b[0]] + w + text[b[1]:])
					}
				}
			}
		}
	}
}
