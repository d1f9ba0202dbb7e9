package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestProblemMatcherReadsTheTextFormat holds the pattern against real output.
func TestProblemMatcherReadsTheTextFormat(t *testing.T) {
	data, err := os.ReadFile("../../ci/problem-matcher.json")
	if err != nil {
		t.Fatal(err)
	}
	var m struct {
		ProblemMatcher []struct {
			Pattern []struct {
				Regexp                                      string
				File, Line, Column, Severity, Code, Message int
			}
		}
	}
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte(damaged), 0o666); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out}.Main([]string{"check", "--lang", "en", "--color", "never", path})
	p := m.ProblemMatcher[0].Pattern[0]
	re := regexp.MustCompile(p.Regexp)
	found := 0
	for line := range strings.Lines(out.String()) {
		if g := re.FindStringSubmatch(strings.TrimRight(line, "\n")); g != nil {
			found++
			if g[p.File] != path || g[p.Code] != "script/mixed" || g[p.Severity] != "error" || g[p.Line] == "" || g[p.Column] == "" || g[p.Message] == "" {
				t.Errorf("got %q", g)
			}
		}
	}
	if found != 2 {
		t.Errorf("%d findings read from\n%s", found, out.String())
	}
}

// TestDeliveryFilesNameRealFlags runs the flags that the CI files pass.
func TestDeliveryFilesNameRealFlags(t *testing.T) {
	known := Command{}.flagNames("check")
	for _, name := range []string{"../../action.yml", "../../ci/gitlab.yml", "../../.pre-commit-hooks.yaml", "../../.goreleaser.yaml"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var mapping map[string]any
		var list []any
		if yaml.Unmarshal(data, &mapping) != nil && yaml.Unmarshal(data, &list) != nil {
			t.Errorf("%s is not YAML", name)
		}
		for line := range strings.Lines(string(data)) {
			_, call, ok := strings.Cut(line, "healthlint check ")
			if !ok {
				continue
			}
			for _, flag := range regexp.MustCompile(`--([a-z-]+)`).FindAllStringSubmatch(call, -1) {
				if !known[flag[1]] {
					t.Errorf("%s passes --%s, which check does not have", name, flag[1])
				}
			}
		}
	}
}

// flagNames returns the flags of a command.
func (c Command) flagNames(command string) map[string]bool {
	names := map[string]bool{}
	a := &app{Command: c, lang: "en"}
	for _, cmd := range a.root().Commands() {
		if cmd.Name() == command {
			cmd.InheritedFlags()
			for _, word := range strings.Fields(cmd.UsageString()) {
				if name, ok := strings.CutPrefix(word, "--"); ok {
					names[strings.Trim(name, ",")] = true
				}
			}
		}
	}
	return names
}
