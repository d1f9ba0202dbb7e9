package source

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// Record is one row of a data set: the text of the field asked for, or why
// the row cannot be read.
type Record struct {
	Number int // from 1; malformed rows count, blank lines and the header do not
	Line   int // of the file, from 1, where the row begins
	Text   string
	// Encoding is that of the file.
	Encoding string
	// Raw is the row as it stands in the file, its line end included, and
	// Header what the file has before its first row: the byte order mark, the
	// line that names the columns.
	Raw, Header []byte
	Err         *Error
}

// Records streams the rows of a .jsonl, .csv or .tsv file. A malformed row is
// yielded with its error and the next ones follow. The error returned is about
// the file as a whole: a header without the field, a failed read. No more than
// one row is held at a time. encoding forces a decoding; "" finds it from the
// beginning of the file.
func Records(path string, r io.Reader, field, encoding string, yield func(Record) bool) error {
	in, err := newLineReader(r, encoding)
	if err != nil {
		return err
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".jsonl":
		return jsonRecords(in, field, yield)
	case ".csv":
		return csvRecords(in, field, yield)
	case ".tsv":
		return tsvRecords(in, field, yield)
	}
	return &Error{Offset: -1, Message: lint.Say("数据集须是 .jsonl、.csv 或 .tsv", "a data set must be .jsonl, .csv or .tsv")}
}

func malformed(line int, zh, en string, args ...any) *Error {
	return &Error{Offset: -1, Line: line, Message: lint.Say(zh, en, args...)}
}

func jsonRecords(in *lineReader, field string, yield func(Record) bool) error {
	number := 0
	for {
		line, err := in.next()
		if err != nil {
			return atEnd(err)
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		number++
		rec := Record{Number: number, Line: in.line, Encoding: in.encoding, Raw: slices.Clone(in.raw), Header: in.mark}
		if rec.Err = in.undecodable(line); rec.Err == nil {
			rec.Text, rec.Err = jsonField(line, field, in.line)
		}
		if !yield(rec) {
			return nil
		}
	}
}

func jsonField(line []byte, field string, at int) (string, *Error) {
	var row map[string]json.RawMessage
	if err := json.Unmarshal(line, &row); err != nil {
		return "", notObject(line, at, err)
	}
	raw, ok := row[field]
	if !ok {
		return "", malformed(at, "没有字段“%s”", "no field “%s”", field)
	}
	var text *string
	if err := json.Unmarshal(raw, &text); err != nil || text == nil {
		return "", malformed(at, "字段“%s”不是字符串", "field “%s” is not a string", field)
	}
	return *text, nil
}

// notObject says why a row is no JSON object. Its line is named already.
func notObject(row []byte, at int, err error) *Error {
	why := lint.Text{ZH: "不是一个JSON对象", EN: fmt.Sprintf("not a JSON object: %v", err)}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) && syntax.Error() == jsonCut {
		why.ZH += "：不完整"
	} else if syntax != nil {
		why.ZH += fmt.Sprintf("：第%d列不合语法", 1+utf8.RuneCount(row[:min(max(int(syntax.Offset)-1, 0), len(row))]))
	}
	return &Error{Offset: -1, Line: at, Message: why}
}

func tsvRecords(in *lineReader, field string, yield func(Record) bool) error {
	column, width := -1, 0
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
		if column < 0 {
			if column, err = header(cells, field); err != nil {
				return err
			}
			width = len(cells)
			head = slices.Concat(in.mark, in.raw)
			continue
		}
		number++
		rec := Record{Number: number, Line: in.line, Encoding: in.encoding, Raw: slices.Clone(in.raw), Header: head}
		if rec.Err = in.undecodable(line); rec.Err == nil {
			rec.Text, rec.Err = cell(cells, column, width, in.line)
		}
		if !yield(rec) {
			return nil
		}
	}
}

// maxRow bounds a quoted CSV row, so that a quote nobody closes costs one row
// and not the rest of the file.
const maxRow = 4 << 20

func csvRecords(in *lineReader, field string, yield func(Record) bool) error {
	column, width := -1, 0
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
		if column < 0 {
			if perr != nil {
				return malformed(first, "表头有误：%[1]s", "malformed header: %[2]s", csvReason(perr).ZH, perr)
			}
			if column, err = header(cells, field); err != nil {
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
			rec.Text, rec.Err = cell(cells, column, width, first)
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

// header finds the column of the field asked for.
func header(cells []string, field string) (int, error) {
	cells[0] = strings.TrimPrefix(cells[0], "\uFEFF")
	if i := slices.Index(cells, field); i >= 0 {
		return i, nil
	}
	return -1, malformed(1, "表头没有“%s”一栏，只有%s", "the header has no column “%s”, only %s", field, strings.Join(cells, ", "))
}

func cell(cells []string, column, width, line int) (string, *Error) {
	if len(cells) != width {
		return "", malformed(line, "有%d栏，表头是%d栏", "%d columns where the header has %d", len(cells), width)
	}
	return cells[column], nil
}
