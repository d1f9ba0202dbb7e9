// Package tally counts what stands before a place of a text in units other than bytes, without reading a long line from its
// beginning for each of its findings.
package tally

import "unicode/utf8"

// every is how many bytes lie between two places whose tally is kept.
const every = 1024

// Table holds a text and what it counts up to every so many bytes of it.
type Table[T ~string | ~[]byte] struct {
	text  T
	count func(text T, from, to int) int
	marks []int // of text[:i*every]
}

// New returns the table of a text. count counts the units that begin in text[from:to], which may part characters.
func New[T ~string | ~[]byte](text T, count func(text T, from, to int) int) *Table[T] {
	t := &Table[T]{text, count, make([]int, 0, len(text)/every+1)}
	n := 0
	for at := 0; at <= len(text); at += every {
		t.marks = append(t.marks, n)
		n += count(text, at, min(at+every, len(text)))
	}
	return t
}

// Before returns how many units begin before an offset; one outside the text is brought to its nearest end.
func (t *Table[T]) Before(offset int) int {
	offset = max(0, min(offset, len(t.text)))
	m := offset / every
	return t.marks[m] + t.count(t.text, m*every, offset)
}

// Points counts Unicode code points.
func Points[T ~string | ~[]byte](text T, from, to int) (n int) {
	for i := from; i < to; i++ {
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return n
}

// UTF16 counts the code units of UTF-16.
func UTF16[T ~string | ~[]byte](text T, from, to int) (n int) {
	for i := from; i < to; i++ {
		switch c := text[i]; {
		case c >= 0xF0:
			n += 2
		case utf8.RuneStart(c):
			n++
		}
	}
	return n
}
