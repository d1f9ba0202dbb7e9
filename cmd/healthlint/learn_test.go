package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

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
	for name, data := range map[string][]byte{"a.txt": []byte(text), "B.TXT.GZ": zipped.Bytes(), "c.md": []byte("# 牧区巡诊\n")} {
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

// An archive is decoded as a check decodes it, zipped or not, however long its lines; bytes that stand for nothing are refused.
func TestLearnDecodes(t *testing.T) {
	dir := t.TempDir()
	sentence := strings.Repeat("牧区巡诊车开进嘎查。", 30_000) // one line, longer than any buffer
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(sentence)
	if err != nil {
		t.Fatal(err)
	}
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	z.Write([]byte(gb))
	z.Close()
	counted := map[string]string{}
	for name, data := range map[string]string{"utf8.txt": sentence, "gb.txt": gb, "gb.txt.gz": zipped.String(), "bad.txt": "牧区巡诊\xff车开进嘎查。\n", "late.txt": strings.Repeat("a line of ASCII\n", 6000) + gb} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
		status, stderr := learn(t, "--out", filepath.Join(dir, "m"), path)
		if refused := name == "bad.txt" || name == "late.txt"; refused != (status == exitUsage) || refused && !strings.Contains(stderr, name+": 有不是UTF-8的字节") {
			t.Errorf("%s: status %d, %s", name, status, stderr)
		}
		_, counted[name], _ = strings.Cut(stderr, "：")
	}
	if counted["gb.txt"] != counted["utf8.txt"] || counted["gb.txt.gz"] != counted["utf8.txt"] {
		t.Errorf("one text in three files: %q", counted)
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
