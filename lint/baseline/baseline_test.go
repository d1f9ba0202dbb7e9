package baseline

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
)

// findings reports every 错, and every 私 followed by digits as privacy.
func findings(doc *lint.Document) []lint.Finding {
	var out []lint.Finding
	for i := 0; i < len(doc.Source); i++ {
		rest := string(doc.Source[i:])
		switch {
		case strings.HasPrefix(rest, "错"):
			out = append(out, lint.Finding{Diagnostic: lint.Diagnostic{Rule: "typo/known", Span: lint.Span{Start: i, End: i + 3}}})
		case strings.HasPrefix(rest, "私"):
			out = append(out, lint.Finding{Diagnostic: lint.Diagnostic{Rule: "privacy/phone", Span: lint.Span{Start: i, End: i + 3 + 11}}})
		}
	}
	return out
}

func record(t *testing.T, path, text string) *Baseline {
	t.Helper()
	doc := lint.NewDocument(path, []byte(text))
	var entries []Entry
	for _, f := range findings(doc) {
		entries = append(entries, Describe(path, doc, f))
	}
	b, err := Read(Write(entries))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const old = "医院开设错科门诊，方便市民。\n卫生部门提醒，注意错误用药。\n"

func TestFilter(t *testing.T) {
	for _, c := range []struct {
		name, path, now string
		fresh, stale    int
	}{
		{"the same", "a.txt", old, 0, 0},
		{"an edit elsewhere", "a.txt", "今日消息。\n\n" + old + "完。\n", 0, 0},
		{"moved paragraphs", "a.txt", "卫生部门提醒，注意错误用药。\n医院开设错科门诊，方便市民。\n", 0, 0},
		{"indented, and digits changed nearby", "a.txt", "　　医院开设错科门诊， 方便市民。\n卫生部门提醒，注意错误用药。\n", 0, 0},
		{"an edit before it", "a.txt", "县里医院新开设错科门诊，方便市民。\n卫生部门提醒，注意错误用药。\n", 0, 0},
		{"mended", "a.txt", "医院开设儿科门诊，方便市民。\n卫生部门提醒，注意错误用药。\n", 0, 1},
		{"a new one", "a.txt", old + "专家说错了。\n", 1, 0},
		{"the same line twice", "a.txt", old + "医院开设错科门诊，方便市民。\n", 1, 0},
		{"another file", "b.txt", old, 2, 0},
		{"renamed", "renamed.txt", old, 0, 0},
	} {
		b := record(t, "a.txt", old)
		b.Exists = func(path string) bool { return c.name != "renamed" }
		doc := lint.NewDocument(c.path, []byte(c.now))
		fresh, known := b.Filter(c.path, doc, findings(doc))
		stale := b.Stale(func(e Entry) bool { return e.Path == c.path })
		if len(fresh) != c.fresh || len(stale) != c.stale || len(fresh)+len(known) != len(findings(doc)) {
			t.Errorf("%s: %d new, %d stale; want %d, %d", c.name, len(fresh), len(stale), c.fresh, c.stale)
		}
		live, _ := Read(Write(b.Live(func(e Entry) bool { return e.Path == c.path })))
		if live.Len() != 2-c.stale {
			t.Errorf("%s: %d live", c.name, live.Len())
		}
	}
}

func TestExactMatchesComeFirst(t *testing.T) {
	b := record(t, "a.txt", "甲甲错乙乙\n")
	// The first shares only what follows, the second is the one remembered.
	doc := lint.NewDocument("a.txt", []byte("丙丙错乙乙\n甲甲错乙乙\n"))
	fresh, known := b.Filter("a.txt", doc, findings(doc))
	if len(known) != 1 || known[0].Span.Start < 10 || len(fresh) != 1 {
		t.Errorf("new %+v, known %+v", fresh, known)
	}
}

func TestNothingPrivateIsWritten(t *testing.T) {
	doc := lint.NewDocument("a.txt", []byte("电话私13800000001，错在前面，号码13800000002。\n"))
	var entries []Entry
	for _, f := range findings(doc) {
		entries = append(entries, Describe("a.txt", doc, f))
	}
	if out := string(Write(entries)); strings.Contains(out, "138") || !strings.Contains(out, "某00000000000") {
		t.Errorf("got %s", out)
	}
}

func TestReadRefuses(t *testing.T) {
	for _, bad := range []string{"", "{}", `{"version":2,"entries":[]}`, `{"version":1,"entires":[]}`, `{"version":1,"entries":[`} {
		if _, err := Read([]byte(bad)); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func TestReadNull(t *testing.T) {
	_, err := Read([]byte(`{"version":1,"entries":[{"path":"a.txt","rule":"typo/known","text":"错"},null]}`))
	if err == nil || !strings.Contains(err.Error(), "entries[1] is null") {
		t.Errorf("got %v", err)
	}
}
