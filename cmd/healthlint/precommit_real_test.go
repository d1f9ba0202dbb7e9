package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPreCommit lets pre-commit itself build the program from this tree, as
// its hooks file says, and commits through it.
func TestPreCommit(t *testing.T) {
	if os.Getenv("HEALTHLINT_TEST_PRE_COMMIT") == "" {
		t.Skip("builds the program anew, up to two minutes: set HEALTHLINT_TEST_PRE_COMMIT=1, as .ci/run does")
	}
	for _, tool := range []string{"git", "go", "pre-commit"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed (Debian: apt-get install pre-commit)", tool)
		}
	}
	modules, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	tree := committed(t, "../..")
	for name, value := range map[string]string{
		"PRE_COMMIT_HOME":  t.TempDir(),
		"GOMODCACHE":       strings.TrimSpace(string(modules)), // pre-commit would download all again
		"GOFLAGS":          "-buildvcs=false -trimpath -modcacherw",
		"HEALTHLINT_CACHE": "off",
	} {
		t.Setenv(name, value)
	}
	dir := t.TempDir()
	do := func(status int, name string, args ...string) string {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		out, _ := cmd.CombinedOutput()
		if got := cmd.ProcessState.ExitCode(); got != status {
			t.Fatalf("%s %v: status %d, want %d\n%s", name, args, got, status, out)
		}
		return string(out)
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	identify(t)
	do(0, "git", "init", "-q")
	write(".pre-commit-config.yaml", "repos:\n- repo: "+tree+"\n  rev: v0\n  hooks: [{id: healthlint-fix}, {id: healthlint}]\n")
	do(0, "pre-commit", "install")
	const cut = "，安澜市将把远程诊断延伸到所有村卫生室，并为行动不便的老人提供上门服务。\n"
	write("一.txt", damaged)
	write("二.md", whole)
	write("三.html", "<p>"+whole+"</p>")
	do(0, "git", "add", ".")

	if out := do(1, "git", "commit", "-q", "-m", "damaged"); !strings.Contains(out, "files were modified by this hook") || !strings.Contains(out, "一.txt: 改2处") {
		t.Errorf("the fix hook says\n%s", out)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "一.txt")); string(got) != whole {
		t.Errorf("the fix hook left %q", got)
	}
	do(0, "git", "add", ".")
	do(0, "git", "commit", "-q", "-m", "mended")

	write("二.md", whole+"\n\n"+cut)
	do(0, "git", "add", ".")
	if out := do(1, "git", "commit", "-q", "-m", "cut"); !strings.Contains(out, "hook id: healthlint\n") || !strings.Contains(out, "二.md:4:1: 警告 truncation/opening") {
		t.Errorf("the check hook says\n%s", out)
	}
}

// committed copies a work tree as it is now, uncommitted changes included,
// into a repository with the tag v0.
func committed(t *testing.T, root string) string {
	t.Helper()
	list := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	list.Dir = root
	names, err := list.Output()
	if err != nil {
		t.Skipf("not in a git repository: %v", err)
	}
	dir := t.TempDir()
	for _, name := range strings.Split(strings.Trim(string(names), "\x00"), "\x00") {
		data, err := os.ReadFile(filepath.Join(root, name))
		if os.IsNotExist(err) {
			continue // deleted and not yet committed
		}
		if err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	identify(t)
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"commit", "-q", "-m", "tree"}, {"tag", "v0"}} {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	return dir
}

// identify gives git somebody to commit as, and no configuration of ours.
func identify(t *testing.T) {
	for _, who := range []string{"AUTHOR", "COMMITTER"} {
		t.Setenv("GIT_"+who+"_NAME", "editor")
		t.Setenv("GIT_"+who+"_EMAIL", "editor@example.org")
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
}
