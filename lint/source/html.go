package source

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/healthlint/healthlint/lint"
)

// maxNesting bounds open elements; browsers build no deeper tree than 512.
const maxNesting = 1000

// HTML reads a web page: the article's text, headings, lists, tables and
// captions. Scripts, styles, forms, navigation and hidden text are not copy.
// Where the page has an article or main element, only what is inside is read.
// Spans point into the page.
func HTML(path string, src []byte) (*lint.Document, error) {
	doc := lint.NewDocument(path, src)
	doc.Format = "html"
	r := &htmlReader{doc: doc, src: src, separated: true, tall: map[int]bool{}}
	z := html.NewTokenizer(bytes.NewReader(src))
	for at := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return nil, &Error{Offset: at, Message: lint.Say("网页有误：%v", "malformed page: %v", err)}
			}
			break
		}
		end := at + len(z.Raw())
		switch kind {
		case html.TextToken:
			r.text(at, end)
		case html.StartTagToken, html.SelfClosingTagToken:
			r.start(z, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := z.TagName()
			r.end(atom.Lookup(name))
		}
		if len(r.open) > maxNesting {
			return nil, &Error{Offset: at, Message: lint.Say("元素嵌套超过%d层", "elements nest deeper than %d", maxNesting)}
		}
		at = end
	}
	r.flush()
	r.finish()
	return doc, nil
}

// element is an open element; unknown ones count as inline.
type element struct {
	tag    atom.Atom
	hidden bool
	region bool // article or main
	link   bool
}

type htmlBlock struct {
	*lint.Block
	region bool
	list   int // the list the block stands in, from 1
	linked int // bytes of text inside links
}

type htmlReader struct {
	doc    *lint.Document
	src    []byte
	open   []element
	hidden int
	links  int
	region int
	list   []int
	lists  int
	tables []table
	last   int
	tall   map[int]bool // tables with cells that reach over several rows

	build     lint.BlockBuilder
	linked    int
	space     [2]int // white space seen since the last character, not yet written
	pending   bool
	broken    bool // that white space holds a line break
	separated bool
	ruled     bool // a rule stands behind the last block
	title     strings.Builder
	blocks    []htmlBlock
}

// table is an open table; cells counts those of the row, column is where the open one begins and next where the one after it does.
type table struct {
	id, row, cells, most, column, next int

	first int // block that may be of it
}

// cell begins a cell that reaches over so many columns.
func (t *table) cell(across int) {
	t.cells++
	t.most = max(t.most, t.cells)
	t.column = t.next
	t.next += across
}

// reach reads a colspan or rowspan; what is not a number of cells is one.
func reach(value string) int {
	n, err := strconv.Atoi(strings.TrimSpace(value))
	if err != nil || n < 0 || n > 1000 {
		return 1
	}
	return n
}

func (r *htmlReader) start(z *html.Tokenizer, closed bool) {
	name, more := z.TagName()
	tag := atom.Lookup(name)
	e := element{tag: tag, hidden: neverCopy(tag), link: tag == atom.A, region: tag == atom.Article || tag == atom.Main}
	var meta, content string
	across, down := 1, 1
	for more {
		var k, v []byte
		k, v, more = z.TagAttr()
		switch key, value := string(k), strings.ToLower(string(v)); key {
		case "hidden":
			e.hidden = true
		case "aria-hidden":
			e.hidden = e.hidden || value == "true"
		case "role":
			e.hidden = e.hidden || value == "navigation" || value == "banner" || value == "contentinfo" || value == "search"
		case "style":
			s := strings.ReplaceAll(value, " ", "")
			e.hidden = e.hidden || strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") || strings.Contains(s, "mso-hide:all")
		case "class", "id":
			e.hidden = e.hidden || block(tag) && furniture(value)
		case "property", "name", "itemprop":
			meta = value
		case "content", "datetime":
			content = string(v)
		case "colspan":
			across = max(1, reach(value))
		case "rowspan": // 0 reaches to the end
			down = reach(value)
		}
	}
	if tag == atom.Meta {
		r.meta(meta, content)
	}
	switch {
	case tag == atom.Br:
		r.flush()
	case tag == atom.Hr:
		r.flush()
		r.separated, r.ruled = true, true
	case block(tag):
		r.flush()
		r.imply(tag)
	}
	if closed && tag != 0 && !foreign(tag) {
		closed = false // HTML ignores the slash on its own elements
	}
	if closed || void(tag) {
		return
	}
	switch tag {
	case atom.Ul, atom.Ol:
		r.lists++
		r.list = append(r.list, r.lists)
	case atom.Table:
		r.last++
		r.tables = append(r.tables, table{id: r.last, first: len(r.blocks)})
	case atom.Tr:
		if n := len(r.tables); n > 0 {
			r.tables[n-1].row++
			r.tables[n-1].cells, r.tables[n-1].next = 0, 0
		}
	case atom.Td, atom.Th:
		if n := len(r.tables); n > 0 {
			r.tables[n-1].cell(across)
			r.tall[r.tables[n-1].id] = r.tall[r.tables[n-1].id] || down != 1
		}
	}
	r.open = append(r.open, e)
	r.count(e, 1)
}

