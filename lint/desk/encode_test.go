package desk

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/source"
)

// TestEncode changes one line of files of all sorts: every other byte stays.
// The page has the text with one kind of line end.
func TestEncode(t *testing.T) {
	for _, c := range []struct{ name, old, now, want string }{
		{"LF", "甲\n乙\n", "甲\n丙\n", "甲\n丙\n"},
		{"CRLF", "甲\r\n乙\r\n", "甲\n丙\n丁", "甲\r\n丙\r\n丁"},
		{"CR", "甲\r乙\r", "甲\n丙\n", "甲\r丙\r"},
		{"a mark and CRLF", mark + "甲\r\n乙\r\n", "甲\n丙\n", mark + "甲\r\n丙\r\n"},
		{"mixed, nothing changed", "甲\r\n乙\n丙\r丁\n\n戊", "甲\n乙\n丙\n丁\n\n戊", "甲\r\n乙\n丙\r丁\n\n戊"},
		{"mixed, one line changed", "甲\r\n一二三\n丙\n", "甲\n一二四\n丙\n", "甲\r\n一二四\n丙\n"},
		{"mixed, a new line", "甲\r\n乙\n丙\n", "甲\n新\n乙\n丙\n", "甲\r\n新\r\n乙\n丙\n"},
		{"mixed, a line gone", "甲\r\n乙\n丙\r\n", "甲\n丙\n", "甲\r\n丙\r\n"},
		{"mixed, the last grows", "甲\r\n乙\n丙", "甲\n乙\n丙\n丁", "甲\r\n乙\n丙\n丁"},
		{"emptied", "甲\r\n乙\n", "", ""},
		{"from nothing", "", "甲\n乙\n", "甲\n乙\n"},
	} {
		got, err := encode([]byte(c.old), c.now, "")
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %q (%v), want %q", c.name, got, err, c.want)
		}
		for _, encoding := range []string{"gb18030", "utf-16be", "big5"} {
			old, err := source.Encode(source.Text{Source: []byte(strings.TrimPrefix(c.old, mark)), Encoding: encoding, BOM: encoding == "utf-16be"})
			if err != nil {
				t.Fatal(err)
			}
			want, err := source.Encode(source.Text{Source: []byte(strings.TrimPrefix(c.want, mark)), Encoding: encoding, BOM: encoding == "utf-16be"})
			if err != nil {
				t.Fatal(err)
			}
			if got, err := encode(old, c.now, encoding); err != nil || string(got) != string(want) {
				t.Errorf("%s in %s: % x (%v), want % x", c.name, encoding, got, err, want)
			}
		}
	}
}

// TestEncodings opens, saves and takes away files of other encodings. A file
// of the folder has the one that its configuration says, a dropped one keeps
// its own, and what an encoding cannot say is not lost.
func TestEncodings(t *testing.T) {
	big5 := []byte("\xac~\xb5\xc7\r\n") // 洗腎: as GB18030 it is Chinese, too
	d, s, dir := newDesk(t, map[string][]byte{"b.txt": big5, "m.txt": []byte(mark + "热反\r\n好\n")})
	d.Encoding = func(path string) string {
		if path == "b.txt" {
			return "big5"
		}
		return ""
	}
	_, file := post(t, d, s, "/api/read", map[string]string{"path": "b.txt"}, nil)
	if file["text"] != "洗腎\r\n" || file["encoding"] != "BIG5" || file["ends"] != "CRLF" {
		t.Fatalf("opened %q", file)
	}
	status, out := post(t, d, s, "/api/save", map[string]any{"path": "b.txt", "version": file["version"], "text": "洗腎後\n"}, nil)
	if now, _ := os.ReadFile(filepath.Join(dir, "b.txt")); status != 200 || string(now) != "\xac~\xb5\xc7\xab\xe1\r\n" {
		t.Errorf("saved % x, %d %v", now, status, out)
	}
	_, out = post(t, d, s, "/api/download", map[string]any{"path": "b.txt", "text": "洗腎\n"}, nil)
	if data, _ := base64.StdEncoding.DecodeString(out["data"].(string)); string(data) != string(big5) || out["encoding"] != nil {
		t.Errorf("downloaded % x %v", data, out["encoding"])
	}
	_, file = post(t, d, s, "/api/read", map[string]string{"path": "b.txt"}, nil)
	status, out = post(t, d, s, "/api/save", map[string]any{"path": "b.txt", "version": file["version"], "text": "洗腎\n好😀\n", "lang": "zh"}, nil)
	if now, _ := os.ReadFile(filepath.Join(dir, "b.txt")); status != 422 || out["error"] != "未保存：第2行的“😀”BIG5编码写不出，改掉它，或下载成UTF-8" || string(now) != "\xac~\xb5\xc7\xab\xe1\r\n" {
		t.Errorf("saved % x, %d %v", now, status, out)
	}
	_, out = post(t, d, s, "/api/download", map[string]any{"path": "b.txt", "text": "医生😀\n"}, nil)
	if data, _ := base64.StdEncoding.DecodeString(out["data"].(string)); string(data) != "医生😀\r\n" || out["encoding"] != "UTF-8" {
		t.Errorf("downloaded %q %v", data, out["encoding"])
	}
	_, file = post(t, d, s, "/api/open", map[string]string{"name": "b.txt", "data": base64.StdEncoding.EncodeToString([]byte("洗肾\n"))}, nil)
	if file["text"] != "洗肾\n" || file["encoding"] != "UTF-8" {
		t.Errorf("dropped %q", file)
	}
	_, file = post(t, d, s, "/api/read", map[string]string{"path": "m.txt"}, nil)
	if file["text"] != "热反\r\n好\n" || file["encoding"] != "UTF-8 BOM" || file["ends"] != "CRLF+LF" {
		t.Errorf("opened %q", file)
	}
}
