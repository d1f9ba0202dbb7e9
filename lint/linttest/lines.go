package linttest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Lines holds every line of the files that match the pattern against the
// checks, each as a document of its own; “¶” stands for a line break. Lines
// that begin with # say what the ones below show. A file must hold at least
// fire lines with a mark and silent lines without.
func (h Harness) Lines(t *testing.T, pattern string, fire, silent int) {
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
			marked, clean := 0, 0
			for line := range strings.Lines(string(data)) {
				line = strings.TrimSuffix(line, "\n")
				if line == "" || strings.HasPrefix(line, "#") {
					continue
				}
				if strings.Contains(line, "⟦") {
					marked++
				} else {
					clean++
				}
				h.run(t, line, strings.ReplaceAll(line, "¶", "\n"))
			}
			if marked < fire || clean < silent {
				t.Errorf("%d lines with a mark and %d without; want %d and %d", marked, clean, fire, silent)
			}
		})
	}
}
