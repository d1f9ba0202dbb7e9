package typeset

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// Spread is a stretch of a page in which columns stand side by side, as extraction that keeps the layout of a page sets them
// (pdftotext -layout): the columns of a line are parted by blanks.
type Spread struct {
	Span    lint.Span
	Columns [][]Line // each from top to bottom, with a blank line where the column has a gap

	torn int // how many words the columns make whole
}

// These bound a spread. Places are counted from the beginning of the line, in characters or in columns of type, as the extraction
// counted them.
const (
	fewestRows    = 4  // in which something stands on both sides
	mostGutters   = 7  // of a page
	narrowest     = 12 // places from one column to the next
	widestGap     = 3  // blank lines that may stand in a spread
	leastParted   = 2  // of ten rows, how many have something on both sides
	fewestTorn    = 3  // words that the columns make whole
	fewestIndents = 2  // lines of a column that say that its paragraphs are indented
	timesBeside   = 3  // how many times as many as words that stand side by side seem to make
)

// part returns the lines of a text in the order in which they are read, and its spreads.
func part(src []byte, ls []Line) ([]Line, []Spread) {
	if !bytes.Contains(src, []byte("   ")) && !bytes.Contains(src, []byte("\u3000\u3000")) {
		return ls, nil
	}
	var spreads []Spread
	most := 0
	for _, wide := range []bool{false, true} {
		if found, whole := findSpreads(src, rows(src, ls, wide)); whole > most {
			spreads, most = found, whole
		}
	}
	if spreads == nil {
		return ls, nil
	}
	var out []Line
	i := 0
	for n, s := range spreads {
		for i < len(ls) && ls[i].End <= s.Span.Start {
			out = append(out, ls[i])
			i++
		}
		for i < len(ls) && ls[i].Start < s.Span.End {
			i++
		}
		for _, c := range s.Columns {
			for k := range c {
				c[k].spread = n + 1
			}
			out = append(out, c...)
		}
	}
	return append(out, ls[i:]...), spreads
}

// findSpreads returns the stretches of rows in which columns stand side by side, and how many words their columns make whole.
func findSpreads(src []byte, rs []row) (out []Spread, whole int) {
	for from := 0; from < len(rs); {
		// A page, or what blank lines part of one.
		to, blanks := from, 0
		for to < len(rs) && blanks <= widestGap && (to == from || !rs[to].page) {
			if blanks++; len(rs[to].words) > 0 {
				blanks = 0
			}
			to++
		}
		for _, s := range spreadsOf(src, rs[from:to]) {
			out = append(out, s)
			whole += s.torn
		}
		from = to
	}
	return out, whole
}

// spreadsOf divides the rows of a page at those that run across its columns.
func spreadsOf(src []byte, page []row) (out []Spread) {
	gutters := findGutters(page)
	if len(gutters) == 0 {
		return nil
	}
	for from := 0; from < len(page); {
		var parts [][]cell
		to := from
		for to < len(page) {
			c, ok := page[to].divide(gutters)
			if !ok {
				break
			}
			parts = append(parts, c)
			to++
		}
		if s, ok := spreadOf(src, parts, len(gutters)+1); ok {
			out = append(out, s)
		}
		from = to + 1
	}
	return out
}

// findGutters returns where the second column of a page begins, and each further one: where many words begin behind a blank.
func findGutters(page []row) []int {
	const apart = 3
	var starts []int
	filled := 0
	for _, r := range page {
		if len(r.words) > 0 {
			filled++
		}
		for i, w := range r.words {
			if w.at >= narrowest && (w.gap >= 2 || i > 0) {
				starts = append(starts, w.at)
			}
		}
	}
	slices.Sort(starts)
	var out []int
	for len(out) < mostGutters {
		best, n, k := 0, 0, 0
		for i, at := range starts {
			for k < len(starts) && starts[k] <= at+apart {
				k++
			}
			if k-i > n && !slices.ContainsFunc(out, func(g int) bool { return at > g-narrowest && at < g+narrowest }) {
				best, n = starts[(i+k)/2], k-i
			}
		}
		if n < fewestRows || n*10 < filled*leastParted {
			break
		}
		out = append(out, best)
	}
	slices.Sort(out)
	return out
}

