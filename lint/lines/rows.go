package lines

import (
	"iter"
	"strings"
)

// Rows yields the rows of a table of cells that tabs divide, remarks (lines that begin with #) and empty lines left out.
// A row has so many columns: cells beyond are dropped, such as the source of the row, and what a row lacks is "". The
// slice is filled anew for every row.
func Rows(table string, columns int) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		row := make([]string, columns)
		for line := range strings.Lines(table) {
			line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
			if line == "" || line[0] == '#' {
				continue
			}
			for i := range row {
				row[i], line, _ = strings.Cut(line, "\t")
			}
			if !yield(row) {
				return
			}
		}
	}
}
