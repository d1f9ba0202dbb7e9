package desk

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/docx"
	"github.com/healthlint/healthlint/lint/fix"
	"github.com/healthlint/healthlint/lint/source"
)

// lintWords is a stand-in for the checks: it finds 热反 (a safe mend), 份量
// (no safe mend), a number that must not be shown and two figures that
// contradict.
func lintWords(doc *lint.Document) ([]lint.Finding, error) {
	check := &lint.Check{Name: "test", Rules: []lint.Rule{
		{ID: "test/word", Title: lint.Text{ZH: "错字", EN: "wrong word"}, Severity: lint.Error},
		{ID: "test/secret", Title: lint.Text{ZH: "个人信息", EN: "personal data"}, Severity: lint.Error},
		{ID: "test/figure", Title: lint.Text{ZH: "数字矛盾", EN: "figures disagree"}, Severity: lint.Warning},
	}}
	check.New = func(*lint.Settings) (func(*lint.Pass), error) {
		return func(p *lint.Pass) {
			var first *lint.Span
			for _, b := range doc.Blocks {
				for _, w := range [][2]string{{"热反", "热饭"}, {"份量", "分量"}} {
					for at := 0; ; {
						i := strings.Index(b.Text[at:], w[0])
						if i < 0 {
							break
						}
						at += i
						p.Report(b, at, at+len(w[0]), lint.Diagnostic{
							Rule: "test/word", Message: lint.Say("“%s”应为“%s”", "“%s” should be “%s”", w[0], w[1]),
							Notes: []lint.Note{{Text: lint.Say("按词典", "by the dictionary")}},
							Fixes: []lint.Fix{lint.Replace(b, at, at+len(w[0]), w[1], w[0] == "热反")},
						})
						at += len(w[0])
					}
				}
				if i := strings.Index(b.Text, secret); i >= 0 {
					p.Report(b, i, i+len(secret), lint.Diagnostic{Rule: "test/secret", Secret: true, Message: lint.Say("证件号码不应刊出", "a number of a person"),
						Fixes: []lint.Fix{lint.Replace(b, i, i+len(secret), "（略）", false)}})
				}
				for _, n := range []string{"两百份", "三百份"} {
					i := strings.Index(b.Text, n)
					if i < 0 {
						continue
					}
					s := b.Source(i, i+len(n))
					if first == nil {
						first = &s
						continue
					}
					p.Report(b, i, i+len(n), lint.Diagnostic{Rule: "test/figure", Message: lint.Say("“%s”与前文矛盾", "“%s” contradicts", n),
						Related: []lint.Related{{Span: *first, Message: lint.Say("前文写作", "before it says")}}})
				}
			}
		}, nil
	}
	l, err := lint.New([]*lint.Check{check}, lint.Config{})
	if err != nil {
		return nil, err
	}
	return l.Lint(doc), nil
}

const secret = "110101199001011237"

const article = "社区食堂开张\n平桥街道的社区食堂每天供应两百份热反，味道不错😀，老人吃上热反。\n负责人说，每天三百份，份量足。\n"

func newDesk(t testing.TB, files map[string][]byte) (*Desk, *httptest.Server, string) {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	d, err := New(Config{Lint: lintWords, Root: root, Lang: "zh", Now: func() time.Time { return time.Date(2025, 5, 1, 9, 0, 0, 0, time.UTC) },
		Title: func(string) lint.Text { return lint.Text{ZH: "标题", EN: "title"} },
		Files: func() []string {
			var out []string
			for _, p := range source.Files([]string{dir}, source.CopyExtensions, nil, func(string, error) {}) {
				rel, _ := filepath.Rel(dir, p)
				out = append(out, filepath.ToSlash(rel))
			}
			return out
		}})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(d)
	t.Cleanup(s.Close)
	d.Hosts = []string{strings.TrimPrefix(s.URL, "http://")}
	return d, s, dir
}

