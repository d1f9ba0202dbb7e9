package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/healthlint/healthlint/lint/config"
)

// watching starts a check that watches and returns how to wait for its saying something so many times.
func watching(t *testing.T, dir string, args ...string) (await func(what string, times int), out *lockedBuffer) {
	t.Helper()
	cmd := program(t, append([]string{"check", "--watch", "--no-cache"}, args...)...)
	cmd.Dir = dir
	out = &lockedBuffer{}
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	return func(what string, times int) {
		t.Helper()
		for range 400 {
			if strings.Count(out.String(), what) >= times {
				return
			}
			time.Sleep(25 * time.Millisecond)
		}
		t.Fatalf("no %q (%d) in\n%s", what, times, out.String())
	}, out
}

func write(t *testing.T, data string, path ...string) {
	t.Helper()
	name := filepath.Join(path...)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestWatch changes a file under a watch and waits for the next report.
func TestWatch(t *testing.T) {
	dir := t.TempDir()
	write(t, whole, dir, "a.txt")
	await, out := watching(t, "", dir)
	await("等待改动", 1)
	if strings.Contains(out.String(), "script/mixed") {
		t.Fatal("whole copy was reported")
	}
	write(t, damaged, dir, "a.txt")
	await("script/mixed", 1)
	await("等待改动", 2)
	if err := os.MkdirAll(filepath.Join(dir, "new"), 0o777); err != nil {
		t.Fatal(err)
	}
	await("等待改动", 3)
	write(t, damaged, dir, "new", "b.txt")
	await("b.txt", 1)
}

// TestWatchBoth watches a folder and a file beside it.
func TestWatchBoth(t *testing.T) {
	dir := t.TempDir()
	write(t, whole, dir, "d", "a.txt")
	write(t, whole, dir, "f.txt")
	await, _ := watching(t, dir, "d", "f.txt")
	await("等待改动", 1)
	write(t, damaged, dir, "d", "a.txt")
	await("a.txt:", 1)
	await("等待改动", 2)
	write(t, damaged, dir, "f.txt")
	await("f.txt:", 1)
}

// TestWatchRecords watches a folder of data sets.
func TestWatchRecords(t *testing.T) {
	dir := t.TempDir()
	write(t, `{"t":"市民可以预约接种。"}`+"\n", dir, "r", "a.jsonl")
	await, _ := watching(t, dir, "--records", "t", "r")
	await("等待改动", 1)
	write(t, `{"t":5}`+"\n", dir, "r", "a.jsonl")
	await("a.jsonl:1:", 1)
}

// TestWatchConfig changes the encoding that the configuration forces.
func TestWatchConfig(t *testing.T) {
	dir := t.TempDir()
	write(t, "encoding: gb18030\n", dir, config.Name)
	write(t, "\xca\xd0\xc3\xf1\n", dir, "a.txt")
	await, _ := watching(t, dir, ".")
	await("等待改动", 1)
	write(t, "encoding: utf-8\n", dir, config.Name)
	await("不是UTF-8", 1)
}

// TestWatchEndsOnWrongUsage: what the flags say stays wrong however often the files change.
func TestWatchEndsOnWrongUsage(t *testing.T) {
	dir := t.TempDir()
	write(t, whole, dir, "a.txt")
	for _, args := range [][]string{
		{"--severity", "bad"}, {"--select", "typoo"}, {"--format", "yaml"}, {"--config", "nope.yaml"}, {"--new-from", "nope"}, {"--jobs", "0"}, {"--staged"},
	} {
		cmd := program(t, append([]string{"check", "--watch", "--no-cache", "."}, args...)...)
		cmd.Dir = dir
		timer := time.AfterFunc(20*time.Second, func() { _ = cmd.Process.Kill() })
		out, _ := cmd.CombinedOutput()
		timer.Stop()
		if status := cmd.ProcessState.ExitCode(); status != exitUsage {
			t.Errorf("%q: status %d\n%s", args, status, out)
		}
	}
}

// TestWatchAwaitsCopy begins in a folder without copy, and with a configuration that is broken.
func TestWatchAwaitsCopy(t *testing.T) {
	dir := t.TempDir()
	await, _ := watching(t, dir, ".")
	await("没有可检查的文件", 1)
	await("等待改动", 1)
	write(t, "no: such key\n", dir, config.Name)
	write(t, damaged, dir, "a.txt")
	await("等待改动", 2)
	write(t, "", dir, config.Name)
	await("script/mixed", 1)
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// TestWatchOverflow: events that the system dropped count as a change, and end nothing.
func TestWatchOverflow(t *testing.T) {
	w := &fsnotify.Watcher{Events: make(chan fsnotify.Event), Errors: make(chan error, 1)}
	w.Errors <- fsnotify.ErrEventOverflow
	added := false
	changed, err := awaitChange(w, func(fsnotify.Event) bool { return false }, func() { added = true })
	if !changed || err != nil || !added {
		t.Errorf("changed %v, folders added again %v: %v", changed, added, err)
	}
	w.Errors <- os.ErrClosed
	if changed, err := awaitChange(w, nil, nil); changed || !errors.Is(err, os.ErrClosed) {
		t.Errorf("changed %v: %v", changed, err)
	}
}
