package truncation

import (
	"cmp"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/typeset"
)

// Extraction that takes the lines of a page from the top down whatever column they stand in (pdftohtml) leaves the lines of two or three
// columns in turn, and not strictly so. Which line belongs to which strand is decided for all lines together: each goes on with the last of
// some strand, and the joints of all should read on.

// These say when that is tried: in so many lines of about one length that end inside a sentence, so large a part of all, of which those
// that stand together read on by less than so many nats, on the average.
const (
	fewestOpenLines = 12
	openShare       = 0.45
	shortLine       = 0.7 // of the length of most
	longLine        = 1.4
	readsTogether   = 1.0
)

// And when it is believed: when the joints in strands read on by so many nats, and by so many more than in the order of the page. A third
// strand must gain as much as a joint is worth in many of them.
const (
	readsApart  = 2.5
	gainsApart  = 2.5
	thirdStrand = 1.5
)

// What a joint counts, in nats.
const (
	leastGap, mostGap = -6, 8
	tearing           = 2  // a word is whole across it
	turning           = 3  // it leads over lines of another strand, as the joints of woven columns do
	unfinishedStrand  = -4 // a strand that ends inside a sentence, or begins
)

// These bound the search: how many strands, how many lines of others may stand between two of one, how many ways are kept open.
const (
	mostStrands = 3
	strandReach = 8
	waysOpen    = 64
)

// ends are the last lines of strands, in order.
type ends struct {
	at [mostStrands]int
	n  int
}

// way is how the lines up to one may belong together: that line goes on with line from, or begins a strand where that is -1.
type way struct {
	ends  ends
	score float64
	from  int
	back  *way
}

// parted reports a page of which the lines of several columns stand in turn, and returns the pieces but for its lines.
func (r *report) parted(ps []*piece) []*piece {
	open := openLines(ps)
	if open < fewestOpenLines || float64(open) < openShare*float64(len(ps)) {
		return ps
	}
	for _, p := range ps {
		r.listenToEnd(p)
	}
	joints := map[[2]int]float64{}
	joint := func(i, j int) float64 {
		key := [2]int{i, j}
		g, ok := joints[key]
		if !ok {
			g = r.joint(ps[i], ps[j])
			joints[key] = g
		}
		return g
	}
	together := 0.0
	for i := range len(ps) - 1 {
		together += joint(i, i+1)
	}
	all := float64(open)
	if together >= readsTogether*all {
		return ps
	}
	from, apart := strands(ps, 2, joint)
	if three, gain := strands(ps, mostStrands, joint); gain >= apart+thirdStrand*all {
		from, apart = three, gain
	}
	if apart < readsApart*all || apart-together < gainsApart*all {
		return ps
	}
	first, last := turns(ps, from)
	if last <= first {
		return ps
	}
	for last+1 < len(ps) && from[last+1] >= first && ps[from[last+1]].openEnded() {
		last++ // the rest of the longest column
	}
	r.reportStrands(ps, from, first, last)
	return reordered(slices.Delete(ps, first, last+1))
}

// openLines counts the pieces that end inside a sentence and are about as long as most that do, as the lines of columns are.
func openLines(ps []*piece) (n int) {
	var sizes []int
	for _, p := range ps {
		if p.openEnded() {
			sizes = append(sizes, p.size)
		}
	}
	if len(sizes) == 0 {
		return 0
	}
	slices.Sort(sizes)
	usual := float64(sizes[len(sizes)/2])
	for _, size := range sizes {
		if ratio := float64(size) / usual; ratio >= shortLine && ratio <= longLine {
			n++
		}
	}
	return n
}

// openEnded reports whether a piece ends inside a sentence as a line of a page does.
func (p *piece) openEnded() bool {
	return (p.ending == layout.Open || p.ending == pause) && !p.headline()
}

// headline reports whether a piece is a heading by its markup, or the first line by its looks.
func (p *piece) headline() bool { return p.block.Level > 0 || p.first && p.standsApart() }

// joint returns what a joint counts.
func (r *report) joint(p, next *piece) float64 {
	switch {
	case !p.openEnded() && opensInside(next.text), p.headline() || p.openEnded() && next.headline():
		return leastGap
	case !p.openEnded():
		return 0
	}
	g := min(max(r.gap(p, next), leastGap), mostGap)
	if across(p, next) != "" {
		g += tearing
	}
	return g
}

