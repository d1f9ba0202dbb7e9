package words

import (
	"strings"
	"testing"
)

func TestAlone(t *testing.T) {
	for _, c := range []struct {
		text, word string
		unusual    bool
	}{
		{"改在室内活，", "活", true}, // of 活动
		{"适宜技推广", "技", true},  // of 技术
		{"守在病床旁，", "旁", false},
		{"他的手很暖", "手", false},
		{"请在门诊挂号", "在", false},
	} {
		start := strings.Index(c.text, c.word)
		before, behind := Alone(c.text, start, start+len(c.word))
		if got := before+behind >= 4; got != c.unusual {
			t.Errorf("%s in %s: %.1f, %.1f", c.word, c.text, before, behind)
		}
	}
	if Bound('术') < 3 || Bound('在') > 1 || Bound('C') != 0 {
		t.Errorf("%.1f, %.1f, %.1f", Bound('术'), Bound('在'), Bound('C'))
	}
	if before, behind := Alone("病房", 0, 6); before != 0 || behind != 0 {
		t.Error("two characters have a level")
	}
	if before, behind := Alone("CT", 0, 1); before != 0 || behind != 0 {
		t.Error("a letter has a level")
	}
}

// Every row begins where the one before it ends, with its neighbours in order, and the last ends with the table.
func TestAloneTable(t *testing.T) {
	at, rows := 2*aloneSide, 0
	for side := range 2 {
		for r := rune(firstHan); r <= lastHan; r++ {
			row := aloneRow(side, r)
			if row == 0 {
				continue
			}
			if row != at {
				t.Fatalf("the row of %c begins at %d, want %d", r, row, at)
			}
			pairs := a16(row)
			if level := aloneTable[row+2]; level > 15 {
				t.Fatalf("level %d", level)
			}
			for k := 1; k < pairs; k++ {
				if first := row + rowHeader; a16(first+2*k-2) >= a16(first+2*k) {
					t.Fatalf("neighbours of %c out of order", r)
				}
			}
			at += rowHeader + 2*pairs + (pairs+1)/2
			rows++
		}
	}
	if at != len(aloneTable) || rows < 7500 {
		t.Errorf("%d rows end at %d of %d", rows, at, len(aloneTable))
	}
}

func TestNeighbour(t *testing.T) {
	for _, c := range []struct{ r, want rune }{{'医', '医'}, {'7', '0'}, {'７', '0'}, {'T', 'a'}, {'“', '('}, {'》', ')'}, {'。', ','}, {'、', ','}, {' ', '\n'}, {'\uFFFD', '\n'}} {
		if got := Neighbour(c.r); got != c.want {
			t.Errorf("%c: %q", c.r, got)
		}
	}
}

func BenchmarkAlone(b *testing.B) {
	const text = "患者改在室内活，"
	b.ReportAllocs()
	for b.Loop() {
		Alone(text, 15, 18)
	}
}
