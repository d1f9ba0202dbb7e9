package main

// nearest returns the candidate with the fewest edits to name, "" where none
// is near enough to have been meant: dose is not nope misspelled.
func nearest(name string, candidates []string) string {
	best, fewest := "", max(1, len([]rune(name))/3)+1
	for _, c := range candidates {
		if d := distance([]rune(name), []rune(c)); d < fewest {
			best, fewest = c, d
		}
	}
	return best
}

// distance counts the insertions, deletions, substitutions and swaps of
// neighbours that turn a into b.
func distance(a, b []rune) int {
	var before, last []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before, last, row = last, row, make([]int, len(b)+1)
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(b)]
}
