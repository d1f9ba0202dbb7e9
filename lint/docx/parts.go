package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"path"
	"slices"
	"strings"
)

// comments is the part that holds the comments; raw is nil where it is new.
type comments struct {
	name string
	raw  []byte
}

func (f *File) commentsPart() (comments, error) {
	for _, name := range []string{f.document} {
		raw, err := f.part(name)
		if err != nil {
			return comments{}, err
		}
		if !prefixed(raw) {
			return comments{}, fail("“%s”的命名空间写法少见，无法加批注", "“%s” binds its namespaces in an unusual way: comments cannot be added", name)
		}
	}
	name, err := f.target(f.document, "comments")
	if err != nil {
		return comments{}, err
	}
	if name != "" && f.parts[name] != nil {
		raw, err := f.part(name)
		return comments{name, raw}, err
	}
	name = path.Join(path.Dir(f.document), "comments.xml")
	for i := 2; f.parts[name] != nil; i++ {
		name = path.Join(path.Dir(f.document), fmt.Sprintf("comments%d.xml", i))
	}
	return comments{name: name}, nil
}

const (
	xmlHead       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	commentsType  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
	commentsMIME  = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
)

// addComments puts the comments into their part; a new part is declared in
// the relationships and the content types.
func (f *File) addComments(p comments, entries string, changed map[string][]byte) error {
	if entries == "" {
		return nil
	}
	if p.raw != nil {
		if !prefixed(p.raw) {
			return fail("“%s”的命名空间写法少见，无法加批注", "“%s” binds its namespaces in an unusual way: comments cannot be added", p.name)
		}
		out, err := appendTo(p.raw, entries)
		changed[p.name] = out
		return err
	}
	changed[p.name] = []byte(xmlHead + `<w:comments xmlns:w="` + f.namespace() + `">` + entries + `</w:comments>`)

	rels := relations(f.document)
	raw, err := f.part(rels)
	if err != nil {
		return err
	}
	kind := commentsType
	if f.namespace() != wordNamespace {
		kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
	}
	if raw == nil {
		raw = []byte(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`)
	}
	id := "rIdHealthlint"
	for bytes.Contains(raw, []byte(`"`+id+`"`)) {
		id += "1"
	}
	changed[rels], err = appendTo(raw, fmt.Sprintf(`<Relationship Id="%s" Type="%s" Target="%s"/>`, id, kind, path.Base(p.name)))
	if err != nil {
		return err
	}
	const types = "[Content_Types].xml"
	if raw, err = f.part(types); err != nil {
		return err
	}
	changed[types], err = appendTo(raw, fmt.Sprintf(`<Override PartName="/%s" ContentType="%s"/>`, p.name, commentsMIME))
	return err
}

// namespace returns the one the document writes its elements in.
func (f *File) namespace() string {
	if raw := f.loaded[f.document]; bytes.Contains(beginning(raw), []byte(strictNamespace)) {
		return strictNamespace
	}
	return wordNamespace
}

// appendTo writes elements as the last children of a part's root. Elements
// without a prefix take the root's.
func appendTo(raw []byte, elements string) ([]byte, error) {
	depth, at, empty := 0, -1, false
	opened := 0
	err := walk(raw, func(t xml.Token, start, end int) error {
		switch t.(type) {
		case xml.StartElement:
			if depth++; depth == 1 {
				opened = end
			}
		case xml.EndElement:
			if depth--; depth == 0 {
				at, empty = start, end == opened
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if at < 0 {
		return nil, fail("XML没有根元素", "the XML has no root element")
	}
	name := rootName(raw)
	if i := strings.IndexByte(name, ':'); i >= 0 && name[:i] != "w" {
		elements = "<" + name[:i+1] + strings.TrimPrefix(elements, "<")
	}
	if empty { // <root/>
		end := bytes.LastIndex(raw[:opened], []byte("/>"))
		return concat(raw[:end], []byte(">"+elements+"</"+name+">"), raw[opened:]), nil
	}
	return concat(raw[:at], []byte(elements), raw[at:]), nil
}

// rootName returns the root element's name with its prefix.
func rootName(raw []byte) string {
	for i := 0; i+1 < len(raw); i++ {
		if raw[i] == '<' && raw[i+1] != '?' && raw[i+1] != '!' {
			rest := raw[i+1:]
			return string(rest[:bytes.IndexAny(rest, " \t\r\n/>")])
		}
	}
	return ""
}

func concat(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

// repack writes the archive with the changed parts; the others are copied as
// they are packed, in their order. New parts come last.
func (f *File) repack(changed map[string][]byte) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	if err := w.SetComment(f.zip.Comment); err != nil {
		return nil, err
	}
	write := func(h *zip.FileHeader, data []byte) error {
		part, err := w.CreateHeader(h)
		if err == nil {
			_, err = part.Write(data)
		}
		return err
	}
	for _, e := range f.zip.File {
		data, touched := changed[e.Name]
		var err error
		if touched {
			err = write(&zip.FileHeader{Name: e.Name, Method: zip.Deflate, Modified: e.Modified}, data)
		} else {
			err = w.Copy(e)
		}
		if err != nil {
			return nil, fail("“%s”无法写出：%v", "“%s” cannot be written: %v", e.Name, err)
		}
	}
	for _, name := range sortedNew(changed, f.parts) {
		if err := write(&zip.FileHeader{Name: name, Method: zip.Deflate}, changed[name]); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func sortedNew(changed map[string][]byte, parts map[string]*zip.File) (names []string) {
	for name := range changed {
		if parts[name] == nil {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
