package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSplitLosesNothing reads what --split wrote as a merge: every line of the
// data set must be the next unread line of exactly one part.
func TestSplitLosesNothing(t *testing.T) {
	dir := t.TempDir()
	var in bytes.Buffer
	for i := range 600 {
		switch i * i % 7 {
		case 0:
			fmt.Fprintf(&in, `{"id":%d,"text":"安澜市新增三家发热门诊，群众看病負担明显减轻。"}`+"\n", i)
		case 1:
			fmt.Fprintf(&in, `{"id":%d}`+"\n", i)
		default:
			fmt.Fprintf(&in, `{"id":%d,"text":"市民可以预约接种。"}`+"\n", i)
		}
	}
	path, out := filepath.Join(dir, "rows.jsonl"), filepath.Join(dir, "out")
	if err := os.WriteFile(path, in.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	Command{strings.NewReader(""), &stdout, &stderr}.Main([]string{"check", "--no-config", "--jobs", "4", "--records", "text", "--split", out, path})
	var parts [3][]string
	total := 0
	for i, name := range []string{"whole.jsonl", "mendable.jsonl", "returned.jsonl"} {
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		parts[i] = strings.SplitAfter(strings.TrimSuffix(string(data), "\n"), "\n")
		total += bytes.Count(data, []byte("\n"))
	}
	if total != 600 {
		t.Errorf("%d lines out of 600", total)
	}
next:
	for line := range strings.Lines(in.String()) {
		for i := range parts {
			if len(parts[i]) > 0 && strings.TrimSpace(parts[i][0]) == strings.TrimSpace(line) {
				parts[i] = parts[i][1:]
				continue next
			}
		}
		t.Fatalf("%q is lost or out of order", line)
	}
}
