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

// TestControlCharacters shows what steers a terminal, of copy and of names.
func TestControlCharacters(t *testing.T) {
	const name, broken = "稿\x1b[2J\a\n件.txt", "\x1b]0;断\n.txt"
	files := map[string]string{name: "\x1b[31m群众看病負担\x1b[0m明显减轻。\a\n", broken: "甲乙\xff报\n"}
	for _, args := range [][]string{
		{"check", "--summary", "--cross", "."}, {"check", "--format", "github", "."}, {"check", "--format", "checkstyle", "."}, {"check", "--format", "junit", "."},
		{"check", "no\x1b[31msuch\n.txt"}, {"check", "--severity", "\x1b[31m", "."}, {"fix", "."}, {"mend", "."}, {"facts", name}, {"facts", broken},
	} {
		_, out, errs := check(t, files, args...)
		for _, line := range strings.Split(out, "\n") {
			if args[0] == "mend" && (strings.HasPrefix(line, "-") || strings.HasPrefix(line, "+") || strings.HasPrefix(line, " ")) {
				continue // changes, which are to be applied
			}
			if strings.ContainsAny(line, "\x1b\a") {
				t.Errorf("%q: %q", args, line)
			}
		}
		if strings.ContainsAny(errs, "\x1b\a") {
			t.Errorf("%q: %q", args, errs)
		}
	}
	_, out, errs := check(t, files, "check", ".")
	for _, want := range []string{
		"稿␛[2J␇␊件.txt:1:10: 错误 script/mixed",
		"    │ ␛[31m群众看病負担␛[0m明显减轻。␇\n    │              ^^\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if !strings.Contains(errs, "␛]0;断␊.txt: 第1行（第7字节起") {
		t.Error(errs)
	}
}
