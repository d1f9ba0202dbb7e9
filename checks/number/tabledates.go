package number

import (
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

var (
	// rangedCell is a cell that holds a number or a range, with its unit.
	rangedCell = pattern.Lazy(`^\d{1,3}( ?[-－–—~～至到] ?\d{1,3})? ?(\p{Han}{0,3}|%|％)$`)
	// datedCell is what a spreadsheet makes of the range 3-5.
	datedCell = pattern.Lazy(`^(\d{1,2})月(\d{1,2})日$|^(\d{1,2})-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$|^(?:19|20)\d\d[/-](\d{1,2})[/-](\d{1,2})$`)
)

// turnedIntoDates finds a date in a column of numbers and ranges of one kind, 7次, 5-7次, 3月5日: it was a range.
func turnedIntoDates(p *lint.Pass, v *figures.View) {
	for _, g := range grids(p, v) {
		if !g.bad {
			datesIn(p, g.rows)
		}
	}
	for i := 0; i < len(p.Doc.Blocks); i++ {
		var rows [][]*cell
		for k := i; k < len(p.Doc.Blocks) && k-i < longestTable; k++ {
			cells := spacedCells(p.Doc.Blocks[k])
			if len(cells) < 2 || len(rows) > 0 && len(cells) != len(rows[0]) {
				break
			}
			rows = append(rows, nil)
			for _, at := range cells {
				rows[k-i] = append(rows[k-i], newCell(p.Doc.Blocks[k], v.Readings[k].Text, at))
			}
		}
		datesIn(p, rows)
		i += max(0, len(rows)-1)
	}
}

// datesIn looks at each column of some rows, of which the first may name them.
func datesIn(p *lint.Pass, rows [][]*cell) {
	if len(rows) < 3 {
		return
	}
	for k := range rows[0] {
		var dates []*cell
		units := map[string]int{}
		numbers, ranges, other := 0, 0, 0
		for i, row := range rows {
			switch {
			case k >= len(row) || row[k] == nil:
			case datedCell().MatchString(row[k].read):
				dates = append(dates, row[k])
			default:
				m := rangedCell().FindStringSubmatch(row[k].read)
				switch {
				case m == nil && i > 0:
					other++
				case m != nil:
					numbers++
					units[m[2]]++
					if m[1] != "" {
						ranges++
					}
				}
			}
		}
		if len(dates) == 0 || len(dates) > numbers || numbers < 2 || ranges == 0 || other > 0 || len(units) > 1 {
			continue
		}
		for _, c := range dates {
			m := datedCell().FindStringSubmatch(c.read)
			was := ""
			for _, pair := range [][2]string{{m[1], m[2]}, {m[4], m[5]}} {
				lo, _ := strconv.Atoi(pair[0])
				if hi, _ := strconv.Atoi(pair[1]); lo < hi {
					was = strconv.Itoa(lo) + "-" + strconv.Itoa(hi)
				}
			}
			d := lint.Diagnostic{
				Rule:    "number/table",
				Message: lint.Say("“%[1]s”所在的一栏都是数目、范围，疑是表格软件把范围改成了日期", "“%[1]s” stands in a column of numbers and ranges: a spreadsheet may have made a date of a range", strings.TrimSpace(c.at.Of(c.block.Text))),
			}
			if was != "" {
				d.Notes = figures.Notes(lint.Say("原来或为“%s”", "it may have been “%s”", was))
			}
			p.Report(c.block, c.at.Start, c.at.End, d)
		}
	}
}
