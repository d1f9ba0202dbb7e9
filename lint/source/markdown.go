package source

import (
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/healthlint/healthlint/lint"
)

var markdownParser = sync.OnceValue(func() parser.Parser {
	return goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList)).Parser()
})

// Markdown reads CommonMark with GFM tables and YAML front matter. Markup is
// gone from the blocks: emphasis inside a word, an entity or a soft line break
// between Han does not break the word. A code span or a URL is one U+FFFC, so
// that what stands around it does not run together; code blocks, images,
// comments and link targets are no copy at all.
func Markdown(path string, src []byte) *lint.Document {
	if tooDeep(src) {
		return Plain(path, src)
	}
	doc := lint.NewDocument(path, src)
	doc.Format = "markdown"
	m := &markdown{doc: doc, src: src, base: frontMatter(doc)}
	root := markdownParser().Parse(text.NewReader(src[m.base:]))
	m.blocks(root, lint.Paragraph)
	if doc.Title == "" {
		for _, b := range doc.Blocks {
			if b.Kind == lint.Heading && b.Level == 1 {
				doc.Title = b.Text
				break
			}
		}
	}
	return doc
}

// markdown walks one parsed document. The parser saw src from base on.
type markdown struct {
	doc   *lint.Document
	src   []byte
	base  int
	table int // of the tables so far
}

// blocks adds the copy below a block node; kind is what its paragraphs are.
func (m *markdown) blocks(parent ast.Node, kind lint.Kind) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			if b := m.inline(n, lint.Heading); b != nil {
				b.Level = n.Level
			}
		case *ast.Paragraph, *ast.TextBlock:
			m.inline(n, kind)
		case *ast.Blockquote:
			m.blocks(n, lint.Quote)
		case *ast.List:
			m.blocks(n, kind)
		case *ast.ListItem:
			m.blocks(n, lint.ListItem)
		case *east.Table:
			m.cells(n)
		case *ast.HTMLBlock:
			m.html(n, kind)
		}
	}
}

// cells adds the cells of a table; rows count from 1, the header among them.
func (m *markdown) cells(table *east.Table) {
	m.table++
	row := 0
	for r := table.FirstChild(); r != nil; r = r.NextSibling() {
		row++
		column := 0
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			if b := m.inline(c, lint.TableCell); b != nil {
				b.Table, b.Row, b.Column = m.table, row, column
			}
			column++
		}
	}
}

// inline adds the block whose inline content node n holds, or returns nil
// where there is nothing to read in it.
func (m *markdown) inline(n ast.Node, kind lint.Kind) *lint.Block {
	w := &inline{src: m.src, base: m.base}
	w.children(n)
	return m.add(w, kind)
}

func (m *markdown) add(w *inline, kind lint.Kind) *lint.Block {
	b := w.block(kind)
	if b == nil {
		return nil
	}
	b.Separated = true
	m.doc.Add(b)
	return b
}
