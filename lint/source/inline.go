package source

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/typeset"
)

// inline collects the text of a block from the inline nodes below it.
type inline struct {
	src    []byte
	base   int // what to add to the parser's offsets
	pieces []piece
	done   int   // source offset up to which everything was taken
	brk    piece // a soft line break that waits for what follows it
	links  []lint.Span
	shown  bool // the last thing taken is a picture
}

// piece is text that stands for source[start:end]; where text is "" the
// source is the text.
type piece struct {
	text       string
	start, end int
}

func (p piece) in(src []byte) string {
	if p.text != "" {
		return p.text
	}
	return string(src[p.start:p.end])
}

func (w *inline) children(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.child(n)
	}
}

func (w *inline) child(n ast.Node) {
	had := len(w.pieces)
	defer func() {
		if len(w.pieces) > had {
			w.shown = false
		}
	}()
	switch n := n.(type) {
	case *ast.Text:
		w.text(n)
	case *ast.CodeSpan:
		w.code(n)
	case *ast.AutoLink:
		at := w.base + n.Pos()
		end := at + len(n.Label(w.src[w.base:])) + len("<>")
		w.decoded(lint.Object, at, end)
		w.links = append(w.links, lint.Span{Start: at, End: end})
	case *ast.RawHTML:
		w.tag(n)
	case *ast.Image:
		w.shown = true // but no copy; its caption, if it has one, is text
	case *ast.Link:
		w.children(n)
		if len(w.pieces) > had {
			w.links = append(w.links, lint.Span{Start: w.pieces[had].start, End: w.pieces[len(w.pieces)-1].end})
		}
	default:
		w.children(n)
	}
}

func (w *inline) text(n *ast.Text) {
	start, end := w.base+n.Segment.Start, w.base+n.Segment.Stop
	w.unescaped(start, end)
	if n.SoftLineBreak() || n.HardLineBreak() {
		stop := end
		for stop < len(w.src) && w.src[stop] != '\n' {
			stop++
		}
		stop = min(stop+1, len(w.src))
		if n.HardLineBreak() {
			w.decoded("\n", end, stop)
		} else {
			w.brk = piece{" ", end, stop}
		}
	}
}

// code adds one object for a code span.
func (w *inline) code(n *ast.CodeSpan) {
	first, ok1 := n.FirstChild().(*ast.Text)
	last, ok2 := n.LastChild().(*ast.Text)
	if ok1 && ok2 {
		w.decoded(lint.Object, w.base+first.Segment.Start, w.base+last.Segment.Stop)
	}
}

func (w *inline) tag(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	first, last := n.Segments.At(0), n.Segments.At(n.Segments.Len()-1)
	start, end := w.base+first.Start, w.base+last.Stop
	if tag := strings.ToLower(string(w.src[start:min(end, start+4)])); strings.HasPrefix(tag, "<br") {
		w.decoded("\n", start, end)
	}
}

// unescaped adds source[start:end] with its backslash escapes and entities
// resolved and its URLs replaced.
func (w *inline) unescaped(start, end int) {
	for i := start; i < end; {
		rest := w.src[i:end]
		next := bytes.IndexAny(rest, "\\&hH")
		if next < 0 {
			w.verbatim(i, end)
			return
		}
		at := i + next
		rest = w.src[at:end]
		switch {
		case rest[0] == '\\' && len(rest) > 1 && isASCIIPunct(rest[1]):
			w.verbatim(i, at)
			w.verbatim(at+1, at+2)
			i = at + 2
		case rest[0] == '&':
			n, text := reference(rest)
			w.verbatim(i, at)
			if n == 0 {
				n = 1
				w.verbatim(at, at+1)
			} else {
				w.decoded(text, at, at+n)
			}
			i = at + n
		case (rest[0] == 'h' || rest[0] == 'H') && urlLength(w.src[at:]) > 0:
			w.verbatim(i, at)
			n := urlLength(w.src[at:])
			w.decoded(lint.Object, at, at+n)
			i = at + n
		default:
			w.verbatim(i, at+1)
			i = at + 1
		}
	}
}

