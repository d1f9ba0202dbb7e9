package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// jsonRecords reads an object from every line.
func jsonRecords(in *lineReader, spec string, yield func(Record) bool) error {
	f := newFinder(spec, yield)
	number := 0
	for {
		line, err := in.next()
		if err != nil {
			return f.end(atEnd(err))
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		number++
		rec := Record{Number: number, Line: in.line, Encoding: in.encoding, Raw: slices.Clone(in.raw), Header: in.mark}
		rec.Err = in.undecodable(line)
		if more, err := f.add(rec, line); !more {
			return err
		}
	}
}

// jsonFile reads a .json file: the elements of an array, or an object from
// every line, as such files often have in spite of their name.
func jsonFile(in *lineReader, spec string, yield func(Record) bool) error {
	head, err := in.r.Peek(sample)
	start := bytes.TrimLeft(head, " \t\r\n")
	if len(start) == 0 {
		return atEnd(err)
	}
	if start[0] == '[' { // often one line, however long
		return jsonArray(in, spec, yield)
	}
	line, err := in.next()
	for err == nil && len(bytes.TrimSpace(line)) == 0 {
		line, err = in.next()
	}
	if err != nil {
		return atEnd(err)
	}
	if !json.Valid(line) || bytes.TrimSpace(line)[0] != '{' {
		return malformed(in.line, "既不是JSON数组，也不是一行一个JSON对象", "neither a JSON array nor a JSON object on every line")
	}
	in.unread([]pushedLine{{slices.Clone(line), slices.Clone(in.raw)}})
	return jsonRecords(in, spec, yield)
}

// jsonArray reads the elements of an array, which may run over many lines.
func jsonArray(in *lineReader, spec string, yield func(Record) bool) error {
	if in.encoding != "utf-8" {
		return malformed(1, "JSON数组须是UTF-8，这是%s", "a JSON array must be UTF-8, this is %s", strings.ToUpper(in.encoding))
	}
	f := newFinder(spec, yield)
	text := &linesRead{r: in.r, starts: []int64{0}, number: 1}
	d := json.NewDecoder(text)
	broken := func(err error) error {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return malformed(text.lineAt(text.at-1), "JSON数组到文件末尾没有写完", "the JSON array is not complete at the end of the file")
		}
		at := d.InputOffset()
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			at = syntax.Offset - 1
		}
		return malformed(text.lineAt(at), "JSON数组不合语法：从这一行起读不出", "the JSON array is malformed: it cannot be read from this line on")
	}
	if _, err := d.Token(); err != nil {
		return broken(err)
	}
	head := append(slices.Clone(in.mark), "[\n"...)
	for number := 1; d.More(); number++ {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return f.end(broken(err))
		}
		line := text.lineAt(d.InputOffset() - int64(len(raw)))
		rec := Record{Number: number, Line: line, Encoding: in.encoding, Raw: slices.Clone(raw), Header: head, Array: true}
		if !utf8.Valid(raw) {
			rec.Err = NotDecoded(in.encoding)
			rec.Err.Line = line
		}
		if more, err := f.add(rec, raw); !more {
			return err
		}
	}
	_, err := d.Token()
	if err != nil {
		err = broken(err)
	}
	return f.end(err)
}

// linesRead is a text that a decoder reads, which says how far by bytes: it
// keeps where the lines begin that the decoder may still ask for.
type linesRead struct {
	r      io.Reader
	at     int64
	starts []int64 // of the lines from number on
	number int
}

func (l *linesRead) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	for i, b := range p[:n] {
		if b == '\n' {
			l.starts = append(l.starts, l.at+int64(i)+1)
		}
	}
	l.at += int64(n)
	return n, err
}

// lineAt returns the line of an offset, and forgets those before.
func (l *linesRead) lineAt(offset int64) int {
	for len(l.starts) > 1 && l.starts[1] <= offset {
		l.starts = l.starts[1:]
		l.number++
	}
	return l.number
}

// undecided is how many rows without the field are read before the file is
// said not to have it.
const undecided = 1000

// finder takes the fields out of rows, and tells a file that has none of them,
// which is said once, from one in which a few rows lack them.
type finder struct {
	names   []string
	yield   func(Record) bool
	found   bool
	waiting []Record
	has     []string // the fields of the first row
}

func newFinder(spec string, yield func(Record) bool) *finder {
	return &finder{names: names(spec), yield: yield}
}

