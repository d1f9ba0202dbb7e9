package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

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
		{"lines that end in CR", source.Text{Encoding: "utf-8", CR: true}},
		{"gb18030, lines that end in CR", source.Text{Encoding: "gb18030", CR: true}},
	} {
		encode := func(s string) []byte {
			text := c.text
			if text.CR {
				s = strings.ReplaceAll(s, "\r\n", "\n")
			}
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
