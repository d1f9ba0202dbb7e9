package docx

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/healthlint/healthlint/lint"
)

var when = time.Date(2025, 5, 1, 9, 0, 0, 0, time.UTC)

func spanOf(t *testing.T, text *Text, s string) lint.Span {
	t.Helper()
	i := strings.Index(string(text.Source), s)
	if i < 0 {
		t.Fatalf("%q is not in the text", s)
	}
	return lint.Span{Start: i, End: i + len(s)}
}

// body renders one paragraph of XML with a review of it.
func body(t *testing.T, xml string, review func(*Text) Review) (string, []lint.Edit) {
	t.Helper()
	f, err := Open(pack(t, testHead+xml+testTail))
	if err != nil {
		t.Fatal(err)
	}
	text, err := f.Read(Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := review(text)
	r.Author, r.Date = "h", when
	out, left, err := f.Write(text, r)
	if err != nil {
		t.Fatal(err)
	}
	got := string(parts(t, out)["word/document.xml"])
	got = strings.TrimSuffix(strings.TrimPrefix(got, testHead), testTail)
	return strings.ReplaceAll(got, ` w:author="h" w:date="2025-05-01T09:00:00Z"`, ""), left
}

func parts(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, e := range z.File {
		r, err := e.Open()
		if err != nil {
			t.Fatal(err)
		}
		if all[e.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestEdits(t *testing.T) {
	const (
		del = `<w:del w:id="1"><w:r><w:rPr><w:b/></w:rPr><w:delText xml:space="preserve">`
		p   = ` xml:space="preserve"`
	)
	for _, c := range []struct{ name, xml, old, text, tracked, plain string }{
		{"middle of a run", `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲乙丙</w:t></w:r></w:p>`, "乙", "丁",
			`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t` + p + `>甲</w:t></w:r>` + del + `乙</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:rPr><w:b/></w:rPr><w:t` + p + `>丁</w:t></w:r></w:ins><w:r><w:rPr><w:b/></w:rPr><w:t` + p + `>丙</w:t></w:r></w:p>`,
			`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t` + p + `>甲丁丙</w:t></w:r></w:p>`},
		{"across runs", `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲乙</w:t></w:r><w:r><w:t>丙丁</w:t></w:r></w:p>`, "乙丙", "戊",
			`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t` + p + `>甲</w:t></w:r>` + del + `乙</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:rPr><w:b/></w:rPr><w:t` + p + `>戊</w:t></w:r></w:ins><w:del w:id="3"><w:r><w:delText` + p + `>丙</w:delText></w:r></w:del><w:r><w:t` + p + `>丁</w:t></w:r></w:p>`,
			`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t` + p + `>甲戊</w:t></w:r><w:r><w:t` + p + `>丁</w:t></w:r></w:p>`},
		{"an entity goes", `<w:p><w:r><w:t>甲&amp;乙</w:t></w:r></w:p>`, "&", "",
			`<w:p><w:r><w:t` + p + `>甲</w:t></w:r><w:del w:id="1"><w:r><w:delText` + p + `>&amp;</w:delText></w:r></w:del><w:r><w:t` + p + `>乙</w:t></w:r></w:p>`,
			`<w:p><w:r><w:t` + p + `>甲乙</w:t></w:r></w:p>`},
		{"a tab stays where it is", `<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>`, "乙", "<",
			`<w:p><w:r><w:t>甲</w:t><w:tab/></w:r><w:del w:id="1"><w:r><w:delText` + p + `>乙</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t` + p + `>&lt;</w:t></w:r></w:ins></w:p>`,
			`<w:p><w:r><w:t>甲</w:t><w:tab/><w:t` + p + `>&lt;</w:t></w:r></w:p>`},
		{"a tab put in", `<w:p><w:r><w:t>甲乙</w:t></w:r></w:p>`, "乙", "丙\t丁",
			`<w:p><w:r><w:t` + p + `>甲</w:t></w:r><w:del w:id="1"><w:r><w:delText` + p + `>乙</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t` + p + `>丙</w:t><w:tab/><w:t` + p + `>丁</w:t></w:r></w:ins></w:p>`,
			`<w:p><w:r><w:t` + p + `>甲</w:t></w:r><w:r><w:t` + p + `>丙</w:t><w:tab/><w:t` + p + `>丁</w:t></w:r></w:p>`},
		{"inside an insertion of our own", `<w:p><w:ins w:id="7" w:author="h"><w:r><w:t>甲乙</w:t></w:r></w:ins></w:p>`, "乙", "丙",
			`<w:p><w:ins w:id="7" w:author="h"><w:r><w:t` + p + `>甲</w:t></w:r><w:del w:id="1"><w:r><w:delText` + p + `>乙</w:delText></w:r></w:del><w:r><w:t` + p + `>丙</w:t></w:r></w:ins></w:p>`,
			`<w:p><w:ins w:id="7" w:author="h"><w:r><w:t` + p + `>甲丙</w:t></w:r></w:ins></w:p>`},
		{"inside an insertion", `<w:p><w:ins w:id="7" w:author="A"><w:r><w:t>甲乙丁</w:t></w:r></w:ins></w:p>`, "乙", "丙",
			`<w:p><w:ins w:id="7" w:author="A"><w:r><w:t` + p + `>甲</w:t></w:r><w:del w:id="1"><w:r><w:delText` + p + `>乙</w:delText></w:r></w:del></w:ins><w:ins w:id="3"><w:r><w:t` + p + `>丙</w:t></w:r></w:ins><w:ins w:id="2" w:author="A"><w:r><w:t` + p + `>丁</w:t></w:r></w:ins></w:p>`,
			`<w:p><w:ins w:id="7" w:author="A"><w:r><w:t` + p + `>甲丙丁</w:t></w:r></w:ins></w:p>`},
		{"at the end of an insertion", `<w:p><w:ins w:id="7" w:author="A"><w:r><w:t>甲乙</w:t></w:r></w:ins></w:p>`, "乙", "丙",
			`<w:p><w:ins w:id="7" w:author="A"><w:r><w:t` + p + `>甲</w:t></w:r><w:del w:id="1"><w:r><w:delText` + p + `>乙</w:delText></w:r></w:del></w:ins><w:ins w:id="3"><w:r><w:t` + p + `>丙</w:t></w:r></w:ins></w:p>`,
			`<w:p><w:ins w:id="7" w:author="A"><w:r><w:t` + p + `>甲丙</w:t></w:r></w:ins></w:p>`},
		{"in a link inside an insertion", `<w:p><w:ins w:id="7" w:author="A"><w:hyperlink w:anchor="x"><w:r><w:t>甲乙丁</w:t></w:r></w:hyperlink></w:ins></w:p>`, "乙", "丙",
			`<w:p><w:ins w:id="7" w:author="A"><w:hyperlink w:anchor="x"><w:r><w:t` + p + `>甲</w:t></w:r><w:del w:id="1"><w:r><w:delText` + p + `>乙</w:delText></w:r></w:del></w:hyperlink></w:ins><w:ins w:id="3"><w:hyperlink w:anchor="x"><w:r><w:t` + p + `>丙</w:t></w:r></w:hyperlink></w:ins><w:ins w:id="2" w:author="A"><w:hyperlink w:anchor="x"><w:r><w:t` + p + `>丁</w:t></w:r></w:hyperlink></w:ins></w:p>`,
			`<w:p><w:ins w:id="7" w:author="A"><w:hyperlink w:anchor="x"><w:r><w:t` + p + `>甲丙丁</w:t></w:r></w:hyperlink></w:ins></w:p>`},
	} {
		for _, track := range []bool{true, false} {
			want := c.plain
			if track {
				want = c.tracked
			}
			got, left := body(t, c.xml, func(text *Text) Review {
				return Review{Track: track, Edits: []lint.Edit{{Span: spanOf(t, text, c.old), Text: c.text}}}
			})
			if got != want || len(left) > 0 {
				t.Errorf("%s (track %v):\n got %s\nwant %s\nleft %v", c.name, track, got, want, left)
			}
		}
	}
}

func TestEditsLeft(t *testing.T) {
	_, left := body(t, `<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙丙</w:t></w:r></w:p>`, func(text *Text) Review {
		return Review{Edits: []lint.Edit{{Span: lint.Span{Start: 3, End: 4}}, {Span: spanOf(t, text, "乙"), Text: "丁"}}}
	})
	if len(left) != 1 || left[0].Span.Start != 3 {
		t.Errorf("left %v, want the edit over the paragraph's end", left)
	}
}

func TestComment(t *testing.T) {
	got, _ := body(t, `<w:p><w:r><w:t>甲乙丙</w:t></w:r></w:p>`, func(text *Text) Review {
		s := spanOf(t, text, "乙")
		return Review{Track: true, Comments: []Comment{{Span: s, Text: []string{"疑误"}}}, Edits: []lint.Edit{{Span: s, Text: "丁"}}}
	})
	want := `<w:p><w:r><w:t xml:space="preserve">甲</w:t></w:r><w:commentRangeStart w:id="1"/><w:del w:id="2"><w:r><w:delText xml:space="preserve">乙</w:delText></w:r></w:del><w:ins w:id="3"><w:r><w:t xml:space="preserve">丁</w:t></w:r></w:ins><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:p>`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestUntouched reviews the fixtures of two producers and compares every part.
func TestUntouched(t *testing.T) {
	for _, name := range []string{"article.docx", "library.docx"} {
		f, text := read(t, name, Options{})
		before, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		var r Review
		for _, p := range text.Paragraphs {
			if p.Span.Len() >= 6 {
				r.Comments = append(r.Comments, Comment{Span: lint.Span{Start: p.Span.Start + 3, End: p.Span.End}, Text: []string{"规则", "说明 <a> & b"}})
			}
		}
		r.Author, r.Date = "healthlint", when
		after, _, err := f.Write(text, r)
		if err != nil {
			t.Fatal(err)
		}
		old, now := parts(t, before), parts(t, after)
		for part, data := range old {
			switch part {
			case "word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml":
				continue
			}
			if !bytes.Equal(data, now[part]) {
				t.Errorf("%s: %s changed", name, part)
			}
		}
		g, err := Open(after)
		if err != nil {
			t.Fatal(err)
		}
		again, err := g.Read(Options{})
		if err != nil {
			t.Fatal(err)
		}
		if string(again.Source) != string(text.Source) {
			t.Errorf("%s: the text changed under comments:\n%s\nwas\n%s", name, again.Source, text.Source)
		}
		if got := bytes.Count(now["word/comments.xml"], []byte("<w:comment ")); got < len(r.Comments) {
			t.Errorf("%s: %d comments, want %d", name, got, len(r.Comments))
		}
	}
}
