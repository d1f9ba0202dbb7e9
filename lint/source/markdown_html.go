package source

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/typeset"
)

// phrasing lists the tags that stand inside a line of copy.
var phrasing = []string{"a", "abbr", "b", "big", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u"}

// captions lists the tags that hold what goes with a picture or a table, as HTML has them.
var captions = []string{"figcaption", "caption"}

// silent lists the tags whose content is not copy.
var silent = []string{"script", "style", "pre", "code", "textarea", "title"}

// html adds the copy between the tags of an HTML block.
func (m *markdown) html(n *ast.HTMLBlock, kind lint.Kind) {
	lines, in := n.Lines(), kind
	for i := 0; i < lines.Len(); {
		start, end := lines.At(i).Start, lines.At(i).Stop
		for i++; i < lines.Len() && lines.At(i).Start == end; i++ {
			end = lines.At(i).Stop
		}
		in = m.tags(m.base+start, m.base+end, kind, in)
	}
}

// tags adds the copy of a stretch of an HTML block that begins in what is of the kind in, and returns what it ends in.
func (m *markdown) tags(start, end int, kind, in lint.Kind) lint.Kind {
	z := html.NewTokenizer(bytes.NewReader(m.src[start:end]))
	w := &inline{src: m.src}
	hidden := 0
	for at := start; ; {
		token := z.Next()
		raw := len(z.Raw())
		if token == html.ErrorToken {
			break
		}
		name, _ := z.TagName()
		switch {
		case token == html.TextToken && hidden == 0:
			m.lines(w, at, at+raw)
		case token == html.TextToken, token == html.CommentToken:
		case slices.Contains(silent, string(name)) && token == html.StartTagToken:
			hidden++
		case slices.Contains(silent, string(name)) && token == html.EndTagToken:
			hidden = max(0, hidden-1)
		case !slices.Contains(phrasing, string(name)):
			m.add(w, in)
			w = &inline{src: m.src}
			if slices.Contains(captions, string(name)) {
				if in = kind; token == html.StartTagToken {
					in = lint.Caption
				}
			}
		}
		at += raw
	}
	m.add(w, in)
	return in
}

// lines adds the text between two tags; its line ends are soft.
func (m *markdown) lines(w *inline, start, end int) {
	for start < end {
		i := bytes.IndexByte(m.src[start:end], '\n')
		if i < 0 {
			w.unescaped(start, end)
			return
		}
		s, e := typeset.Trim(m.src, start, start+i)
		w.unescaped(s, e)
		start += i + 1
		w.brk = piece{" ", e, start}
	}
}
