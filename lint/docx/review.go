package docx

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/pattern"
)

// Comment is a remark on a stretch of the text, one string per paragraph.
type Comment struct {
	Span lint.Span // in Text.Source
	Text []string
}

// Review is what is written into a document.
type Review struct {
	Comments []Comment
	Edits    []lint.Edit // of Text.Source
	Track    bool        // edits as tracked changes; otherwise in place
	Author   string
	Date     time.Time
}

// Write returns the file with r in it. Parts that nothing is written into are
// copied as they are packed. left holds the edits that could not be made: they
// reach over a paragraph's end, or into a field or a formula.
func (f *File) Write(t *Text, r Review) (data []byte, left []lint.Edit, err error) {
	e := newEditor(f, t, r.Author, r.Date)
	e.review, e.ops, e.around = r, map[*piece][]op{}, map[*run]*marks{}
	left = e.placeEdits()
	changed := map[string][]byte{}
	if len(r.Comments) > 0 {
		if err := e.placeComments(changed); err != nil {
			return nil, nil, err
		}
	}
	for _, s := range t.stories {
		if out := e.story(s); !bytes.Equal(out, s.raw) {
			if !prefixed(s.raw) {
				return nil, nil, fail("由别的程序写成，命名空间的前缀不是 w，写不进去：用 Word 或 WPS 另存一次", "was written by a program that does not call Word's namespace w, and cannot be written to: save it anew in Word or WPS")
			}
			if err := wellFormed(out); err != nil {
				return nil, nil, fmt.Errorf("%s: %w", s.name, err)
			}
			changed[s.name] = out
		}
	}
	data, err = f.repack(changed)
	return data, left, err
}

var idAttribute = pattern.Lazy(`:id="(-?\d+)"`)

// editor collects what happens to each piece of text and each run.
type editor struct {
	file    *File
	text    *Text
	review  Review
	by      string
	ops     map[*piece][]op
	around  map[*run]*marks
	touched []*run
	used    map[string]bool
	last    int
	// reopened is what parted insertions are if nothing of theirs follows: their tags alone.
	reopened []string
}

// newEditor takes stock of the numbers that the marks of a text bear already.
func newEditor(f *File, t *Text, author string, date time.Time) *editor {
	e := &editor{file: f, text: t, used: map[string]bool{}}
	e.by = fmt.Sprintf(`w:author="%s" w:date="%s"`, escape(author), date.UTC().Format("2006-01-02T15:04:05Z"))
	for _, s := range t.stories {
		for _, m := range idAttribute().FindAllSubmatch(s.raw, -1) {
			e.used[string(m[1])] = true
		}
	}
	return e
}

type marks struct{ before, after string }

// op is something that happens inside a piece, at a byte offset of its XML.
type op struct {
	at    int
	order order
	xml   string // a mark to write there
	end   int    // of a deletion
	text  string // an insertion
}

type order int

const (
	closing order = iota // a comment that ends here does not cover what follows
	inserting
	opening
	deleting
)

// author is the attribute that our marks are signed with.
func (e *editor) author() string { return fmt.Sprintf(`w:author="%s"`, escape(e.review.Author)) }

func (e *editor) id() string {
	for {
		e.last++
		if s := strconv.Itoa(e.last); !e.used[s] {
			e.used[s] = true
			return s
		}
	}
}

// overlapping returns the pieces that share a byte with the span.
func (t *Text) overlapping(s lint.Span) []*piece {
	i := sort.Search(len(t.pieces), func(i int) bool { return t.pieces[i].source.End > s.Start })
	j := i
	for j < len(t.pieces) && t.pieces[j].source.Start < s.End {
		j++
	}
	return t.pieces[i:j]
}

// xmlAt maps an offset of Source inside the piece to its XML; of an atomic
// piece, to the nearer end as told by up.
func (c *piece) xmlAt(source int, up bool) int {
	switch {
	case !c.atomic:
		return c.xml.Start + source - c.source.Start
	case up:
		return c.xml.End
	}
	return c.xml.Start
}

func (e *editor) add(c *piece, o op) {
	if _, ok := e.ops[c]; !ok {
		e.touched = append(e.touched, c.run)
	}
	e.ops[c] = append(e.ops[c], o)
}

