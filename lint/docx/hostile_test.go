package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
)

const (
	testRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	testHead = `<w:document xmlns:w="` + wordNamespace + `"><w:body>`
	testTail = `</w:body></w:document>`
)

func pack(t *testing.T, document string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range [][2]string{{"_rels/.rels", testRels}, {"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`}, {"word/document.xml", document}} {
		f, err := w.Create(p[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(p[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestHostile feeds what a careless or hostile sender sends: each must come
// back as an error that names the trouble.
func TestHostile(t *testing.T) {
	whole, err := os.ReadFile("testdata/library.docx")
	if err != nil {
		t.Fatal(err)
	}
	damaged := bytes.Clone(whole)
	for i := 600; i < 2200; i++ {
		damaged[i] ^= 0x55
	}
	deep := strings.Repeat("<w:sdt>", 10000)
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "not a .docx"},
		{"text", []byte("三月起，流动诊车进山"), "not a .docx"},
		{"cut short", whole[:len(whole)/2], "cut short or damaged"},
		{"damaged", damaged, "damaged"},
		{"encrypted", append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), utf16("EncryptedPackage")...), "encrypted"},
		{"old format", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 WordDocument"), "old .doc"},
		{"bomb", pack(t, testHead+strings.Repeat(" ", 40<<20)+testTail), "zip bomb"},
		{"nested", pack(t, testHead+deep), "nest deeper"},
		{"entities", pack(t, `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>`+testHead+`<w:p><w:r><w:t>&x;</w:t></w:r></w:p>`+testTail), "DOCTYPE"},
		{"unbalanced", pack(t, testHead+`<w:p></w:r>`), "malformed XML"},
		{"no document", func() []byte {
			var out bytes.Buffer
			w := zip.NewWriter(&out)
			w.Create("readme.txt")
			w.Close()
			return out.Bytes()
		}(), "no Word document"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := Open(c.data)
			if err == nil {
				_, err = f.Read(Options{})
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>三月&amp;起</w:t><w:tab/></w:r><w:ins w:id="1"><w:r><w:t xml:space="preserve"> 甲 </w:t></w:r></w:ins></w:p>`)
	f.Add(`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`)
	f.Add(`<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`)
	f.Add(`<w:tc/><w:tr/><w:t>x</w:t><w:r><w:t>y</w:t></w:r><w:vanish/><w:rPr><w:vanish/></w:rPr>`)
	f.Fuzz(func(t *testing.T, body string) {
		raw := []byte(testHead + body + testTail)
		file := &File{document: "word/document.xml", loaded: map[string][]byte{"word/document.xml": raw}}
		text, err := file.Read(Options{})
		if err != nil {
			return
		}
		at := 0
		for _, c := range text.pieces {
			if c.source.Start < at || string(text.Source[c.source.Start:c.source.End]) != c.text {
				t.Fatalf("piece %q misplaced at %v", c.text, c.source)
			}
			at = c.source.End
			if got := string(raw[c.xml.Start:c.xml.End]); !c.atomic && got != c.text {
				t.Fatalf("piece %q maps to %q", c.text, got)
			}
		}
	})
}

// What other programs write may be read, but what is put into it would not fit: it is refused.
func TestWriteRefusesAnotherPrefix(t *testing.T) {
	document := strings.NewReplacer("<w:", "<ns0:", "</w:", "</ns0:", "xmlns:w=", "xmlns:ns0=").Replace(testHead + `<w:p><w:r><w:t>影射科</w:t></w:r></w:p>` + testTail)
	f, err := Open(pack(t, document))
	if err != nil {
		t.Fatal(err)
	}
	text, err := f.Read(Options{})
	if err != nil || !strings.Contains(string(text.Source), "影射科") {
		t.Fatal(err)
	}
	at := strings.Index(string(text.Source), "影射")
	_, _, err = f.Write(text, Review{Edits: []lint.Edit{{Span: lint.Span{Start: at, End: at + 6}, Text: "影像"}}})
	if refused := new(Error); !errors.As(err, &refused) {
		t.Errorf("written, or another error: %v", err)
	}
}
