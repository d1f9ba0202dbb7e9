package lint

import (
	"sort"

	"github.com/healthlint/healthlint/lint/tally"
)

// Span is a half-open range of bytes. Whether it counts in Document.Source or
// in Block.Text is said where it is used.
type Span struct{ Start, End int }

// Len returns the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps reports whether the two spans share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Position is a place in a document as an editor counts it: Line and Column
// start at 1, Column counts Unicode code points, Offset counts bytes of
// Document.Source from 0.
type Position struct{ Line, Column, Offset int }

// lineTable finds lines by offset, and columns inside long lines.
type lineTable struct {
	src    []byte
	starts []int // offset of the first byte of each line
	points *tally.Table[[]byte]
}

func newLineTable(src []byte) *lineTable {
	t := &lineTable{src: src, starts: []int{0}, points: tally.New(src, tally.Points[[]byte])}
	for i, b := range src {
		if b == '\n' {
			t.starts = append(t.starts, i+1)
		}
	}
	return t
}

// line returns the index of the line that offset lies in.
func (t *lineTable) line(offset int) int { return sort.SearchInts(t.starts, offset+1) - 1 }

func (t *lineTable) position(offset int) Position {
	offset = max(0, min(offset, len(t.src)))
	line := t.line(offset)
	start := t.starts[line]
	if line == 0 && len(t.src) >= 3 && string(t.src[:3]) == bom && offset >= 3 {
		start = 3 // the byte order mark is not a column an editor sees
	}
	return Position{Line: line + 1, Column: t.points.Before(offset) - t.points.Before(start) + 1, Offset: offset}
}

const bom = "\uFEFF"
