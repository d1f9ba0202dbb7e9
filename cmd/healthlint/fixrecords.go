package main

import (
	"bytes"
	"fmt"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/fix"
	"github.com/healthlint/healthlint/lint/report"
	"github.com/healthlint/healthlint/lint/source"
)

// mendRecords mends the fields of a data set. What is no text of them, and
// every row without a mend, stays byte for byte as it was.
func (a *app) mendRecords(e *engine, f *fixFlags, from lint.Severity, path, name string, data []byte) (m mended) {
	m.path = path
	var out, changes bytes.Buffer
	last := 0 // what of data is in out
	shift := 0
	err := source.Records(name, bytes.NewReader(data), f.records, f.encoding, func(rec source.Record) bool {
		start := place(data, &last, rec, &out)
		now, applied, err := a.mendRecord(e, f, from, name, rec, &m)
		if err != nil {
			m.rows = append(m.rows, report.Failure{Path: fmt.Sprintf("%s:%d", name, rec.Line), Message: a.reason(err)})
		}
		if applied == 0 {
			out.Write(data[start:last])
			return true
		}
		m.applied += applied
		out.Write(now)
		if f.diff {
			shift += hunk(&changes, rec, now, shift)
		}
		return true
	})
	if err != nil {
		return mended{path: path, err: err}
	}
	out.Write(data[last:])
	m.data = out.Bytes()
	switch {
	case m.applied == 0:
	case f.diff:
		m.diff = append(fmt.Appendf(nil, "diff a/%[1]s b/%[1]s\n--- a/%[1]s\n+++ b/%[1]s\n", name), changes.Bytes()...)
	case path != "-":
		m.err = fix.Replace(path, data, m.data)
	}
	return m
}

// place copies what stands before a record, and returns where it begins. Only
// white space, commas and the header stand between two.
func place(data []byte, last *int, rec source.Record, out *bytes.Buffer) int {
	from := *last
	if from == 0 && !rec.Array {
		from = len(rec.Header)
	}
	start := from + bytes.Index(data[from:], rec.Raw)
	out.Write(data[*last:start])
	*last = start + len(rec.Raw)
	return start
}

// mendRecord returns the row of a record with its fields mended.
func (a *app) mendRecord(e *engine, f *fixFlags, from lint.Severity, name string, rec source.Record, m *mended) (row []byte, applied int, err error) {
	if rec.Err != nil {
		return nil, 0, rec.Err
	}
	texts := make([]string, len(rec.Fields))
	var left []lint.Finding
	for i, field := range rec.Fields {
		r, err := f.mendText(e, from, name, []byte(field.Text), func(src []byte) (*lint.Document, error) {
			doc := source.Plain(name, src)
			doc.Record, doc.Row, doc.Field, doc.Encoding = rec.Number, rec.Line, field.Name, rec.Encoding
			return doc, nil
		})
		if err != nil {
			return nil, 0, err
		}
		texts[i] = string(r.Source)
		applied += len(r.Applied)
		left = append(left, r.Left...)
	}
	if applied > 0 {
		var refused *source.Error
		if row, refused = rec.Replace(texts); refused != nil {
			return nil, 0, refused
		}
	}
	m.left = append(m.left, left...)
	return row, applied, nil
}

// hunk writes what changed in a record as a diff without context, and returns
// by how many lines it grew; shift is by how many the file did before.
func hunk(w *bytes.Buffer, rec source.Record, now []byte, shift int) int {
	was, is := inLines(rec.Raw, rec.Encoding), inLines(now, rec.Encoding)
	fmt.Fprintf(w, "@@ -%d,%d +%d,%d @@ #%d\n", rec.Line, len(was), rec.Line+shift, len(is), rec.Number)
	for _, side := range []struct {
		sign  byte
		lines [][]byte
	}{{'-', was}, {'+', is}} {
		for _, line := range side.lines {
			w.WriteByte(side.sign)
			w.Write(line)
			w.WriteByte('\n')
		}
	}
	return len(is) - len(was)
}

// inLines are the lines of a row, in UTF-8.
func inLines(row []byte, encoding string) [][]byte {
	if text, err := source.Decode(row, encoding); err == nil {
		row = text.Source
	}
	return bytes.Split(bytes.TrimSuffix(row, []byte("\n")), []byte("\n"))
}
