package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/healthlint/healthlint/lint/docx"
)

// wordFile packs paragraphs as the smallest document Word opens.
func wordFile(t *testing.T, paragraphs ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	body := ""
	for _, p := range paragraphs {
		body += `<w:p><w:r><w:t>` + p + `</w:t></w:r></w:p>`
	}
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`},
	} {
		f, err := w.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func wordText(t *testing.T, path string, o docx.Options) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := docx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	text, err := f.Read(o)
	if err != nil {
		t.Fatal(err)
	}
	return string(text.Source)
}

// TestWord reviews and mends a document through the command.
func TestWord(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "draft.docx"), filepath.Join(dir, "draft.reviewed.docx")
	const before = "诊疗费降低\n群众負担明显减轻，基层诊疗量占比由52%提高到61%，提高9%。\n"
	data := wordFile(t, strings.Split(strings.TrimSuffix(before, "\n"), "\n")...)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	run := func(want int, args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if got := (Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs}).Main(append(args, "--no-config")); got != want {
			t.Fatalf("%v: status %d, want %d\n%s%s", args, got, want, out.String(), errs.String())
		}
		return out.String() + errs.String()
	}
	run(exitFindings, "check", path, "--output", "docx:"+copied, "--track")
	mended := strings.Replace(before, "負", "负", 1)
	if got := wordText(t, copied, docx.Options{}); got != mended {
		t.Errorf("the copy, accepted: %q", got)
	}
	if got := wordText(t, copied, docx.Options{Original: true}); got != before {
		t.Errorf("the copy, original: %q", got)
	}
	if now, _ := os.ReadFile(path); !bytes.Equal(now, data) {
		t.Error("checking changed the document")
	}
	if out := run(exitFindings, "check", "--original", copied); !strings.Contains(out, "script/mixed") {
		t.Error("the text before the changes was not read:", out)
	}
	if out := run(exitFindings, "check", copied); strings.Contains(out, "script/mixed") {
		t.Error("the changes were not read as accepted:", out)
	}
	if out := run(exitFindings, "check", dir); !strings.Contains(out, "检查了1个文件") {
		t.Error("the reviewed copy was checked beside the draft:", out)
	}
	run(exitUsage, "check", path, "--output", "docx:"+path)
	if now, _ := os.ReadFile(path); !bytes.Equal(now, data) {
		t.Error("the copy replaced the document")
	}
	second, namesake, one := filepath.Join(dir, "second.docx"), filepath.Join(dir, "sub", "draft.docx"), filepath.Join(dir, "one.docx")
	if err := os.Mkdir(filepath.Dir(namesake), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, other := range []string{second, namesake} {
		if err := os.WriteFile(other, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if out := run(exitUsage, "check", path, second, "--output", "docx:"+one); !strings.Contains(out, "有多篇Word稿件") {
		t.Error(out)
	}
	if out := run(exitUsage, "check", path, namesake, "--output", "docx:"+dir); !strings.Contains(out, "副本同名") {
		t.Error(out)
	}
	if out := run(exitUsage, "check", path, copied, "--output", "docx:"+dir); !strings.Contains(out, "会覆盖要读的稿件") {
		t.Error(out)
	}
	if _, err := os.Stat(one); err == nil {
		t.Error("one of two documents was written")
	}
	if out := run(exitFindings, "fix", "--diff", path); !strings.Contains(out, "-群众負担") {
		t.Error(out)
	}
	for _, c := range []struct {
		args []string
		want string
	}{{[]string{"fix"}, mended}, {[]string{"fix", "--track"}, before}} { // from standard input to standard output
		var out, errs bytes.Buffer
		args := append(c.args, "--no-config", "--stdin-filename", "draft.docx", "-")
		if got := (Command{Stdin: bytes.NewReader(data), Stdout: &out, Stderr: &errs}).Main(args); got != exitClean {
			t.Fatalf("%v: status %d\n%s", args, got, errs.String())
		}
		piped := filepath.Join(t.TempDir(), "piped.docx")
		if err := os.WriteFile(piped, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		if got := wordText(t, piped, docx.Options{Original: true}); got != c.want {
			t.Errorf("%v: %q", args, got)
		}
	}
	if out := run(exitUsage, "check", "--stdin-filename", path, "--output", "docx:"+one, "-"); !strings.Contains(out, "先存成文件") {
		t.Error(out)
	}
	tracked := filepath.Join(dir, "tracked.docx")
	if err := os.WriteFile(tracked, data, 0o644); err != nil {
		t.Fatal(err)
	}
	run(exitClean, "fix", "--track", tracked)
	if accepted, original := wordText(t, tracked, docx.Options{}), wordText(t, tracked, docx.Options{Original: true}); accepted != mended || original != before {
		t.Errorf("tracked changes: accepted %q, original %q", accepted, original)
	}
	run(exitClean, "fix", path)
	if got := wordText(t, path, docx.Options{Original: true}); got != mended {
		t.Errorf("mended: %q", got)
	}
	once, _ := os.ReadFile(path)
	run(exitClean, "fix", path)
	if twice, _ := os.ReadFile(path); !bytes.Equal(once, twice) {
		t.Error("a second fix changed the document")
	}
}

// scriptFile returns a file of one of the scripts, without the last line end.
func scriptFile(t *testing.T, script, name string) string {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata/script", script))
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		t.Fatalf("%s holds no %s", script, name)
	}
	return strings.TrimSuffix(string(archive.Files[i].Data), "\n")
}

// TestMendWord mends the woven page of the mend script as a Word document:
// the same lines as in plain text.
func TestMendWord(t *testing.T) {
	lines := func(name string) []string {
		return strings.Split(strings.ReplaceAll(scriptFile(t, "mend.txtar", name), "\n\n", "\n"), "\n")
	}
	path := filepath.Join(t.TempDir(), "page.docx")
	data := wordFile(t, lines("page.txt")...)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	mend := func(want int, args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if got := (Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs}).Main(append([]string{"mend", "--no-config", path}, args...)); got != want {
			t.Fatalf("%v: status %d, want %d\n%s%s", args, got, want, out.String(), errs.String())
		}
		return out.String() + errs.String()
	}
	if out := mend(exitFindings); !strings.Contains(out, "-今年以来，全县衛(wèi)生院") || !strings.Contains(out, "可修复2处，在1个文件；另有1处须人看") {
		t.Error(out)
	}
	if now, _ := os.ReadFile(path); !bytes.Equal(now, data) {
		t.Error("showing what can be mended changed the document")
	}
	mend(exitClean, "--write")
	if got, want := wordText(t, path, docx.Options{}), strings.Join(lines("after.txt"), "\n")+"\n"; got != want {
		t.Errorf("mended:\n%s\nwant:\n%s", got, want)
	}
}

// TestMendWordLines joins the lines of a page that a converter made paragraphs of a Word document.
func TestMendWordLines(t *testing.T) {
	paragraphs := func(name string) []string {
		return strings.Split(strings.NewReplacer("<p>", "", "</p>", "", "<h1>", "", "</h1>", "").Replace(scriptFile(t, "mend-columns.txtar", name)), "\n")
	}
	path := filepath.Join(t.TempDir(), "page.docx")
	if err := os.WriteFile(path, wordFile(t, paragraphs("lines.html")...), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if got := (Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs}).Main([]string{"mend", "--no-config", "--write", path}); got != exitClean {
		t.Fatalf("status %d\n%s%s", got, out.String(), errs.String())
	}
	if got, want := wordText(t, path, docx.Options{}), strings.Join(paragraphs("joined.html"), "\n")+"\n"; got != want {
		t.Errorf("mended:\n%s\nwant:\n%s", got, want)
	}
}
