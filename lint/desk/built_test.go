package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBuilt fails where the sources of the page were changed and the bundle
// was not built again: cd lint/desk/ui && npm ci && npm run build.
func TestBuilt(t *testing.T) {
	names, err := filepath.Glob("ui/src/*")
	if err != nil || len(names) < 5 {
		t.Fatal(names, err)
	}
	h := sha256.New()
	for _, name := range append(names, "ui/package-lock.json") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		h.Write(data)
	}
	want := "/* built from " + hex.EncodeToString(h.Sum(nil))[:32]
	size := 0
	for _, name := range []string{"static/desk.js", "static/desk.css"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		size += len(data)
		if !strings.HasPrefix(string(data), want) {
			t.Errorf("%s is not built from the present sources", name)
		}
	}
	if size > 1<<20 {
		t.Errorf("the page weighs %d bytes, more than a megabyte", size)
	}
}
