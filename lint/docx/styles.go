package docx

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// style is what a paragraph style says about the paragraph's part in the copy.
type style struct {
	name  string // "heading 1", "caption": the built-in names are English in every language of Word
	based string
	level int // outline level from 1; 0 for body text
	list  bool
}

// styles reads the paragraph styles of the document by their ID.
func (f *File) styles() (map[string]style, error) {
	name, err := f.target(f.document, "styles")
	if err != nil || name == "" {
		return nil, err
	}
	data, err := f.part(name)
	if err != nil {
		return nil, err
	}
	all := map[string]style{}
	id := ""
	err = walk(data, func(t xml.Token, _, _ int) error {
		e, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		s := all[id]
		switch e.Name.Local {
		case "style":
			id = attr(e, "styleId")
			s = style{}
		case "name":
			s.name = strings.ToLower(attr(e, "val"))
		case "basedOn":
			s.based = attr(e, "val")
		case "outlineLvl":
			s.level = outline(attr(e, "val"))
		case "numPr":
			s.list = true
		default:
			return nil
		}
		if id != "" {
			all[id] = s
		}
		return nil
	})
	return all, err
}

// outline turns Word's outline level (0 to 8, 9 for body text) into ours.
func outline(val string) int {
	if n, err := strconv.Atoi(val); err == nil && n >= 0 && n < 9 {
		return n + 1
	}
	return 0
}

// kind tells what a paragraph of the style is, following what it is based on.
func kind(all map[string]style, id string) (k lint.Kind, level int) {
	for range 16 { // a chain longer than this is a loop
		s, ok := all[id]
		name := s.name
		if !ok {
			name = strings.ToLower(id) // a style used and never defined still says what was meant
		}
		switch {
		case strings.HasPrefix(name, "toc"), name == "header", name == "footer":
			return lint.Boilerplate, 0
		case name == "title":
			return lint.Heading, 1
		case name == "subtitle":
			return lint.Heading, 2
		case strings.HasPrefix(name, "heading"):
			n, _ := strconv.Atoi(strings.TrimSpace(name[len("heading"):]))
			return lint.Heading, max(1, n)
		case name == "caption", name == "table caption", name == "illustration", name == "figure":
			return lint.Caption, 0
		case name == "quote", name == "intense quote", name == "quotations", name == "block text":
			return lint.Quote, 0
		case s.level > 0:
			return lint.Heading, s.level
		case s.list, strings.HasPrefix(name, "list "):
			return lint.ListItem, 0
		}
		if id = s.based; id == "" {
			break
		}
	}
	return lint.Paragraph, 0
}
