package number

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// Tables that were pasted as text, a row to a line, with tabs, spaces or pipes between the cells: 街道　查验数　补种数.
const (
	fewestSpaced  = 3   // rows of figures: two may be a caption and its list
	longestSpaced = 240 // bytes of a line
)

// spaced collects such tables: lines that follow each other, of as many cells, of which the first is a name and the others are figures, below a line of
// as many names.
func spaced(p *lint.Pass, v *figures.View) (out []*grid) {
	for i := 1; i+fewestSpaced <= len(p.Doc.Blocks); i++ {
		n := 0
		var rows [][]figures.Span
		for i+n < len(p.Doc.Blocks) && n < longestTable {
			cells := spacedCells(p.Doc.Blocks[i+n])
			if !figureRow(v.Readings[i+n].Text, cells) || n > 0 && len(cells) != len(rows[0]) {
				break
			}
			rows = append(rows, cells)
			n++
		}
		if n < fewestSpaced {
			i += n
			continue
		}
		head := spacedCells(p.Doc.Blocks[i-1])
		if len(head) == len(rows[0]) && !figureRow(v.Readings[i-1].Text, head) {
			g := &grid{width: len(head)}
			if i > 1 {
				g.before = v.Readings[i-2].Text
			}
			for k, row := range append([][]figures.Span{head}, rows...) {
				g.rows = append(g.rows, nil)
				for _, at := range row {
					g.rows[k] = append(g.rows[k], newCell(p.Doc.Blocks[i-1+k], v.Readings[i-1+k].Text, at))
				}
			}
			out = append(out, g)
		}
		i += n
	}
	return out
}

// spacedCells returns where the cells of a line stand, or none where it is no row of a table.
func spacedCells(b *lint.Block) (cells []figures.Span) {
	mark := ""
	for _, m := range [...]string{"\t", "|", "｜"} {
		if mark == "" && strings.Contains(b.Text, m) {
			mark = m
		}
	}
	switch {
	case len(b.Text) > longestSpaced || b.Table != 0 && (mark == "" || b.Column > 0):
		return nil
	case mark != "":
		cells = cellsBetween(b.Text, mark)
	case strings.ContainsAny(b.Text, " \u3000"):
		cells = wordsOf(b.Text)
	}
	if len(cells) < 2 {
		return nil
	}
	return cells
}

// cellsBetween returns what stands between the marks of a line, which may be nothing.
func cellsBetween(t, mark string) (cells []figures.Span) {
	for from := 0; from <= len(t); {
		end := len(t)
		if k := strings.Index(t[from:], mark); k >= 0 {
			end = from + k
		}
		cell := t[from:end]
		start := from + len(cell) - len(strings.TrimLeftFunc(cell, unicode.IsSpace))
		cells = append(cells, figures.Span{Start: start, End: start + len(strings.TrimSpace(cell))})
		from = end + len(mark)
	}
	return cells
}

// wordsOf returns what stands between the spaces of a line.
func wordsOf(t string) (cells []figures.Span) {
	from := -1
	for i, r := range t {
		switch {
		case !unicode.IsSpace(r) && from < 0:
			from = i
		case unicode.IsSpace(r) && from >= 0:
			cells, from = append(cells, figures.Span{Start: from, End: i}), -1
		}
	}
	if from >= 0 {
		cells = append(cells, figures.Span{Start: from, End: len(t)})
	}
	return cells
}

// figureRow reports whether the first of some cells is a name and all the others are figures, or say that there is none.
func figureRow(read string, cells []figures.Span) bool {
	if len(cells) < 2 || utf8.RuneCountInString(cells[0].Of(read)) > 16 || strings.ContainsAny(cells[0].Of(read), "0123456789，。；：、") {
		return false
	}
	for _, at := range cells[1:] {
		if t := at.Of(read); t != "" && t != "—" && t != "-" && t != "/" && !cellNumber().MatchString(narrow.Replace(t)) {
			return false
		}
	}
	return true
}
