package source

import (
	"errors"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/docx"
)

// Docx reads a Word document. Document.Source is the text it holds, one line
// per paragraph; package docx writes findings back into the file. With
// original, the text is read as it was before the tracked changes.
func Docx(path string, data []byte, original bool) (*lint.Document, error) {
	_, text, err := docx.OpenText(data, docx.Options{Original: original})
	if err != nil {
		var derr *docx.Error
		if errors.As(err, &derr) {
			return nil, &Error{Message: derr.Message, Offset: -1}
		}
		return nil, err
	}
	return text.Document(path), nil
}
