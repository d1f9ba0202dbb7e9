package docx

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
)

// TestLibreOffice has LibreOffice open a reviewed file and save it again: the
// comments and the tracked changes must come through, and the text with them.
func TestLibreOffice(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here: the round trip is skipped")
	}
	if testing.Short() {
		t.Skip("starting LibreOffice takes seconds: the round trip is skipped with -short")
	}
	f, text := read(t, "article.docx", Options{})
	reviewed, left, err := f.Write(text, Review{
		Comments: []Comment{
			{Span: spanOf(t, text, "超声设备"), Text: []string{"[警告] 一处批注", "建议改为“超声仪”"}},
			{Span: spanOf(t, text, "财政"), Text: []string{"脚注里的批注"}},
			{Span: spanOf(t, text, "就诊请带"), Text: []string{"文本框里的批注"}},
			{Span: spanOf(t, text, "腹部超声"), Text: []string{"表格里的批注"}},
		},
		Edits: []lint.Edit{
			{Span: spanOf(t, text, "声设"), Text: "声仪"},
			{Span: spanOf(t, text, "县级标准"), Text: "省级标准"},
			{Span: spanOf(t, text, "八点"), Text: "九点"},
			{Span: spanOf(t, text, "六十"), Text: "七十"},
		},
		Track: true, Author: "healthlint", Date: when,
	})
	if err != nil || len(left) > 0 {
		t.Fatal(err, left)
	}
	// A paragraph parted, one joined with the next, and a new one.
	f, err = Open(reviewed)
	if err != nil {
		t.Fatal(err)
	}
	if text, err = f.Read(Options{}); err != nil {
		t.Fatal(err)
	}
	line := func(s string) int { return strings.Count(string(text.Source[:spanOf(t, text, s).Start]), "\n") }
	reviewed, err = f.Reshape(text, map[int]Shape{
		line("院长丁"):  {Split: []int{spanOf(t, text, "院长丁").Start}},
		line("收费执行"): {After: []string{"新的一段。"}},
		line("上午"):   {Join: true},
	}, "healthlint", when)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if keep := os.Getenv("HEALTHLINT_SHOTS"); keep != "" {
		dir = keep
	}
	in := filepath.Join(dir, "reviewed.docx")
	if err := os.WriteFile(in, reviewed, 0o666); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "again")
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.Join(t.TempDir(), "profile"), "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", out, in)
	if log, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, log)
	}
	data, err := os.ReadFile(filepath.Join(out, "reviewed.docx"))
	if err != nil {
		t.Fatal("LibreOffice did not open the reviewed file: ", err)
	}
	g, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	accepted, err := g.Read(Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer("院长丁", "\n院长丁", "按比例报销。\n", "按比例报销。\n新的一段。\n", "开诊\n", "开诊").Replace(string(text.Source))
	if got := string(accepted.Source); got != want {
		t.Errorf("accepted:\n%s\nwant\n%s", got, want)
	}
	all := parts(t, data)
	if n := bytes.Count(all["word/comments.xml"], []byte("<w:comment ")); n != 4 {
		t.Errorf("%d comments came through, want 4", n)
	}
	if n := bytes.Count(all["word/document.xml"], []byte(`w:author="healthlint"`)); n < 9 {
		t.Errorf("%d tracked changes in the text, want 3 deletions, 3 insertions and 3 of paragraphs", n)
	}
}
