package docx

import (
	"strings"
	"testing"
)

// lines reads a document, with what tracked changes say or as it was before.
func lines(t *testing.T, data []byte, original bool) string {
	t.Helper()
	f, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	text, err := f.Read(Options{Original: original})
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(strings.TrimSuffix(string(text.Source), "\n"), "\n", "|")
}

// TestReshape splits, joins and adds paragraphs. Whoever rejects the changes
// has the document as it was.
func TestReshape(t *testing.T) {
	cell := func(s string) string { return "<w:tc>" + s + "</w:tc>" }
	at := func(s, before string) int { return strings.Index(s, before) }
	for _, c := range []struct {
		name, document string
		shape          func(src string) map[int]Shape
		want           string
	}{
		{"a run", para("甲乙") + para("丙"), func(s string) map[int]Shape { return map[int]Shape{0: {Split: []int{at(s, "乙")}}} }, "甲|乙|丙"},
		{"twice", para("甲 乙丁") + para("丙"), func(s string) map[int]Shape { return map[int]Shape{0: {Split: []int{at(s, "乙"), at(s, "丁")}}} }, "甲 |乙|丁|丙"},
		{"between runs", "<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>乙</w:t></w:r></w:p>", func(s string) map[int]Shape { return map[int]Shape{0: {Split: []int{at(s, "乙")}}} }, "甲|乙"},
		{"behind a tab", `<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>`, func(s string) map[int]Shape { return map[int]Shape{0: {Split: []int{at(s, "乙")}}} }, "甲\t|乙"},
		{"in an insertion", `<w:p><w:ins w:id="7"><w:r><w:t>甲乙</w:t></w:r></w:ins></w:p>`, func(s string) map[int]Shape { return map[int]Shape{0: {Split: []int{at(s, "乙")}}} }, "甲|乙"},
		{"in a link", `<w:p><w:hyperlink w:anchor="x"><w:r><w:t>甲乙</w:t></w:r></w:hyperlink></w:p>`, func(s string) map[int]Shape { return map[int]Shape{0: {Split: []int{at(s, "乙")}}} }, "甲|乙"},
		{"in a control", `<w:p><w:sdt><w:sdtContent><w:r><w:t>甲乙</w:t></w:r></w:sdtContent></w:sdt></w:p>`, func(s string) map[int]Shape { return map[int]Shape{0: {Split: []int{at(s, "乙")}}} }, "甲乙"},
		{"at the end of a section", `<w:p><w:pPr><w:rPr><w:b/></w:rPr><w:sectPr/></w:pPr><w:r><w:t>甲乙</w:t></w:r></w:p>` + para("丙"), func(s string) map[int]Shape { return map[int]Shape{0: {Split: []int{at(s, "乙")}}} }, "甲|乙|丙"},
		{"in a cell", "<w:tbl><w:tr>" + cell(para("甲乙")) + cell(para("丁")) + "</w:tr></w:tbl>", func(s string) map[int]Shape { return map[int]Shape{0: {Split: []int{at(s, "乙")}}} }, "甲|乙|丁"},
		{"a join", para("甲") + para("乙") + para("丙"), func(string) map[int]Shape { return map[int]Shape{0: {Join: true}} }, "甲乙|丙"},
		{"a join over an empty line", para("甲") + "<w:p/>" + para("丙"), func(string) map[int]Shape { return map[int]Shape{0: {Join: true}, 1: {Join: true}} }, "甲丙"},
		{"a split and a join", para("甲乙") + para("丙"), func(s string) map[int]Shape {
			return map[int]Shape{0: {Split: []int{at(s, "乙")}, Join: true}}
		}, "甲|乙丙"},
		{"a join of cells", "<w:tbl><w:tr>" + cell(para("甲")) + cell(para("乙")) + "</w:tr></w:tbl>", func(string) map[int]Shape { return map[int]Shape{0: {Join: true}} }, "甲|乙"},
		{"a join with a table", para("甲") + "<w:tbl><w:tr>" + cell(para("乙")) + "</w:tr></w:tbl>", func(string) map[int]Shape { return map[int]Shape{0: {Join: true}} }, "甲|乙"},
		{"new ones", para("甲") + para("乙"), func(string) map[int]Shape { return map[int]Shape{0: {After: []string{"丙", "丁\v戊"}}} }, "甲|丙|丁\v戊|乙"},
		{"a new one on top", para("甲"), func(string) map[int]Shape { return map[int]Shape{-1: {After: []string{"丙"}}} }, "丙|甲"},
		{"a new one before a table", para("甲") + "<w:tbl><w:tr>" + cell(para("乙")) + "</w:tr></w:tbl>", func(string) map[int]Shape { return map[int]Shape{0: {After: []string{"丙"}}} }, "甲|丙|乙"},
		{"a new one between cells", "<w:tbl><w:tr>" + cell(para("甲")) + cell(para("乙")) + "</w:tr></w:tbl>", func(string) map[int]Shape { return map[int]Shape{0: {After: []string{"丙"}}} }, "甲|乙"},
		{"a new one at the end", para("甲") + para("乙"), func(string) map[int]Shape { return map[int]Shape{1: {After: []string{"丙"}}} }, "甲|乙|丙"},
		{"a new one below an empty line", para("甲") + "<w:p/>", func(string) map[int]Shape { return map[int]Shape{1: {After: []string{"丙"}}} }, "甲||丙"},
		{"a split and a new one", para("甲乙"), func(s string) map[int]Shape {
			return map[int]Shape{0: {Split: []int{at(s, "乙")}, After: []string{"丙"}}}
		}, "甲|乙|丙"},
		{"around a text box", `<w:p><w:r><w:t>甲乙</w:t></w:r><w:r><w:pict><w:txbxContent>` + para("丁") + `</w:txbxContent></w:pict></w:r></w:p>`, func(s string) map[int]Shape {
			return map[int]Shape{0: {Split: []int{at(s, "乙")}}}
		}, "甲乙|丁"},
		{"an empty line", para("甲") + "<w:p/>" + para("乙"), func(string) map[int]Shape { return map[int]Shape{1: {Fill: "丙<"}} }, "甲|丙<|乙"},
		{"an empty line with properties", para("甲") + `<w:p><w:pPr><w:jc w:val="both"/></w:pPr></w:p>`, func(string) map[int]Shape { return map[int]Shape{1: {Fill: "丙"}} }, "甲|丙"},
		{"what we joined", `<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="healthlint" w:date="2025-05-01T09:00:00Z"/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>` + para("乙"), func(s string) map[int]Shape {
			return map[int]Shape{0: {Split: []int{at(s, "乙")}}}
		}, "甲|乙"},
		{"what somebody else joined", `<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="x" w:date="2025-05-01T09:00:00Z"/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>` + para("乙"), func(s string) map[int]Shape {
			return map[int]Shape{0: {Split: []int{at(s, "乙")}}}
		}, "甲|乙"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := pack(t, testHead+c.document+testTail)
			f, err := Open(before)
			if err != nil {
				t.Fatal(err)
			}
			text, err := f.Read(Options{})
			if err != nil {
				t.Fatal(err)
			}
			data, err := f.Reshape(text, c.shape(string(text.Source)), "healthlint", when)
			if err != nil {
				t.Fatal(err)
			}
			if got := lines(t, data, false); got != c.want {
				t.Errorf("accepted %s, want %s\n%s", got, c.want, parts(t, data)["word/document.xml"])
			}
			// A new paragraph's mark goes, and nothing is left but its place.
			want := lines(t, before, true)
			if got := lines(t, data, true); got != want {
				t.Errorf("rejected %s, want %s\n%s", got, want, parts(t, data)["word/document.xml"])
			}
		})
	}
}

// TestReshapeProperties looks at what a split leaves in the XML: the mark that
// was there stays with the second half, and so does the section.
func TestReshapeProperties(t *testing.T) {
	f, err := Open(pack(t, testHead+`<w:p><w:pPr><w:jc w:val="both"/><w:rPr><w:b/></w:rPr><w:sectPr/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>甲乙</w:t></w:r></w:p>`+testTail))
	if err != nil {
		t.Fatal(err)
	}
	text, err := f.Read(Options{})
	if err != nil {
		t.Fatal(err)
	}
	data, err := f.Reshape(text, map[int]Shape{0: {Split: []int{3}}}, "h", when)
	if err != nil {
		t.Fatal(err)
	}
	const want = `<w:p><w:pPr><w:jc w:val="both"/><w:rPr><w:ins w:id="1" w:author="h" w:date="2025-05-01T09:00:00Z"/><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">甲</w:t></w:r></w:p>` +
		`<w:p><w:pPr><w:jc w:val="both"/><w:rPr><w:b/></w:rPr><w:sectPr/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">乙</w:t></w:r></w:p>`
	got := strings.TrimSuffix(strings.TrimPrefix(string(parts(t, data)["word/document.xml"]), testHead), testTail)
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
