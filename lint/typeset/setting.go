package typeset

import "slices"

// Setting is how a plain text is set.
type Setting struct {
	Lines []Line // in the order in which they are read
	// Spreads are the stretches in which columns stand side by side. Their lines are in Lines column by column.
	Spreads []Spread

	src    []byte
	goesOn func(Line) bool // nil where every line is a paragraph
}

// Read tells how src[start:] is set.
func Read(src []byte, start int) *Setting {
	s := &Setting{src: src}
	s.Lines, s.Spreads = part(src, Lines(src, start), start)
	ls := assembled(src, s.Lines)
	if s.goesOn = wrapped(src, slices.DeleteFunc(slices.Clone(ls), func(l Line) bool { return l.full > 0 })); s.goesOn != nil {
		s.Lines = ls
	}
	return s
}

// assembled counts as one what extraction made of one printed line, breaking it at a mark: the line with the mark that none
// begins with has the length of both.
func assembled(src []byte, ls []Line) []Line {
	var out []Line
	for i := 1; i < len(ls); i++ {
		if l, next := ls[i-1], ls[i]; l.Blank() || next.Blank() || !hangsOn(src[next.Start:next.End]) {
			continue
		}
		if out == nil {
			out = append(out, ls...)
		}
		out[i-1].part = true
		out[i].columns += out[i-1].columns
		out[i].characters += out[i-1].characters
	}
	if out == nil {
		return ls
	}
	return out
}

// counts reports whether a line has a length to go by.
func (l Line) counts() bool { return !l.Blank() && !l.part }

// GoesOn reports whether line i goes on in the next. Where every line is a paragraph none does.
func (s *Setting) GoesOn(i int) bool {
	if i+1 >= len(s.Lines) {
		return false
	}
	l, next := s.Lines[i], s.Lines[i+1]
	if l.Blank() || next.Blank() || next.Start < l.End || l.spread != next.spread {
		return false // the next column begins further up, or what stands above or below the columns
	}
	if s.goesOn == nil && l.full == 0 {
		return false
	}
	text, after := s.src[l.Start:l.End], s.src[next.Start:next.End]
	if hangsOn(after) {
		return true
	}
	if next.atEdge && l.columns*5 >= l.full*4 && (next.columns*2 >= next.full || !runsOn(after)) {
		return true // no headline
	}
	return s.fills(l) && (!next.Indented || hangs(text)) && !item().Match(after) && !ofPage(text, after, i+2 == len(s.Lines))
}

// fills reports whether a line is full and ends inside a sentence.
func (s *Setting) fills(l Line) bool {
	if l.full > 0 {
		return l.columns*4 >= l.full*3 && runsOn(s.src[l.Start:l.End])
	}
	return s.goesOn != nil && s.goesOn(l)
}

// Turns reports whether line i is the last of a column and the next the first of another.
func (s *Setting) Turns(i int) bool {
	if i+1 >= len(s.Lines) {
		return false
	}
	l, next := s.Lines[i], s.Lines[i+1]
	return l.spread > 0 && l.spread == next.spread && !next.Blank() && next.Start < l.End
}

// Flows reports whether line i, the last of a column, goes on in the next, the first of another.
func (s *Setting) Flows(i int) bool {
	if !s.Turns(i) || s.Lines[i+1].Indented || !s.fills(s.Lines[i]) {
		return false
	}
	l, next := s.Lines[i], s.Lines[i+1]
	return continues(s.src[l.Start:l.End], s.src[next.Start:next.End])
}