// add reads a row. more is false where no other is wanted.
func (f *finder) add(rec Record, text []byte) (more bool, err error) {
	has := rec.Err == nil && f.read(&rec, text)
	if f.found = f.found || has; f.found {
		return f.flush() && f.yield(rec), nil
	}
	if f.waiting = append(f.waiting, rec); len(f.waiting) < undecided {
		return true, nil
	}
	if f.has != nil {
		return false, f.end(nil)
	}
	f.found = true // nothing here is an object
	return f.flush(), nil
}

// flush yields the rows that were held back.
func (f *finder) flush() bool {
	waiting := f.waiting
	f.waiting = nil
	for _, rec := range waiting {
		if !f.yield(rec) {
			return false
		}
	}
	return true
}

// end says what is to be said when no row is left, or none is worth reading.
func (f *finder) end(err error) error {
	if err == nil && f.has != nil && !f.found {
		return f.lacks(f.waiting[0].Line)
	}
	f.flush()
	return err
}

func (f *finder) lacks(line int) *Error {
	err := malformed(line, "没有字段“%s”，只有%s", "no field “%s”, only %s", strings.Join(f.names, ", "), strings.Join(f.has, ", "))
	err.Fields = f.has
	return err
}

// read fills in the fields of a row, and says whether it has any. One that
// lacks some of several has no copy there.
func (f *finder) read(rec *Record, text []byte) (has bool) {
	var row map[string]json.RawMessage
	if err := json.Unmarshal(text, &row); err != nil {
		rec.Err = notObject(text, rec.Line, err)
		return false
	}
	if f.has == nil {
		f.has = slices.Sorted(maps.Keys(row))
	}
	rec.replace = func(row []byte, field int, text string) ([]byte, bool) { return replaceJSON(row, f.names[field], text) }
	for _, name := range f.names {
		field := Field{}
		if len(f.names) > 1 {
			field.Name = name
		}
		raw, path, ok := within(row, name)
		if ok {
			has = true
			if field.Text, ok = copyOf(raw, path); !ok && (len(f.names) == 1 || string(raw) != "null") {
				rec.Err = noText(rec.Line, name, raw)
				return true
			}
		}
		rec.Fields = append(rec.Fields, field)
	}
	if !has {
		rec.Err = malformed(rec.Line, "没有字段“%s”", "no field “%s”", strings.Join(f.names, ", "))
	}
	return has
}

// noText says that a field holds no text, and how to reach what is inside.
func noText(line int, name string, raw json.RawMessage) *Error {
	if raw[0] != '[' && raw[0] != '{' {
		return malformed(line, "字段“%s”不是字符串", "field “%s” is not a string", name)
	}
	return malformed(line, "字段“%[1]s”不是字符串；里面的文字用路径指出，如 %[1]s.content", "field “%[1]s” is not a string; name the text in it by its path, such as %[1]s.content", name)
}

// within finds a field by its name, or by a path of names: messages.content
// are the contents of all the messages.
func within(row map[string]json.RawMessage, name string) (raw json.RawMessage, path []string, ok bool) {
	if raw, ok = row[name]; ok {
		return raw, nil, true
	}
	first, rest, dotted := strings.Cut(name, ".")
	if !dotted {
		return nil, nil, false
	}
	raw, ok = row[first]
	return raw, strings.Split(rest, "."), ok
}

// copyOf is the text of a value: a string, or the strings of a list, each a
// paragraph.
func copyOf(raw json.RawMessage, path []string) (string, bool) {
	var value any
	if err := json.Unmarshal(raw, &value); err != nil {
		return "", false
	}
	texts, ok := collect(nil, value, path)
	return strings.Join(texts, "\n\n"), ok
}

// collect adds the strings that a path leads to, through every list on it.
func collect(texts []string, value any, path []string) ([]string, bool) {
	switch v := value.(type) {
	case string:
		return append(texts, v), len(path) == 0
	case []any:
		ok := true
		for _, element := range v {
			var is bool
			texts, is = collect(texts, element, path)
			ok = ok && is
		}
		return texts, ok
	case map[string]any:
		if len(path) == 0 {
			return texts, false
		}
		inner, ok := v[path[0]]
		if !ok || inner == nil {
			return texts, true // a turn without words
		}
		return collect(texts, inner, path[1:])
	}
	return texts, false
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
