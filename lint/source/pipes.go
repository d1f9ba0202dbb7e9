package source

import (
	"bytes"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/typeset"
)

// fewestPipeRows is how many lines of as many cells make a table: two may be a menu and its underline.
const fewestPipeRows = 3

// pipeRows returns how many of the first lines are the rows of a table that was pasted as text: they begin and end with a
// pipe and have as many cells. It is 0 where there is no table.
func pipeRows(src []byte, ls []typeset.Line) int {
	cells, n := 0, 0
	for n < len(ls) {
		k := pipeCells(src[ls[n].Start:ls[n].End])
		if k < 2 || n > 0 && k != cells {
			break
		}
		cells = k
		n++
	}
	if n < fewestPipeRows {
		return 0
	}
	return n
}

// pipeCells counts the cells of a row. An escaped pipe is for Markdown to read.
func pipeCells(text []byte) int {
	if len(text) < 2 || text[0] != '|' || text[len(text)-1] != '|' || bytes.Contains(text, []byte(`\|`)) {
		return 0
	}
	return bytes.Count(text, []byte("|")) - 1
}

// pipeTable adds the cells of the rows; the line between head and body is none, as in Markdown.
func pipeTable(doc *lint.Document, src []byte, rows []typeset.Line, table int) {
	row := 0
	for i, l := range rows {
		if underline(src[l.Start:l.End], i == 1) {
			continue
		}
		row++
		column := 0
		for at := l.Start + 1; at < l.End; column++ {
			end := at + bytes.IndexByte(src[at:l.End], '|')
			pipeCell(doc, src, at, end, [3]int{table, row, column})
			at = end + 1
		}
	}
}

func pipeCell(doc *lint.Document, src []byte, start, end int, place [3]int) {
	if start, end = typeset.Trim(src, start, end); start == end {
		return
	}
	var w lint.BlockBuilder
	w.Verbatim(src, start, end)
	b := w.Block(lint.TableCell)
	b.Table, b.Row, b.Column = place[0], place[1], place[2]
	b.Separated = true
	doc.Add(b)
}

// underline reports whether a row does no more than set the head of a table off; elsewhere a lone dash says that a cell is empty.
func underline(text []byte, second bool) bool {
	rule := "--"
	if second {
		rule = "-"
	}
	return len(bytes.Trim(text, "|-: \t")) == 0 && bytes.Contains(text, []byte(rule))
}
