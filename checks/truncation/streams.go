package truncation

import (
	"fmt"
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// weaves is how probable a continuation must be that alone says that stories are interleaved.
const weaves = 0.6

// streams reports interleaved stories: it follows each cut to its
// continuation and says which runs of lines belong together. Continuations
// that are the next paragraph part nothing.
func (r *report) streams() {
	var far []*cut
	for i := range r.found {
		c := &r.found[i]
		if c.link != nil && c.link.tail.order > c.piece.order+1 && !r.alone(c) {
			far = append(far, c)
		}
	}
	// One continuation that may as well be another paragraph weaves nothing, whatever headings stand between. Neither does one in
	// what an author typed, where a stop was forgotten, unless the cut itself shows.
	if len(far) == 0 || len(far) == 1 && (r.continued(far[0]) < weaves || far[0].piece.typed && !far[0].link.torn && !far[0].link.quoted) {
		return
	}
	stream, woven := r.follow(), len(far) > 1
	inside := map[int]bool{}
	for _, c := range far {
		for _, p := range r.pieces[c.piece.order : c.link.tail.order+1] {
			inside[stream[p.order]] = true
			woven = woven || p.heading && r.cutAt[p] == nil
		}
	}
	runs := map[int][]string{}
	var order []int
	var first *piece
	for i := 0; i < len(r.pieces); {
		j := i
		for j+1 < len(r.pieces) && stream[j+1] == stream[i] {
			j++
		}
		s := stream[i]
		if inside[s] {
			if runs[s] == nil {
				order = append(order, s)
			}
			if first == nil && len(order) > 1 {
				first = r.pieces[i]
			}
			a, b := r.line(r.pieces[i], 0), r.line(r.pieces[j], r.pieces[j].end-1) // the last may be wrapped
			run := fmt.Sprintf("%d—%d", a, b)
			if a == b {
				run = fmt.Sprint(a)
			}
			runs[s] = append(runs[s], run)
		}
		i = j + 1
	}
	if first == nil {
		return
	}
	if !woven {
		return
	}
	var zh, en []string
	for i, s := range order {
		run := runs[s]
		name := string(rune('A' + i%26))
		zh = append(zh, fmt.Sprintf("%s：第%s行", name, strings.Join(run, "、")))
		en = append(en, fmt.Sprintf("%s: lines %s", name, strings.ReplaceAll(strings.Join(run, ", "), "—", "–")))
	}
	last := far[0].link.tail
	for _, c := range far {
		if c.link.tail.order > last.order {
			last = c.link.tail
		}
	}
	r.ReportSpan(lint.Diagnostic{
		Rule:       "truncation/interleaved",
		Span:       lint.Span{Start: first.block.Span().Start, End: last.block.Source(0, last.opening(quoted)).End},
		Message:    lint.Say("稿件交错：%[1]s", "stories are interleaved: %[2]s", strings.Join(zh, "；"), strings.Join(en, "; ")),
		Notes:      []lint.Note{{Text: lint.Say("分栏提取时各栏混在一起；归属由前后文推得，分开时须与原版核对", "columns were mixed in extraction; which line goes where is inferred: part them with the page at hand")}},
		Confidence: 0.9,
	})
}

// follow numbers the story of every piece: a cut opens another, a
// continuation returns to its own, a byline with a heading below ends one.
func (r *report) follow() []int {
	stream := make([]int, len(r.pieces))
	next := 0
	for i, p := range r.pieces[1:] {
		i++
		before := r.pieces[i-1]
		c := r.cutAt[before]
		switch {
		case r.onward[p] != nil:
			stream[i] = stream[r.onward[p].piece.order]
		case c != nil && c.link != nil && c.link.tail.order > i, before.signed && p.heading:
			next++
			stream[i] = next
		default:
			stream[i] = stream[i-1]
		}
	}
	return stream
}
