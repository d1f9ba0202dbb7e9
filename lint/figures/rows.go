package figures

import "strings"

// OneOfEach reports whether each label, of longest bytes at most, holds another word of one of the rows: parts that are named so
// exclude one another. Of the words of a row in a label the longest counts.
func OneOfEach(rows [][]string, labels []string, longest int) bool {
	for _, row := range rows {
		seen, all := map[string]bool{}, true
		for _, l := range labels {
			word := ""
			for _, w := range row {
				if len(w) > len(word) && strings.Contains(l, w) {
					word = w
				}
			}
			all = all && word != "" && !seen[word] && len(l) <= longest
			seen[word] = true
		}
		if all {
			return true
		}
	}
	return false
}
