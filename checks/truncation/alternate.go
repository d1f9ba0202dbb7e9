package truncation

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/typeset"
)

// Two columns of a page, read line by line across both, leave lines of one width of which every other one belongs together. Each
// cut looked at by itself has a dozen lines to go on in; that the lines alternate is one hypothesis, and is weighed as one.

// These bound such lines: how many full ones there are at least, how wide they are, in characters, and by how much a mark that
// may not begin a line widens or narrows one.
const (
	fewestAlternate = 6
	narrowestColumn = 8
	widestColumn    = 45
	hanging         = 1
)

// A line must read on in the next but one, on the average by so many nats better than as the beginning of a line, and than in
// the next; and nearly always.
const (
	readsOn     = 1.0
	readsBetter = 3.0
	mostlyReads = 0.6
)

// alternation is a run of lines of two texts in turn.
type alternation struct {
	lines   []*piece // as their text alone
	spans   []lint.Span
	strands [2][]int
}

// alternations reports the runs of lines that alternate, and returns the pieces but for theirs: nothing else is to be said of
// where those go on.
func (r *report) alternations(ps []*piece) []*piece {
	if r.Doc.Format != "text" {
		return ps
	}
	var found []alternation
	for _, group := range paragraphs(r.Doc.Source) {
		for from := 0; from+fewestAlternate <= len(group); {
			if r.inSpread(group[from]) {
				from++
				continue
			}
			a, n := r.alternation(group[from:])
			if n == 0 {
				from++
				continue
			}
			from += n
			if a.lines != nil {
				found = append(found, a)
				r.reportAlternation(&a)
			}
		}
	}
	if len(found) == 0 {
		return ps
	}
	return reordered(slices.DeleteFunc(ps, func(p *piece) bool {
		return slices.ContainsFunc(found, func(a alternation) bool { return p.block.Span().Overlaps(a.span()) })
	}))
}

// span returns where the lines stand.
func (a *alternation) span() lint.Span {
	return lint.Span{Start: a.spans[0].Start, End: a.spans[len(a.spans)-1].End}
}

// reordered numbers the pieces that are left.
func reordered(ps []*piece) []*piece {
	for i, p := range ps {
		p.order = i
	}
	return ps
}

// paragraphs returns the lines of a text without the blank ones, those together that no blank one parts.
func paragraphs(src []byte) (groups [][]lint.Span) {
	var group []lint.Span
	for at := 0; at < len(src); {
		end := len(src)
		if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
			end = at + i
		}
		text := string(src[at:end])
		start := at + len(text) - len(strings.TrimLeft(text, " \t\u3000\uFEFF"))
		stop := at + len(strings.TrimRight(text, " \t\u3000\r"))
		if start < stop {
			group = append(group, lint.Span{Start: start, End: stop})
		} else if group != nil {
			groups, group = append(groups, group), nil
		}
		at = end + 1
	}
	if group != nil {
		groups = append(groups, group)
	}
	return groups
}

// alternation reads the lines of one width that spans begins with, and up to the ends of both texts. n is how many they are, 0
// where they are too few; a is empty where they do not alternate.
func (r *report) alternation(spans []lint.Span) (a alternation, n int) {
	text := func(i int) string { return string(r.Doc.Source[spans[i].Start:spans[i].End]) }
	width := utf8.RuneCountInString(text(0))
	if width < narrowestColumn || width > widestColumn {
		return a, 0
	}
	full := 0
	for full < len(spans) {
		if w := utf8.RuneCountInString(text(full)); w < width-hanging || w > width+hanging {
			break
		}
		full++
	}
	if full < fewestAlternate {
		return a, 0
	}
	turn, over := 0, [2]bool{}
	for i := 0; i < len(spans) && !(over[0] && over[1]); i++ {
		p := linePiece(text(i))
		if i >= full && (p.size > width+hanging || p.ending != layout.Stop && p.size < width-hanging) {
			break
		}
		if over[1-turn] && i+1 == len(spans) && p.ending != layout.Stop {
			break // either text may go on so
		}
		if over[1-turn] && i+1 < len(spans) && r.opensOther(&a, turn, p, linePiece(text(i+1))) {
			turn = 1 - turn // the text that was over goes on with another paragraph
		}
		a.lines = append(a.lines, p)
		a.strands[turn] = append(a.strands[turn], i)
		over[turn] = p.size < width-hanging && p.ending == layout.Stop
		if !over[1-turn] {
			turn = 1 - turn
		}
	}
	a.spans = spans[:len(a.lines)]
	if !r.alternates(a.lines) {
		return alternation{}, full
	}
	return a, len(a.lines)
}

