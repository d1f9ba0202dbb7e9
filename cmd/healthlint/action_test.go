package main

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestActionSteps runs the shell steps of action.yml as a runner does, its
// files and variables set, in a folder of copy: the program is installed,
// findings are annotations, the job summary shows them, the status is the
// program's.
func TestActionSteps(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("bash is not installed")
	}
	data, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var action struct {
		Inputs map[string]struct{ Default string }
		Runs   struct {
			Steps []struct {
				Name, Run string
				Env       map[string]string
			}
		}
	}
	if err := yaml.Unmarshal(data, &action); err != nil {
		t.Fatal(err)
	}
	temp, work, bin := t.TempDir(), t.TempDir(), t.TempDir()
	stub(t, filepath.Join(bin, "go"), "#!/bin/sh\necho \"$GOBIN $*\" > "+filepath.Join(temp, "installed")+"\n")
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	stub(t, filepath.Join(bin, "healthlint"), "#!/bin/sh\n"+runAsProgram+"=1 exec '"+exe+"' \"$@\"\n")
	for name, text := range map[string]string{"稿件/坏.txt": damaged, "稿件/好.txt": whole, "别处/坏.txt": damaged} {
		path := filepath.Join(work, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	summary, paths := filepath.Join(temp, "summary"), filepath.Join(temp, "path")
	expression := regexp.MustCompile(`\$\{\{ *([a-z.]+) *\}\}`)
	// run runs the step of a name with inputs over the defaults.
	run := func(step string, inputs map[string]string) (status int, output string) {
		t.Helper()
		all := map[string]string{"runner.temp": temp}
		for name, in := range action.Inputs {
			all["inputs."+name] = in.Default
		}
		for name, v := range inputs {
			all["inputs."+name] = v
		}
		for _, s := range action.Runs.Steps {
			if s.Name != step {
				continue
			}
			cmd := exec.Command(bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", s.Run) // as runners call it
			cmd.Dir = work
			cmd.Env = append(os.Environ(), "PATH="+bin+string(filepath.ListSeparator)+os.Getenv("PATH"),
				"GITHUB_STEP_SUMMARY="+summary, "GITHUB_PATH="+paths, "GITHUB_ACTION_PATH="+work, "GITHUB_ACTIONS=true")
			for _, name := range slices.Sorted(maps.Keys(s.Env)) {
				cmd.Env = append(cmd.Env, name+"="+expression.ReplaceAllStringFunc(s.Env[name], func(e string) string {
					v, ok := all[expression.FindStringSubmatch(e)[1]]
					if !ok {
						t.Errorf("%s: nobody sets %s", name, e)
					}
					return v
				}))
			}
			out, _ := cmd.CombinedOutput()
			return cmd.ProcessState.ExitCode(), string(out)
		}
		t.Fatalf("no step %q", step)
		return 0, ""
	}
	read := func(path string) string {
		data, _ := os.ReadFile(path)
		return string(data)
	}

	if status, out := run("Install healthlint", map[string]string{"version": "v1.2.3"}); status != 0 {
		t.Errorf("install: status %d\n%s", status, out)
	}
	folder := filepath.Join(temp, "healthlint-bin")
	if got, want := read(filepath.Join(temp, "installed")), folder+" install github.com/healthlint/healthlint/cmd/healthlint@v1.2.3\n"; got != want {
		t.Errorf("installed %q, want %q", got, want)
	}
	if got := read(paths); got != folder+"\n" {
		t.Errorf("on the path: %q", got)
	}

	status, out := run("Check", map[string]string{"paths": "稿件", "args": "--fail-on error --no-config"})
	if status != exitFindings || !strings.Contains(out, "::error file=稿件/坏.txt,line=1,endLine=1,col=5,endColumn=7,title=script/mixed::") || strings.Contains(out, "别处") {
		t.Errorf("check: status %d\n%s", status, out)
	}
	if got := read(summary); !strings.HasPrefix(got, "### healthlint\n```text\n稿件/坏.txt:1:5: 错误 script/mixed") || !strings.HasSuffix(got, "```\n") || strings.Contains(got, "\x1b") {
		t.Errorf("summary %q", got)
	}
	if status, out := run("Check", map[string]string{"paths": "稿件/好.txt", "lang": "en"}); status != exitClean || strings.Contains(out, "::") {
		t.Errorf("whole copy: status %d\n%s", status, out)
	}
	if got := read(summary); !strings.Contains(got, "checked 1 file, nothing found") {
		t.Errorf("summary of whole copy %q", got)
	}
	if status, _ := run("Check", map[string]string{"paths": "nowhere"}); status != exitUsage {
		t.Errorf("a path that is not there: status %d", status)
	}
	// What is cut inside a line must not take the closing fence into it.
	stub(t, filepath.Join(bin, "healthlint"), "#!/bin/sh\nhead -c 600000 /dev/zero | tr '\\0' a\n")
	if status, out := run("Check", nil); status != exitClean {
		t.Errorf("a long report: status %d\n%.100s", status, out)
	}
	if got := read(summary); !strings.HasSuffix(got, "a\n```\n") {
		t.Errorf("a long report ends %q", got[len(got)-20:])
	}
}

func stub(t *testing.T, path, script string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
}

// TestGitLabScript runs the script of ci/gitlab.yml as a runner does and holds
// the report it names as artifact against its schema.
func TestGitLabScript(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("bash is not installed")
	}
	data, err := os.ReadFile("../../ci/gitlab.yml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Healthlint struct {
			Variables map[string]string
			Script    []string
			Artifacts struct {
				When    string
				Reports struct{ Codequality string }
			}
		}
	}
	if err := yaml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	schema, err := filepath.Abs(schemas + "gitlab-code-quality.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	work, bin := t.TempDir(), t.TempDir()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	stub(t, filepath.Join(bin, "go"), "#!/bin/sh\n[ \"$*\" = 'install github.com/healthlint/healthlint/cmd/healthlint@latest' ]\n")
	stub(t, filepath.Join(bin, "healthlint"), "#!/bin/sh\n"+runAsProgram+"=1 exec '"+exe+"' \"$@\"\n")
	if err := os.WriteFile(filepath.Join(work, "a.txt"), []byte(damaged), 0o666); err != nil {
		t.Fatal(err)
	}
	job := file.Healthlint
	cmd := exec.Command(bash, "-eo", "pipefail", "-c", strings.Join(job.Script, "\n"))
	cmd.Dir = work
	cmd.Env = append(os.Environ(), "PATH="+bin+string(filepath.ListSeparator)+os.Getenv("PATH"))
	for name, v := range job.Variables {
		cmd.Env = append(cmd.Env, name+"="+strings.ReplaceAll(v, "$CI_PROJECT_DIR", work))
	}
	out, _ := cmd.CombinedOutput()
	if status := cmd.ProcessState.ExitCode(); status != exitFindings || job.Artifacts.When != "always" {
		t.Fatalf("status %d, artifacts %s\n%s", status, job.Artifacts.When, out)
	}
	keepsJSON(t, schema, filepath.Join(work, job.Artifacts.Reports.Codequality), false)
}
