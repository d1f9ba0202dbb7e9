package docx

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
)

func para(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }

// Each document has 甲乙 as its first line; 丙 (and 丁) are to follow it.
func TestJoin(t *testing.T) {
	props := `<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>丙</w:t></w:r></w:p>`
	for _, c := range []struct {
		name, document string
		from, to       string // the first and the last line that move
		want           string // lines; "" where nothing may be done
	}{
		{"the next", para("甲乙") + para("丙") + para("戊"), "丙", "丙", "甲乙丙|戊"},
		{"further down", para("甲乙") + para("戊") + props + para("己"), "丙", "丙", "甲乙丙|戊|己"},
		{"with what belongs to it", para("甲乙") + para("戊") + para("丙") + para("丁") + para("己"), "丙", "丁", "甲乙丙|丁|戊|己"},
		{"over blank lines", para("甲乙") + "<w:p/>" + para("丙") + para("戊"), "丙", "丙", "甲乙丙||戊"},
		{"a bookmark of its own", para("甲乙") + `<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:r><w:t>丙</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>`, "丙", "丙", "甲乙丙"},
		{"a bookmark that goes on", para("甲乙") + `<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:r><w:t>丙</w:t></w:r></w:p><w:p><w:r><w:t>戊</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>`, "丙", "丙", ""},
		{"a comment that goes on", para("甲乙") + `<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>丙</w:t></w:r></w:p><w:p><w:commentRangeEnd w:id="1"/><w:r><w:t>戊</w:t></w:r></w:p>`, "丙", "丙", ""},
		{"the end of a section", `<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>甲乙</w:t></w:r></w:p>` + para("丙"), "丙", "丙", ""},
		{"a table", para("甲乙") + "<w:tbl><w:tr><w:tc>" + para("丙") + "</w:tc></w:tr></w:tbl>", "丙", "丙", ""},
		{"from above", para("丙") + para("甲乙"), "丙", "丙", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := Open(pack(t, testHead+c.document+testTail))
			if err != nil {
				t.Fatal(err)
			}
			text, err := f.Read(Options{})
			if err != nil {
				t.Fatal(err)
			}
			src := string(text.Source)
			moved := lint.Span{Start: strings.Index(src, c.from), End: strings.Index(src, c.to) + len(c.to)}
			data, ok, err := f.Join(text, strings.Index(src, "乙")+3, moved)
			if err != nil || ok != (c.want != "") {
				t.Fatalf("ok %v, %v", ok, err)
			}
			if !ok {
				return
			}
			if f, err = Open(data); err != nil {
				t.Fatal(err)
			}
			if text, err = f.Read(Options{}); err != nil {
				t.Fatal(err)
			}
			if got := strings.ReplaceAll(strings.TrimSuffix(string(text.Source), "\n"), "\n", "|"); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
