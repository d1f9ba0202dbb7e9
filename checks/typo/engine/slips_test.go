package engine

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/ngram"
)

func meant(s Slips, wrong rune) (out map[rune]Counts) {
	out = map[rune]Counts{}
	for right, n := range s.of(ngram.Token(wrong)) {
		out[rune(right)] = n
	}
	return out
}

func TestSlips(t *testing.T) {
	counts := map[Slip]Counts{{'径', '经'}: {5, 1}, {'径', '颈'}: {0, 2}, {'丙', '病'}: {1, 0}, {'龙', '聋'}: {30, 12}}
	s := OpenSlips("# a remark\n# another\n" + CountedSlips(counts).String())
	n := 0
	for slip, count := range counts {
		if got := meant(s, rune(slip.Wrong))[rune(slip.Right)]; got != count {
			t.Errorf("%c for %c: %v, want %v", slip.Wrong, slip.Right, got, count)
		}
	}
	for _, c := range "丁丙径性龙龟" {
		n += len(meant(s, c))
	}
	if n != len(counts) {
		t.Errorf("%d slips, want %d", n, len(counts))
	}
}

// The built-in table is in the order in which it is searched, and holds nothing but what CountedSlips writes.
func TestBuiltInSlips(t *testing.T) {
	s := OpenSlips(slipTable)
	counts := map[Slip]Counts{}
	for line := range strings.Lines(s.lines) {
		w, r, n := cutSlip(strings.TrimSuffix(line, "\n"))
		if !ngram.Han(w) || !ngram.Han(r) || w == r || n.sum() < 1 {
			t.Errorf("%q", line)
		}
		counts[Slip{w, r}] = n
	}
	if len(counts) < 3000 || CountedSlips(counts).String() != s.lines {
		t.Errorf("%d slips, not in order or twice", len(counts))
	}
}

func FuzzSlips(f *testing.F) {
	f.Add("径\t经\t5\n径\t颈\t2\n", '径')
	f.Add("径\t经\t5", '龙')
	f.Add("\n\n径", '径')
	f.Fuzz(func(t *testing.T, table string, c rune) {
		for range OpenSlips(table).of(ngram.Token(c)) { // ends
		}
	})
}

// What was seen to be written for what is tried though it neither sounds nor looks like it, costs less, and counts as
// evidence; in a text that was counted its own slips do none of that.
func TestMetSlips(t *testing.T) {
	const copy = "患者长期失棉，医生建议先做检查。"
	slip := Slip{'棉', '眠'}
	find := func(e *Engine, own map[Slip]Counts) *Edit {
		for _, d := range e.Propose(Copy{Text: copy, Own: own}, Pass{}) {
			if d.Text == "眠" && copy[d.Start:d.End] == "棉" {
				return &d
			}
		}
		return nil
	}
	with := New(ngram.Default()).WithSlips(CountedSlips(map[Slip]Counts{slip: {7, 0}}))
	without := with.WithSlips(Slips{})
	a, b, c := find(with, nil), find(without, nil), find(with, map[Slip]Counts{slip: {7, 0}})
	if a == nil || b == nil || c == nil {
		t.Fatal("眠 for 棉 is not proposed")
	}
	if a.Evidence[slipMet] != 1 || a.Evidence[slipOften] <= 0.5 || b.Evidence[slipMet] != 0 || c.Evidence[slipMet] != 0 || c.Evidence[slipOften] != 0 {
		t.Errorf("evidence %v %v %v", a.Evidence[slipMet], b.Evidence[slipMet], c.Evidence[slipMet])
	}

	odd := Slip{'传', '眠'} // nothing alike
	with = with.WithSlips(CountedSlips(map[Slip]Counts{odd: {0, 1}}))
	propose := func(e *Engine, own map[Slip]Counts) (found bool) {
		for _, d := range e.Propose(Copy{Text: strings.Replace(copy, "棉", "传", 1), Own: own}, Pass{}) {
			found = found || d.Text == "眠"
		}
		return found
	}
	if !propose(with, nil) || propose(with, map[Slip]Counts{odd: {0, 1}}) || propose(without, nil) {
		t.Error("眠 for 传 is proposed only because it was met")
	}
}
