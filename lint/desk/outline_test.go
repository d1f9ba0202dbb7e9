package desk

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/source"
)

func blocksOf(doc *lint.Document) string {
	var b strings.Builder
	for _, k := range doc.Blocks {
		fmt.Fprintln(&b, k.Kind, k.Level, k.Table, k.Row, k.Column, k.Separated, k.Span(), k.Text)
	}
	return b.String()
}

// TestOutline holds that a Word document on the page is to the checks what it
// is as a file, its tables included, and stays so while it is edited.
func TestOutline(t *testing.T) {
	for _, name := range []string{"article.docx", "library.docx"} {
		word, err := os.ReadFile("../docx/testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		d, _, _ := newDesk(t, map[string][]byte{name: word})
		file, err := d.opened(name, word, false)
		if err != nil {
			t.Fatal(err)
		}
		want, err := source.Docx(name, word, false)
		if err != nil {
			t.Fatal(err)
		}
		in := &request{Path: name, Text: file.Text, Was: file.Text, Outline: file.Outline}
		doc, tables, err := parse(in)
		if err != nil || blocksOf(doc) != blocksOf(want) || doc.Title != want.Title || doc.Format != want.Format {
			t.Errorf("%s (%v):\n%s\nwant\n%s", name, err, blocksOf(doc), blocksOf(want))
		}
		if len(tables) != 1 {
			t.Errorf("%s: tables %v, want one", name, tables)
		}
		// A line more on top, and a cell edited.
		in.Text = "新的一行\n" + strings.NewReplacer("80", "九十", "120", "九十").Replace(file.Text)
		if doc, tables, err = parse(in); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(blocksOf(doc), "table-cell"); got != 4 || doc.Text(tables[0]) == "" {
			t.Errorf("%s: %d cells after an edit, want 4", name, got)
		}
	}
}
