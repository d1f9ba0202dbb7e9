package desk

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
)

// alike compares the lines of two texts.
type alike struct {
	a, b   [][]rune
	common [][]int // characters in common, in any order
	work   *int    // pairs of characters compared so far, here and at other places
}

func newAlike(a, b []string, work *int) *alike {
	runes := func(lines []string) (out, sorted [][]rune) {
		for _, s := range lines {
			r := []rune(s)
			out = append(out, r)
			r = slices.Clone(r)
			slices.Sort(r)
			sorted = append(sorted, r)
		}
		return out, sorted
	}
	l := &alike{work: work}
	var p, q [][]rune
	l.a, p = runes(a)
	l.b, q = runes(b)
	for _, x := range p {
		row := make([]int, len(q))
		for k, y := range q {
			row[k] = common(x, y)
		}
		l.common = append(l.common, row)
	}
	return l
}

// maxWork bounds the comparing of two texts; beyond it only the characters
// that lines have in common count, not their order.
const maxWork = 1 << 26

// lines tells how much of old lines the new ones keep, or -1 where they are
// others: it counts the characters in common on both sides, one more where
// all are the same.
func (l *alike) lines(y, m, x, n int) int32 {
	keeps, length := 0, 0
	for i := y; i < m; i++ {
		for j := x; j < n; j++ {
			keeps += l.common[i][j]
		}
		length += len(l.a[i])
	}
	for j := x; j < n; j++ {
		length += len(l.b[j])
	}
	least := length // half of both in common
	if m-y > 1 || n-x > 1 {
		least = length * 3 / 2 // who parts or joins lines keeps most of their text
		for _, s := range slices.Concat(l.a[y:m], l.b[x:n]) {
			if len(s) == 0 { // an empty line is no part of another
				return -1
			}
		}
	}
	if 4*keeps < least {
		return -1
	}
	if *l.work >= maxWork {
		return int32(2 * keeps)
	}
	was, now, same := slices.Concat(l.a[y:m]...), slices.Concat(l.b[x:n]...), 0
	if slices.Equal(was, now) {
		return int32(length + 1)
	}
	for len(was) > 0 && len(now) > 0 && was[0] == now[0] {
		same, was, now = same+1, was[1:], now[1:]
	}
	if *l.work += len(was) * len(now); *l.work < maxWork {
		keeps = same + subsequence(was, now)
	}
	if 4*keeps < least {
		return -1
	}
	return int32(2 * keeps)
}

// common counts the characters that two lines share; both come sorted.
func common(p, q []rune) (n int) {
	for len(p) > 0 && len(q) > 0 {
		switch {
		case p[0] == q[0]:
			n++
			p, q = p[1:], q[1:]
		case p[0] < q[0]:
			p = p[1:]
		default:
			q = q[1:]
		}
	}
	return n
}

// subsequence is the length of the longest common subsequence.
func subsequence(p, q []rune) int {
	row := make([]int, len(q)+1)
	for _, r := range p {
		corner := 0
		for j, s := range q {
			above := row[j+1]
			if r == s {
				row[j+1] = corner + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			corner = above
		}
	}
	return row[len(q)]
}

func withoutEnds(s string) string { return strings.ReplaceAll(s, "\n", "") }

// diffLine returns the edits between two lines, character by character where
// they are short enough, else as one replacement between what is common.
func diffLine(at int, a, b string) []lint.Edit {
	pre, post := affix.Common(a, b)
	a, b, at = a[pre:len(a)-post], b[pre:len(b)-post], at+pre
	if a == b {
		return nil
	}
	x, y := []rune(a), []rune(b)
	if len(x)*len(y) > 1<<20 || len(x) == 0 || len(y) == 0 {
		return []lint.Edit{{Span: lint.Span{Start: at, End: at + len(a)}, Text: b}}
	}
	// The longest common subsequence, from the end.
	w := len(y) + 1
	lcs := make([]int32, (len(x)+1)*w)
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				lcs[i*w+j] = lcs[(i+1)*w+j+1] + 1
			} else {
				lcs[i*w+j] = max(lcs[(i+1)*w+j], lcs[i*w+j+1])
			}
		}
	}
	// Of a line written anew, the few characters that stayed are no help.
	if len(x)+len(y) > 16 && 4*int(lcs[0]) < len(x)+len(y) {
		return []lint.Edit{{Span: lint.Span{Start: at, End: at + len(a)}, Text: b}}
	}
	var edits []lint.Edit
	open := false
	for i, j := 0, 0; i < len(x) || j < len(y); {
		if i < len(x) && j < len(y) && x[i] == y[j] {
			at += utf8.RuneLen(x[i])
			i, j, open = i+1, j+1, false
			continue
		}
		if !open {
			edits = append(edits, lint.Edit{Span: lint.Span{Start: at, End: at}})
			open = true
		}
		e := &edits[len(edits)-1]
		if j < len(y) && (i == len(x) || lcs[i*w+j+1] >= lcs[(i+1)*w+j]) {
			e.Text += string(y[j])
			j++
		} else {
			at += utf8.RuneLen(x[i])
			e.Span.End = at
			i++
		}
	}
	return edits
}
