package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
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
