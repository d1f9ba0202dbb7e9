package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/fix"
	"github.com/healthlint/healthlint/lint/report"
	"github.com/healthlint/healthlint/lint/source"
)

// mendRecords mends the fields of a data set. What is no text of them, and every row without a mend, stays byte for byte as it
// was. A file is read and written a record at a time, however long it is.
func (a *app) mendRecords(e *engine, f *fixFlags, from lint.Severity, path, name string) (m mended) {
	m.path = path
	if path == "-" {
		data, err := io.ReadAll(a.Stdin)
		if err != nil {
			return mended{path: path, err: err}
		}
		var out bytes.Buffer
		m = a.mendRows(e, f, from, path, name, bytes.NewReader(data), bytes.NewReader(data), &out)
		m.data = out.Bytes()
		return m
	}
	run := func(again io.Reader, w io.Writer) {
		rows, err := os.Open(path)
		if err != nil {
			m.err = err
			return
		}
		defer rows.Close()
		m = a.mendRows(e, f, from, path, name, rows, again, w)
	}
	if f.diff {
		again, err := os.Open(path)
		if err != nil {
			return mended{path: path, err: err}
		}
		defer again.Close()
		run(again, io.Discard)
		return m
	}
	err := fix.Stream(path, func(w *fix.File) { f.interruption.add(w.Remove) }, func(old io.Reader, w io.Writer) (bool, error) {
		run(old, w)
		return m.applied > 0, m.err
	})
	if m.err == nil {
		m.err = err
	}
	return m
}

// mendRows reads the rows of a data set, and once more what stands between them, and writes it with the fields mended.
func (a *app) mendRows(e *engine, f *fixFlags, from lint.Severity, path, name string, rows, again io.Reader, w io.Writer) (m mended) {
	m.path = path
	var changes bytes.Buffer
	between := &between{from: again, to: w}
	shift := 0
	var failed error
	err := source.Records(name, rows, f.records, f.encoding, func(rec source.Record) bool {
		if failed = between.upTo(rec); failed != nil {
			return false
		}
		now, applied, err := a.mendRecord(e, f, from, name, rec, &m)
		if err != nil {
			m.rows = append(m.rows, report.Failure{Path: fmt.Sprintf("%s:%d", name, rec.Line), Message: a.reason(err)})
		}
		if applied == 0 {
			now = rec.Raw
		} else if m.applied += applied; f.diff {
			shift += hunk(&changes, rec, now, shift)
		}
		_, failed = w.Write(now)
		return failed == nil
	})
	if failed == nil && err == nil {
		failed = between.rest()
	}
	if err = cmp.Or(failed, err); err != nil {
		return mended{path: path, err: err}
	}
	if f.diff && m.applied > 0 {
		m.diff = append(fmt.Appendf(nil, "diff a/%[1]s b/%[1]s\n--- a/%[1]s\n+++ b/%[1]s\n", name), changes.Bytes()...)
	}
	return m
}

// between copies what stands in a data set between its records: white space, commas and the header.
type between struct {
	from io.Reader
	to   io.Writer
	held bytes.Buffer // read, and not yet copied
	past bool         // the header
}

// upTo copies what stands before a record, and reads past it.
func (b *between) upTo(rec source.Record) error {
	if !b.past && !rec.Array {
		if err := b.copy(len(rec.Header)); err != nil {
			return err
		}
	}
	b.past = true
	for {
		if err := b.fill(len(rec.Raw)); err != nil {
			return err
		}
		if bytes.HasPrefix(b.held.Bytes(), rec.Raw) {
			b.held.Next(len(rec.Raw))
			return nil
		}
		if err := b.copy(1); err != nil {
			return err
		}
	}
}

// rest copies what stands behind the last record.
func (b *between) rest() error {
	if _, err := b.held.WriteTo(b.to); err != nil {
		return err
	}
	_, err := io.Copy(b.to, b.from)
	return err
}

// copy copies n bytes. That they are not there says that the file changes as it is read.
func (b *between) copy(n int) error {
	if err := b.fill(n); err != nil {
		return err
	}
	if b.held.Len() < n {
		return fix.ErrChanged
	}
	_, err := b.to.Write(b.held.Next(n))
	return err
}

// fill holds n bytes at least, or all that are left.
func (b *between) fill(n int) error {
	const chunk = 1 << 16
	for b.held.Len() < n {
		switch read, err := io.CopyN(&b.held, b.from, chunk); {
		case err != nil && !errors.Is(err, io.EOF):
			return err
		case read == 0:
			return nil
		}
	}
	return nil
}

// mendRecord returns the row of a record with its fields mended.
func (a *app) mendRecord(e *engine, f *fixFlags, from lint.Severity, name string, rec source.Record, m *mended) (row []byte, applied int, err error) {
	if rec.Err != nil {
		return nil, 0, rec.Err
	}
	texts := make([]string, len(rec.Fields))
	left := 0
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
		left += len(r.Left)
	}
	if applied > 0 {
		var refused *source.Error
		if row, refused = rec.Replace(texts); refused != nil {
			return nil, 0, refused
		}
	}
	m.leftInRows += left
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
