package source

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// jsonCut is how encoding/json says that a value is not whole.
const jsonCut = "unexpected end of JSON input"

// JSONReason says why data is not the JSON that was expected, and where.
func JSONReason(data []byte, err error) lint.Text {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax) && syntax.Error() != jsonCut:
		return jsonPlace(data, syntax.Offset-1, "不合 JSON 语法", err)
	case errors.As(err, &kind):
		return jsonPlace(data, kind.Offset-1, "值的类型不对", err)
	case errors.As(err, &syntax), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return lint.Text{ZH: "JSON 不完整", EN: err.Error()}
	}
	if field, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return lint.Text{ZH: "有不认识的字段 " + field, EN: err.Error()}
	}
	return lint.Text{ZH: err.Error(), EN: err.Error()}
}

func jsonPlace(data []byte, offset int64, zh string, err error) lint.Text {
	before := data[:min(max(int(offset), 0), len(data))]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	return lint.Say("第%[1]d行第%[2]d列%[3]s", "line %[1]d, column %[2]d: %[4]v", line, column, zh, err)
}

// csvReason says why a row is no CSV.
func csvReason(err error) lint.Text {
	zh := err.Error()
	switch {
	case errors.Is(err, csv.ErrQuote):
		zh = "引号没有合上，或后引号之后还有字"
	case errors.Is(err, csv.ErrBareQuote):
		zh = "栏里有引号，整栏要用引号括起"
	}
	return lint.Text{ZH: zh, EN: err.Error()}
}