// spreadOf reads rows as columns. ok is false where they are none: where lines do not go on below, but words stand beside words,
// as in a table.
func spreadOf(src []byte, parts [][]cell, n int) (s Spread, ok bool) {
	parts = trimmed(parts)
	columns, gaps := make([][]Line, n), make([]int, n)
	parted, filled, beside, far, all, prose := 0, 0, 0, 0, 0, 0
	edges, indents := edgesOf(parts, n), make([]int, n)
	for _, p := range parts {
		there := 0
		for k, c := range p {
			if c.end == 0 {
				gaps[k]++
				continue
			}
			if s.Span.End == 0 {
				s.Span.Start = c.start
			}
			s.Span.End = max(s.Span.End, c.end)
			if gaps[k] > 1 && columns[k] != nil {
				columns[k] = append(columns[k], Line{})
			}
			gaps[k] = 0
			text := src[c.start:c.end]
			l := Line{Start: c.start, End: c.end, columns: width(text), characters: utf8.RuneCount(text)}
			// Further to the right, what comes before may shift a line: a line at the edge is there, but not every other is indented.
			d := c.at - edges[k]
			if l.atEdge = d <= 0 && (k == 0 || c.gap >= wide); k == 0 && d >= 2 {
				l.Indented, l.columns, l.characters = true, l.columns+4, l.characters+2
			}
			if d > 1 && d <= 4 && (k == 0 || c.gap >= wide) {
				indents[k]++
			}
			columns[k] = append(columns[k], l)
			if k > 0 && p[k-1].end > 0 {
				if c.gap >= wide {
					far++
				}
				if tears(src[p[k-1].start:p[k-1].end], text) {
					beside++
				}
			}
			all++
			if isProse(text) {
				prose++
			}
			there++
		}
		if there > 0 {
			filled++
		}
		if there > 1 {
			parted++
		}
	}
	if parted < fewestRows || parted*10 < filled*leastParted || far < fewestRows || prose*3 < all {
		return s, false
	}
	for _, c := range columns {
		s.torn += tearsIn(src, c)
	}
	if (s.torn < fewestTorn || s.torn < beside*timesBeside) && !readDown(src, parts) {
		return s, false
	}
	for k, c := range columns {
		for i := range c {
			c[i].atEdge = c[i].atEdge && indents[k] >= fewestIndents
		}
	}
	s.Columns = slices.DeleteFunc(columns, func(c []Line) bool { return len(c) == 0 })
	setMeasure(s.Columns)
	return s, len(s.Columns) > 1
}

// edgesOf returns where most lines of each column begin that nothing before them shifts.
func edgesOf(parts [][]cell, n int) []int {
	out := make([]int, n)
	for k := range out {
		count := map[int]int{}
		for _, p := range parts {
			if at := p[k].at; p[k].end > 0 && (k == 0 || p[k].gap >= wide) {
				if count[at]++; count[at] > count[out[k]] || count[at] == count[out[k]] && at < out[k] {
					out[k] = at
				}
			}
		}
	}
	return out
}

// setMeasure notes with each line how wide its column is: as wide as nine in ten of its lines at most, since a headline may be wider.
// Columns of about one width are of one.
func setMeasure(columns [][]Line) {
	var all []int
	each := make([]int, len(columns))
	for k, c := range columns {
		var lengths []int
		for _, l := range c {
			if !l.Blank() {
				lengths = append(lengths, l.columns)
			}
		}
		slices.Sort(lengths)
		each[k] = lengths[len(lengths)*9/10]
		all = append(all, lengths...)
	}
	slices.Sort(all)
	common := all[len(all)*9/10]
	for k, c := range columns {
		full := common
		if each[k]*5 < common*4 || each[k]*4 > common*5 {
			full = each[k]
		}
		for i := range c {
			c[i].full = full
		}
	}
}

// trimmed drops the rows above and below the columns: behind a blank row, what stands at the left alone.
func trimmed(parts [][]cell) [][]cell {
	first, last := len(parts), -1
	for i, p := range parts {
		if slices.ContainsFunc(p[1:], func(c cell) bool { return c.end > 0 }) {
			first, last = min(first, i), i
		}
	}
	if last < 0 {
		return nil
	}
	empty := func(i int) bool { return parts[i][0].end == 0 }
	for first > 0 && !empty(first-1) {
		first--
	}
	for last+1 < len(parts) && !empty(last+1) {
		last++
	}
	return parts[first : last+1]
}

// tearsIn counts the words that are parted between a line of a column and the next.
func tearsIn(src []byte, c []Line) (n int) {
	for i := 0; i+1 < len(c); i++ {
		l, next := c[i], c[i+1]
		if !l.Blank() && !next.Blank() && !next.Indented && runsOn(src[l.Start:l.End]) && !endsInDigit(src[l.Start:l.End]) && tears(src[l.Start:l.End], src[next.Start:next.End]) {
			n++
		}
	}
	return n
}

// endsInDigit reports whether a line ends in a figure: columns of figures stand below one another in tables.
func endsInDigit(text []byte) bool {
	return len(text) > 0 && text[len(text)-1] >= '0' && text[len(text)-1] <= '9'
}
