package docx

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// story renders a part with what happens in it. Bytes outside the runs that
// are touched are copied.
func (e *editor) story(s *story) []byte {
	mine := map[*run]bool{}
	for _, u := range s.runs {
		mine[u] = true
	}
	var touched []*run
	for _, u := range e.touched {
		if mine[u] && !slices.Contains(touched[max(0, len(touched)-1):], u) {
			touched = append(touched, u)
		}
	}
	slices.SortFunc(touched, func(a, b *run) int { return cmp.Compare(a.whole.Start, b.whole.Start) })
	w := &writer{editor: e, raw: s.raw, touched: slices.Compact(touched)}
	w.render(lint.Span{Start: 0, End: len(s.raw)})
	out := w.out.Bytes()
	for _, empty := range e.reopened { // behind the last character of an insertion
		out = bytes.ReplaceAll(out, []byte(empty), nil)
	}
	return out
}

type writer struct {
	*editor
	raw     []byte
	touched []*run // in document order
	out     bytes.Buffer

	// The run being written, and the text element open in it.
	run  *run
	tag  string // "w:t" or "w:delText"
	body bytes.Buffer
	line bytes.Buffer
}

// render copies a range of the part, writing the touched runs in it anew.
func (w *writer) render(s lint.Span) {
	at := s.Start
	i, _ := slices.BinarySearchFunc(w.touched, s.Start, func(u *run, at int) int { return cmp.Compare(u.whole.Start, at) })
	for ; i < len(w.touched) && w.touched[i].whole.Start < s.End; i++ {
		u := w.touched[i]
		if u.whole.Start < at {
			continue // inside a run that has been written
		}
		w.out.Write(w.raw[at:u.whole.Start])
		w.renderRun(u)
		at = u.whole.End
	}
	w.out.Write(w.raw[at:s.End])
}

func (w *writer) renderRun(u *run) {
	m := w.around[u]
	if m != nil {
		w.out.WriteString(m.before)
	}
	split := false
	for _, c := range u.children {
		for _, p := range c.pieces {
			split = split || len(w.ops[p]) > 0
		}
	}
	if !split && len(u.children) > 0 {
		first, last := u.children[0].span.Start, u.children[len(u.children)-1].span.End
		w.out.Write(w.raw[u.whole.Start:first])
		w.render(lint.Span{Start: first, End: last})
		w.out.Write(w.raw[last:u.whole.End])
	} else {
		w.splitRun(u)
	}
	if m != nil {
		w.out.WriteString(m.after)
	}
}

func (w *writer) splitRun(u *run) {
	w.run = u
	for _, c := range u.children {
		touched := false
		for _, p := range c.pieces {
			touched = touched || len(w.ops[p]) > 0
		}
		raw := w.raw[c.span.Start:c.span.End]
		switch {
		case !touched:
			w.body.Write(w.nested(c.span))
		case bytes.HasPrefix(raw, []byte("<w:t>")), bytes.HasPrefix(raw, []byte("<w:t ")):
			w.splitText(c, "w:t")
		case bytes.HasPrefix(raw, []byte("<w:delText")):
			w.splitText(c, "w:delText")
		default: // a tab, a break: whole or gone
			w.splitText(c, "")
		}
	}
	w.closeRun()
	w.run = nil
}

// nested renders a child that may hold runs of its own, such as a text box.
func (w *writer) nested(s lint.Span) []byte {
	inner := &writer{editor: w.editor, raw: w.raw, touched: w.touched}
	inner.render(s)
	return inner.out.Bytes()
}

// splitText writes a child whose text is marked or changed; tag is the
// element that holds the text, "" where the child is a character itself.
func (w *writer) splitText(c *child, tag string) {
	w.tag = tag
	for _, p := range c.pieces {
		ops := slices.Clone(w.ops[p])
		slices.SortStableFunc(ops, func(a, b op) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.order, b.order)) })
		at, gone := p.xml.Start, p.xml.Start // text before gone is deleted
		upTo := func(end int) {
			if at < gone {
				stop := min(gone, end)
				w.removed(w.raw[at:stop])
				at = stop
			}
			w.line.Write(w.raw[at:max(at, end)])
			at = max(at, end)
		}
		pending := "" // what replaces a deletion comes after all of it
		for _, o := range ops {
			if o.at >= gone && pending != "" {
				upTo(gone)
				w.added(pending)
				pending = ""
			}
			upTo(o.at)
			switch o.order {
			case deleting:
				gone, pending = o.end, o.text
			case inserting:
				w.added(o.text)
			default:
				w.closeRun()
				w.out.WriteString(o.xml)
			}
		}
		if gone > at {
			upTo(gone)
		}
		w.added(pending)
		upTo(p.xml.End)
	}
	w.closeText()
}

