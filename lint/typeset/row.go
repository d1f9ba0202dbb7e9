package typeset

import "unicode/utf8"

// cell is a part of a row: a word, or what one column has of the row, empty where end is 0.
type cell struct {
	start, end int // in the source
	at, to     int // places
	gap        int // blanks before it
}

// row is a line of a page, divided at its blanks.
type row struct {
	words []cell
	page  bool // the first of a page
	head  bool // the head or the foot of one
}

// mostWords is how many words a row may have that is read as columns.
const mostWords = 32

// rows divides the lines of a text; a place is a character or, wide, a column of type.
func rows(src []byte, ls []Line, wide bool) []row {
	out := make([]row, len(ls))
	for i, l := range ls {
		out[i] = readRow(src, l.from, l.to, wide)
	}
	return out
}

func readRow(src []byte, start, end int, wide bool) (r row) {
	place, gap, inside := 0, 0, false
	for at := start; at < end; {
		c, n := utf8.DecodeRune(src[at:end])
		size := 1
		if wide {
			size = width(src[at : at+n])
		}
		switch c {
		case '\f':
			r.page, size = true, 0
		case '\r':
			size = 0
		case ' ', '\t', '\u00a0', '\u3000':
			gap, inside = gap+size, false
		default:
			if !inside {
				r.words = append(r.words, cell{start: at, at: place, gap: gap})
				gap, inside = 0, true
			}
			w := &r.words[len(r.words)-1]
			w.end, w.to = at+n, place+size
		}
		place += size
		at += n
	}
	if n := len(r.words); n > 1 && n <= mostWords {
		r.head = isPageHead(src[r.words[0].start:r.words[n-1].end])
	}
	return r
}

// What speaks against a division, in places.
const (
	off      = 8  // how far from the gutter a column may begin behind a single blank
	farOff   = 14 // and behind several
	single   = 3  // behind a single blank
	short    = 20 // and that where the column before it is not full
	together = 15 // blanks that are wide inside a column
	wide     = 3  // how many blanks are
)

// divide gives the words of a row to the columns of a page, with the second and each further one beginning near a gutter. ok is
// false where the row runs across a gutter.
func (r *row) divide(gutters []int) (parts []cell, ok bool) {
	if len(r.words) > mostWords || r.head {
		return nil, false
	}
	ends := r.choose(gutters)
	if ends == nil {
		if ends = r.outOfPlace(len(gutters)); ends == nil {
			return nil, false
		}
	}
	parts = make([]cell, len(gutters)+1)
	from := 0
	for k := range parts {
		to := len(r.words)
		if k < len(ends) {
			to = ends[k]
		}
		if from < to {
			first, last := r.words[from], r.words[to-1]
			parts[k] = cell{first.start, last.end, first.at, last.to, first.gap}
		}
		from = to
	}
	return parts, true
}

// choose returns how many words stand before each gutter, by what speaks least against it; nil where all is impossible.
func (r *row) choose(gutters []int) (ends []int) {
	const impossible = 1 << 20
	n := len(r.words)
	cost := make([]int, n+1) // of the words from one on behind the gutters from k on
	for from := range cost {
		cost[from] = r.inside(from, n)
	}
	choice := make([][]int, len(gutters))
	for k := len(gutters) - 1; k >= 0; k-- {
		behind := cost
		cost, choice[k] = make([]int, n+1), make([]int, n+1)
		for from := range cost {
			cost[from] = impossible
			for to := from; to <= n; to++ {
				if c, ok := r.before(gutters, k, from, to); ok {
					if c += r.inside(from, to) + behind[to]; c < cost[from] {
						cost[from], choice[k][from] = c, to
					}
				}
			}
		}
	}
	if cost[0] >= impossible {
		return nil
	}
	from := 0
	for k := range gutters {
		from = choice[k][from]
		ends = append(ends, from)
	}
	return ends
}

// outOfPlace divides a row whose words stand nowhere near the gutters, as beside a headline, whose letters are wider: at the wide
// blanks, where it has one for each gutter, or between the words of three columns and more, where each has one. It is nil where the
// row runs across.
func (r *row) outOfPlace(gutters int) (ends []int) {
	for i := 1; i < len(r.words); i++ {
		if r.words[i].gap >= wide {
			ends = append(ends, i)
		}
	}
	if len(ends) == gutters {
		return ends
	}
	if gutters < 2 || len(r.words) != gutters+1 || len(ends) > 0 {
		return nil
	}
	for i := 1; i < len(r.words); i++ {
		ends = append(ends, i)
	}
	return ends
}

// before returns what speaks against words[from:to] being what the row has between a gutter and the one before.
func (r *row) before(gutters []int, k, from, to int) (cost int, ok bool) {
	gutter := gutters[k]
	if to == len(r.words) {
		if from == to {
			return 0, true
		}
		return r.over(to, gutter)
	}
	w := r.words[to]
	d := max(w.at-gutter, gutter-w.at)
	if from == to {
		if w.at >= gutter {
			return 0, true // further columns are told apart by their own gutters
		}
		return d, d <= off && (to == 0 || w.gap >= wide)
	}
	if w.gap >= wide {
		if k+1 < len(gutters) && w.at >= gutters[k+1]-off {
			return r.over(to, gutter) // the next column is empty
		}
		return d, d <= farOff
	}
	cost = d + single
	left := 0
	if k > 0 {
		left = gutters[k-1]
	}
	if (r.words[to-1].to-r.words[from].at)*10 < (gutter-left)*7 {
		cost += short
	}
	return cost, d <= off
}

// over returns what speaks against the words before one ending beyond a gutter.
func (r *row) over(to, gutter int) (cost int, ok bool) {
	d := r.words[to-1].to - gutter
	return max(0, d*single), d <= off
}

// inside returns what speaks against words[from:to] standing in one column.
func (r *row) inside(from, to int) (cost int) {
	for i := from + 1; i < to; i++ {
		if r.words[i].gap >= wide {
			cost += together
		}
	}
	return cost
}
