package source

import (
	"path/filepath"
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// Read decodes the bytes of a file and reads them by what its name says they
// are: a Word document, a web page, Markdown or plain text. encoding forces a
// decoding; "" detects it.
// The error is an *Error.
func Read(path string, data []byte, encoding string) (*lint.Document, error) {
	if IsDocx(path) {
		return Docx(path, data, false)
	}
	text, err := Decode(data, encoding)
	if err != nil {
		return nil, err
	}
	if HasExtension(path, pageExtensions) && isReport(text.Source) {
		return nil, notCopy()
	}
	doc, err := reader(path)(path, text.Source)
	if err != nil {
		return nil, err
	}
	doc.Encoding = text.Encoding
	return doc, nil
}

func reader(path string) func(string, []byte) (*lint.Document, error) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".html", ".htm", ".xhtml":
		return HTML
	case ".md", ".markdown":
		return func(path string, src []byte) (*lint.Document, error) { return Markdown(path, src), nil }
	}
	return func(path string, src []byte) (*lint.Document, error) { return Plain(path, src), nil }
}