func (w *writer) closeText() {
	if w.line.Len() == 0 {
		return
	}
	if w.tag == "" {
		w.body.Write(w.line.Bytes())
	} else {
		fmt.Fprintf(&w.body, `<%s xml:space="preserve">%s</%[1]s>`, w.tag, w.line.Bytes())
	}
	w.line.Reset()
}

// closeRun writes what the run holds so far; what follows stands in another
// run of the same properties.
func (w *writer) closeRun() {
	w.closeText()
	if w.body.Len() == 0 {
		return
	}
	w.writeRun(w.body.String())
	w.body.Reset()
}

func (w *writer) writeRun(body string) {
	w.out.Write(w.raw[w.run.tag.Start:w.run.tag.End])
	w.out.Write(w.raw[w.run.props.Start:w.run.props.End])
	w.out.WriteString(body)
	w.out.WriteString("</w:r>")
}

// removed deletes text of the part, keeping it as a tracked change if asked.
func (w *writer) removed(raw []byte) {
	if !w.review.Track || len(raw) == 0 {
		return
	}
	w.closeRun()
	fmt.Fprintf(&w.out, `<w:del w:id="%s" %s>`, w.id(), w.by)
	if w.tag == "" {
		w.writeRun(string(raw))
	} else {
		w.writeRun(`<w:delText xml:space="preserve">` + string(raw) + `</w:delText>`)
	}
	w.out.WriteString("</w:del>")
}

func (w *writer) added(text string) {
	switch {
	case text == "":
	case !w.review.Track && w.tag != "" && !strings.Contains(text, "\t"):
		w.line.WriteString(escape(text))
	default:
		w.closeRun()
		body := runBody(text)
		if !w.review.Track {
			w.writeRun(body)
			return
		}
		leave, inside, back, ok := w.insertion(w.run)
		if !ok {
			w.writeRun(body)
			return
		}
		fmt.Fprintf(&w.out, `%s<w:ins w:id="%s" %s>%s`, leave, w.id(), w.by, inside.open)
		w.writeRun(body)
		w.out.WriteString(inside.close + "</w:ins>" + back)
		if back != "" {
			w.reopened = append(w.reopened, back+inside.close+"</w:ins>")
		}
	}
}

// wrapping is the tags of elements that stand around a run.
type wrapping struct{ open, close string }

// insertion returns what parts the insertion of somebody else that a run stands in, as Word does: what is added there is
// signed with our name and not with theirs. The elements between the two stand in ours as well. All of it is empty outside
// an insertion; ok is false inside one of our own, or where an element cannot be parted.
func (w *writer) insertion(u *run) (leave string, inside wrapping, back string, ok bool) {
	if !u.inserted {
		return "", inside, "", true
	}
	for _, x := range u.within {
		tag := string(w.raw[x.tag.Start:x.tag.End])
		switch x.name {
		case "hyperlink", "smartTag":
			inside.close += "</w:" + x.name + ">"
			inside.open = tag + inside.open
		case "ins":
			if strings.Contains(tag, w.author()) {
				return "", inside, "", false
			}
			again := idAttribute().ReplaceAllString(tag, `:id="`+w.id()+`"`)
			return inside.close + "</w:ins>", inside, again + inside.open, true
		default:
			return "", inside, "", false
		}
	}
	return "", inside, "", false // in the properties of what is further out
}

// prefixed reports whether the part calls Word's namespace "w", as every
// producer does; what we write relies on it.
func prefixed(raw []byte) bool {
	return bytes.Contains(beginning(raw), []byte("xmlns:w="))
}

// beginning is as much of a part as its root element takes, with all the namespaces that Word declares.
func beginning(raw []byte) []byte { return raw[:min(len(raw), 8192)] }

// strictNamespace is Word's own in strict Open XML.
const strictNamespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
