package docx

import (
	"slices"
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
			f, text, err := OpenText(pack(t, testHead+c.document+testTail), Options{})
			if err != nil {
				t.Fatal(err)
			}
			src := string(text.Source)
			moved := lint.Span{Start: strings.Index(src, c.from), End: strings.Index(src, c.to) + len(c.to)}
			data, made, err := f.Join(text, Joint{At: strings.Index(src, "乙") + 3, Moved: moved})
			if ok := made == 1; err != nil || ok != (c.want != "") {
				t.Fatalf("made %d, %v", made, err)
			}
			if made == 0 {
				return
			}
			if got := linesOf(t, data); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// linesOf returns a document's lines with bars between.
func linesOf(t *testing.T, data []byte) string {
	t.Helper()
	_, text, err := OpenText(data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(strings.TrimSuffix(string(text.Source), "\n"), "\n", "|")
}

// Each mark is one joint of a line with the next: what is done one by one from the last comes to the same at once.
func TestJoinMany(t *testing.T) {
	for _, c := range []struct {
		name, document string
		joints         []string // the characters that lines go on after
		made           int
		want           string
	}{
		{"a chain", para("甲") + para("乙") + para("丙") + para("丁"), []string{"甲", "乙"}, 2, "甲乙丙|丁"},
		{"two paragraphs", para("甲") + para("乙") + para("丙") + para("丁"), []string{"甲", "丙"}, 2, "甲乙|丙丁"},
		{"over a blank line", para("甲") + "<w:p/>" + para("乙") + para("丙"), []string{"甲", "乙"}, 2, "甲乙丙|"},
		{"one that cannot", para("甲") + `<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:r><w:t>乙</w:t></w:r></w:p><w:p><w:r><w:t>丙</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>` + para("丁"), []string{"甲", "乙", "丙"}, 1, "甲|乙|丙丁"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := pack(t, testHead+c.document+testTail)
			f, text, err := OpenText(data, Options{})
			if err != nil {
				t.Fatal(err)
			}
			joint := func(src, after string) Joint {
				at := strings.Index(src, after) + len(after)
				next := at + len(src[at:]) - len(strings.TrimLeft(src[at:], "\n"))
				return Joint{At: at, Moved: lint.Span{Start: next, End: next}}
			}
			var all []Joint
			for _, after := range c.joints {
				all = append(all, joint(string(text.Source), after))
			}
			out, made, err := f.Join(text, all...)
			if err != nil || made != c.made {
				t.Fatalf("made %d, want %d, %v", made, c.made, err)
			}
			if got := linesOf(t, out); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			for _, after := range slices.Backward(c.joints) {
				f, text, err := OpenText(data, Options{})
				if err != nil {
					t.Fatal(err)
				}
				next, made, err := f.Join(text, joint(string(text.Source), after))
				if err != nil {
					t.Fatal(err)
				}
				if made == 1 {
					data = next
				}
			}
			if one := linesOf(t, data); one != c.want {
				t.Errorf("one by one: %s", one)
			}
		})
	}
}
