package source

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestRecordsInOtherEncodings(t *testing.T) {
	for _, c := range []struct {
		encoding string
		bom      bool
	}{{"gb18030", false}, {"utf-16le", true}} {
		data := encoded(t, "{\"text\":\"接种后应留观三十分钟\"}\n{\"text\":\"不要自行用药\"}\n", c.encoding, c.bom)
		if c.encoding == "gb18030" {
			data = append(data, "{\"text\":\"\xff\"}\n"...)
		}
		var got []string
		err := Records("a.jsonl", bytes.NewReader(data), "text", "", func(r Record) bool {
			got = append(got, r.Encoding, textOf(r))
			if r.Err != nil {
				got = append(got, r.Err.Error())
			}
			return true
		})
		want := []string{c.encoding, "接种后应留观三十分钟", c.encoding, "不要自行用药"}
		if c.encoding == "gb18030" {
			want = append(want, "gb18030", "", "bytes that are not GB18030")
		}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("got %q %v, want %q", got, err, want)
		}
	}
}

func TestRecords(t *testing.T) {
	for _, c := range []struct{ name, path, in, want string }{
		{"jsonl", "a.jsonl", "{\"text\":\"甲\"}\n\n{\"text\":\"乙\\n丙\",\"id\":3}\r\n{\"text\":\"丁\"}", "1@1 甲|2@3 乙\n丙|3@4 丁|"},
		{"broken row", "a.jsonl", "{\"text\":\"甲\"}\n{\"text\":\n{\"text\":\"丙\"}\n", "1@1 甲|2@2 !|3@3 丙|"},
		{"no field, null, number", "a.jsonl", "{\"t\":\"甲\"}\n{\"text\":null}\n{\"text\":3}\n", "1@1 !|2@2 !|3@3 !|"},
		{"invalid utf-8", "a.jsonl", "{\"text\":\"\xff\"}\n{\"text\":\"乙\"}\n", "1@1 !|2@2 乙|"},
		{"csv", "a.csv", "\uFEFFid,text\r\n1,甲\r\n2,\"乙,\n丙\"\"丁\"\"\"\r\n3,戊\r\n", "1@2 甲|2@3 乙,\n丙\"丁\"|3@5 戊|"},
		{"csv: quote nobody closes", "a.csv", "id,text\n1,\"甲\n2,乙\n3,丙\n", "1@2 !|2@3 乙|3@4 丙|"},
		{"csv: bare quote", "a.csv", "id,text\n1,甲\"乙\n2,\"丙\"\n", "1@2 !|2@3 丙|"},
		{"csv: width", "a.csv", "id,text\n1\n2,乙\n", "1@2 !|2@3 乙|"},
		{"tsv", "a.tsv", "id\ttext\n1\t\"甲\n2\n3\t乙\n", "1@2 \"甲|2@3 !|3@4 乙|"},
		{"tsv: no such column", "a.tsv", "id\tbody\n1\t甲\n", "the header has no column “text”, only id, body"},
		{"not a data set", "a.txt", "甲", "a data set must be .jsonl, .json, .csv or .tsv"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got strings.Builder
			err := Records(c.path, strings.NewReader(c.in), "text", "", func(r Record) bool {
				text := textOf(r)
				if r.Err != nil {
					text = "!"
					if r.Err.Line != r.Line {
						t.Errorf("record %d begins on line %d, its error names %d", r.Number, r.Line, r.Err.Line)
					}
				}
				fmt.Fprintf(&got, "%d@%d %s|", r.Number, r.Line, text)
				return true
			})
			if err != nil {
				got.WriteString(err.Error())
			}
			if got.String() != c.want {
				t.Errorf("got  %q\nwant %q", got.String(), c.want)
			}
		})
	}
}

// TestQuoteNobodyCloses: what such a quote swallowed is put back, and each row of it that is malformed as well must cost no more
// than a row.
func TestQuoteNobodyCloses(t *testing.T) {
	bytesPerRow := func(rows int) uint64 {
		in := "id,text\n0,\"a\n" + strings.Repeat("1,a\"b\"c\n", rows)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		n := 0
		if err := Records("a.csv", strings.NewReader(in), "text", "", func(Record) bool { n++; return true }); err != nil || n != rows+1 {
			t.Fatalf("%d rows, %v", n, err)
		}
		runtime.ReadMemStats(&after)
		return (after.TotalAlloc - before.TotalAlloc) / uint64(rows)
	}
	if few, many := bytesPerRow(1000), bytesPerRow(8000); many > 2*few {
		t.Errorf("%d bytes a row of 8000, %d of 1000", many, few)
	}
}

