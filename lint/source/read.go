package source

import (
	"path/filepath"
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// Read decodes the bytes of a file and reads them by what its name says they
// are: Markdown or plain text. encoding forces a decoding; "" detects it.
// The error is an *Error.
func Read(path string, data []byte, encoding string) (*lint.Document, error) {
	text, err := Decode(data, encoding)
	if err != nil {
		return nil, err
	}
	doc := reader(path)(path, text.Source)
	doc.Encoding = text.Encoding
	return doc, nil
}

func reader(path string) func(string, []byte) *lint.Document {
	switch strings.ToLower(filepath.Ext(path)) {
	default:
		return Plain
	}
}
