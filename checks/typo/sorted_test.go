package typo

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/lines"
)

func TestSorted(t *testing.T) {
	const table = sorted("# remark\n一匙\tW\n半匙\tW\n抄手游廊\tW\n界值\tW")
	for word, want := range map[string]bool{"一匙": true, "半匙": true, "抄手游廊": true, "界值": true, "抄手": false, "匙": false, "": false, "龘": false, "界值W": false} {
		if table.has(word) != want {
			t.Errorf("%q is there: %v", word, !want)
		}
	}
	if sorted("").has("界值") {
		t.Error("an empty table has a word")
	}
	const text = "走进抄手游廊，取半匙盐"
	for _, c := range []struct {
		part string
		want bool
	}{{"手", true}, {"抄手游廊", true}, {"廊，", false}, {"进抄", false}, {"匙", true}, {"盐", false}, {"走", false}} {
		at := strings.Index(text, c.part)
		if got := table.covers(text, at, at+len(c.part)); got != c.want {
			t.Errorf("%s lies in a word: %v", c.part, got)
		}
	}
	// Where a character was left out, between two of a word.
	at := strings.Index(text, "游廊")
	if !table.covers(text, at, at) || table.covers(text, len(text), len(text)) {
		t.Error("a gap lies in a word that goes on over it, and in no other")
	}
}

// The table is looked up as it lies.
func TestRightWordsAreSorted(t *testing.T) {
	var all []string
	for row := range lines.Rows(string(rightTSV), 2) {
		all = append(all, row[0])
		if n := utf8.RuneCountInString(row[0]); n < 2 || n > longestSorted {
			t.Errorf("%s has %d characters", row[0], n)
		}
		if !rightTSV.has(row[0]) {
			t.Errorf("%s is not found", row[0])
		}
	}
	if !slices.IsSorted(all) || len(slices.Compact(all)) != len(all) {
		t.Error("data/right.tsv is not sorted, or has a word twice: sort it by bytes (LC_ALL=C sort)")
	}
}
