package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/healthlint/healthlint/lint/source"
)

// The copy that the tests mend, and what it becomes.
const (
	damaged = "市民可以預約接种疫苗。医院开设儿童门诊，市民可在网上预约。\r\n卫生部门提醒，接种后应留观三十分鐘。"
	whole   = "市民可以预约接种疫苗。医院开设儿童门诊，市民可在网上预约。\r\n卫生部门提醒，接种后应留观三十分钟。"
)

func TestFixKeepsTheFormOfTheFile(t *testing.T) {
	for _, c := range []struct {
		name string
		text source.Text
	}{
		{"utf-8", source.Text{Encoding: "utf-8"}},
		{"gb18030", source.Text{Encoding: "gb18030"}},
		{"utf-16le with a mark", source.Text{Encoding: "utf-16le", BOM: true}},
		{"utf-16be with a mark", source.Text{Encoding: "utf-16be", BOM: true}},
		{"utf-8 with a mark", source.Text{Encoding: "utf-8", BOM: true}},
	} {
		encode := func(s string) []byte {
			text := c.text
			text.Source = []byte(s)
			if c.text.Encoding == "utf-8" && c.text.BOM {
				text.Source = []byte("\uFEFF" + s)
			}
			out, err := source.Encode(text)
			if err != nil {
				t.Fatal(err)
			}
			return out
		}
		path := filepath.Join(t.TempDir(), "a.txt")
		if err := os.WriteFile(path, encode(damaged), 0o600); err != nil {
			t.Fatal(err)
		}
		var stderr bytes.Buffer
		if status := (Command{Stdin: strings.NewReader(""), Stdout: &stderr, Stderr: &stderr}).Main([]string{"fix", path}); status != 0 {
			t.Errorf("%s: status %d\n%s", c.name, status, stderr.String())
		}
		got, _ := os.ReadFile(path)
		info, _ := os.Stat(path)
		if !bytes.Equal(got, encode(whole)) || info.Mode() != 0o600 {
			t.Errorf("%s: got % x, %v", c.name, got, info.Mode())
		}
	}
}

// TestKilledFixLosesNothing kills the program at random moments of a run over
// many files. Each file is then as it was or as it should be.
func TestKilledFixLosesNothing(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	const files = 40
	before, after := strings.Repeat(damaged+"\n\n", 8), strings.Repeat(whole+"\n\n", 8)
	path := func(i int) string { return filepath.Join(dir, fmt.Sprintf("%02d.txt", i)) }
	partly := 0
	for round := range 12 {
		for i := range files {
			if err := os.WriteFile(path(i), []byte(before), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		cmd := exec.Command(exe, "fix", dir)
		cmd.Env = append(os.Environ(), runAsProgram+"=1")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(5*time.Millisecond + rand.N(80*time.Millisecond))
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		done := 0
		for i := range files {
			data, err := os.ReadFile(path(i))
			switch {
			case err != nil:
				t.Fatalf("round %d: file lost: %v", round, err)
			case string(data) == after:
				done++
			case string(data) != before:
				t.Fatalf("round %d: %s is half written, %d bytes", round, path(i), len(data))
			}
		}
		if done > 0 && done < files {
			partly++
		}
	}
	if partly == 0 {
		t.Error("no run was killed half way; the test shows nothing")
	}
	// The next run finishes the work.
	cmd := exec.Command(exe, "fix", dir)
	cmd.Env = append(os.Environ(), runAsProgram+"=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for i := range files {
		if data, _ := os.ReadFile(path(i)); string(data) != after {
			t.Errorf("%s was not finished", path(i))
		}
	}
}