// post asks the desk as its page does; change alters the request first.
func post(t testing.TB, d *Desk, s *httptest.Server, path string, body any, change func(*http.Request)) (int, map[string]any) {
	t.Helper()
	data, _ := json.Marshal(body)
	r, err := http.NewRequest(http.MethodPost, s.URL+path, bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Healthlint", "desk")
	r.Header.Set("Origin", s.URL)
	r.AddCookie(&http.Cookie{Name: d.cookie(r), Value: d.token})
	if change != nil {
		change(r)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var out map[string]any
	_ = json.NewDecoder(answer.Body).Decode(&out)
	return answer.StatusCode, out
}

// TestDoors tries every way in that must be shut.
func TestDoors(t *testing.T) {
	d, s, dir := newDesk(t, map[string][]byte{"a.txt": []byte(article)})
	if err := os.WriteFile(filepath.Join(filepath.Dir(dir), "outside.txt"), []byte("外"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(filepath.Dir(dir), "outside.txt"), filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	read := map[string]string{"path": "a.txt"}
	for _, c := range []struct {
		name   string
		path   string
		body   any
		change func(*http.Request)
		want   int
	}{
		{"the page itself", "/api/read", read, nil, 200},
		{"no cookie", "/api/read", read, func(r *http.Request) { r.Header.Del("Cookie") }, 403},
		{"wrong cookie", "/api/read", read, func(r *http.Request) { r.Header.Set("Cookie", d.cookie(r)+"=00") }, 403},
		{"another origin", "/api/read", read, func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") }, 403},
		{"no origin", "/api/read", read, func(r *http.Request) { r.Header.Del("Origin") }, 403},
		{"a rebound name", "/api/read", read, func(r *http.Request) { r.Host = "evil.example" }, 421},
		{"cross-site", "/api/read", read, func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, 403},
		{"a plain form", "/api/read", read, func(r *http.Request) { r.Header.Del("X-Healthlint") }, 403},
		{"a form's type", "/api/read", read, func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }, 400},
		{"above the folder", "/api/read", map[string]string{"path": "../outside.txt"}, nil, 404},
		{"an absolute path", "/api/read", map[string]string{"path": "/etc/hosts.txt"}, nil, 404},
		{"not copy", "/api/read", map[string]string{"path": "/etc/passwd"}, nil, 403},
		{"a link outside", "/api/read", map[string]string{"path": "link.txt"}, nil, 404},
		{"saving outside", "/api/save", map[string]string{"path": "../outside.txt", "text": "改"}, nil, 404},
		{"too large", "/api/check", map[string]string{"text": strings.Repeat("字", maxText/3+1)}, nil, 413},
		{"a broken document", "/api/open", map[string]string{"name": "a.docx", "data": base64.StdEncoding.EncodeToString([]byte("PK\x03\x04"))}, nil, 422},
		{"a program", "/api/open", map[string]string{"name": "a.exe", "data": ""}, nil, 415},
	} {
		if got, out := post(t, d, s, c.path, c.body, c.change); got != c.want {
			t.Errorf("%s: status %d (%v), want %d", c.name, got, out, c.want)
		}
	}
	for path, want := range map[string]int{"/": 403, "/?token=00": 403, "/desk.js": 403, "/?token=" + d.token: 200} {
		r, err := http.Get(s.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if r.StatusCode != want {
			t.Errorf("GET %s: %d, want %d", path, r.StatusCode, want)
		}
		if p := r.Header.Get("Content-Security-Policy"); !strings.Contains(p, "default-src 'none'") || strings.Contains(p, "unsafe") {
			t.Errorf("GET %s: policy %q", path, p)
		}
	}
}

func TestCheckPlaces(t *testing.T) {
	d, s, _ := newDesk(t, nil)
	status, out := post(t, d, s, "/api/check", map[string]string{"name": "a.txt", "text": article, "lang": "en"}, nil)
	if status != 200 {
		t.Fatal(status, out)
	}
	var got []string
	for _, f := range out["findings"].([]any) {
		m := f.(map[string]any)
		got = append(got, fmt.Sprint(m["from"], "-", m["to"], " ", m["message"]))
	}
	// 😀 is two units: the second 热反 stands at 37, not 36.
	want := []string{"23-25 “热反” should be “热饭”", "37-39 “热反” should be “热饭”", "48-51 “三百份” contradicts", "52-54 “份量” should be “分量”"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestSave keeps encoding and line ends, and refuses to overwrite what
// somebody else changed.
func TestSave(t *testing.T) {
	gbk := []byte("\xca\xd0\xc3\xf1\xbf\xc9\xd2\xd4\xd4\xa4\xd4\xbc\xbd\xd3\xd6\xd6\xa1\xa3\r\n")
	d, s, dir := newDesk(t, map[string][]byte{"gbk.txt": gbk})
	_, file := post(t, d, s, "/api/read", map[string]string{"path": "gbk.txt"}, nil)
	text := strings.ReplaceAll(file["text"].(string), "\r\n", "\n")
	body := map[string]any{"path": "gbk.txt", "version": file["version"], "text": strings.Replace(text, "预约", "接种", 1)}
	if status, out := post(t, d, s, "/api/save", body, nil); status != 200 {
		t.Fatal(status, out)
	}
	now, _ := os.ReadFile(filepath.Join(dir, "gbk.txt"))
	if want := bytes.Replace(gbk, []byte("\xd4\xa4\xd4\xbc"), []byte("\xbd\xd3\xd6\xd6"), 1); !bytes.Equal(now, want) {
		t.Errorf("saved % x, want % x", now, want)
	}
	if status, _ := post(t, d, s, "/api/save", body, nil); status != 409 {
		t.Errorf("an outdated version was saved: %d", status)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// A link of the folder stays one: what it leads to is written.
func TestSaveThroughALink(t *testing.T) {
	d, s, dir := newDesk(t, map[string][]byte{"真.txt": []byte("旧文\n")})
	if err := os.Symlink("真.txt", filepath.Join(dir, "链.txt")); err != nil {
		t.Skip(err)
	}
	_, file := post(t, d, s, "/api/read", map[string]string{"path": "链.txt"}, nil)
	if status, out := post(t, d, s, "/api/save", map[string]any{"path": "链.txt", "version": file["version"], "text": "新文\n"}, nil); status != 200 {
		t.Fatal(status, out)
	}
	if info, err := os.Lstat(filepath.Join(dir, "链.txt")); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v %v", info, err)
	}
	if now, _ := os.ReadFile(filepath.Join(dir, "真.txt")); string(now) != "新文\n" {
		t.Errorf("saved %q", now)
	}
}

// The file that is saved has the permissions of the old one, whatever new files get, and may have the longest of names.
func TestSaveKeepsPermissions(t *testing.T) {
	name := strings.Repeat("a", 240) + ".txt"
	d, s, dir := newDesk(t, map[string][]byte{name: []byte("旧文\n")})
	if err := os.Chmod(filepath.Join(dir, name), 0o666); err != nil {
		t.Fatal(err)
	}
	_, file := post(t, d, s, "/api/read", map[string]string{"path": name}, nil)
	if status, out := post(t, d, s, "/api/save", map[string]any{"path": name, "version": file["version"], "text": "新文\n"}, nil); status != 200 {
		t.Fatal(status, out)
	}
	if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode() != 0o666 {
		t.Errorf("saved as %v %v", info.Mode(), err)
	}
}

// What can be checked can be saved, though line ends and quotation marks make the request longer than the text.
func TestSaveOfALongText(t *testing.T) {
	text := strings.Repeat("他说\"好\"\n", 330_000)
	d, s, _ := newDesk(t, map[string][]byte{"a.txt": []byte(text)})
	_, file := post(t, d, s, "/api/read", map[string]string{"path": "a.txt"}, nil)
	for want, text := range map[int]string{200: text, 413: strings.Repeat("字", maxText/3+1)} {
		if status, out := post(t, d, s, "/api/save", map[string]any{"path": "a.txt", "version": file["version"], "text": text}, nil); status != want {
			t.Errorf("status %d, want %d: %v", status, want, out)
		}
	}
}

// Nothing outside the folder is written, through a link neither.
func TestSaveStaysInside(t *testing.T) {
	d, _, dir := newDesk(t, map[string][]byte{"in/a.txt": []byte("旧文\n")})
	outside := filepath.Join(t.TempDir(), "b.txt")
	if err := os.WriteFile(outside, []byte("旧文\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "c.txt")); err != nil {
		t.Skip(err)
	}
	for _, name := range []string{"c.txt", "../" + filepath.Base(filepath.Dir(outside)) + "/b.txt", outside} {
		if err := fix.ReplaceIn(d.Root, name, []byte("旧文\n"), []byte("新文\n")); err == nil {
			t.Errorf("%s was written", name)
		}
	}
	if now, _ := os.ReadFile(outside); string(now) != "旧文\n" {
		t.Errorf("outside: %q", now)
	}
}

// What Big5 cannot say is downloaded in UTF-8, with the line ends of the file; a page has a mark that goes before its charset.
func TestDownloadKeepsLineEnds(t *testing.T) {
	big5 := []byte("\xa5\xd2\r\n\xa4\x41\r\n") // 甲, 乙
	d, s, _ := newDesk(t, map[string][]byte{"a.html": big5})
	d.Encoding = func(string) string { return "big5" }
	status, out := post(t, d, s, "/api/download", map[string]any{"path": "a.html", "text": "甲们\n乙\n"}, nil)
	data, _ := base64.StdEncoding.DecodeString(out["data"].(string))
	if status != 200 || string(data) != "\uFEFF甲们\r\n乙\r\n" || out["encoding"] != "UTF-8" {
		t.Errorf("%d %q %v", status, data, out["encoding"])
	}
}

// A file some of whose characters have several codes is not saved with others than it had.
func TestSaveLeavesOtherCodesAlone(t *testing.T) {
	hkscs := []byte("\x9d\xef\r\n") // 嘅, which an encoder writes as FB 48
	d, s, dir := newDesk(t, map[string][]byte{"a.txt": hkscs})
	d.Encoding = func(string) string { return "big5" }
	_, file := post(t, d, s, "/api/read", map[string]string{"path": "a.txt"}, nil)
	if status, out := post(t, d, s, "/api/save", map[string]any{"path": "a.txt", "version": file["version"], "text": file["text"]}, nil); status != 422 {
		t.Fatal(status, out)
	}
	if now, _ := os.ReadFile(filepath.Join(dir, "a.txt")); !bytes.Equal(now, hkscs) {
		t.Errorf("saved % x", now)
	}
}

func TestDocx(t *testing.T) {
	word, err := os.ReadFile("../docx/testdata/library.docx")
	if err != nil {
		t.Fatal(err)
	}
	d, s, dir := newDesk(t, map[string][]byte{"稿.docx": word})
	_, file := post(t, d, s, "/api/read", map[string]string{"path": "稿.docx"}, nil)
	text := strings.Replace(file["text"].(string), "每周进山两次", "每月进山三次，供应热反", 1)
	status, out := post(t, d, s, "/api/download", map[string]any{"path": "稿.docx", "text": text, "comments": true, "lang": "zh"}, nil)
	if status != 200 || len(out["left"].([]any)) != 0 {
		t.Fatal(status, out)
	}
	data, _ := base64.StdEncoding.DecodeString(out["data"].(string))
	f, again, err := openDocx(data)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.TrimSuffix(string(again.Source), "\n"); got != text {
		t.Errorf("accepted text %q, want %q", got, text)
	}
	was, err := f.Read(docx.Options{Original: true})
	if err != nil || !strings.Contains(string(was.Source), "每周进山两次") {
		t.Errorf("the changes are not tracked: %q %v", was.Source, err)
	}
	if !bytes.Contains(data, []byte("word/comments.xml")) {
		t.Error("no comments were written")
	}
	// Of two findings alike one is ignored; the other keeps its comment.
	_, out = post(t, d, s, "/api/download", map[string]any{"path": "稿.docx", "text": strings.Replace(text, "热反", "热反热反", 1), "comments": true, "lang": "zh",
		"ignored": []map[string]any{{"rule": "test/word", "text": "热反", "nth": 1}}}, nil)
	data, _ = base64.StdEncoding.DecodeString(out["data"].(string))
	if n := comments(t, data); n != 1 {
		t.Errorf("%d comments, want one", n)
	}
	if status, out := post(t, d, s, "/api/save", map[string]any{"path": "稿.docx", "version": file["version"], "text": text + "\n添一段"}, nil); status != 200 || fmt.Sprint(out["left"]) != "[9]" || out["text"] != text {
		t.Errorf("save: %d %v, want the paragraph below the notes left", status, out)
	}
	saved, _ := os.ReadFile(filepath.Join(dir, "稿.docx"))
	if _, again, err = openDocx(saved); err != nil || strings.TrimSuffix(string(again.Source), "\n") != text {
		t.Errorf("saved text %q (%v), want %q", again.Source, err, text)
	}
}

// comments counts the comments of a Word document.
func comments(t *testing.T, data []byte) int {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := z.Open("word/comments.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	text, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Count(text, []byte("<w:comment "))
}

// TestFault holds that a check that panics on copy says where on the log, and nothing of the copy there or on the page.
func TestFault(t *testing.T) {
	for _, test := range []struct {
		value any
		want  string
	}{{errors.New("不能公开的话"), "internal error in test/word: *errors.errorString"}, {"不能公开的话", "internal error in test/word: string"}} {
		d, s, _ := newDesk(t, nil)
		var log bytes.Buffer
		d.Log = &log
		d.Lint = func(*lint.Document) ([]lint.Finding, error) {
			panic(&lint.Fault{Rule: "test/word", Value: test.value, Stack: []byte("check.go:12")})
		}
		status, body := post(t, d, s, "/api/check", map[string]any{"text": "不能公开的话"}, nil)
		if status != http.StatusInternalServerError || body["error"] != "内部错误" {
			t.Errorf("%d %v", status, body)
		}
		if said := log.String(); !strings.Contains(said, test.want) || !strings.Contains(said, "check.go:12") || strings.Contains(said, "公开") {
			t.Errorf("the log says %q", said)
		}
	}
}