// TestRecordsKeepTheirBytes joins what the records hold of their file: it must
// be the file, but for blank lines.
func TestRecordsKeepTheirBytes(t *testing.T) {
	for _, c := range []struct{ name, in string }{
		{"a.jsonl", "{\"text\":\"甲\"}\r\n{\"x\":1}\nbroken\n{\"text\":\"丁\"}"},
		{"a.csv", "id,text\r\n1,\"甲\n乙\"\r\n2,\"丙\n3,丁\n4\n"},
		{"a.tsv", "id\ttext\n1\t上上਀\n2\t甲\n"}, // U+4E0A, U+4E0A and U+0A00 hold the byte 0A
	} {
		for _, encoding := range []string{"utf-8", "gb18030", "utf-16le", "utf-16be"} {
			data := encoded(t, c.in, encoding, encoding != "gb18030" && encoding != "utf-8")
			var got []byte
			n := 0
			err := Records(c.name, bytes.NewReader(data), "text", encoding, func(r Record) bool {
				if n++; n == 1 {
					got = append(got, r.Header...)
				}
				got = append(got, r.Raw...)
				return true
			})
			if err != nil || !bytes.Equal(got, data) {
				t.Errorf("%s in %s: %v\ngot  %q\nwant %q", c.name, encoding, err, got, data)
			}
		}
	}
}

// What is put into a field leaves the rest of the row as it was.
func TestReplace(t *testing.T) {
	for _, c := range []struct{ path, in, want string }{
		{"a.jsonl", `{ "id":1, "q" : "<甲>\n\u4e59","z":"甲"}` + "\r\n", `{ "id":1, "q" : "<新>\n\"句\"","z":"甲"}` + "\r\n"},
		{"a.jsonl", `{"q":"\u7532","id":1}` + "\n", `{"q":"<\u65b0>\n\"\u53e5\"","id":1}` + "\n"},
		{"a.jsonl", `{"q":[ "甲"],"z":["甲"]}`, `{"q":[ "<新>\n\"句\""],"z":["甲"]}`},
		{"a.jsonl", `{"q":["甲","乙"]}`, ""}, // of which, no one knows
		{"a.json", "[{\"q\":\"甲\"}]", `{"q":"<新>\n\"句\""}`},
		{"a.csv", "id,q,z\r\n\"x,\"\"1\"\"\",甲, y\r\n", "\"x,\"\"1\"\"\",\"<新>\n\"\"句\"\"\", y\r\n"},
		{"a.csv", "q\n\"甲\n乙\"", "\"<新>\n\"\"句\"\"\""},
		{"a.tsv", "q\tz\n甲\t乙\n", ""},
	} {
		_ = Records(c.path, strings.NewReader(c.in), "q", "", func(r Record) bool {
			got, err := r.Replace([]string{"<新>\n\"句\""})
			if (err != nil) != (c.want == "") || string(got) != c.want {
				t.Errorf("%q: got %q %v, want %q", c.in, got, err, c.want)
			}
			return true
		})
	}
	for encoding, want := range map[string]bool{"gb18030": true, "big5": false} {
		data := encoded(t, "q\tz\n頭暈\t甲\n", encoding, false)
		_ = Records("a.tsv", bytes.NewReader(data), "q", encoding, func(r Record) bool {
			got, err := r.Replace([]string{"头晕"})
			if (err == nil) != want || want && !bytes.Equal(got, encoded(t, "头晕\t甲\n", encoding, false)) {
				t.Errorf("%s: %q %v", encoding, got, err)
			}
			return true
		})
	}
}

