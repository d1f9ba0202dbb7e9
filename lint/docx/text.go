package docx

import "github.com/healthlint/healthlint/lint"

// Options says how a document is read.
type Options struct {
	// Original reads the text as it was before the tracked changes; without
	// it they count as accepted.
	Original bool
}

// Text is the copy of a document and the way back to its XML.
type Text struct {
	Source     []byte // one line per paragraph
	Paragraphs []*Paragraph

	stories []*story
	pieces  []*piece // in the order of Source
}

// Paragraph is one line of Source.
type Paragraph struct {
	Kind       lint.Kind
	Level      int // of a heading, from 1
	Table, Row int // of a table cell, from 1
	Column     int // of the table's grid, from 0; -1 where cells reach over several rows
	Note       bool
	Span       lint.Span // in Source, without the line's end

	pieces []*piece
	story  *story
	// anchor is the run of the main text that stands for a paragraph that
	// cannot carry a comment itself: the note's reference, the text box's run.
	anchor  *run
	hidden  bool         // the paragraph's mark is gone: what follows continues the line
	skip    bool         // nothing of it is copy: a heading of the notes part, a removed paragraph
	more    []*Paragraph // the line is of these too
	loose   bool         // in the body of the document itself
	section bool         // it ends a section
	// Where its parts begin in the story: the start tag, its properties, what
	// stands in the paragraph behind them, the end tag, and what follows it.
	start, inner, body, close, end int
}

// story is one XML part that holds copy.
type story struct {
	name string
	raw  []byte
	runs []*run
}

// run is a w:r element; the spans count in its story.
type run struct {
	whole, tag, props lint.Span
	children          []*child
	inserted          bool      // inside w:ins
	locked            bool      // inside a field, a formula or ruby: text that must not be edited
	depth             int       // nested text boxes
	within            []wrapper // what stands between it and its paragraph, from the inside
}

// wrapper is an element that runs stand in, such as an insertion or a link.
type wrapper struct {
	name string
	tag  lint.Span
}

// child is an element inside a run.
type child struct {
	span   lint.Span
	pieces []*piece // of a w:t: its text, in order
}

// piece is a stretch of text that stands in one place of the XML. Where it is
// not atomic, the two hold the same bytes.
type piece struct {
	text      string
	source    lint.Span // in Text.Source
	xml       lint.Span
	run       *run
	story     *story
	paragraph *Paragraph // the one that holds it, though another may begin the line
	atomic    bool
}

// assemble lays the paragraphs out as lines.
func (t *Text) assemble(paragraphs []*Paragraph) {
	for i := 0; i < len(paragraphs); i++ {
		p := paragraphs[i]
		if p.skip {
			continue
		}
		p.Span.Start = len(t.Source)
		t.lay(p, p)
		for last := p; last.hidden && i+1 < len(paragraphs) && paragraphs[i+1].anchor == p.anchor; {
			i++
			last = paragraphs[i]
			p.more = append(p.more, last)
			t.lay(p, last)
		}
		p.Span.End = len(t.Source)
		t.Source = append(t.Source, '\n')
		t.Paragraphs = append(t.Paragraphs, p)
	}
}

func (t *Text) lay(line, p *Paragraph) {
	for _, c := range p.pieces {
		c.source.Start = len(t.Source)
		t.Source = append(t.Source, c.text...)
		c.source.End = len(t.Source)
		t.pieces = append(t.pieces, c)
	}
	if line != p {
		line.pieces = append(line.pieces, p.pieces...)
	}
}

// Document returns the copy as the document that is linted. Its first heading
// of the first level is its title.
func (t *Text) Document(name string) *lint.Document {
	doc := lint.NewDocument(name, t.Source)
	doc.Format = "docx"
	for _, b := range t.Blocks() {
		if doc.Title == "" && b.Kind == lint.Heading && b.Level <= 1 {
			doc.Title = b.Text
		}
		doc.Add(b)
	}
	return doc
}

// Blocks returns the copy as blocks: a paragraph is one, or several where
// manual line breaks part it.
func (t *Text) Blocks() []*lint.Block {
	var out []*lint.Block
	separated, table := true, 0
	for _, p := range t.Paragraphs {
		if p.Table != table {
			separated, table = true, p.Table
		}
		blank := true
		start := p.Span.Start
		for i := p.Span.Start; i <= p.Span.End; i++ {
			if i < p.Span.End && t.Source[i] != '\v' {
				continue
			}
			s, e := trim(t.Source, start, i)
			start = i + 1
			if s == e {
				continue
			}
			blank = false
			var w lint.BlockBuilder
			w.Verbatim(t.Source, s, e)
			b := w.Block(p.Kind)
			b.Level, b.Table, b.Row, b.Column = p.Level, p.Table, p.Row, p.Column
			b.Note = p.Note
			b.Separated = separated || p.Kind == lint.Heading || p.Note
			separated = p.Kind == lint.Heading || p.Note
			out = append(out, b)
		}
		separated = separated || blank
	}
	return out
}

// trim narrows [start,end) by white space, the ideographic space included.
func trim(src []byte, start, end int) (int, int) {
	const wide = "\u3000"
	for start < end {
		if src[start] == ' ' || src[start] == '\t' {
			start++
		} else if end-start >= 3 && string(src[start:start+3]) == wide {
			start += 3
		} else {
			break
		}
	}
	for start < end {
		if src[end-1] == ' ' || src[end-1] == '\t' {
			end--
		} else if end-start >= 3 && string(src[end-3:end]) == wide {
			end -= 3
		} else {
			break
		}
	}
	return start, end
}
