package typeset

import "slices"

// Setting is how a plain text is set.
type Setting struct {
	Lines []Line // in the order in which they are read
	// Spreads are the stretches in which columns stand side by side. Their lines are in Lines column by column.
	Spreads []Spread

	src    []byte
	goesOn func(Line) bool // nil where every line is a paragraph
	joined []bool          // whether each line goes on in the next
}

// Read tells how src[start:] is set.
func Read(src []byte, start int) *Setting {
	s := &Setting{src: src}
	s.Lines, s.Spreads = part(src, lines(src, start))
	if s.Spreads == nil {
		s.Lines = closedUp(src, s.Lines)
	}
	ls := assembled(src, s.Lines)
	if s.goesOn = wrapped(src, slices.DeleteFunc(slices.Clone(ls), func(l Line) bool { return l.full > 0 })); s.goesOn != nil {
		s.Lines = ls
	}
	if s.goesOn != nil || s.Spreads != nil {
		s.join()
	}
	return s
}

// closedUp drops the blank lines where one stands behind every line (mutool draw -F text sets every line of a page as a
// paragraph) and the lines are wrapped beyond doubt, many ending inside a word. Copy that has a blank line between paragraphs keeps it.
func closedUp(src []byte, ls []Line) []Line {
	const fewest, nearly = 8, 85            // lines; of a hundred lines
	const fewestTorn, some, share = 4, 2, 5 // words torn: by themselves, or in lines of a measure; in how many open lines is one
	var out []Line
	spaced := 0
	for i, l := range ls {
		if l.Blank() {
			continue
		}
		out = append(out, l)
		if i+2 < len(ls) && ls[i+1].Blank() && !ls[i+2].Blank() {
			spaced++
		}
	}
	if len(out) < fewest || spaced*100 < (len(out)-1)*nearly {
		return ls
	}
	open, torn, prose := 0, 0, 0
	for i := 0; i+1 < len(out); i++ {
		text := src[out[i].Start:out[i].End]
		if out[i+1].Indented || !runsOn(text) {
			continue
		}
		if open++; tears(text, src[out[i+1].Start:out[i+1].End]) {
			torn++
		}
		if isProse(text) {
			prose++
		}
	}
	if prose*2 >= open && (torn >= fewestTorn && torn*share >= open || torn >= some && wrapped(src, assembled(src, out)) != nil) {
		return out
	}
	return ls
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

// join finds which lines go on in the next: those that may by how they are set, but for stretches in which they do not read on, as
// where extraction went across two columns line by line. A word that a line tears says that it goes on whatever is around.
func (s *Setting) join() {
	const around, least, most = 6, 1.0, 8 // joints on either side; nats they read on by on the average, of which so many count at most
	const fewest = 4                      // joints that do not: one or two are odd wording
	s.joined = make([]bool, len(s.Lines))
	var at []int
	var sum []float64 // of all joints before each
	total := 0.0
	for i := range s.Lines {
		if s.joined[i] = s.mayGoOn(i); s.joined[i] {
			at, sum = append(at, i), append(sum, total)
			total += min(max(s.readsOn(i), -most), most)
		}
	}
	sum = append(sum, total)
	var apart []int
	for k, i := range at {
		from, to := max(0, k-around), min(len(at), k+around+1)
		if mean := (sum[to] - sum[from]) / float64(to-from); mean < least && to-from > around && !s.tears(i) {
			apart = append(apart, i)
		}
	}
	if len(apart) < fewest {
		return
	}
	for _, i := range apart {
		s.joined[i] = false
	}
}

// readsOn returns how much likelier the line after i is behind it than at the beginning of a sentence, in nats.
func (s *Setting) readsOn(i int) float64 {
	l, next := s.Lines[i], s.Lines[i+1]
	return readsOn(s.src[l.Start:l.End], s.src[next.Start:next.End])
}

// tears reports whether line i ends inside a word, or the next begins with a mark that none begins with.
func (s *Setting) tears(i int) bool {
	l, next := s.Lines[i], s.Lines[i+1]
	after := s.src[next.Start:next.End]
	return hangsOn(after) || tears(s.src[l.Start:l.End], after)
}

// GoesOn reports whether line i goes on in the next. Where every line is a paragraph none does.
func (s *Setting) GoesOn(i int) bool { return i < len(s.joined) && s.joined[i] }

// mayGoOn reports whether line i may go on in the next by how both are set.
func (s *Setting) mayGoOn(i int) bool {
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

// readsAcross is by how many nats a column must read on in the next: of two stories side by side each has a column of its own.
const readsAcross = 3.0

// Flows reports whether line i, the last of a column, goes on in the next, the first of another.
func (s *Setting) Flows(i int) bool {
	return s.Turns(i) && !s.Lines[i+1].Indented && s.fills(s.Lines[i]) && (s.readsOn(i) > readsAcross || s.tears(i))
}
