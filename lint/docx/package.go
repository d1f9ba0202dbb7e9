// Package docx reads Word documents as copy and writes them back with
// comments and tracked changes, leaving everything else byte for byte as it was.
//
// Text.Source holds one line per paragraph, so that a line number is a
// paragraph number. Text boxes follow the paragraph that anchors them,
// footnotes and endnotes stand at the end. A manual line break is a vertical
// tab, as in Word's own plain text.
package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// Error says in both languages why a file cannot be read or written.
type Error struct{ Message lint.Text }

func (e *Error) Error() string { return e.Message.EN }

func fail(zh, en string, args ...any) error { return &Error{lint.Say(zh, en, args...)} }

// Limits of what is read. A long book in Word stays well below them.
const (
	maxFile  = 256 << 20 // bytes of the archive
	maxPart  = 64 << 20  // bytes of one XML part, unpacked
	maxParts = 20000
	maxDepth = 1000 // nested elements
	// A part that unpacks to more than bombSize at more than bombRatio to one
	// was made to exhaust memory: Word's XML packs 10 to 60 times.
	bombSize  = 8 << 20
	bombRatio = 300
)

// File is a Word document opened for reading.
type File struct {
	zip      *zip.Reader
	parts    map[string]*zip.File
	document string // name of the main part: "word/document.xml"
	loaded   map[string][]byte
}

// Open opens a .docx file held in memory. The error is an *Error.
func Open(data []byte) (*File, error) {
	switch {
	case len(data) > maxFile:
		return nil, fail("文件超过%d MB", "the file is larger than %d MB", maxFile>>20)
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")):
		if bytes.Contains(data, utf16("EncryptedPackage")) {
			return nil, fail("文件加了密码，要先在Word或WPS中去掉密码", "the file is encrypted: remove the password in Word or WPS first")
		}
		return nil, fail("这是旧式的 .doc，要先另存为 .docx", "this is an old .doc file: save it as .docx first")
	case !bytes.HasPrefix(data, []byte("PK")):
		return nil, fail("不是 .docx 文件", "not a .docx file")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fail("不是有效的 .docx：压缩包不完整或已损坏", "not a valid .docx: the archive is cut short or damaged")
	}
	if len(z.File) > maxParts {
		return nil, fail("压缩包有%d个部件，过多", "the archive has %d parts, too many", len(z.File))
	}
	f := &File{zip: z, parts: make(map[string]*zip.File, len(z.File)), loaded: map[string][]byte{}}
	for _, e := range z.File {
		if _, twice := f.parts[e.Name]; twice {
			return nil, fail("压缩包中有两个“%s”", "the archive holds “%s” twice", e.Name)
		}
		f.parts[e.Name] = e
	}
	if f.document, err = f.target("", "officeDocument"); err != nil {
		return nil, err
	}
	if f.document == "" || f.parts[f.document] == nil {
		return nil, fail("压缩包里没有Word正文", "the archive holds no Word document")
	}
	return f, nil
}

// part returns the bytes of a part, nil where there is none.
func (f *File) part(name string) ([]byte, error) {
	if b, ok := f.loaded[name]; ok {
		return b, nil
	}
	e := f.parts[name]
	if e == nil {
		return nil, nil
	}
	r, err := e.Open()
	if err != nil {
		return nil, fail("“%[1]s”不完整或已损坏", "“%[1]s” is cut short or damaged: %[2]v", name, err)
	}
	defer r.Close()
	limit := uint64(maxPart)
	if allowed := e.CompressedSize64 * bombRatio; allowed < limit {
		limit = max(allowed, bombSize)
	}
	b, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if uint64(len(b)) > limit {
		return nil, fail("“%s”解压后超过%d MB，疑为压缩炸弹", "“%s” unpacks to more than %d MB: a zip bomb?", name, limit>>20)
	}
	if err != nil {
		return nil, fail("“%[1]s”不完整或已损坏", "“%[1]s” is cut short or damaged: %[2]v", name, err)
	}
	f.loaded[name] = b
	return b, nil
}

// relations names the part that holds the relationships of a part; those of
// the package itself are asked for with "".
func relations(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// target returns the name of the part that part points to by a relationship
// whose type ends in kind; "" where there is none.
func (f *File) target(part, kind string) (string, error) {
	data, err := f.part(relations(part))
	if err != nil || data == nil {
		return "", err
	}
	found := ""
	err = walk(data, func(t xml.Token, _, _ int) error {
		start, ok := t.(xml.StartElement)
		if !ok || start.Name.Local != "Relationship" || !strings.HasSuffix(attr(start, "Type"), "/"+kind) || attr(start, "TargetMode") == "External" {
			return nil
		}
		name := attr(start, "Target")
		if strings.HasPrefix(name, "/") {
			found = strings.TrimPrefix(name, "/")
		} else {
			found = path.Join(path.Dir(part), name)
		}
		return nil
	})
	return found, err
}

// walk calls visit for every token of an XML part with the byte range the
// token was read from. A self-closing element comes as a start and an end.
func walk(data []byte, visit func(t xml.Token, start, end int) error) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	depth := 0
	for {
		start := int(d.InputOffset())
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			line, _ := d.InputPos()
			return fail("第%[1]d行XML有误", "malformed XML in line %[1]d: %[2]v", line, err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return fail("元素嵌套超过%d层", "elements nest deeper than %d", maxDepth)
			}
		case xml.EndElement:
			depth--
		case xml.Directive:
			if bytes.HasPrefix(t, []byte("DOCTYPE")) {
				return fail("XML带有DOCTYPE声明，Word文件不应有", "the XML carries a DOCTYPE, which a Word file must not")
			}
		}
		if err := visit(t, start, int(d.InputOffset())); err != nil {
			return err
		}
	}
}

// attr returns an attribute by local name: Word's attributes are qualified,
// those of relationships are not, and no element we read has both.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func utf16(s string) []byte {
	b := make([]byte, 0, 2*len(s))
	for _, c := range []byte(s) {
		b = append(b, c, 0)
	}
	return b
}
