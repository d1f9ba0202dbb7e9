package report

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/source"
)

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func writeJSON(t *testing.T, entries []Entry, failures ...Failure) []byte {
	t.Helper()
	var out bytes.Buffer
	r, s := newJSON(&out, "zh"), NewSummary()
	for _, e := range entries {
		s.Files++
		s.Add(e)
		if err := r.Entry(e); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range failures {
		s.Fail(f)
	}
	if err := r.Close(s); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestJSONKeepsItsSchema(t *testing.T) {
	record := sampleEntry()
	record.Doc.Record, record.Doc.Row = 3, 5
	clean := Entry{Doc: source.Plain("b.txt", []byte("留观三十分钟。"))}
	broken := Failure{Path: "c.jsonl", Line: 7, Message: lint.Say("不是一个JSON对象", "not a JSON object")}
	for name, out := range map[string][]byte{
		"nothing":          writeJSON(t, nil),
		"findings":         writeJSON(t, []Entry{sampleEntry(), clean}),
		"records, failure": writeJSON(t, []Entry{record}, broken),
		"failure only":     writeJSON(t, nil, broken),
	} {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(out))
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		if err := schema(t).Validate(v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSchemaSeesDamage makes sure the schema would refuse what it should.
func TestSchemaSeesDamage(t *testing.T) {
	good := string(writeJSON(t, []Entry{sampleEntry()}))
	for _, c := range [][2]string{
		{`"line":3`, `"line":0`}, {`"severity":"error"`, `"severity":"fatal"`}, {`"safe":true`, `"safe":1`}, {`"rule":"typo/term"`, `"rule":"term"`}, {`"errors"`, `"failures"`},
	} {
		bad := bytes.Replace([]byte(good), []byte(c[0]), []byte(c[1]), 1)
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(bad))
		if err != nil || string(bad) == good {
			t.Fatalf("%s is not in the output: %v", c[0], err)
		}
		if schema(t).Validate(v) == nil {
			t.Errorf("%s passes", c[1])
		}
	}
}

func TestJSONPlaces(t *testing.T) {
	var got struct {
		Files []struct {
			Findings []struct {
				Text       string
				Start, End lint.Position
			}
		}
	}
	if err := json.Unmarshal(writeJSON(t, []Entry{sampleEntry()}), &got); err != nil {
		t.Fatal(err)
	}
	f := got.Files[0].Findings[0]
	if copyText[f.Start.Offset:f.End.Offset] != f.Text || f.Start.Line != 3 || f.End.Column-f.Start.Column != 3 {
		t.Errorf("got %+v", f)
	}
}
