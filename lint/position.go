package lint

import (
	"sort"
	"unicode/utf8"
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

// lineTable finds lines by offset. Columns inside long lines are found from
// marks set every markEvery bytes, so that a file of one huge line stays linear.
type lineTable struct {
	src    []byte
	starts []int // offset of the first byte of each line
	marks  []int // code points before source offset i*markEvery
}

const markEvery = 1024

func newLineTable(src []byte) *lineTable {
	t := &lineTable{src: src, starts: []int{0}, marks: make([]int, 0, len(src)/markEvery+1)}
	points := 0
	for i, b := range src {
		if i%markEvery == 0 {
			t.marks = append(t.marks, points)
		}
		if utf8.RuneStart(b) {
			points++
		}
		if b == '\n' {
			t.starts = append(t.starts, i+1)
		}
	}
	return t
}

// points returns the number of code points that start before offset.
func (t *lineTable) points(offset int) int {
	if offset >= len(t.src) {
		offset = len(t.src)
	}
	if len(t.marks) == 0 {
		return 0
	}
	m := min(offset/markEvery, len(t.marks)-1)
	n := t.marks[m]
	for _, b := range t.src[m*markEvery : offset] {
		if utf8.RuneStart(b) {
			n++
		}
	}
	return n
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
	return Position{Line: line + 1, Column: t.points(offset) - t.points(start) + 1, Offset: offset}
}

const bom = "\uFEFF"
