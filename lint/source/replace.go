package source

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
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

// replaceJSON puts a text into a field of an object. A text inside a list is
// one of several, and is left alone.
func replaceJSON(row []byte, name, text string) ([]byte, bool) {
	d := json.NewDecoder(bytes.NewReader(row))
	if _, err := d.Token(); err != nil {
		return nil, false
	}
	start, end := 0, 0
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, false
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil, false
		}
		if key == name && len(value) > 0 && value[0] == '"' {
			end = int(d.InputOffset()) // of several of one name the last counts
			start = end - len(value)
		}
	}
	if end == 0 {
		return nil, false
	}
	return splice(row, start, end, quoteJSON(text, !bytes.ContainsFunc(row, func(r rune) bool { return r >= utf8.RuneSelf }))), true
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
