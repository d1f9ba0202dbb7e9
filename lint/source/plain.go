package source

import (
	"bytes"

	"github.com/healthlint/healthlint/lint"
)

// Plain reads plain text: every line that is not blank is a block. Copy is
// pasted one paragraph to a line; lint/layout tells headings and bylines apart.
func Plain(path string, src []byte) *lint.Document {
	doc := lint.NewDocument(path, src)
	start := 0
	if bytes.HasPrefix(src, []byte("\uFEFF")) {
		start = 3
	}
	separated := true
	for start < len(src) {
		end := len(src)
		if i := bytes.IndexByte(src[start:], '\n'); i >= 0 {
			end = start + i
		}
		s, e := trim(src, start, end)
		if s < e {
			var w lint.BlockBuilder
			w.Verbatim(src, s, e)
			b := w.Block(lint.Paragraph)
			b.Separated = separated
			doc.Add(b)
			separated = false
		} else {
			separated = true
		}
		start = end + 1
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
