package desk

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/docx"
)

// lineKind is what a line of a Word document's text is there. The page holds
// it for the lines as they were opened and hands it back with the text, so
// that a table is checked as one.
type lineKind struct {
	Kind   lint.Kind `json:"k,omitempty"`
	Level  int       `json:"l,omitempty"`
	Table  int       `json:"t,omitempty"`
	Row    int       `json:"r,omitempty"`
	Column int       `json:"c,omitempty"`
	Note   bool      `json:"n,omitempty"`
}

func outline(t *docx.Text) (out []lineKind) {
	for _, p := range t.Paragraphs {
		out = append(out, lineKind{p.Kind, p.Level, p.Table, p.Row, p.Column, p.Note})
	}
	return out
}

// wordText is a Word document's text as it stands on the page. A line is what
// the line it came from was; a new one is plain text. tables are where the
// cells of each stand.
func wordText(name string, in *request) (doc *lint.Document, tables []lint.Span) {
	now := strings.Split(in.Text, "\n")
	kinds := make([]lineKind, len(now))
	for _, s := range align(linesOf(in.Was), now) {
		for j := s.To[0]; j < s.To[1] && s.From[0] < min(s.From[1], len(in.Outline)); j++ {
			kinds[j] = in.Outline[s.From[0]]
		}
	}
	text := &docx.Text{Source: []byte(in.Text + "\n")}
	at, table := 0, 0
	for j, line := range now {
		k := kinds[j]
		span := lint.Span{Start: at, End: at + len(line)}
		at = span.End + 1
		text.Paragraphs = append(text.Paragraphs, &docx.Paragraph{Kind: k.Kind, Level: k.Level, Table: k.Table, Row: k.Row, Column: k.Column, Note: k.Note, Span: span})
		switch {
		case k.Kind != lint.TableCell:
			table = 0
		case k.Table == table:
			tables[len(tables)-1].End = span.End
		default:
			table = k.Table
			tables = append(tables, span)
		}
	}
	return text.Document(name), tables
}
