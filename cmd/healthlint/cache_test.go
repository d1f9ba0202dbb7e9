package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// articles writes n articles with findings into a new folder.
func articles(t testing.TB, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		text := strings.Repeat(damaged+"\n\n", 1+i%5) + "第" + strconv.Itoa(i) + "篇到此结束。\n"
		if err := os.WriteFile(filepath.Join(dir, strconv.Itoa(1000+i)+".txt"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func checked(t testing.TB, args ...string) string {
	t.Helper()
	var out, stderr bytes.Buffer
	status := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &stderr}.Main(append([]string{"check", "--format", "json"}, args...))
	if status != exitFindings || stderr.Len() > 0 {
		t.Fatalf("status %d: %s", status, stderr.String())
	}
	return out.String()
}

// TestDamagedCacheIsRebuilt changes, cuts and empties every file of a cache.
func TestDamagedCacheIsRebuilt(t *testing.T) {
	dir, store := articles(t, 20), t.TempDir()
	want := checked(t, "--cache-dir", store, dir)
	for name, damage := range map[string]func([]byte) []byte{
		"cut":     func(b []byte) []byte { return b[:len(b)/2] },
		"empty":   func([]byte) []byte { return nil },
		"flipped": func(b []byte) []byte { b = bytes.Clone(b); b[len(b)/2] ^= 0x15; return b },
		"foreign": func([]byte) []byte { return []byte("{}") },
	} {
		n := 0
		err := filepath.WalkDir(store, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, "-d") && !strings.HasSuffix(path, "-a") {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil || len(data) == 0 {
				return err
			}
			n++
			return os.WriteFile(path, damage(data), 0o666)
		})
		if err != nil || n < 20 {
			t.Fatalf("%d files damaged, %v", n, err)
		}
		if got := checked(t, "--cache-dir", store, dir); got != want {
			t.Errorf("%s: other findings from a damaged cache", name)
		}
	}
}

// TestWatch changes a file under a watch and waits for the next report.
func TestWatch(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(path, []byte(whole), 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, "check", "--watch", "--no-cache", dir)
	cmd.Env = append(os.Environ(), runAsProgram+"=1")
	var out lockedBuffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}()
	await := func(what string, times int) {
		t.Helper()
		for range 200 {
			if strings.Count(out.String(), what) >= times {
				return
			}
			time.Sleep(25 * time.Millisecond)
		}
		t.Fatalf("no %q (%d) in\n%s", what, times, out.String())
	}
	await("等待改动", 1)
	if strings.Contains(out.String(), "script/mixed") {
		t.Fatal("whole copy was reported")
	}
	if err := os.WriteFile(path, []byte(damaged), 0o666); err != nil {
		t.Fatal(err)
	}
	await("script/mixed", 1)
	await("等待改动", 2)
	if err := os.MkdirAll(filepath.Join(dir, "new"), 0o777); err != nil {
		t.Fatal(err)
	}
	await("等待改动", 3)
	if err := os.WriteFile(filepath.Join(dir, "new", "b.txt"), []byte(damaged), 0o666); err != nil {
		t.Fatal(err)
	}
	await("b.txt", 1)
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

func benchmarkCheck(b *testing.B, flags ...string) {
	dir := articles(b, 200)
	args := append(flags, dir)
	checked(b, args...)
	b.ReportAllocs()
	for b.Loop() {
		checked(b, args...)
	}
}

func BenchmarkCheckWithoutCache(b *testing.B) { benchmarkCheck(b, "--no-cache") }
func BenchmarkCheckFromCache(b *testing.B)    { benchmarkCheck(b, "--cache-dir", b.TempDir()) }