func (r *htmlReader) count(e element, by int) {
	if e.hidden {
		r.hidden += by
	}
	if e.link {
		r.links += by
	}
	if e.region {
		r.region += by
	}
}

// imply closes what the start of a block closes by HTML's rules: an open
// paragraph, the item or cell before.
func (r *htmlReader) imply(tag atom.Atom) {
	closes := func(inner, stop []atom.Atom) {
		for i := len(r.open) - 1; i >= 0 && i >= len(r.open)-64; i-- {
			for _, a := range stop {
				if r.open[i].tag == a {
					return
				}
			}
			for _, a := range inner {
				if r.open[i].tag == a {
					r.closeTo(i)
					return
				}
			}
		}
	}
	closes([]atom.Atom{atom.P}, []atom.Atom{atom.Div, atom.Li, atom.Td, atom.Th, atom.Table, atom.Section, atom.Article, atom.Blockquote, atom.Button, atom.Figure})
	switch tag {
	case atom.Li:
		closes([]atom.Atom{atom.Li}, []atom.Atom{atom.Ul, atom.Ol})
	case atom.Dt, atom.Dd:
		closes([]atom.Atom{atom.Dt, atom.Dd}, []atom.Atom{atom.Dl})
	case atom.Td, atom.Th:
		closes([]atom.Atom{atom.Td, atom.Th}, []atom.Atom{atom.Tr, atom.Table})
	case atom.Tr:
		closes([]atom.Atom{atom.Tr}, []atom.Atom{atom.Table})
	}
}

func (r *htmlReader) end(tag atom.Atom) {
	if tag == 0 {
		return
	}
	if block(tag) {
		r.flush()
	}
	// An end tag far above belongs to nothing sensible; the bound keeps tag
	// soup linear.
	for i := len(r.open) - 1; i >= 0 && i >= len(r.open)-256; i-- {
		if r.open[i].tag == tag {
			r.closeTo(i)
			return
		}
	}
}

func (r *htmlReader) closeTo(i int) {
	for k := len(r.open) - 1; k >= i; k-- {
		e := r.open[k]
		r.count(e, -1)
		switch e.tag {
		case atom.Ul, atom.Ol:
			r.list = r.list[:len(r.list)-1]
		case atom.Table:
			n := len(r.tables) - 1
			if r.tables[n].most <= 1 { // a frame around running text
				for _, b := range r.blocks[r.tables[n].first:] {
					if b.Table == r.tables[n].id && b.Kind == lint.TableCell {
						b.Kind = lint.Paragraph
					}
				}
			}
			r.tables = r.tables[:n]
			r.separated = true
		}
	}
	r.open = r.open[:i]
}

// text adds text to the block that is being built: white space collapses, and
// a line break between two wide characters vanishes, as it does on the page.
func (r *htmlReader) text(start, end int) {
	if n := len(r.open); n > 0 && r.open[n-1].tag == atom.Title {
		r.title.WriteString(html.UnescapeString(string(r.src[start:end])))
		return
	}
	if r.hidden > 0 {
		return
	}
	for at := start; at < end; {
		switch c := r.src[at]; {
		case c == '\n' && r.preformatted():
			r.flush()
			at++
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f':
			if !r.pending {
				r.pending, r.space = true, [2]int{at, at}
			}
			r.broken = r.broken || c == '\n' || c == '\r'
			at++
			r.space[1] = at
		case c == '&':
			n, decoded := entity(r.src[at:end])
			if n == 0 {
				n = 1
				decoded = "&"
			}
			switch decoded {
			case "\u00ad", "\u200b": // a place to break a word: not a character
			default:
				r.spaces(decoded)
				r.build.Decoded(decoded, at, at+n)
			}
			r.mark(n)
			at += n
		default:
			i := at + 1
			for i < end && !strings.ContainsRune(" \t\n\r\f&", rune(r.src[i])) {
				i++
			}
			r.spaces(string(r.src[at:min(i, at+4)]))
			r.build.Verbatim(r.src, at, i)
			r.mark(i - at)
			at = i
		}
	}
}

func (r *htmlReader) mark(n int) {
	if r.links > 0 {
		r.linked += n
	}
}

func (r *htmlReader) preformatted() bool {
	for i := len(r.open) - 1; i >= 0 && i >= len(r.open)-4; i-- {
		if r.open[i].tag == atom.Pre {
			return true
		}
	}
	return false
}

