package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// check runs the program on files of the given content, in its own folder.
func check(t *testing.T, files map[string]string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	status = Command{strings.NewReader(""), &out, &errs}.Main(args)
	return status, out.String(), errs.String()
}

func TestHostileCopy(t *testing.T) {
	long := strings.Repeat("市民可以预约接种，", 1<<20/27) + "\n"
	for name, content := range map[string]string{
		"empty":         "",
		"mark only":     "\uFEFF",
		"blank":         "　\r\n\r\n",
		"no line end":   "接种",
		"one long line": long,
		"NUL bytes":     "接种\x00后留观\x00三十分钟。\n",
		"emoji":         "接种💉后留观👨‍👩‍👧三十分钟。\n",
		"beyond BMP":    "𠮷野家𨋢𪜈。\n",
		"carriage":      "接种\r留观\r",
		"combining":     "e\u0301 \u200b\u202e接种。\n",
		"brackets":      strings.Repeat("「", 20000),
		"percents":      strings.Repeat("12%", 20000),
	} {
		for _, ext := range []string{".txt", ".md"} {
			t.Run(name+ext, func(t *testing.T) {
				status, out, errs := check(t, map[string]string{"a" + ext: content}, "check", "--severity", "info", "a"+ext)
				if status > exitFindings || errs != "" {
					t.Errorf("status %d\n%.300s\n%.2000s", status, out, errs)
				}
			})
		}
	}
}
