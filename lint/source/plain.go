package source

import (
	"bytes"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/typeset"
)

// Plain reads plain text: every line that is not blank is a block. Copy is
// pasted one paragraph to a line; lint/layout tells headings and bylines apart.
// Where the whole text is wrapped by hand, a full line that ends inside a
// sentence goes on in the next.
func Plain(path string, src []byte) *lint.Document {
	doc := lint.NewDocument(path, src)
	start := 0
	if bytes.HasPrefix(src, []byte("\uFEFF")) {
		start = 3
	}
	set := typeset.Read(src, start)
	ls := set.Lines
	for _, s := range set.Spreads {
		p := lint.Spread{Span: s.Span}
		for _, c := range s.Columns {
			p.Heads = append(p.Heads, string(src[c[0].Start:c[0].End]))
		}
		doc.Spreads = append(doc.Spreads, p)
	}
	separated, tables := true, 0
	for i := 0; i < len(ls); i++ {
		if ls[i].Blank() {
			separated = true
			continue
		}
		if n := pipeRows(src, ls[i:]); n > 0 {
			tables++
			pipeTable(doc, src, ls[i:i+n], tables)
			i, separated = i+n-1, true
			continue
		}
		var w lint.BlockBuilder
		w.Verbatim(src, ls[i].Start, ls[i].End)
		for set.GoesOn(i) && pipeRows(src, ls[i+1:]) == 0 {
			l, next := ls[i], ls[i+1]
			w.Decoded(typeset.Between(src[l.Start:l.End], src[next.Start:next.End]), l.End, next.Start)
			w.Verbatim(src, next.Start, next.End)
			i++
		}
		b := w.Block(lint.Paragraph)
		b.Separated, b.Flows = separated, set.Flows(i)
		doc.Add(b)
		separated = set.Turns(i) && !b.Flows
	}
	for i := range doc.Spreads {
		doc.Spreads[i].Text = parted(doc, doc.Spreads[i].Span)
	}
	return doc
}

// parted returns the copy of columns that stand side by side, one below the other, a paragraph to a line.
func parted(doc *lint.Document, span lint.Span) string {
	var out []byte
	flows := true
	for _, b := range doc.Blocks {
		if s := b.Span(); s.Start < span.Start || s.End > span.End {
			continue
		}
		if !flows {
			out = append(out, '\n')
			if b.Separated {
				out = append(out, '\n')
			}
		}
		out = append(out, b.Text...)
		flows = b.Flows
	}
	return string(out)
}
