package layout

import "github.com/healthlint/healthlint/lint"

// Story is one piece on a page: a range of blocks, Blocks[Start:End].
type Story struct {
	Title      *lint.Block // nil where the page gives none
	Start, End int
	Bylines    []*lint.Block
	Notice     bool // classified notices, not news
}

var storiesKey = lint.DerivedKey[[]Story]{Name: "layout.stories"}

// Stories returns the stories of a page in order; they cover all blocks. A
// story ends where a credit closes it and a heading follows, and before and
// after a run of notices. An article by itself is one story.
func Stories(doc *lint.Document) []Story { return lint.Derived(doc, &storiesKey, stories) }

func stories(doc *lint.Document) []Story {
	var out []Story
	open := func(i int, notice bool) {
		if k := len(out) - 1; k >= 0 {
			out[k].End = i
		}
		out = append(out, Story{Start: i, Notice: notice})
	}
	body := 0 // paragraphs in the open story
	for i, b := range doc.Blocks {
		switch {
		case i == 0:
			open(0, b.Kind == lint.Notice)
		case (b.Kind == lint.Notice) != out[len(out)-1].Notice && (b.Kind == lint.Notice || b.Kind == lint.Heading || body > 0):
			open(i, b.Kind == lint.Notice)
			body = 0
		case b.Kind == lint.Heading && body > 0 && closes(doc.Blocks, i-1):
			open(i, false)
			body = 0
		}
		s := &out[len(out)-1]
		switch b.Kind {
		case lint.Heading:
			if s.Title == nil && body == 0 {
				s.Title = b
			}
		case lint.Byline:
			s.Bylines = append(s.Bylines, b)
		case lint.Paragraph, lint.Answer:
			body++
		}
	}
	if k := len(out) - 1; k >= 0 {
		out[k].End = len(doc.Blocks)
	}
	return out
}

// closes reports whether block i (captions skipped backwards) closes a story:
// a credit line, or a paragraph with a credit in brackets after its last stop.
func closes(blocks []*lint.Block, i int) bool {
	for i >= 0 && blocks[i].Kind == lint.Caption {
		i--
	}
	if i < 0 {
		return false
	}
	if blocks[i].Kind == lint.Byline {
		return i > 0 && blocks[i-1].Kind != lint.Heading
	}
	e, _ := EndOf(blocks[i].Text)
	return e == Credit && (blocks[i].Kind == lint.Paragraph || blocks[i].Kind == lint.Answer)
}