// spaces writes the white space before next as one space, or as nothing at
// the start of a block and where a line was broken between wide characters.
func (r *htmlReader) spaces(next string) {
	if !r.pending {
		return
	}
	at := r.space
	broken := r.broken
	r.pending, r.broken = false, false
	text := r.build.String()
	if text == "" || broken && next[0] >= 0xE2 && text[len(text)-1] >= 0x80 {
		return
	}
	if at[1]-at[0] == 1 && r.src[at[0]] == ' ' {
		r.build.Verbatim(r.src, at[0], at[1])
	} else {
		r.build.Decoded(" ", at[0], at[1])
	}
}

// entity decodes the character reference at the start of s; n is its length.
func entity(s []byte) (n int, decoded string) {
	i := 1
	for i < len(s) && i < 32 && (s[i] == '#' || s[i] >= '0' && s[i] <= '9' || s[i]|32 >= 'a' && s[i]|32 <= 'z') {
		i++
	}
	if i < len(s) && s[i] == ';' {
		i++
	}
	raw := string(s[:i])
	decoded = html.UnescapeString(raw)
	if decoded == raw {
		return 0, ""
	}
	// Old entities need no semicolon: what follows them is text as it stands.
	for len(decoded) > 1 && len(raw) > 2 && decoded[len(decoded)-1] == raw[len(raw)-1] && raw[len(raw)-1] != ';' {
		decoded, raw = decoded[:len(decoded)-1], raw[:len(raw)-1]
	}
	return len(raw), decoded
}

// flush ends the block that is being built.
func (r *htmlReader) flush() {
	r.pending, r.broken = false, false
	if strings.Trim(r.build.String(), " \u3000\u00a0") == "" {
		r.separated = r.separated || r.build.Len() > 0
		r.build.Block(lint.Paragraph)
		r.linked = 0
		return
	}
	kind, level := r.kind()
	b := trimBlock(r.build.Block(kind))
	b.Level = level
	b.Separated = r.separated || kind == lint.Heading
	r.separated = kind == lint.Heading
	b.Ruled, r.ruled = r.ruled, false
	if n := len(r.tables); n > 0 {
		b.Table, b.Row, b.Column = r.tables[n-1].id, r.tables[n-1].row, r.tables[n-1].column
	}
	h := htmlBlock{Block: b, region: r.region > 0, linked: r.linked}
	if n := len(r.list); n > 0 {
		h.list = r.list[n-1]
	}
	r.linked = 0
	r.blocks = append(r.blocks, h)
}

// trimBlock drops the white space that indents a paragraph, the ideographic
// and the no-break kind included.
func trimBlock(b *lint.Block) *lint.Block {
	const white = " \u3000\u00a0"
	head := len(b.Text) - len(strings.TrimLeft(b.Text, white))
	tail := len(strings.TrimRight(b.Text, white))
	var cut []lint.Replacement
	if head > 0 {
		cut = append(cut, lint.Replacement{Span: lint.Span{Start: 0, End: head}})
	}
	if tail < len(b.Text) {
		cut = append(cut, lint.Replacement{Span: lint.Span{Start: tail, End: len(b.Text)}})
	}
	b.Rewrite(cut)
	return b
}

func (r *htmlReader) kind() (lint.Kind, int) {
	for i := len(r.open) - 1; i >= 0; i-- {
		switch r.open[i].tag {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			return lint.Heading, int(r.open[i].tag.String()[1] - '0')
		case atom.Figcaption, atom.Caption:
			return lint.Caption, 0
		case atom.Li, atom.Dt, atom.Dd:
			return lint.ListItem, 0
		case atom.Td, atom.Th:
			return lint.TableCell, 0
		case atom.Blockquote:
			return lint.Quote, 0
		}
	}
	return lint.Paragraph, 0
}

// finish keeps the article where the page marks it, and drops lists that are
// nothing but links: menus and related stories.
func (r *htmlReader) finish() {
	marked := false
	total, linked := map[int]int{}, map[int]int{}
	for _, b := range r.blocks {
		marked = marked || b.region
		if r.tall[b.Table] {
			b.Column = -1
		}
		total[b.list] += len(b.Text)
		linked[b.list] += b.linked
	}
	for _, b := range r.blocks {
		if marked && !b.region && (b.Kind != lint.Heading || b.Level != 1) || b.list > 0 && linked[b.list]*10 >= total[b.list]*9 {
			continue
		}
		if r.doc.Title == "" && b.Kind == lint.Heading && b.Level == 1 {
			r.doc.Title = b.Text
		}
		r.doc.Add(b.Block)
	}
	if r.doc.Title == "" {
		r.doc.Title = strings.TrimSpace(r.title.String())
	}
}

// meta takes the date of publication from the head of the page.
func (r *htmlReader) meta(name, content string) {
	switch name {
	case "article:published_time", "publishdate", "pubdate", "datepublished", "og:release_date":
		if len(content) >= 10 && r.doc.Date.IsZero() {
			if d, err := time.Parse(time.DateOnly, strings.ReplaceAll(content[:10], "/", "-")); err == nil {
				r.doc.Date = d
			}
		}
	}
}