// verbatim adds source[start:end] as it stands, less what was taken already.
func (w *inline) verbatim(start, end int) {
	if start = max(start, w.done); start >= end {
		return
	}
	w.join(string(w.src[start:min(end, start+utf8.UTFMax)]))
	w.pieces = append(w.pieces, piece{"", start, end})
	w.done = end
}

// decoded adds text that stands for source[start:end].
func (w *inline) decoded(text string, start, end int) {
	if start < w.done || start >= end || text == "" {
		return
	}
	if text != "\n" {
		w.join(text)
	}
	w.brk = piece{}
	w.pieces = append(w.pieces, piece{text, start, end})
	w.done = end
}

// join settles a waiting soft break: between two wide characters it is
// nothing, otherwise it is the space a reader sees.
func (w *inline) join(next string) {
	brk := w.brk
	w.brk = piece{}
	if brk.text == "" || len(w.pieces) == 0 {
		return
	}
	last, _ := utf8.DecodeLastRuneInString(w.pieces[len(w.pieces)-1].in(w.src))
	first, _ := utf8.DecodeRuneInString(next)
	if wide(last) || wide(first) || brk.start < w.done {
		return
	}
	w.pieces = append(w.pieces, brk)
	w.done = brk.end
}

// wide reports a character that a line may break after or before without a
// space having been there.
func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo) ||
		r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef || r >= '‘' && r <= '”' || r == '…' || r == '—'
}

// block builds the block, white space at its ends cut off; nil if that leaves
// nothing.
func (w *inline) block(kind lint.Kind) *lint.Block {
	pieces := w.pieces
	for len(pieces) > 0 {
		p := &pieces[0]
		if p.text != "" && strings.TrimSpace(p.text) == "" {
			pieces = pieces[1:]
			continue
		}
		if p.text == "" {
			if p.start, _ = typeset.Trim(w.src, p.start, p.end); p.start >= p.end {
				pieces = pieces[1:]
				continue
			}
		}
		break
	}
	for len(pieces) > 0 {
		p := &pieces[len(pieces)-1]
		if p.text != "" && strings.TrimSpace(p.text) == "" {
			pieces = pieces[:len(pieces)-1]
			continue
		}
		if p.text == "" {
			if _, p.end = typeset.Trim(w.src, p.start, p.end); p.start >= p.end {
				pieces = pieces[:len(pieces)-1]
				continue
			}
		}
		break
	}
	if len(pieces) == 0 {
		return nil
	}
	var b lint.BlockBuilder
	for _, p := range pieces {
		if p.text != "" {
			b.Decoded(p.text, p.start, p.end)
		} else {
			b.Verbatim(w.src, p.start, p.end)
		}
	}
	block := b.Block(kind)
	block.Links, block.Shows = w.links, w.shown
	return block
}

func isASCIIPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

// maxReference is longer than the longest name of an entity (in Markdown it ends in a semicolon).
const maxReference = 40

// reference returns the length of the entity that s begins with and what it
// stands for; 0 where s begins with a bare ampersand.
func reference(s []byte) (int, string) {
	end := bytes.IndexByte(s[:min(len(s), maxReference)], ';')
	if end < 2 {
		return 0, ""
	}
	raw := string(s[:end+1])
	text := html.UnescapeString(raw)
	if text == raw || strings.HasSuffix(text, ";") && raw != "&semi;" && raw != "&#59;" {
		return 0, ""
	}
	return end + 1, text
}

// urlLength returns the length of the URL that s begins with, 0 if none. A
// URL ends where ASCII does; a mark at its end belongs to the sentence.
func urlLength(s []byte) int {
	head := strings.ToLower(string(s[:min(len(s), len("https://"))]))
	if head != "https://" && !strings.HasPrefix(head, "http://") {
		return 0
	}
	n := 0
	for n < len(s) && s[n] > ' ' && s[n] < 0x7f && !bytes.ContainsRune([]byte("<>()\"`|\\"), rune(s[n])) {
		n++
	}
	for n > 0 && bytes.ContainsRune([]byte("?!.,:;*_~'"), rune(s[n-1])) {
		n--
	}
	return n
}