// strands divides lines into at most so many strands. It returns with which line each goes on, -1 where it begins a strand, and what
// the joints count.
func strands(ps []*piece, most int, joint func(i, j int) float64) (from []int, score float64) {
	open := []*way{{}}
	for j := range ps {
		best := map[ends]*way{}
		put := func(w way) {
			slices.Sort(w.ends.at[:w.ends.n])
			if o := best[w.ends]; o == nil || w.score > o.score || w.score == o.score && w.from > o.from {
				best[w.ends] = &w
			}
		}
		for _, w := range open {
			now, score := w.within(ps, j)
			for k := range now.n {
				last := now.at[k]
				next := now
				next.at[k] = j
				g := joint(last, j)
				if last != j-1 && ps[last].openEnded() {
					g += turning
				}
				put(way{next, score + g, last, w})
			}
			if now.n < most {
				next := now
				next.at[next.n] = j
				next.n++
				put(way{next, score + unfinishedStrand, -1, w})
			}
		}
		open = open[:0]
		for _, w := range best {
			open = append(open, w)
		}
		slices.SortFunc(open, func(a, b *way) int {
			return cmp.Or(cmp.Compare(b.score, a.score), slices.Compare(a.ends.at[:], b.ends.at[:]), a.ends.n-b.ends.n)
		})
		open = open[:min(len(open), waysOpen)]
	}
	from = make([]int, len(ps))
	j := len(ps) - 1
	for w := open[0]; w.back != nil; w, j = w.back, j-1 {
		if from[j] = w.from; w.from >= 0 {
			score += joint(w.from, j)
		}
	}
	return from, score
}

// within returns the ends that line j may still go on with, and the score less what others left unfinished.
func (w *way) within(ps []*piece, j int) (now ends, score float64) {
	score = w.score
	for _, at := range w.ends.at[:w.ends.n] {
		if j-at <= strandReach {
			now.at[now.n] = at
			now.n++
		} else if ps[at].openEnded() {
			score += unfinishedStrand
		}
	}
	return now, score
}

// turns returns the first and the last line of the stretch in which joints lead over other lines.
func turns(ps []*piece, from []int) (first, last int) {
	first = len(from)
	for j, i := range from {
		if i >= 0 && i < j-1 && ps[i].openEnded() {
			first, last = min(first, i), j
		}
	}
	return first, last
}

// reportStrands reports the lines from first to last.
func (r *report) reportStrands(ps []*piece, from []int, first, last int) {
	strand, heads := make([]int, len(ps)), []int{}
	for j := first; j <= last; j++ {
		if i := from[j]; i >= first {
			strand[j] = strand[i]
			continue
		}
		strand[j] = len(heads)
		heads = append(heads, j)
	}
	texts := make([]strings.Builder, len(heads))
	tails := make([]*piece, len(heads))
	for j := first; j <= last; j++ {
		k := strand[j]
		text := ps[j].block.Text
		switch t := tails[k]; {
		case t == nil:
		case t.openEnded():
			texts[k].WriteString(typeset.Between([]byte(t.block.Text), []byte(text)))
		default:
			texts[k].WriteByte('\n')
		}
		texts[k].WriteString(text)
		tails[k] = ps[j]
	}
	var begin, whole []string
	for k, h := range heads {
		if k < mostStrands {
			begin = append(begin, clip(ps[h].block.Text))
		}
		whole = append(whole, texts[k].String())
	}
	head, tail := ps[first].block, ps[last].block
	d := lint.Diagnostic{
		Rule: "truncation/interleaved",
		Span: lint.Span{Start: head.Span().Start, End: tail.Span().End},
		Message: lint.Say("第%[1]d—%[2]d行是几栏的行交错在一起，各栏以“%[3]s”开头", "in lines %[1]d–%[2]d the lines of several columns stand in turn; the columns begin with “%[4]s”",
			r.line(ps[first], 0), r.line(ps[last], 0), strings.Join(begin, "”“"), strings.Join(begin, "”, “")),
		Notes: []lint.Note{{Text: lint.Say("提取时不分栏、自上而下取行，会成这样；哪行属哪栏由前后文推得，须与原版核对，最好分栏重新提取",
			"extraction from the top down whatever the column does this; which line is of which column is inferred: compare the page, or better extract it by columns")}},
		Confidence: 0.9,
	}
	if r.Doc.Format == "text" && len(r.Doc.Spreads) == 0 {
		d.Fixes = []lint.Fix{{
			Message: lint.Say("各栏分开，上下相接", "set the columns one below the other"),
			Edits:   []lint.Edit{{Span: d.Span, Text: strings.Join(whole, "\n\n")}},
		}}
	}
	r.ReportSpan(d)
}
