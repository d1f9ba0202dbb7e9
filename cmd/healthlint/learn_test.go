package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/ngram"
)

func learn(t *testing.T, args ...string) (status int, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs}.Main(append([]string{"learn", "--temp", t.TempDir()}, args...))
	return status, errs.String()
}

func TestLearn(t *testing.T) {
	dir := t.TempDir()
	archive, model := filepath.Join(dir, "archive"), filepath.Join(dir, "house.ngram")
	if err := os.Mkdir(archive, 0o755); err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("牧区巡诊车开进嘎查。\n", 30)
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	z.Write([]byte(strings.Repeat("衛生院開展義診。\n", 30)))
	z.Close()
	for name, data := range map[string][]byte{"a.txt": []byte(text), "b.txt.gz": zipped.Bytes(), "c.md": []byte("# 牧区巡诊\n")} {
		if err := os.WriteFile(filepath.Join(archive, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if status, stderr := learn(t, "--out", model, archive); status != exitClean {
		t.Fatalf("status %d: %s", status, stderr)
	}
	data, err := os.ReadFile(model)
	if err != nil {
		t.Fatal(err)
	}
	m, err := ngram.Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	if !m.Known3('巡', '诊', '车') || !m.Known3('卫', '生', '院') {
		t.Error("the archive's words are not in the model, Traditional ones in their simplified form")
	}
}

func TestLearnLeavesNoHalfModel(t *testing.T) {
	dir := t.TempDir()
	bad := filepath.Join(dir, "bad.txt.gz")
	if err := os.WriteFile(bad, []byte("not gzip"), 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "house.ngram")
	if status, stderr := learn(t, "--out", out, bad); status != exitUsage || !strings.Contains(stderr, "bad.txt.gz") {
		t.Errorf("status %d: %s", status, stderr)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*learn*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a model was written")
	}
}
