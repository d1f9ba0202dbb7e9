package docx

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// OpenText opens a .docx file held in memory and reads its copy. The error is an *Error.
func OpenText(data []byte, o Options) (*File, *Text, error) {
	f, err := Open(data)
	if err != nil {
		return nil, nil, err
	}
	t, err := f.Read(o)
	return f, t, err
}

// Read returns the document's copy. The error is an *Error.
func (f *File) Read(o Options) (*Text, error) {
	styles, err := f.styles()
	if err != nil {
		return nil, err
	}
	t := &Text{}
	refs := map[string]*run{}
	var all []*Paragraph
	for _, kind := range []string{"", "footnotes", "endnotes"} {
		name := f.document
		if kind != "" {
			if name, err = f.target(f.document, kind); err != nil {
				return nil, err
			}
		}
		raw, err := f.part(name)
		if err != nil {
			return nil, err
		}
		if raw == nil {
			continue
		}
		r := &reader{
			story: &story{name: name, raw: raw}, original: o.Original, styles: styles,
			refs: refs, note: strings.TrimSuffix(kind, "s"), cells: map[int]int{}, tall: map[int]bool{},
		}
		if err := walk(raw, r.token); err != nil {
			return nil, err
		}
		for _, p := range r.all {
			if r.tall[p.Table] {
				p.Column = -1
			}
			if p.Table > 0 && p.Kind == lint.TableCell && r.cells[p.Table] == 1 {
				p.Kind = lint.Paragraph // a table of one column is a frame around running text
			}
		}
		t.stories = append(t.stories, r.story)
		all = append(all, r.all...)
	}
	t.assemble(all)
	return t, nil
}

// reader walks one story. Elements are told apart by local name within Word's
// own namespace; others get a prefix of ours.
type reader struct {
	*story
	original bool
	styles   map[string]style
	refs     map[string]*run // reference runs of notes, "footnote 2"
	note     string          // "footnote", "endnote"; "" in the main text
	anchor   *run

	stack    []string
	tags     []lint.Span // of the open elements
	all      []*Paragraph
	open     []*Paragraph
	running  []*run
	hide     int  // open elements whose text is not copy
	old      int  // open elements that record former formatting
	ins      int  // open insertions
	keep     bool // xml:space="preserve" on the open text element
	fields   []field
	vanish   []bool
	tables   []table
	lastTab  int
	cells    map[int]int  // most cells in a row, by table
	tall     map[int]bool // tables with cells that reach over several rows
	skipNote bool
}

type field struct {
	code        bool // in the instruction, not yet in the result
	instruction string
}

// table is an open table; column is where the open cell begins in the grid and next where the one after it does.
type table struct{ id, row, cell, column, next int }

func word(n xml.Name) string {
	switch n.Space {
	case wordNamespace, strictNamespace:
		return n.Local
	case "http://schemas.openxmlformats.org/markup-compatibility/2006":
		return "mc:" + n.Local
	case "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math":
		return "m:" + n.Local
	}
	return "?"
}

func (r *reader) top() string {
	if len(r.stack) == 0 {
		return ""
	}
	return r.stack[len(r.stack)-1]
}

func (r *reader) token(t xml.Token, start, end int) error {
	switch t := t.(type) {
	case xml.StartElement:
		name := word(t.Name)
		r.start(t, name, r.top(), start, end)
		r.stack = append(r.stack, name)
		r.tags = append(r.tags, lint.Span{Start: start, End: end})
	case xml.EndElement:
		name := r.top()
		r.stack, r.tags = r.stack[:len(r.stack)-1], r.tags[:len(r.tags)-1]
		r.end(name, r.top(), start, end)
	case xml.CharData:
		r.chars(string(t), start, end)
	}
	return nil
}

func (r *reader) paragraph() *Paragraph {
	if len(r.open) == 0 {
		return nil
	}
	return r.open[len(r.open)-1]
}

func (r *reader) current() *run {
	if len(r.running) == 0 {
		return nil
	}
	return r.running[len(r.running)-1]
}

// hides reports whether the text inside an element is no copy.
func (r *reader) hides(name, parent string) bool {
	switch name {
	case "del", "moveFrom":
		return !r.original && parent != "rPr" && parent != "trPr"
	case "ins", "moveTo":
		return r.original && parent != "rPr" && parent != "trPr"
	case "mc:Fallback", "rt": // the second form of a text box; the reading above a character
		return true
	}
	return false
}

func records(name string) bool { return strings.HasSuffix(name, "Change") }

