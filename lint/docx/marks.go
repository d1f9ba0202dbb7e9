package docx

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/pattern"
)

// cut is a place inside a paragraph at which another one begins: what closes
// there, and what opens again in the new paragraph.
type cut struct {
	at          int
	close, open string
}

// reshape returns what changes in the paragraphs of one line.
func (e *editor) reshape(line int, shape Shape) (out []lint.Edit) {
	p := e.text.Paragraphs[line]
	cuts := map[*Paragraph][]cut{}
	spaced := map[*child]bool{}
	restored := map[*Paragraph]bool{}
	for _, at := range shape.Split {
		if at <= p.Span.Start || at >= p.Span.End {
			continue
		}
		if q := p.joinedAt(at); q != nil {
			restored[q] = true
			continue
		}
		owner, c, text := e.cut(at)
		if owner == nil {
			continue
		}
		cuts[owner] = append(cuts[owner], c)
		// What now ends in a space must keep it.
		if text != nil && !spaced[text] {
			spaced[text] = true
			tag := p.story.raw[text.span.Start:]
			end := bytes.IndexByte(tag, '>')
			if !bytes.Contains(tag[:end], []byte("preserve")) {
				out = append(out, lint.Edit{Span: lint.Span{Start: text.span.Start + end, End: text.span.Start + end}, Text: ` xml:space="preserve"`})
			}
		}
	}
	join := shape.Join && e.text.Joinable(line)
	for _, q := range append([]*Paragraph{p}, p.more...) {
		fill := ""
		if q == p.last() && p.Span.Len() == 0 && shape.Fill != "" {
			fill = e.fill(e.neighbour(line), shape.Fill)
		}
		if q == p.last() {
			for _, text := range shape.After {
				cuts[q] = append(cuts[q], cut{q.close, "", e.fill(cmp.Or(p.look(), e.neighbour(line)), text)})
			}
		}
		out = append(out, e.paragraph(q, restored[q], cuts[q], join && q == p.last(), fill)...)
	}
	return out
}

// paragraph returns what changes in one paragraph: its own mark stays with the
// last of those that it is cut into.
func (e *editor) paragraph(p *Paragraph, restored bool, cuts []cut, join bool, fill string) (out []lint.Edit) {
	was := string(p.story.raw[p.inner:p.body])
	own := was
	switch {
	case restored:
		own = ownDeletion().ReplaceAllString(was, "")
	case join:
		own = e.marked(p, deleted)
	}
	first := own
	if len(cuts) > 0 {
		first = e.marked(p, inserted)
	}
	var behind []lint.Edit
	for i, c := range cuts {
		props := own
		if i+1 < len(cuts) {
			props = e.marked(p, inserted)
		}
		behind = append(behind, lint.Edit{Span: lint.Span{Start: c.at, End: c.at}, Text: c.close + "</w:p><w:p>" + props + c.open})
	}
	if p.inner == p.end { // <w:p/>
		if first == was && fill == "" {
			return nil
		}
		text := strings.TrimSuffix(string(p.story.raw[p.start:p.end]), "/>") + ">" + first + fill
		for _, b := range behind {
			text += b.Text
		}
		return []lint.Edit{{Span: lint.Span{Start: p.start, End: p.end}, Text: text + "</w:p>"}}
	}
	if first != was {
		out = append(out, lint.Edit{Span: lint.Span{Start: p.inner, End: p.body}, Text: first})
	}
	if fill != "" {
		out = append(out, lint.Edit{Span: lint.Span{Start: p.close, End: p.close}, Text: fill})
	}
	return append(out, behind...)
}

// neighbour returns how the text beside an empty line looks.
func (e *editor) neighbour(line int) string {
	for _, n := range []int{line - 1, line + 1} {
		if n >= 0 && n < len(e.text.Paragraphs) {
			if p := e.text.Paragraphs[n]; p.story == e.text.Paragraphs[line].story && p.Kind != lint.Heading && p.look() != "" {
				return p.look()
			}
		}
	}
	return ""
}