// opensOther reports whether a line opens another paragraph of the text that was over, and does not go on with the other, whose last
// line the next reads on from better.
func (r *report) opensOther(a *alternation, turn int, p, next *piece) bool {
	strand := a.strands[turn]
	if len(strand) == 0 || strand[len(strand)-1] != len(a.lines)-1 {
		return false // it is the turn of the one that goes on
	}
	last := a.lines[strand[len(strand)-1]]
	if last.ending == layout.Stop {
		return false
	}
	r.listenToEnd(last)
	return r.gap(last, next) > r.gap(last, p)+readsOn
}

// linePiece is a line as a piece of no block.
func linePiece(text string) *piece {
	p := &piece{text: hanzi.SimplifySameLength(text)}
	p.ending, p.end = layout.EndOf(p.text)
	p.size = utf8.RuneCountInString(p.text)
	return p
}

// alternates reports whether lines read on in the next but one.
func (r *report) alternates(ps []*piece) bool {
	n, better, on, next := 0, 0, 0.0, 0.0
	for i := 0; i+2 < len(ps); i++ {
		if ps[i].ending == layout.Stop || !utf8.ValidString(ps[i].text) {
			continue
		}
		r.listenToEnd(ps[i])
		second, first := r.gap(ps[i], ps[i+2]), r.gap(ps[i], ps[i+1])
		on += second
		next += first
		if n++; second > first {
			better++
		}
	}
	return n >= fewestAlternate/2+1 && on >= readsOn*float64(n) && on-next >= readsBetter*float64(n) && float64(better) >= mostlyReads*float64(n)
}

func (r *report) reportAlternation(a *alternation) {
	span := a.span()
	from, to := r.Doc.Position(span.Start).Line, r.Doc.Position(span.End-1).Line
	var texts [2]string
	var short [2]bool // its last line ends a paragraph
	for k, strand := range a.strands {
		for _, i := range strand {
			line := r.Doc.Source[a.spans[i].Start:a.spans[i].End]
			switch {
			case texts[k] == "":
			case i > 0 && strings.HasSuffix(texts[k], "。") && short[k]:
				texts[k] += "\n"
			default:
				texts[k] += typeset.Between([]byte(texts[k]), line)
			}
			short[k] = utf8.RuneCount(line) < a.lines[0].size-hanging
			texts[k] += string(line)
		}
	}
	d := lint.Diagnostic{
		Rule: "truncation/interleaved",
		Span: span,
		Message: lint.Say("第%[1]d—%[2]d行是两篇隔行相间：“%[3]s”接第%[5]d行，“%[4]s”接第%[6]d行，依次类推", "lines %[1]d–%[2]d are two texts in turn: “%[3]s” goes on in line %[5]d, “%[4]s” in line %[6]d, and so forth",
			from, to, clip(texts[0]), clip(texts[1]), from+2, from+3),
		Notes: []lint.Note{{Text: lint.Say("分栏提取时横跨两栏逐行取字，会成这样，须与原版核对", "extraction that reads line by line across two columns does this: compare the page")}},
		Fixes: []lint.Fix{{
			Message: lint.Say("分成两段", "part them into two paragraphs"),
			Edits:   []lint.Edit{{Span: span, Text: fmt.Sprintf("%s\n\n%s", texts[0], texts[1])}},
		}},
		Confidence: 0.97,
	}
	r.ReportSpan(d)
}
