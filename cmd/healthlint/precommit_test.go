package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/healthlint/healthlint/lint/source"
)

// TestPreCommitFlow does with .pre-commit-hooks.yaml what pre-commit does, in
// a real repository: it puts away what is not staged, runs the entry of each
// hook over the staged files that match, and fails if one fails or changes a
// file. pre-commit itself is not needed.
func TestPreCommitFlow(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	data, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct{ ID, Name, Entry, Language, Files string }
	if err := yaml.Unmarshal(data, &hooks); err != nil || len(hooks) != 2 {
		t.Fatalf("%d hooks, %v", len(hooks), err)
	}
	for _, h := range hooks { // what a folder is searched for is what the hooks take
		for _, ext := range append(source.CopyExtensions, ".csv", ".go") {
			if got, want := regexp.MustCompile(h.Files).MatchString("稿件/一"+ext), slices.Contains(source.CopyExtensions, ext); got != want {
				t.Errorf("%s takes %s: %v", h.ID, ext, got)
			}
			if got, want := regexp.MustCompile(h.Files).MatchString("A"+strings.ToUpper(ext)), slices.Contains(source.CopyExtensions, ext); got != want {
				t.Errorf("%s takes %s: %v", h.ID, strings.ToUpper(ext), got)
			}
		}
	}
	dir := t.TempDir()
	git := func(args ...string) string {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-c", "core.quotepath=false", "-c", "user.name=e", "-c", "user.email=e@example.org"}, args...)...)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	git("init", "-q")
	write("稿件/一.txt", whole)
	write("归档/旧.txt", damaged)
	write(".healthlint.yaml", "exclude: [归档]\n")
	git("add", ".")
	git("commit", "-q", "-m", "first")

	run := func(id string) (status int, changed bool, output string) {
		t.Helper()
		for _, h := range hooks {
			if h.ID != id {
				continue
			}
			match := regexp.MustCompile(h.Files)
			args := strings.Fields(h.Entry)
			if args[0] != "healthlint" || h.Language != "golang" {
				t.Fatalf("%+v", h)
			}
			for _, name := range strings.Split(strings.Trim(git("diff", "--cached", "--name-only", "-z", "--diff-filter=ACMRTUXB"), "\x00"), "\x00") {
				if match.MatchString(name) {
					args = append(args, name)
				}
			}
			unstaged := git("diff", "--binary", "--no-ext-diff")
			if unstaged != "" {
				git("checkout", "--", ".")
			}
			var out bytes.Buffer
			status = Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out}.Main(args[1:])
			changed = git("diff") != ""
			output = out.String()
			if unstaged != "" && !changed {
				cmd := exec.Command("git", "apply", "--whitespace=nowarn")
				cmd.Dir, cmd.Stdin = dir, strings.NewReader(unstaged)
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("%v\n%s", err, out)
				}
			}
		}
		return status, changed, output
	}

	const more = "\n各区同日公布咨询电话，市民凭身份证即可领取體检报告。\n"
	write("稿件/一.txt", whole+more)
	write("归档/旧.txt", damaged+more)
	git("add", ".")
	if status, changed, out := run("healthlint"); status != exitFindings || changed || !strings.Contains(out, "稿件/一.txt") || strings.Contains(out, "旧.txt") {
		t.Errorf("damaged copy staged: status %d, changed %v\n%s", status, changed, out)
	}
	if status, changed, out := run("healthlint-fix"); status != exitClean || !changed {
		t.Errorf("fix: status %d, changed %v\n%s", status, changed, out)
	}
	git("add", ".")
	write("稿件/一.txt", damaged) // not staged: none of the commit's business
	if status, changed, out := run("healthlint"); status != exitClean || changed {
		t.Errorf("mended copy staged: status %d, changed %v\n%s", status, changed, out)
	}
	if got, _ := os.ReadFile("稿件/一.txt"); string(got) != damaged {
		t.Error("what was not staged is gone")
	}
	if status, changed, out := run("healthlint-fix"); status != exitClean || changed {
		t.Errorf("nothing left to fix: status %d, changed %v\n%s", status, changed, out)
	}
}
