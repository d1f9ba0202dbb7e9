package docx

import (
	"fmt"
	"testing"
)

// The columns of cells, one of them empty and some of them wide or tall.
func TestColumns(t *testing.T) {
	cell := func(props, text string) string {
		return "<w:tc><w:tcPr>" + props + "</w:tcPr>" + para(text) + "</w:tc>"
	}
	wide, tall := `<w:gridSpan w:val="2"/>`, `<w:vMerge w:val="restart"/>`
	for _, c := range []struct{ name, rows, want string }{
		{"plain", "<w:tr>" + cell("", "甲") + cell("", "") + cell("", "2") + "</w:tr>", "甲0 22 "},
		{"wide", "<w:tr>" + cell(wide, "甲") + cell("", "3") + "</w:tr>", "甲0 32 "},
		{"indented", `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>` + cell("", "甲") + cell("", "3") + "</w:tr>", "甲1 32 "},
		{"tall", "<w:tr>" + cell(tall, "甲") + cell("", "1") + "</w:tr><w:tr>" + cell("<w:vMerge/>", "") + cell("", "2") + "</w:tr>", "甲-1 1-1 2-1 "},
	} {
		f, err := Open(pack(t, testHead+"<w:tbl>"+c.rows+"</w:tbl>"+testTail))
		if err != nil {
			t.Fatal(err)
		}
		text, err := f.Read(Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, b := range text.Blocks() {
			got += fmt.Sprint(b.Text, b.Column, " ")
		}
		if got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}
