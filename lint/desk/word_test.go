package desk

import (
	"archive/zip"
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/healthlint/healthlint/lint/docx"
)

// wordOf makes a Word document of paragraphs, or of the XML of its body.
func wordOf(t testing.TB, paragraphs ...string) []byte {
	t.Helper()
	var body strings.Builder
	for _, p := range paragraphs {
		if !strings.HasPrefix(p, "<") {
			p = "<w:p><w:r><w:t>" + p + "</w:t></w:r></w:p>"
		}
		body.WriteString(p)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range map[string]string{
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"word/document.xml":   `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body.String() + `</w:body></w:document>`,
	} {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const cells = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>80</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"

// TestMendDocx changes the text as an editor does and holds that the document
// says what the page says, or that the page is told where it does not; and
// that whoever rejects the changes has what was there.
func TestMendDocx(t *testing.T) {
	const (
		service = "签约居民可享受免费体检、优先转诊、用药指导等服务，基本满足了群众看病救医的需求。"
		growth  = "全县家庭医生签约率由去年的59%提高到71%，提高了12个百分点，其中老年人签约率最高。"
	)
	field := `<w:p><w:r><w:t>第</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>页</w:t></w:r></w:p>`
	for _, c := range []struct {
		name string
		doc  []string
		now  []string
		said []string // by the document, where it is not all of now
		left []int
	}{
		{"split", []string{"标题", service, growth}, []string{"标题", "签约居民可享受免费体检、优先转诊、用药指导等服务。", "基本满足了群众看病救医的需求。", growth}, nil, nil},
		{"split and edited", []string{service}, []string{"居民可享受免费体检、优先转诊、用药指导等服务。", "基本满足了群众看病就医的需求。"}, nil, nil},
		{"split in three", []string{service}, []string{"签约居民可享受免费体检、", "优先转诊、用药指导等服务，", "基本满足了群众看病救医的需求。"}, nil, nil},
		{"joined", []string{"提供高质量的医疗", "服务。", growth}, []string{"提供高质量的医疗服务。", growth}, nil, nil},
		{"joined and edited", []string{"提供高质量的医疗", "服务，方便群众。", growth}, []string{"提供高质量的健康服务，方便群众就医。", growth}, nil, nil},
		{"joined from further down", []string{"提供高质量的医疗", growth, "服务，方便群众。", "完。"}, []string{"提供高质量的医疗服务，方便群众。", growth, "完。"}, nil, nil},
		{"a new paragraph, a line edited at both ends", []string{"标题", growth, service}, []string{"标题", "新增的一段话。", strings.NewReplacer("全县", "我县", "最高。", "为首。", "去年的", "").Replace(growth), service}, nil, nil},
		{"a paragraph gone, another edited in many places", []string{"标题", service, growth, "完。"}, []string{"标题", strings.NewReplacer("全县家庭医生", "该县家庭大夫", "提高到", "升至", "最高。", "居首！").Replace(growth), "完。"}, nil, nil},
		{"the last gone", []string{"标题", growth, service}, []string{"标题", growth}, nil, nil},
		{"the first gone", []string{"标题", growth, service}, []string{growth, service}, nil, nil},
		{"a new one on top", []string{growth}, []string{"新的标题", growth}, nil, nil},
		{"written anew", []string{"标题", growth, service}, []string{"标题", "完全是另外一回事，原来的话一句不留。", service}, nil, nil},
		{"an empty line filled", []string{"标题", "<w:p/>", growth}, []string{"标题", "导语一句。", growth}, nil, nil},
		{"an empty line gone", []string{"标题", "<w:p/>", growth}, []string{"标题", growth}, nil, nil},
		{"a cell", []string{"表一", cells, "完。"}, []string{"表一", "项目", "120", "完。"}, nil, nil},
		{"a cell gone", []string{"表一", cells, "完。"}, []string{"表一", "80", "完。"}, []string{"表一", "项目", "80", "完。"}, []int{2}},
		{"cells joined", []string{"表一", cells, "完。"}, []string{"表一", "项目80", "完。"}, []string{"表一", "项目", "80", "完。"}, []int{2}},
		{"below a table", []string{"表一", cells}, []string{"表一", "项目", "80", "注：单位为元。"}, []string{"表一", "项目", "80"}, []int{4}},
		{"a field gone", []string{growth, field, service}, []string{growth, service}, []string{growth, "第12页", service}, []int{2}},
		{"split in a field", []string{growth, field}, []string{growth, "第1", "2页"}, []string{growth, "第12页"}, []int{2, 3}},
		{"everything gone", []string{growth, service}, []string{""}, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := wordOf(t, c.doc...)
			_, was, err := openDocx(data)
			if err != nil {
				t.Fatal(err)
			}
			before := string(was.Source)
			out, err := mendDocx(data, strings.Join(c.now, "\n"), time.Date(2025, 5, 1, 9, 0, 0, 0, time.UTC))
			if err != nil {
				t.Fatal(err)
			}
			f, was, err := openDocx(out.data)
			if err != nil {
				t.Fatal(err)
			}
			want := c.said
			if want == nil {
				want = c.now
			}
			if got := linesOf(string(was.Source)); !slices.Equal(got, want) || !slices.Equal(linesOf(out.text), want) {
				t.Errorf("the document says %q, want %q", got, want)
			}
			if !slices.Equal(out.left, c.left) {
				t.Errorf("left %v, want %v", out.left, c.left)
			}
			if was, err = f.Read(docx.Options{Original: true}); err != nil || string(was.Source) != before {
				t.Errorf("rejected %q (%v), want %q", was.Source, err, before)
			}
		})
	}
}

// TestMendDocxAgain saves, changes its mind, and saves again: the last word
// counts.
func TestMendDocxAgain(t *testing.T) {
	data := wordOf(t, "提供高质量的医疗", "服务，方便群众。", "完。")
	for _, now := range []string{"提供高质量的医疗服务，方便群众。\n完。", "提供高质量的医疗\n服务，方便群众。\n完。", "提供高质量的\n医疗\n服务，方便群众。完。", "提供\n新的一段\n完。"} {
		out, err := mendDocx(data, now, time.Date(2025, 5, 1, 9, 0, 0, 0, time.UTC))
		if err != nil || out.text != now || len(out.left) > 0 {
			t.Fatalf("%q, left %v (%v), want %q", out.text, out.left, err, now)
		}
		data = out.data
	}
}

// TestMendDocxFixtures parts and joins what two producers wrote.
func TestMendDocxFixtures(t *testing.T) {
	for _, name := range []string{"article.docx", "library.docx"} {
		data, err := os.ReadFile("../docx/testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		_, was, err := openDocx(data)
		if err != nil {
			t.Fatal(err)
		}
		lines := linesOf(string(was.Source))
		lines[1] = strings.Replace(lines[1], "，", "。\n", 1)
		now := "新的第一段\n" + strings.Join(lines, "\n")
		out, err := mendDocx(data, now, time.Date(2025, 5, 1, 9, 0, 0, 0, time.UTC))
		if err != nil || out.text != now || len(out.left) > 0 {
			t.Errorf("%s: %q, left %v (%v), want %q", name, out.text, out.left, err, now)
		}
	}
}

// TestAlign pairs lines as a reader would.
func TestAlign(t *testing.T) {
	for _, c := range []struct {
		old, now string
		want     []step
	}{
		{"甲|乙丙丁|戊", "甲|乙己丁|戊", []step{{[2]int{0, 1}, [2]int{0, 1}}, {[2]int{1, 2}, [2]int{1, 2}}, {[2]int{2, 3}, [2]int{2, 3}}}},
		{"甲|乙", "甲|新的一段|乙", []step{{[2]int{0, 1}, [2]int{0, 1}}, {[2]int{1, 1}, [2]int{1, 2}}, {[2]int{1, 2}, [2]int{2, 3}}}},
		{"甲|乙乙乙乙|丙丙丙丙", "甲|丙丙丙丁", []step{{[2]int{0, 1}, [2]int{0, 1}}, {[2]int{1, 2}, [2]int{1, 1}}, {[2]int{2, 3}, [2]int{1, 2}}}},
		{"一二三四五六七八", "一二三四|五六七八", []step{{[2]int{0, 1}, [2]int{0, 2}}}},
		{"一二三四|五六七八", "一二三四五六七八", []step{{[2]int{0, 2}, [2]int{0, 1}}}},
		// Edited at two distant places, with a line more above: still the same line.
		{"甲一二三四五六七乙", "新|丙一二三四五六七丁", []step{{[2]int{0, 0}, [2]int{0, 1}}, {[2]int{0, 1}, [2]int{1, 2}}}},
		// Nothing in common: by their order.
		{"80|90", "100|120", []step{{[2]int{0, 1}, [2]int{0, 1}}, {[2]int{1, 2}, [2]int{1, 2}}}},
	} {
		if got := align(strings.Split(c.old, "|"), strings.Split(c.now, "|")); !slices.Equal(got, c.want) {
			t.Errorf("%s to %s: %v, want %v", c.old, c.now, got, c.want)
		}
	}
}

// TestAlignCells holds that a long table of figures that repeat stays what it
// is when a line comes above it.
func TestAlignCells(t *testing.T) {
	old := []string{"标题"}
	for i := range 2000 {
		old = append(old, []string{"0", "1", "无"}[i%3])
	}
	now := slices.Insert(slices.Clone(old), 1, "新的一行")
	for _, s := range align(old, now) {
		if s.From[0] != s.From[1] && old[s.From[0]] != now[s.To[0]] {
			t.Fatalf("%q became %q", old[s.From[0]], now[s.To[0]])
		}
	}
}

// strangers are two texts of 250 lines with nothing in common.
func strangers() (a, b []string) {
	long := func(first rune) (out []string) {
		for i := range 250 {
			var b strings.Builder
			for k := range 300 {
				b.WriteRune(first + rune((i*k*7919)%3000))
			}
			out = append(out, b.String())
		}
		return out
	}
	return long('一'), long('丁')
}

// TestAlignStrangers holds that of texts of which nothing stayed every line is accounted for, once and in order.
func TestAlignStrangers(t *testing.T) {
	a, b := strangers()
	i, j := 0, 0
	for _, s := range align(a, b) {
		if s.From[0] != i || s.To[0] != j || s.From[1] < i || s.To[1] < j {
			t.Fatalf("%v follows lines %d and %d", s, i, j)
		}
		i, j = s.From[1], s.To[1]
	}
	if i != len(a) || j != len(b) {
		t.Errorf("ends at lines %d and %d", i, j)
	}
}

// BenchmarkAlignStrangers is what such a text keeps the desk busy for.
func BenchmarkAlignStrangers(b *testing.B) {
	old, now := strangers()
	for b.Loop() {
		align(old, now)
	}
}