func (e *editor) placeEdits() (left []lint.Edit) {
	edits := slices.Clone(e.review.Edits)
	slices.SortStableFunc(edits, func(a, b lint.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	done := 0
	for _, d := range edits {
		if d.Span.Start < done || !e.placeEdit(d) {
			left = append(left, d)
			continue
		}
		done = d.Span.End
	}
	return left
}

func (e *editor) placeEdit(d lint.Edit) bool {
	src := e.text.Source
	if d.Span.Start < 0 || d.Span.End > len(src) || strings.ContainsAny(d.Text, "\n\v") || bytes.IndexByte(src[d.Span.Start:d.Span.End], '\n') >= 0 {
		return false
	}
	if d.Span.Start == d.Span.End {
		c, at := e.beside(d.Span.Start)
		if c == nil || d.Text == "" {
			return c != nil
		}
		e.add(c, op{at: at, order: inserting, text: d.Text})
		return true
	}
	pieces := e.text.overlapping(d.Span)
	for _, c := range pieces {
		if c.run == nil || c.run.locked || c.atomic && (c.source.Start < d.Span.Start || c.source.End > d.Span.End) {
			return false
		}
	}
	if len(pieces) == 0 {
		return false
	}
	for i, c := range pieces {
		o := op{at: c.xmlAt(max(d.Span.Start, c.source.Start), false), order: deleting, end: c.xmlAt(min(d.Span.End, c.source.End), true)}
		if i == 0 {
			o.text = d.Text // in the first run's formatting
		}
		e.add(c, o)
	}
	return true
}

// beside returns the piece that text inserted at a place of Source joins: the
// one before it, or at the start of a paragraph the one after.
func (e *editor) beside(at int) (*piece, int) {
	for _, c := range e.text.overlapping(lint.Span{Start: at - 1, End: at + 1}) {
		if c.run == nil || c.run.locked || c.atomic {
			continue
		}
		if c.source.Start < at && at <= c.source.End || c.source.Start == at {
			return c, c.xmlAt(at, true)
		}
	}
	return nil, 0
}

func (e *editor) placeComments(changed map[string][]byte) error {
	var entries strings.Builder
	p, err := e.file.commentsPart()
	if err != nil {
		return err
	}
	for _, m := range idAttribute().FindAllSubmatch(p.raw, -1) {
		e.used[string(m[1])] = true
	}
	for _, c := range e.review.Comments {
		id := e.id()
		if !e.anchor(c.Span, id) {
			continue
		}
		fmt.Fprintf(&entries, `<w:comment w:id="%s" %s w:initials="HL">`, id, e.by)
		for _, line := range c.Text {
			fmt.Fprintf(&entries, `<w:p><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, escape(line))
		}
		entries.WriteString(`</w:comment>`)
	}
	return e.file.addComments(p, entries.String(), changed)
}

// anchor marks the span as the range of a comment. Word takes comments in the
// main text only: what stands in a note or a text box is marked at the note's
// reference or the box's run.
func (e *editor) anchor(s lint.Span, id string) bool {
	start := fmt.Sprintf(`<w:commentRangeStart w:id="%s"/>`, id)
	end := fmt.Sprintf(`<w:commentRangeEnd w:id="%s"/><w:r><w:commentReference w:id="%s"/></w:r>`, id, id)
	pieces := e.text.overlapping(s)
	pieces = slices.DeleteFunc(slices.Clone(pieces), func(c *piece) bool { return c.run == nil })
	if len(pieces) == 0 { // an empty place: the character before it, or the first of all
		i := sort.Search(len(e.text.pieces), func(i int) bool { return e.text.pieces[i].source.Start >= s.Start })
		for _, c := range e.text.pieces[max(0, i-1):] {
			if c.run != nil {
				pieces = []*piece{c}
				s = c.source
				break
			}
		}
		if len(pieces) == 0 {
			return false
		}
	}
	first, last := pieces[0], pieces[len(pieces)-1]
	p := e.paragraphAt(first.source.Start)
	if q := e.paragraphAt(last.source.Start); p.anchor != nil || p.Note || q.anchor != nil || q.Note {
		u := cmp.Or(p.anchor, q.anchor)
		if u == nil {
			return false
		}
		m := e.around[u]
		if m == nil {
			m = &marks{}
			e.around[u] = m
			e.touched = append(e.touched, u)
		}
		m.before += start
		m.after += end
		return true
	}
	e.add(first, op{at: first.xmlAt(max(s.Start, first.source.Start), false), order: opening, xml: start})
	e.add(last, op{at: last.xmlAt(min(s.End, last.source.End), true), order: closing, xml: end})
	return true
}

func (e *editor) paragraphAt(at int) *Paragraph {
	all := e.text.Paragraphs
	i := sort.Search(len(all), func(i int) bool { return all[i].Span.End >= at })
	return all[min(i, len(all)-1)]
}

// wellFormed guards against writing a file that Word would have to repair.
func wellFormed(data []byte) error {
	return walk(data, func(xml.Token, int, int) error { return nil })
}

func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r < ' ' && r != '\t' || r == 0xFFFE || r == 0xFFFF:
			b.WriteByte(' ') // no XML can hold it
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
