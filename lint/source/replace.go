package source

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// Replace returns the row as it stands in its file, with other texts in its
// fields. Everything else in it stays byte for byte as it was.
func (r Record) Replace(texts []string) ([]byte, *Error) {
	row, err := Decode(r.Raw, r.Encoding)
	if err != nil {
		return nil, r.unwritable()
	}
	if again, err := Encode(row); err != nil || !bytes.Equal(again, r.Raw) {
		return nil, r.unwritable()
	}
	for i, text := range texts {
		if text == r.Fields[i].Text {
			continue
		}
		changed, ok := r.replace(row.Source, i, text)
		if !ok {
			return nil, r.unwritable()
		}
		row.Source = changed
	}
	out, err := Encode(row)
	if err != nil {
		return nil, r.unwritable()
	}
	return out, nil
}

func (r Record) unwritable() *Error {
	return malformed(r.Line, "这一条写不回原样，未改动", "this record cannot be written back as it was; left alone")
}

// replaceJSON puts a text into a field of an object, or what of it stands for each text of a list into that.
func replaceJSON(row []byte, name, text string) ([]byte, bool) {
	var object map[string]json.RawMessage
	if json.Unmarshal(row, &object) != nil {
		return nil, false
	}
	var path []string
	if _, ok := object[name]; ok {
		path = []string{name}
	} else {
		path = strings.Split(name, ".")
	}
	places, ok := stringsAt(nil, row, 0, path)
	if !ok {
		return nil, false
	}
	texts := make([]string, len(places))
	for i, at := range places {
		if json.Unmarshal(row[at.Start:at.End], &texts[i]) != nil {
			return nil, false
		}
	}
	mended, ok := part(text, texts)
	if !ok {
		return nil, false
	}
	ascii := !bytes.ContainsFunc(row, func(r rune) bool { return r >= utf8.RuneSelf })
	var edits []lint.Edit
	for i, at := range places {
		if mended[i] != texts[i] {
			edits = append(edits, lint.Edit{Span: at, Text: quoteJSON(mended[i], ascii)})
		}
	}
	return lint.Splice(row, edits), true
}

// stringsAt adds where the strings stand in a JSON value that a path leads to, quotes included, in the order that [collect] has
// them. base is where the value begins.
func stringsAt(places []lint.Span, value []byte, base int, path []string) ([]lint.Span, bool) {
	shift := len(value) - len(bytes.TrimLeft(value, " \t\r\n"))
	value, base = value[shift:], base+shift
	if len(value) == 0 {
		return nil, false
	}
	if value[0] == '"' {
		return append(places, lint.Span{Start: base, End: base + len(value)}), len(path) == 0
	}
	if value[0] != '[' && (value[0] != '{' || len(path) == 0) {
		return nil, false
	}
	d := json.NewDecoder(bytes.NewReader(value))
	if _, err := d.Token(); err != nil {
		return nil, false
	}
	var last json.RawMessage // of several of one name the last counts
	lastAt := 0
	for d.More() {
		var key json.Token
		if value[0] == '{' {
			var err error
			if key, err = d.Token(); err != nil {
				return nil, false
			}
		}
		var inner json.RawMessage
		if d.Decode(&inner) != nil {
			return nil, false
		}
		at := base + int(d.InputOffset()) - len(inner)
		if value[0] == '{' {
			if key == path[0] {
				last, lastAt = inner, at
			}
			continue
		}
		var ok bool
		if places, ok = stringsAt(places, inner, at, path); !ok {
			return nil, false
		}
	}
	if value[0] == '[' || last == nil || string(last) == "null" {
		return places, true // a turn without words
	}
	return stringsAt(places, last, lastAt, path[1:])
}

// part divides a text that was put together of several, each a paragraph, where they were: each keeps as many blank lines as it
// had. ok is false where that does not tell.
func part(text string, was []string) (parts []string, ok bool) {
	const between = "\n\n"
	divide := func(text string) []string {
		pieces := strings.Split(text, between)
		var out []string
		for _, t := range was {
			n := min(1+strings.Count(t, between), len(pieces))
			out = append(out, strings.Join(pieces[:n], between))
			pieces = pieces[n:]
		}
		return append(out, pieces...)
	}
	joined := strings.Join(was, between)
	parts = divide(text)
	return parts, slices.Equal(divide(joined), was) && len(parts) == len(was) && strings.Count(text, between) == strings.Count(joined, between)
}

// quoteJSON writes a string as JSON, in a row of nothing but ASCII as such.
func quoteJSON(text string, ascii bool) string {
	var w strings.Builder
	e := json.NewEncoder(&w)
	e.SetEscapeHTML(false)
	_ = e.Encode(text) // a string always can be
	quoted := strings.TrimSuffix(w.String(), "\n")
	if !ascii {
		return quoted
	}
	w.Reset()
	for _, r := range quoted {
		switch {
		case r < utf8.RuneSelf:
			w.WriteRune(r)
		case r > 0xFFFF:
			r -= 0x10000
			fmt.Fprintf(&w, "\\u%04x\\u%04x", 0xD800+r>>10, 0xDC00+r&0x3FF)
		default:
			fmt.Fprintf(&w, "\\u%04x", r)
		}
	}
	return w.String()
}

// replaceCell puts a text into a cell of a CSV row.
func replaceCell(row []byte, column int, text string) ([]byte, bool) {
	start, end := cellAt(row, column)
	if end < 0 {
		return nil, false
	}
	if start < end && row[start] == '"' || strings.ContainsAny(text, "\",\r\n") {
		text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	changed := splice(row, start, end, text)
	before, err := csv.NewReader(bytes.NewReader(row)).Read()
	if err != nil {
		return nil, false
	}
	after, err := csv.NewReader(bytes.NewReader(changed)).Read()
	return changed, err == nil && len(after) == len(before)
}

// cellAt returns where the cell of a column stands in a row, its quotes
// included; end is -1 where there is none.
func cellAt(row []byte, column int) (start, end int) {
	at, quoted := 0, false
	for i := 0; ; i++ {
		switch {
		case i == len(row), !quoted && (row[i] == ',' || row[i] == '\n' || row[i] == '\r' && bytes.HasPrefix(row[i:], []byte("\r\n"))):
			if column == 0 {
				return at, i
			}
			if i == len(row) || row[i] != ',' {
				return 0, -1
			}
			column--
			at = i + 1
		case row[i] == '"':
			quoted = !quoted
		}
	}
}

// replaceTab puts a text into a cell of a row whose cells tabs part.
func replaceTab(row []byte, column int, text string) ([]byte, bool) {
	if strings.ContainsAny(text, "\t\r\n") {
		return nil, false
	}
	body := bytes.TrimRight(row, "\r\n")
	cells := strings.Split(string(body), "\t")
	if column >= len(cells) {
		return nil, false
	}
	cells[column] = text
	return append([]byte(strings.Join(cells, "\t")), row[len(body):]...), true
}

// splice puts a text for row[start:end].
func splice(row []byte, start, end int, text string) []byte {
	return lint.Splice(row, []lint.Edit{{Span: lint.Span{Start: start, End: end}, Text: text}})
}