// cut finds the place of an offset that stands inside a line; in is the text
// element that is parted, if one is. There is none in fields, formulas and
// the controls of a form.
func (e *editor) cut(at int) (owner *Paragraph, c cut, in *child) {
	i := slices.IndexFunc(e.text.pieces, func(p *piece) bool { return p.source.Start <= at && at < p.source.End })
	if i < 0 {
		return nil, c, nil
	}
	p := e.text.pieces[i]
	raw, u := p.story.raw, p.run
	if u == nil || u.locked || p.atomic && p.source.Start != at {
		return nil, c, nil
	}
	k := slices.IndexFunc(u.children, func(x *child) bool { return slices.Contains(x.pieces, p) })
	switch again := string(raw[u.tag.Start:u.tag.End]) + string(raw[u.props.Start:u.props.End]); {
	case k < 0:
		return nil, c, nil
	case p.source.Start < at || p != u.children[k].pieces[0]:
		if in = u.children[k]; !bytes.HasPrefix(raw[in.span.Start:], []byte("<w:t>")) && !bytes.HasPrefix(raw[in.span.Start:], []byte("<w:t ")) {
			return nil, c, nil
		}
		c = cut{p.xmlAt(at, false), "</w:t></w:r>", again + `<w:t xml:space="preserve">`}
	case k > 0:
		c = cut{u.children[k].span.Start, "</w:r>", again}
	default:
		c = cut{u.whole.Start, "", ""}
	}
	for _, w := range u.within {
		tag := string(raw[w.tag.Start:w.tag.End])
		switch w.name {
		case "ins":
			tag = idAttribute().ReplaceAllString(tag, `:id="`+e.id()+`"`)
		case "hyperlink", "smartTag":
		default:
			return nil, c, nil
		}
		c.close += "</w:" + w.name + ">"
		c.open = tag + c.open
	}
	if p.paragraph.holds() { // which half the text box is to go with is not ours to say
		return nil, c, nil
	}
	if before := raw[p.paragraph.body:c.at]; bytes.Count(before, []byte(`fldCharType="begin"`)) != bytes.Count(before, []byte(`fldCharType="end"`)) {
		return nil, c, nil
	}
	return p.paragraph, c, in
}

// joinedAt returns the paragraph of a line whose mark stood at an offset until
// we deleted it: who parts the line there wants it back.
func (p *Paragraph) joinedAt(offset int) *Paragraph {
	before := p
	for _, q := range p.more {
		if len(q.pieces) > 0 && q.pieces[0].source.Start == offset && ownDeletion().Match(before.story.raw[before.inner:before.body]) {
			return before
		}
		before = q
	}
	return nil
}

var ownDeletion = pattern.Lazy(`<w:del w:id="-?\d+" w:author="healthlint" [^>]*/>`)

type mark string

const (
	inserted mark = "ins"
	deleted  mark = "del"
)

// marked returns the paragraph's properties with its mark tracked. Those of an
// inserted mark are for a new paragraph, which ends no section and has no
// history.
func (e *editor) marked(p *Paragraph, m mark) string {
	raw := p.story.raw[p.inner:p.body]
	change := fmt.Sprintf(`<w:%s w:id="%s" %s/>`, m, e.id(), e.by)
	at := elements(raw)
	own, ok := at["pPr"]
	if !ok || own.tag == own.whole {
		return "<w:pPr><w:rPr>" + change + "</w:rPr></w:pPr>"
	}
	var out []lint.Edit
	switch run, ok := at["pPr/rPr"]; {
	case !ok:
		place := own.close
		for _, path := range []string{"pPr/pPrChange", "pPr/sectPr"} { // which come behind
			if x, ok := at[path]; ok {
				place = x.whole.Start
			}
		}
		out = append(out, lint.Edit{Span: lint.Span{Start: place, End: place}, Text: "<w:rPr>" + change + "</w:rPr>"})
	case run.tag == run.whole:
		out = append(out, lint.Edit{Span: run.whole, Text: "<w:rPr>" + change + "</w:rPr>"})
	default:
		place := run.tag.End
		if x, ok := at["pPr/rPr/ins"]; ok && m == deleted { // which comes first
			place = x.whole.End
		}
		if _, gone := at["pPr/rPr/del"]; !gone || m == inserted {
			out = append(out, lint.Edit{Span: lint.Span{Start: place, End: place}, Text: change})
		}
	}
	if m == inserted {
		for _, path := range []string{"pPr/sectPr", "pPr/pPrChange", "pPr/rPr/ins", "pPr/rPr/del", "pPr/rPr/moveFrom", "pPr/rPr/moveTo", "pPr/rPr/rPrChange"} {
			if x, ok := at[path]; ok {
				out = append(out, lint.Edit{Span: x.whole, Text: ""})
			}
		}
	}
	return string(apply(raw, out))
}

// element is where an element stands; an empty one has its tag for the whole.
type element struct {
	whole, tag lint.Span
	close      int // its end tag
}

// elements finds the first elements of each path in a paragraph's properties.
func elements(raw []byte) map[string]element {
	out := map[string]element{}
	var open []string
	var tags []lint.Span
	// What is not well formed has been refused when the part was read.
	_ = walk(raw, func(t xml.Token, start, end int) error {
		switch t := t.(type) {
		case xml.StartElement:
			open, tags = append(open, t.Name.Local), append(tags, lint.Span{Start: start, End: end})
		case xml.EndElement:
			path, n := strings.Join(open, "/"), len(open)-1
			if _, ok := out[path]; !ok {
				out[path] = element{lint.Span{Start: tags[n].Start, End: end}, tags[n], start}
			}
			open, tags = open[:n], tags[:n]
		}
		return nil
	})
	return out
}
