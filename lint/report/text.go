package report

import (
	"fmt"
	"io"
)

// Text writes findings for people.
type Text struct {
	w    io.Writer
	lang string
}

// NewText returns a reporter of messages in lang.
func NewText(w io.Writer, lang string) *Text { return &Text{w: w, lang: lang} }

// Entry writes the findings of one article.
func (t *Text) Entry(e Entry) error {
	for _, f := range e.Findings {
		place := e.Doc.Path
		if e.Doc.Record > 0 {
			place = fmt.Sprintf("%s#%d", place, e.Doc.Record)
		}
		if _, err := fmt.Fprintf(t.w, "%s:%d:%d: %s %s: %s\n", place, f.Start.Line, f.Start.Column, f.Severity, f.Rule, f.Message.In(t.lang)); err != nil {
			return err
		}
	}
	return nil
}

// Close writes nothing yet.
func (t *Text) Close(*Summary) error { return nil }
