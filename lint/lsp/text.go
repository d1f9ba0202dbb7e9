package lsp

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/tally"
)

// text is the copy of an open document with its lines, which a client counts
// from 0 and measures in UTF-16 code units or in bytes.
type text struct {
	s     string
	lines []int // offset of the first byte of each line
	utf8  bool
	units *tally.Table[string]
}

func newText(s string, bytes bool) *text {
	t := &text{s: s, lines: []int{0}, utf8: bytes, units: tally.New(s, tally.UTF16[string])}
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' || s[i] == '\r' && (i+1 == len(s) || s[i+1] != '\n') {
			t.lines = append(t.lines, i+1)
		}
	}
	return t
}

// offset returns the byte a position names; what lies outside is brought to
// the nearest place, as the protocol says.
func (t *text) offset(p position) int {
	switch {
	case p.Line < 0:
		return 0
	case p.Line >= len(t.lines):
		return len(t.s)
	}
	start, end := t.lines[p.Line], len(t.s)
	if p.Line+1 < len(t.lines) {
		end = t.lines[p.Line+1]
	}
	line := strings.TrimRight(t.s[start:end], "\r\n")
	if t.utf8 {
		at := max(0, min(p.Character, len(line)))
		for at > 0 && at < len(line) && !utf8.RuneStart(line[at]) {
			at--
		}
		return start + at
	}
	units := 0
	for i, r := range line {
		if units >= p.Character {
			return start + i
		}
		units += width(r)
	}
	return start + len(line)
}

// position returns the place of a byte.
func (t *text) position(offset int) position {
	offset = max(0, min(offset, len(t.s)))
	line := sort.SearchInts(t.lines, offset+1) - 1
	start := t.lines[line]
	if t.utf8 {
		return position{line, offset - start}
	}
	return position{line, t.units.Before(offset) - t.units.Before(start)}
}

func width(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// replace returns the text after a change of the client's.
func (t *text) replace(r *span, with string) *text {
	if r == nil {
		return newText(with, t.utf8)
	}
	start, end := t.offset(r.Start), t.offset(r.End)
	return newText(t.s[:start]+with+t.s[max(start, end):], t.utf8)
}
