package lint

import (
	"strings"
	"sync"
	"time"
)

// Document is one article: its source and the blocks a reader would read.
type Document struct {
	Path   string // as the user gave it; what findings print
	Record int    // 1-based record number in a data set; 0 for a file
	Field  string // of the record, where the copy is that of one of several
	Row    int    // 1-based line of the file where the row of the record begins; 0 for a file
	// Source is the copy in UTF-8. For a file that was UTF-8 it is the file
	// itself, byte order mark included, so offsets are offsets in the file.
	Source   []byte
	Encoding string // name of the encoding on disk: "utf-8", "gb18030", "big5", "utf-16le" ...
	Format   string // "text", "markdown", "html", "docx"
	Title    string
	Date     time.Time // of publication, from front matter, the command line or a dateline; zero if unknown
	Blocks   []*Block
	Repairs  []Repair
	Spreads  []Spread // of plain text, in order

	lines   *lineTable
	derived sync.Map
	hidden  []Span            // what Shown masks, in order
	masks   *strings.Replacer // the same in other texts
}

// NewDocument returns a document without blocks over source.
func NewDocument(path string, source []byte) *Document {
	return &Document{Path: path, Source: source, Encoding: "utf-8", Format: "text"}
}

// Add appends a block.
func (d *Document) Add(b *Block) {
	b.Index = len(d.Blocks)
	d.Blocks = append(d.Blocks, b)
}

// Position returns the line and column of a byte offset in Source.
func (d *Document) Position(offset int) Position {
	if d.lines == nil {
		d.lines = newLineTable(d.Source)
	}
	return d.lines.position(offset)
}

// LineStart returns where the line begins that offset lies in.
func (d *Document) LineStart(offset int) int {
	if d.lines == nil {
		d.lines = newLineTable(d.Source)
	}
	return d.lines.starts[d.lines.line(max(0, min(offset, len(d.Source))))]
}

// Text returns the source text of a span.
func (d *Document) Text(s Span) string { return string(d.Source[s.Start:s.End]) }

// Repair is damage that was mended in a block before the checks ran. The
// encoding check reports them.
type Repair struct {
	Kind       string // rule ID, such as "encoding/pinyin-residue"
	Block      *Block
	Span       Span   // in Document.Source
	Damaged    string // source text of the span
	Decoded    string // the same as the block had it: of &nbsp; a no-break space
	Repaired   string // what the checks see instead; "" where it was removed
	Offered    string // what a fix writes, where the checks see a guess that nobody should print; "" where that is Repaired
	Confidence float64
	Notes      []Note
}

// DerivedKey names a view of a document that several checks share, such as
// its figures. T is the type of the view.
type DerivedKey[T any] struct{ Name string }

// Derived returns the view named by key, computing it on first use. Views are
// computed after repair and must not change.
func Derived[T any](d *Document, key *DerivedKey[T], compute func(*Document) T) T {
	if v, ok := d.derived.Load(key); ok {
		return v.(T)
	}
	v := compute(d)
	d.derived.Store(key, v)
	return v
}