// The texts of a list are mended each where it stands.
func TestReplaceInLists(t *testing.T) {
	for _, c := range []struct{ in, field, was, now, want string }{
		{`{"m":[{"role":"甲","content":"甲"},{"n":1},{"content":null},{"content":"丙\n\n丁","content2":"丙"}]}`, "m.content", "甲\n\n丙\n\n丁", "甲\n\n丙\n\n新", `{"m":[{"role":"甲","content":"甲"},{"n":1},{"content":null},{"content":"丙\n\n新","content2":"丙"}]}`},
		{`{"m":[["甲", "乙" ],[], ["丙"]],"m":[["甲", "乙" ],[], ["丙"]]}`, "m", "甲\n\n乙\n\n丙", "甲\n\n新\n\n丁", `{"m":[["甲", "乙" ],[], ["丙"]],"m":[["甲", "新" ],[], ["丁"]]}`},
		{`{"m.content":"甲","m":{"content":"乙"}}`, "m.content", "甲", "新", `{"m.content":"新","m":{"content":"乙"}}`},
		{`{"m":["甲\n","乙"]}`, "m", "甲\n\n\n乙", "甲\n\n\n新", ""}, // where the first ends does not show
		{`{"m":["甲","乙"]}`, "m", "甲\n\n乙", "甲乙", ""},
		{`{"m":["甲","乙"]}`, "m", "甲\n\n乙", "甲\n\n乙\n\n丙", ""},
	} {
		err := Records("a.jsonl", strings.NewReader(c.in), c.field, "", func(r Record) bool {
			if r.Err != nil || r.Fields[0].Text != c.was {
				t.Fatalf("%s: %q %v", c.in, r.Fields, r.Err)
			}
			got, err := r.Replace([]string{c.now})
			if (err != nil) != (c.want == "") || string(got) != c.want {
				t.Errorf("%s: got %s %v, want %s", c.in, got, err, c.want)
			}
			return true
		})
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
		}
	}
}

// textOf joins the fields of a row.
func textOf(r Record) string {
	var texts []string
	for _, f := range r.Fields {
		if f.Name != "" {
			f.Text = f.Name + ":" + f.Text
		}
		texts = append(texts, f.Text)
	}
	return strings.Join(texts, "+")
}

func TestFields(t *testing.T) {
	for _, c := range []struct{ name, path, fields, in, want string }{
		{"columns", "a.csv", "q, a", "q,id,a\n甲,1,乙\n", "q:甲+a:乙|"},
		{"a column with a comma", "a.tsv", "q,a", "q,a\t\"x\n甲\t1\n", "甲|"},
		{"no such column", "a.csv", "q,b", "q,a\n", "the header has no column “b”, only q, a"},
		{"some are missing", "a.jsonl", "q,a", `{"q":"甲","a":null}` + "\n" + `{"a":"乙"}` + "\n" + `{"b":"丙"}`, "q:甲+a:|q:+a:乙|!|"},
		{"a path", "a.jsonl", "m.content", `{"m":[{"role":"u","content":"甲"},{"content":"乙"},{"role":"tool"}]}`, "甲\n\n乙|"},
		{"a list", "a.jsonl", "p", `{"p":["甲","乙"]}` + "\n" + `{"p":[]}` + "\n" + `{"p":[1]}`, "甲\n\n乙||!|"},
		{"nobody has it", "a.jsonl", "text", `{"b":"甲","a":1}` + "\n" + `{"b":"乙"}`, "no field “text”, only a, b"},
		{"an array", "a.json", "q", "\uFEFF [\n {\"q\":\n  \"甲[,]\"} ,{\"q\":3},\n\n{\"q\":\"乙\"}]\n", "2@甲[,]|3@!|5@乙|"},
		{"an array of nothing", "a.json", "q", "[]", ""},
		{"an array cut", "a.json", "q", "[{\"q\":\"甲\"},\n{\"q\":\"", "1@甲|the JSON array is not complete at the end of the file"},
		{"an array malformed", "a.json", "q", "[{\"q\":\"甲\"},\n\n{\"q\":x}]", "1@甲|the JSON array is malformed: it cannot be read from this line on, line 3"},
		{"lines", "a.json", "q", "{\"q\":\"甲\"}\n{\"q\":\n{\"q\":\"乙\"}", "1@甲|2@!|3@乙|"},
		{"one object", "a.json", "q", "{\n\"q\":\"甲\"\n}", "neither a JSON array nor a JSON object on every line"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got strings.Builder
			err := Records(c.path, strings.NewReader(c.in), c.fields, "", func(r Record) bool {
				text := textOf(r)
				if r.Err != nil {
					text = "!"
				}
				if strings.HasSuffix(c.path, ".json") {
					text = fmt.Sprintf("%d@%s", r.Line, text)
				}
				got.WriteString(text + "|")
				return true
			})
			if err != nil {
				got.WriteString(err.Error())
				var lacks *Error
				if errors.As(err, &lacks) && lacks.Line > 2 {
					fmt.Fprintf(&got, ", line %d", lacks.Line)
				}
			}
			if got.String() != c.want {
				t.Errorf("got %q, want %q", got.String(), c.want)
			}
		})
	}
}
