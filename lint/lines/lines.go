// Package lines reads tables of text that are built into the binary: row by row, or in place by the order of their bytes.
package lines

import "strings"

// From returns the offset of the first line of a sorted table that is not before key.
func From(table, key string) int {
	low, high := 0, len(table) // both begin a line
	for low < high {
		at, end := low, high
		if i := strings.LastIndexByte(table[low:low+(high-low)/2], '\n'); i >= 0 {
			at = low + i + 1
		}
		if i := strings.IndexByte(table[at:high], '\n'); i >= 0 {
			end = at + i + 1
		}
		if table[at:end] < key {
			low = end
		} else {
			high = at
		}
	}
	return low
}
