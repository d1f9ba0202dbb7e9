package desk

import (
	"slices"

	"github.com/healthlint/healthlint/lint"
)

// step says what became of old lines: From[0]:From[1] of them stand as
// To[0]:To[1] of the new ones. One of the two ranges may be empty, and none
// is longer than maxParts where the other is not.
type step struct{ From, To [2]int }

// maxParts bounds into how many lines one is parted, or from how many joined.
const maxParts = 3

// align pairs the lines of two texts. Lines that are the same and occur once
// hold the texts together; between them the pairing that keeps most
// characters wins.
func align(a, b []string) (out []step) {
	i, j, work := 0, 0, 0
	for _, at := range append(anchors(a, b), [2]int{len(a), len(b)}) {
		out = append(out, between(a, b, i, at[0], j, at[1], &work)...)
		if at[0] < len(a) {
			out = append(out, step{[2]int{at[0], at[0] + 1}, [2]int{at[1], at[1] + 1}})
		}
		i, j = at[0]+1, at[1]+1
	}
	return out
}

// anchors returns, in order, pairs of lines that are the same and occur once,
// the longest chain of them.
func anchors(a, b []string) [][2]int {
	type seen struct{ inA, inB, a, b int }
	lines := map[string]*seen{}
	of := func(s string) *seen {
		if lines[s] == nil {
			lines[s] = &seen{}
		}
		return lines[s]
	}
	for i, s := range a {
		x := of(s)
		x.inA, x.a = x.inA+1, i
	}
	for j, s := range b {
		x := of(s)
		x.inB, x.b = x.inB+1, j
	}
	var tails []int // index in pairs of the smallest end of a chain of each length
	var pairs [][2]int
	var before []int
	for i, s := range a {
		x := lines[s]
		if s == "" || x.inA != 1 || x.inB != 1 {
			continue
		}
		n, _ := slices.BinarySearchFunc(tails, x.b, func(k, b int) int { return pairs[k][1] - b })
		pairs = append(pairs, [2]int{i, x.b})
		if n == len(tails) {
			tails = append(tails, 0)
		}
		tails[n] = len(pairs) - 1
		if n > 0 {
			before = append(before, tails[n-1])
		} else {
			before = append(before, -1)
		}
	}
	var out [][2]int
	if len(tails) > 0 {
		for k := tails[len(tails)-1]; k >= 0; k = before[k] {
			out = append(out, pairs[k])
		}
	}
	slices.Reverse(out)
	return out
}

// maxCells bounds the pairs of lines that are compared at one place.
const maxCells = 1 << 16

// between pairs the lines a[i:m] and b[j:n]: first those that are the same at
// both ends. work counts what was compared at all places.
func between(a, b []string, i, m, j, n int, work *int) (out []step) {
	for i < m && j < n && a[i] == b[j] {
		out = append(out, step{[2]int{i, i + 1}, [2]int{j, j + 1}})
		i, j = i+1, j+1
	}
	tail := 0
	for i < m-tail && j < n-tail && a[m-1-tail] == b[n-1-tail] {
		tail++
	}
	out = append(out, likely(a, b, i, m-tail, j, n-tail, work)...)
	for ; tail > 0; tail-- {
		out = append(out, step{[2]int{m - tail, m - tail + 1}, [2]int{n - tail, n - tail + 1}})
	}
	return out
}

// likely pairs the lines that keep most of their characters.
func likely(a, b []string, i, m, j, n int, work *int) []step {
	h, w := m-i, n-j
	if h == 0 || w == 0 || h*w > maxCells {
		return gap(i, m, j, n)
	}
	// best is what the lines from (y,x) on keep at most; move is how.
	best := make([]int32, (h+1)*(w+1))
	move := make([][2]uint8, (h+1)*(w+1))
	alike := newAlike(a[i:m], b[j:n], work)
	for y := h; y >= 0; y-- {
		for x := w; x >= 0; x-- {
			at := y*(w+1) + x
			best[at] = -1
			try := func(dy, dx int, gain int32) {
				if s := best[at+dy*(w+1)+dx] + gain; s > best[at] {
					best[at], move[at] = s, [2]uint8{uint8(dy), uint8(dx)}
				}
			}
			if y == h && x == w {
				best[at] = 0
			}
			if y < h && x < w {
				if keeps := alike.lines(y, y+1, x, x+1); keeps >= 0 {
					try(1, 1, keeps)
				}
				for k := 2; k <= maxParts; k++ {
					if x+k <= w {
						if keeps := alike.lines(y, y+1, x, x+k); keeps >= 0 {
							try(1, k, keeps-1) // a new paragraph below is likelier
						}
					}
					if y+k <= h {
						if keeps := alike.lines(y, y+k, x, x+1); keeps >= 0 {
							try(k, 1, keeps-1)
						}
					}
				}
			}
			if y < h {
				try(1, 0, 0)
			}
			if x < w {
				try(0, 1, 0)
			}
		}
	}
	var out []step
	y, x := 0, 0
	fromY, fromX := 0, 0 // where lines without a counterpart begin
	flush := func() { out = append(out, gap(i+fromY, i+y, j+fromX, j+x)...) }
	for y < h || x < w {
		d := move[y*(w+1)+x]
		if d[0] == 0 || d[1] == 0 {
			y, x = y+int(d[0]), x+int(d[1])
			continue
		}
		flush()
		out = append(out, step{[2]int{i + y, i + y + int(d[0])}, [2]int{j + x, j + x + int(d[1])}})
		y, x = y+int(d[0]), x+int(d[1])
		fromY, fromX = y, x
	}
	flush()
	return out
}

// gap pairs lines that have nothing in common by their order, so that what
// remains is only new lines, or only lines that went.
func gap(i, m, j, n int) (out []step) {
	for i < m && j < n {
		out = append(out, step{[2]int{i, i + 1}, [2]int{j, j + 1}})
		i, j = i+1, j+1
	}
	if i < m || j < n {
		out = append(out, step{[2]int{i, m}, [2]int{j, n}})
	}
	return out
}

// diffText returns the edits that turn a line, or lines to be joined, into
// now; line ends neither come nor go by them.
func diffText(at int, was, now string) (edits []lint.Edit) {
	for _, e := range diffLine(at, was, now) {
		e.Text = withoutEnds(e.Text)
		// An edit ends at a line's end and the rest begins behind it.
		for start := e.Span.Start; ; {
			end := start
			for end < e.Span.End && was[end-at] != '\n' {
				end++
			}
			if start < end || e.Text != "" {
				edits = append(edits, lint.Edit{Span: lint.Span{Start: start, End: end}, Text: e.Text})
				e.Text = ""
			}
			if start = end + 1; start > e.Span.End {
				break
			}
		}
	}
	return edits
}