func (r *reader) start(e xml.StartElement, name, parent string, start, end int) {
	if records(name) {
		r.old++
	}
	if r.old > 0 {
		return
	}
	if parent == "r" && name != "rPr" && len(r.running) > 0 {
		u := r.current()
		u.children = append(u.children, &child{span: lint.Span{Start: start, End: end}})
	}
	if r.hides(name, parent) {
		r.hide++
	}
	p, u := r.paragraph(), r.current()
	switch name {
	case "p":
		p = &Paragraph{story: r.story, start: start, inner: end, body: end, loose: parent == "body", anchor: r.anchor, skip: r.skipNote || r.hide > 0, Note: r.note != ""}
		if u != nil && p.anchor == nil {
			p.anchor = r.running[0]
		}
		if n := len(r.tables); n > 0 {
			p.Table, p.Row, p.Column = r.tables[n-1].id, r.tables[n-1].row, r.tables[n-1].column
		}
		r.open = append(r.open, p)
		r.all = append(r.all, p)
	case "r":
		u = &run{whole: lint.Span{Start: start, End: end}, tag: lint.Span{Start: start, End: end}, inserted: r.ins > 0, depth: len(r.running)}
		for i := len(r.stack) - 1; i >= 0 && r.stack[i] != "p"; i-- {
			u.within = append(u.within, wrapper{r.stack[i], r.tags[i]})
		}
		for _, f := range r.fields {
			u.locked = u.locked || !strings.HasPrefix(strings.TrimSpace(f.instruction), "HYPERLINK")
		}
		r.runs = append(r.runs, u)
		r.running = append(r.running, u)
		r.vanish = append(r.vanish, false)
	case "rPr":
		if parent == "r" {
			u.props = lint.Span{Start: start, End: end}
		}
	case "vanish", "webHidden":
		if v := attr(e, "val"); parent == "rPr" && len(r.stack) > 1 && r.stack[len(r.stack)-2] == "r" && name == "vanish" && v != "0" && v != "false" {
			r.vanish[len(r.vanish)-1] = true
		}
	case "ins", "moveTo", "del", "moveFrom":
		if parent == "rPr" {
			// The paragraph's mark itself came or went.
			if p != nil && len(r.stack) > 1 && r.stack[len(r.stack)-2] == "pPr" && (name == "ins" || name == "moveTo") == r.original {
				p.hidden = true
			}
		} else if name == "ins" || name == "moveTo" {
			r.ins++
		}
	case "sectPr":
		if p != nil {
			p.section = true
		}
	case "pStyle":
		if p != nil {
			p.Kind, p.Level = kind(r.styles, attr(e, "val"))
		}
	case "outlineLvl":
		if n := outline(attr(e, "val")); p != nil && parent == "pPr" && n > 0 {
			p.Kind, p.Level = lint.Heading, n
		}
	case "numId":
		if p != nil && p.Kind == lint.Paragraph && attr(e, "val") != "0" {
			p.Kind = lint.ListItem
		}
	case "tbl":
		r.lastTab++
		r.tables = append(r.tables, table{id: r.lastTab})
	case "tr":
		if n := len(r.tables); n > 0 {
			r.tables[n-1].row++
			r.tables[n-1].cell, r.tables[n-1].next = 0, 0
		}
	case "tc":
		if n := len(r.tables); n > 0 {
			t := &r.tables[n-1]
			t.cell++
			t.column = t.next
			t.next++
			r.cells[t.id] = max(r.cells[t.id], t.cell)
		}
	case "gridSpan", "gridBefore":
		if k, err := strconv.Atoi(attr(e, "val")); err == nil && k > 0 && k < 1000 && len(r.tables) > 0 {
			if name == "gridSpan" {
				k-- // the cell itself counts already
			}
			r.tables[len(r.tables)-1].next += k
		}
	case "vMerge":
		if n := len(r.tables); n > 0 {
			r.tall[r.tables[n-1].id] = true
		}
	case "t", "delText", "m:t":
		r.keep = attr(e, "space") == "preserve"
	case "tab", "ptab":
		r.mark(parent, "\t", start, end)
	case "br", "cr":
		if k := attr(e, "type"); k == "" || k == "textWrapping" {
			r.mark(parent, "\v", start, end)
		}
	case "noBreakHyphen":
		r.mark(parent, "-", start, end)
	case "fldChar":
		r.fieldMark(attr(e, "fldCharType"))
	case "fldSimple":
		r.fields = append(r.fields, field{instruction: attr(e, "instr")})
	case "footnoteReference", "endnoteReference":
		if u != nil {
			r.refs[strings.TrimSuffix(name, "Reference")+" "+attr(e, "id")] = r.running[0]
		}
	case "footnote", "endnote":
		kind := attr(e, "type")
		r.skipNote = kind != "" && kind != "normal"
		r.anchor = r.refs[r.note+" "+attr(e, "id")]
	}
}

