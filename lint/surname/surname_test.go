package surname

import (
	"testing"

	"github.com/healthlint/healthlint/lint/lines"
)

func TestOf(t *testing.T) {
	for r, want := range map[rune]Rank{'王': Common, '陳': Common, '洪': Usual, '溫': Usual, '焦': Usual, '邝': Rare, '的': None, 'A': None, 0: None, 0x20000: None} {
		if got := Of(r); got != want {
			t.Errorf("%c: %d, want %d", r, got, want)
		}
	}
	if Begins("王某") != Common || Ends("患者洪") != Usual || Begins("") != None {
		t.Error("at the ends of a text")
	}
}

// Every surname is listed once.
func TestTable(t *testing.T) {
	seen := map[rune]bool{}
	for row := range lines.Rows(table, 4) {
		for _, r := range row[1] + row[2] {
			if seen[r] {
				t.Errorf("%c is listed twice", r)
			}
			seen[r] = true
		}
	}
	if len(seen) < 300 {
		t.Errorf("%d surnames", len(seen))
	}
}
