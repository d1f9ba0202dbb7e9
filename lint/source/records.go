package source

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// Record is one row of a data set: the texts of the fields asked for, or why
// the row cannot be read.
type Record struct {
	Number int // from 1; malformed rows count, blank lines and the header do not
	Line   int // of the file, from 1, where the row begins
	Fields []Field
	// Encoding is that of the file.
	Encoding string
	// Raw is the row as it stands in the file, its line end included, and
	// Header what the file has before its first row: the byte order mark, the
	// line that names the columns, the bracket of an array.
	Raw, Header []byte
	// Array says that the rows are the elements of a JSON array: Raw is without
	// the comma between two, and a bracket closes the file.
	Array bool
	Err   *Error

	// replace puts another text into a field of the row, which is UTF-8 here.
	replace func(row []byte, field int, text string) ([]byte, bool)
}

// Field is a text of a row. Its name is "" where no other was asked for.
type Field struct{ Name, Text string }

// Records streams the rows of a data set: of .jsonl, .ndjson, .csv and .tsv
// files, and of .json that is an array or has an object on every line. spec
// names the field with the copy, or several with commas between. A malformed
// row is yielded with its error and the next ones follow. The error returned
// is about the file as a whole: a header without the field, no row that has
// it, a failed read. No more than one row is held at a time, a thousand while
// none has had the field. encoding forces a decoding; "" finds it from the
// beginning of the file.
func Records(path string, r io.Reader, spec, encoding string, yield func(Record) bool) error {
	in, err := newLineReader(r, encoding)
	if err != nil {
		return err
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".jsonl", ".ndjson":
		return jsonRecords(in, spec, yield)
	case ".json":
		return jsonFile(in, spec, yield)
	case ".csv":
		return csvRecords(in, spec, yield)
	case ".tsv":
		return tsvRecords(in, spec, yield)
	}
	return &Error{Offset: -1, Message: lint.Say("数据集须是 .jsonl、.json、.csv 或 .tsv", "a data set must be .jsonl, .json, .csv or .tsv")}
}

func malformed(line int, zh, en string, args ...any) *Error {
	return &Error{Offset: -1, Line: line, Message: lint.Say(zh, en, args...)}
}

func tsvRecords(in *lineReader, spec string, yield func(Record) bool) error {
	var columns []column
	width := 0
	var head []byte
	number := 0
	for {
		line, err := in.next()
		if err != nil {
			return atEnd(err)
		}
		if len(line) == 0 {
			continue
		}
		cells := strings.Split(string(line), "\t")
		if columns == nil {
			if columns, err = header(cells, spec); err != nil {
				return err
			}
			width = len(cells)
			head = slices.Concat(in.mark, in.raw)
			continue
		}
		number++
		rec := Record{Number: number, Line: in.line, Encoding: in.encoding, Raw: slices.Clone(in.raw), Header: head}
		if rec.Err = in.undecodable(line); rec.Err == nil {
			rec.Fields, rec.Err = pick(cells, columns, width, in.line)
			rec.replace = func(row []byte, field int, text string) ([]byte, bool) {
				return replaceTab(row, columns[field].at, text)
			}
		}
		if !yield(rec) {
			return nil
		}
	}
}

// maxRow bounds a quoted CSV row, so that a quote nobody closes costs one row
// and not the rest of the file.
const maxRow = 4 << 20

func csvRecords(in *lineReader, spec string, yield func(Record) bool) error {
	var columns []column
	width := 0
	var head []byte
	number := 0
	for {
		line, err := in.next()
		if err != nil {
			return atEnd(err)
		}
		if len(line) == 0 {
			continue
		}
		first := in.line
		row := append([]byte(nil), line...)
		raw := slices.Clone(in.raw)
		var later []pushedLine // the lines a quoted field runs over
		for quotes := bytes.Count(row, []byte{'"'}); quotes%2 == 1 && len(row) < maxRow; {
			more, err := in.next()
			if err != nil {
				break
			}
			more = slices.Clone(more)
			later = append(later, pushedLine{more, slices.Clone(in.raw)})
			row = append(append(row, '\n'), more...)
			quotes += bytes.Count(more, []byte{'"'})
		}
		cells, perr := csvRow(row)
		if columns == nil {
			if perr != nil {
				return malformed(first, "表头有误：%[1]s", "malformed header: %[2]s", csvReason(perr).ZH, perr)
			}
			if columns, err = header(cells, spec); err != nil {
				return err
			}
			width = len(cells)
			head = slices.Concat(in.mark, whole(raw, later))
			continue
		}
		number++
		rec := Record{Number: number, Line: first, Encoding: in.encoding, Raw: raw, Header: head}
		if rec.Err = in.undecodable(row); rec.Err != nil {
			rec.Err.Line = first
			rec.Raw = whole(raw, later)
		} else if perr != nil {
			rec.Err = malformed(first, "CSV格式有误：%[1]s", "malformed CSV: %[2]s", csvReason(perr).ZH, perr)
			in.unread(later)
		} else {
			rec.Fields, rec.Err = pick(cells, columns, width, first)
			rec.replace = func(row []byte, field int, text string) ([]byte, bool) {
				return replaceCell(row, columns[field].at, text)
			}
			rec.Raw = whole(raw, later)
		}
		if !yield(rec) {
			return nil
		}
	}
}

// whole joins the lines of a row.
func whole(raw []byte, later []pushedLine) []byte {
	for _, l := range later {
		raw = append(raw, l.raw...)
	}
	return raw
}

// csvRow parses one row; the position in its error is left out because it
// would count from the row.
func csvRow(row []byte) ([]string, error) {
	r := csv.NewReader(bytes.NewReader(row))
	cells, err := r.Read()
	var perr *csv.ParseError
	if errors.As(err, &perr) {
		return nil, perr.Err
	}
	return cells, err
}

// FieldNames are the fields of the first row of a data set, nil where they
// cannot be told.
func FieldNames(path string, r io.Reader, encoding string) (fields []string) {
	const nobody = "\x00" // no field has this name
	err := Records(path, r, nobody, encoding, func(Record) bool { return false })
	var lacks *Error
	if errors.As(err, &lacks) {
		fields = lacks.Fields
	}
	return fields
}

// column is a field that was asked for, and where the rows have it.
type column struct {
	name string
	at   int
}

// header finds the columns of the fields asked for: one, or several with
// commas between.
func header(cells []string, spec string) ([]column, error) {
	cells[0] = strings.TrimPrefix(cells[0], "\uFEFF")
	if i := slices.Index(cells, spec); i >= 0 {
		return []column{{"", i}}, nil
	}
	var columns []column
	for _, name := range names(spec) {
		i := slices.Index(cells, name)
		if i < 0 {
			err := malformed(1, "表头没有“%s”一栏，只有%s", "the header has no column “%s”, only %s", name, strings.Join(cells, ", "))
			err.Fields = cells
			return nil, err
		}
		columns = append(columns, column{name, i})
	}
	return columns, nil
}

// names parts a list of fields. One name alone is the whole of it.
func names(spec string) []string {
	var list []string
	for name := range strings.SplitSeq(spec, ",") {
		if name = strings.TrimSpace(name); name != "" && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	if len(list) < 2 {
		return []string{spec}
	}
	return list
}

func pick(cells []string, columns []column, width, line int) ([]Field, *Error) {
	if len(cells) != width {
		return nil, malformed(line, "有%d栏，表头是%d栏", "%d columns where the header has %d", len(cells), width)
	}
	fields := make([]Field, len(columns))
	for i, c := range columns {
		fields[i] = Field{c.name, cells[c.at]}
	}
	return fields, nil
}