func (r *reader) fieldMark(kind string) {
	switch n := len(r.fields); {
	case kind == "begin":
		r.fields = append(r.fields, field{code: true})
	case n == 0:
	case kind == "separate":
		r.fields[n-1].code = false
	case kind == "end":
		r.fields = r.fields[:n-1]
	}
}

func (r *reader) end(name, parent string, start, end int) {
	if records(name) {
		r.old--
		return
	}
	if r.old > 0 {
		return
	}
	if r.hides(name, parent) {
		r.hide--
	}
	u := r.current()
	switch name {
	case "p":
		p := r.paragraph()
		p.close, p.end = start, end
		r.open = r.open[:len(r.open)-1]
		if p.Table > 0 && (p.Kind == lint.Paragraph || p.Kind == lint.ListItem) {
			p.Kind = lint.TableCell
		}
	case "pPr":
		if p := r.paragraph(); p != nil && parent == "p" {
			p.body = end
		}
	case "r":
		u.whole.End = end
		r.running = r.running[:len(r.running)-1]
		r.vanish = r.vanish[:len(r.vanish)-1]
	case "rPr":
		if parent == "r" {
			u.props.End = end
		}
	case "ins", "moveTo":
		if parent != "rPr" {
			r.ins--
		}
	case "tbl":
		r.tables = r.tables[:len(r.tables)-1]
	case "fldSimple":
		r.fieldMark("end")
	}
	if parent == "r" && name != "rPr" && len(r.running) > 0 {
		r.current().children[len(r.current().children)-1].span.End = end
	}
}

// shown reports whether text at this place is copy.
func (r *reader) shown() bool {
	if r.hide > 0 || r.old > 0 || len(r.open) == 0 || len(r.vanish) > 0 && r.vanish[len(r.vanish)-1] {
		return false
	}
	for _, f := range r.fields {
		if f.code {
			return false
		}
	}
	return true
}

// mark adds the character an empty element stands for.
func (r *reader) mark(parent, text string, start, end int) {
	if parent == "r" && r.shown() {
		r.add(&piece{text: text, xml: lint.Span{Start: start, End: end}, atomic: true})
	}
}

func (r *reader) add(c *piece) {
	p := r.paragraph()
	c.story, c.paragraph = r.story, p
	p.pieces = append(p.pieces, c)
	if u := r.current(); u != nil && len(u.children) > 0 {
		c.run = u
		last := u.children[len(u.children)-1]
		last.pieces = append(last.pieces, c)
	}
}

func (r *reader) chars(text string, start, end int) {
	switch name := r.top(); {
	case name == "instrText" && len(r.fields) > 0:
		r.fields[len(r.fields)-1].instruction += text
		return
	case name != "t" && name != "m:t" && (name != "delText" || !r.original), !r.shown():
		return
	}
	raw := r.raw[start:end]
	if strings.HasPrefix(string(raw), "<![CDATA[") {
		start, end = start+len("<![CDATA["), end-len("]]>")
		raw = r.raw[start:end]
		if u := r.current(); u != nil {
			u.locked = true
		}
		r.add(&piece{text: clean(string(raw)), xml: lint.Span{Start: start, End: end}, atomic: strings.ContainsAny(string(raw), "\n\r")})
		return
	}
	if !r.keep {
		for len(raw) > 0 && strings.IndexByte(" \t\r\n", raw[0]) >= 0 {
			raw, start = raw[1:], start+1
		}
		for len(raw) > 0 && strings.IndexByte(" \t\r\n", raw[len(raw)-1]) >= 0 {
			raw = raw[:len(raw)-1]
		}
	}
	for at := 0; at < len(raw); {
		i := at
		for i < len(raw) && raw[i] != '&' && raw[i] != '\n' && raw[i] != '\r' && raw[i] != '\t' {
			i++
		}
		if i > at {
			r.add(&piece{text: string(raw[at:i]), xml: lint.Span{Start: start + at, End: start + i}})
		}
		if i == len(raw) {
			break
		}
		n, decoded := 1, " "
		if raw[i] == '&' {
			n = strings.IndexByte(string(raw[i:min(len(raw), i+16)]), ';') + 1
			decoded = entity(string(raw[i : i+max(n, 1)]))
			n = max(n, 1)
		}
		r.add(&piece{text: decoded, xml: lint.Span{Start: start + i, End: start + i + n}, atomic: true})
		at = i + n
	}
}

func clean(s string) string {
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(s)
}

// entity decodes one entity of XML, which the decoder has already accepted.
func entity(s string) string {
	var v struct {
		Text string `xml:",chardata"`
	}
	if xml.Unmarshal([]byte("<a>"+s+"</a>"), &v) != nil {
		return s
	}
	return clean(v.Text)
}
