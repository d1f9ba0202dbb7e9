package source

import (
	"bytes"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/healthlint/healthlint/lint"
)

var markdownParser = sync.OnceValue(func() parser.Parser {
	const place = 500 // where GFM has it among the inline parsers
	return goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.TaskList),
		goldmark.WithParserOptions(parser.WithInlineParsers(util.Prioritized(strikethrough{extension.NewStrikethroughParser()}, place))),
	).Parser()
})

// strikethrough strikes out what stands between two tildes on either side, ~~旧~~. GFM takes one for enough, but in Chinese copy
// that is the sign of a range: 6~17岁三成，18~64岁四成 would lose both.
type strikethrough struct{ parser.InlineParser }

func (s strikethrough) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if line, _ := block.PeekLine(); !bytes.HasPrefix(line, []byte("~~")) {
		return nil
	}
	return s.InlineParser.Parse(parent, block, pc)
}

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
	table int   // of the tables so far
	items []int // of each open list, the number of the item

	quotes int  // that are open
	ruled  bool // a rule stands behind the last block
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
			if m.lineByLine(n) {
				m.perLine(n, kind)
			} else if b := m.inline(n, kind); b == nil {
				m.shows() // a picture alone
			} else {
				b.Aside = inItalics(n)
			}
		case *ast.ThematicBreak:
			m.ruled = true
		case *ast.Blockquote:
			m.quotes++
			m.blocks(n, lint.Quote)
			m.quotes--
		case *ast.List:
			m.items = append(m.items, 0)
			m.blocks(n, kind)
			m.items = m.items[:len(m.items)-1]
		case *ast.ListItem:
			m.items[len(m.items)-1]++
			m.blocks(n, lint.ListItem)
		case *east.Table:
			m.cells(n)
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			m.shows()
		case *ast.HTMLBlock:
			had := len(m.doc.Blocks)
			if m.html(n, kind); len(m.doc.Blocks) == had && n.HTMLBlockType != comment {
				m.shows()
			}
		}
	}
}

// inItalics reports whether all of a paragraph is emphasised once.
func inItalics(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if e, ok := c.(*ast.Emphasis); !ok || e.Level != 1 {
			if t, ok := c.(*ast.Text); !ok || t.Segment.Len() > 0 { // the end of a line is a text of nothing
				return false
			}
		}
	}
	return true
}

// comment is the kind of HTML block that one begins.
const comment = ast.HTMLBlockType2

// shows marks the block before something that is no copy.
func (m *markdown) shows() {
	if n := len(m.doc.Blocks); n > 0 {
		m.doc.Blocks[n-1].Shows = true
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

// lineByLine reports whether a paragraph of the markup holds several of the copy, one on each line: who writes no blank lines
// between them does not know that Markdown joins them. A line of its own sentences tells, or items that are numbered by hand.
func (m *markdown) lineByLine(n ast.Node) bool {
	items, all := 0, n.Lines()
	if all == nil || all.Len() < 2 {
		return false
	}
	for i := range all.Len() {
		s := all.At(i)
		line := string(bytes.TrimSpace(m.src[m.base+s.Start : m.base+s.Stop]))
		if i+1 < all.Len() && endsSentence(line) && strings.Count(line, "。") >= 2 {
			return true
		}
		if strings.HasPrefix(line, "（") && strings.Contains(line[:min(len(line), len("（十一）"))], "）") {
			items++
		}
	}
	return items > 1
}

// endsSentence reports whether a line ends where a sentence does.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, "”’」』）)*_ \t")
	return strings.HasSuffix(line, "。") || strings.HasSuffix(line, "！") || strings.HasSuffix(line, "？")
}

// perLine adds a block for each line, or several, that end a sentence.
func (m *markdown) perLine(parent ast.Node, kind lint.Kind) {
	w := &inline{src: m.src, base: m.base}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.child(n)
		t, ok := n.(*ast.Text)
		if !ok || !t.SoftLineBreak() {
			continue
		}
		const tail = 24 // bytes: a stop and what may close behind it
		if end := m.base + t.Segment.Stop; endsSentence(string(m.src[max(0, end-tail):end])) {
			m.add(w, kind)
			w = &inline{src: m.src, base: m.base, done: w.done}
		}
	}
	m.add(w, kind)
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
	b.Separated, b.Quoted, b.Ruled = true, m.quotes > 0, m.ruled
	m.ruled = false
	if n := len(m.items); kind == lint.ListItem && n > 0 {
		b.Depth, b.Item = n, m.items[n-1]
	}
	m.doc.Add(b)
	return b
}
