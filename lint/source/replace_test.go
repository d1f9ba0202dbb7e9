package source

import (
	"bytes"
	"strings"
	"testing"
)

// What is put into a field is what is read from it afterwards, and the same text leaves every byte.
func FuzzReplaceJSON(f *testing.F) {
	for _, row := range []string{
		`{"m":[{"role":"甲","content":"甲"},{"n":1},{"content":null},{"content":"丙\n\n丁"}]}`,
		`{"m":{"content":"甲\n"},"m.content":"\u4e59"}`,
		`{ "m" :[["甲", "乙" ],[], ["丙"]],"m":[["甲\n\n\n"]] }`,
		`{"m":"甲","M":"乙"}`,
	} {
		f.Add(row, "m.content")
		f.Add(row, "m")
	}
	f.Fuzz(func(t *testing.T, row, field string) {
		if strings.ContainsAny(row, "\n\r") || strings.Contains(field, ",") {
			return
		}
		read := func(row string) (rec Record, ok bool) {
			err := Records("a.jsonl", strings.NewReader(row), field, "utf-8", func(r Record) bool {
				rec, ok = r, true
				return false
			})
			return rec, ok && err == nil && rec.Err == nil && len(rec.Fields) == 1
		}
		rec, ok := read(row)
		if !ok {
			return
		}
		was := rec.Fields[0].Text
		if same, err := rec.Replace([]string{was}); err != nil || !bytes.Equal(same, rec.Raw) {
			t.Fatalf("the same text: %q %v", same, err)
		}
		now, err := rec.Replace([]string{was + "新"})
		if err != nil {
			return
		}
		again, ok := read(string(now))
		if !ok || again.Fields[0].Text != was+"新" {
			t.Fatalf("%q became %q, which reads %q", row, now, again.Fields)
		}
	})
}
