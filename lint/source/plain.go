package source

import (
	"bytes"

	"github.com/healthlint/healthlint/lint"
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
	ls := lines(src, start)
	goesOn := wrapped(src, ls)
	separated, tables := true, 0
	for i := 0; i < len(ls); i++ {
		if ls[i].start == ls[i].end {
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
		w.Verbatim(src, ls[i].start, ls[i].end)
		for goesOn != nil && i+1 < len(ls) {
			l, next := ls[i], ls[i+1]
			if !goesOn(l) || next.start == next.end || next.indented && !hangs(src[l.start:l.end]) || item().Match(src[next.start:next.end]) || ofPage(src[l.start:l.end], src[next.start:next.end], i+2 == len(ls)) || pipeRows(src, ls[i+1:]) > 0 {
				break
			}
			w.Decoded(between(src[l.start:l.end], src[next.start:next.end]), l.end, next.start)
			w.Verbatim(src, next.start, next.end)
			i++
		}
		b := w.Block(lint.Paragraph)
		b.Separated = separated
		doc.Add(b)
		separated = false
	}
	return doc
}

// trim narrows [start,end) by the white space at both ends; the ideographic
// space that indents a paragraph is white space too.
func trim(src []byte, start, end int) (int, int) {
	for start < end {
		switch {
		case src[start] == ' ' || src[start] == '\t' || src[start] == '\r':
			start++
		case bytes.HasPrefix(src[start:end], []byte("\u3000")):
			start += 3
		default:
			goto right
		}
	}
right:
	for start < end {
		switch {
		case src[end-1] == ' ' || src[end-1] == '\t' || src[end-1] == '\r':
			end--
		case bytes.HasSuffix(src[start:end], []byte("\u3000")):
			end -= 3
		default:
			return start, end
		}
	}
	return start, end
}
