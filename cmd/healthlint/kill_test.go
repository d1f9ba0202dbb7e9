package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// program is a run of the program in a process of its own.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, args...)
	cmd.Env = append(os.Environ(), runAsProgram+"=1", languageVariable+"=")
	return cmd
}

// kill starts cmd and kills it (SIGKILL: it can do nothing about it) as soon
// as now says so, at the latest when it has ended. It tells whether it lived.
func kill(t *testing.T, cmd *exec.Cmd, now func() bool) (alive bool) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(ended)
	}()
	for !now() {
		select {
		case <-ended:
			return false
		default:
			time.Sleep(20 * time.Microsecond)
		}
	}
	alive = cmd.Process.Kill() == nil
	<-ended
	return alive
}

// after is a moment at most d away.
func after(d time.Duration) func() bool {
	end := time.Now().Add(rand.N(d))
	return func() bool { return time.Now().After(end) }
}

// lasting measures a whole run.
func lasting(t *testing.T, cmd *exec.Cmd) time.Duration {
	t.Helper()
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil && cmd.ProcessState.ExitCode() != exitFindings {
		t.Fatalf("%v\n%s", err, out)
	}
	return time.Since(start)
}

// TestKilledFixLosesNothing kills the program at random moments of a run over
// many files: some by the clock, some when a file has just been replaced. Each
// file is then as it was or as it should be.
func TestKilledFixLosesNothing(t *testing.T) {
	dir := t.TempDir()
	const files = 24
	damaged, mended := strings.Repeat(damaged+"\n\n", 8), strings.Repeat(whole+"\n\n", 8)
	path := func(i int) string { return filepath.Join(dir, fmt.Sprintf("%02d.txt", i)) }
	reset := func() {
		t.Helper()
		for i := range files {
			if err := os.WriteFile(path(i), []byte(damaged), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	reset()
	whole := lasting(t, program(t, "fix", dir))
	partly := 0
	for round := range 16 {
		reset()
		now := after(whole)
		if round%2 == 1 {
			last := path(rand.N(files - 4))
			now = func() bool {
				data, _ := os.ReadFile(last)
				return string(data) != damaged
			}
		}
		kill(t, program(t, "fix", dir), now)
		done := 0
		for i := range files {
			data, err := os.ReadFile(path(i))
			switch {
			case err != nil:
				t.Fatalf("round %d: file lost: %v", round, err)
			case string(data) == mended:
				done++
			case string(data) != damaged:
				t.Fatalf("round %d: %s is half written, %d bytes", round, path(i), len(data))
			}
		}
		if done > 0 && done < files {
			partly++
		}
	}
	if partly < 4 {
		t.Errorf("%d runs were killed half way; the test shows too little", partly)
	}
	// The next run finishes the work, whatever the killed ones left behind.
	if out, err := program(t, "fix", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for i := range files {
		if data, _ := os.ReadFile(path(i)); string(data) != mended {
			t.Errorf("%s was not finished", path(i))
		}
	}
}

// TestKilledBaselineIsWhole kills the replacing of one baseline by another,
// some runs by the clock, some while the new one is being written, which the
// unfinished file beside it proves.
func TestKilledBaselineIsWhole(t *testing.T) {
	dirs := [2]string{articles(t, 20), articles(t, 30)}
	folder := t.TempDir()
	file := filepath.Join(folder, "b.json")
	args := func(i int) []string { return []string{"baseline", "--output", file, dirs[i]} }
	var want [2][]byte
	var whole time.Duration
	for i := range want {
		whole = lasting(t, program(t, args(i)...))
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want[i] = data
	}
	if bytes.Equal(want[0], want[1]) {
		t.Fatal("both baselines are the same; the test would show nothing")
	}
	unfinished := func() int {
		names, _ := filepath.Glob(filepath.Join(folder, ".healthlint-*"))
		return len(names)
	}
	for round := range 60 {
		now, before := after(whole), unfinished()
		if round%3 > 0 {
			now = func() bool { return unfinished() > before }
		}
		kill(t, program(t, args(round%2)...), now)
		got, err := os.ReadFile(file)
		if err != nil || !bytes.Equal(got, want[0]) && !bytes.Equal(got, want[1]) {
			t.Fatalf("round %d: %d bytes, want %d or %d; %v", round, len(got), len(want[0]), len(want[1]), err)
		}
		if unfinished() >= 5 {
			return
		}
	}
	if unfinished() == 0 {
		t.Error("no run was killed while it wrote; the test shows nothing")
	}
}

// TestKilledCacheIsShared kills runs that fill a cache, then has three share
// it at once.
func TestKilledCacheIsShared(t *testing.T) {
	dir, store := articles(t, 40), t.TempDir()
	want := checked(t, "--no-cache", dir)
	whole := lasting(t, program(t, "check", "--cache-dir", t.TempDir(), dir))
	killed := 0
	for range 40 {
		if killed == 3 {
			break
		}
		if kill(t, program(t, "check", "--cache-dir", store, dir), after(whole)) {
			killed++
			continue
		}
		// It ended first, and with a full cache the next ones would as well.
		store = t.TempDir()
	}
	if killed == 0 {
		t.Error("every run ended before it was killed; the test shows too little")
	}
	var group sync.WaitGroup
	for range 3 {
		cmd := program(t, "check", "--format", "json", "--cache-dir", store, dir)
		group.Go(func() {
			if out, _ := cmd.Output(); string(out) != want {
				t.Errorf("other findings from a shared cache: %d bytes, want %d", len(out), len(want))
			}
		})
	}
	group.Wait()
}

// TestInterruptedReport leaves the report of the run before, and nothing of
// its own.
func TestInterruptedReport(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "report.json")
	if err := os.WriteFile(path, []byte("旧"), 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := program(t, "check", "--output", "json:"+path, "-")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// More than a pipe holds: when it is written, the run is reading.
	if _, err := in.Write([]byte(strings.Repeat(whole+"\n", 1<<20/len(whole)))); err != nil {
		t.Fatal(err)
	}
	if names, _ := filepath.Glob(filepath.Join(dir, ".healthlint-*")); len(names) != 1 {
		t.Fatalf("no report is being written: %v", names)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		_ = cmd.Process.Kill()
		t.Skip(err) // Windows has no such signal
	}
	_ = cmd.Wait()
	if got := cmd.ProcessState.ExitCode(); got != exitInterrupted {
		t.Errorf("exit code %d", got)
	}
	if data, _ := os.ReadFile(path); string(data) != "旧" {
		t.Errorf("the old report became %q", data)
	}
	if names, _ := os.ReadDir(dir); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
}

// A data set that is interrupted while it is mended is as it was, and nothing is left beside it.
func TestInterruptedRecords(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "rows.jsonl")
	rows := strings.Repeat(`{"q":"医生負责解答，请先量血压，再到窗口取药，老人不用排队。"}`+"\n", 60000)
	if err := os.WriteFile(path, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := program(t, "fix", "--records", "q", path)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		if names, _ := filepath.Glob(filepath.Join(dir, ".healthlint-*")); len(names) == 1 {
			if half, err := os.Stat(names[0]); err == nil && half.Size() > 0 {
				break
			}
		}
		select {
		case err := <-ended:
			t.Fatalf("ended before it wrote: %v", err)
		case <-time.After(time.Millisecond):
		}
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		_ = cmd.Process.Kill()
		t.Skip(err) // Windows has no such signal
	}
	<-ended
	if got := cmd.ProcessState.ExitCode(); got != exitInterrupted {
		t.Errorf("exit code %d", got)
	}
	if data, _ := os.ReadFile(path); string(data) != rows {
		t.Error("the data set was changed")
	}
	if names, _ := os.ReadDir(dir); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
}
