package engine

import (
	"cmp"
	_ "embed"
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/ngram"
)

// Slip is a character that stands where another was meant.
type Slip struct{ Wrong, Right ngram.Token }

// Habits are whose slips are counted apart: each has keyboards and words of its own.
type Habits int

// The habits: of general copy, and of people who write about their health.
const (
	General Habits = iota
	Health
	habits
)

// Counts says how often a slip was met, by whose it was.
type Counts [habits]int

// sum is how often it was met at all.
func (c Counts) sum() (n int) {
	for _, k := range c {
		n += k
	}
	return n
}

// Slips is a table of how often each slip was met where people's slips were marked. What is mistaken for what is a matter
// of habit: of the slips of one half of a set the other half has half to three quarters too. It is the channel model of a
// noisy channel (Kernighan, Church and Gale 1990), the n-gram model being its source.
type Slips struct{ lines string } // of wrong TAB right TAB count TAB count, in order, read in place

// The slips that `go run ./checks/typo/engine/calibrate` counted.
//
//go:embed data/slips.tsv
var slipTable string

// OpenSlips returns the table that [Slips.String] wrote; lines before the first that begin with # are remarks.
func OpenSlips(table string) Slips {
	for strings.HasPrefix(table, "#") {
		_, table, _ = strings.Cut(table, "\n")
	}
	return Slips{table}
}

// CountedSlips returns a table of counts.
func CountedSlips(counts map[Slip]Counts) Slips {
	var b strings.Builder
	for _, s := range slices.SortedFunc(maps.Keys(counts), func(a, b Slip) int {
		return cmp.Or(cmp.Compare(a.Wrong, b.Wrong), cmp.Compare(a.Right, b.Right))
	}) {
		fmt.Fprintf(&b, "%c\t%c\t%d\t%d\n", s.Wrong, s.Right, counts[s][General], counts[s][Health])
	}
	return Slips{b.String()}
}

// String writes the table that [OpenSlips] reads.
func (s Slips) String() string { return s.lines }

// of yields what was meant where a character stands, and how often.
func (s Slips) of(wrong ngram.Token) iter.Seq2[ngram.Token, Counts] {
	return func(yield func(ngram.Token, Counts) bool) {
		for rest := s.lines[s.find(wrong):]; rest != ""; {
			var line string
			line, rest, _ = strings.Cut(rest, "\n")
			w, right, count := cutSlip(line)
			if w != wrong || !yield(right, count) {
				return
			}
		}
	}
}

// find returns where the first line of a character begins, or would.
func (s Slips) find(wrong ngram.Token) int {
	low, high := 0, len(s.lines) // of beginnings of lines
	for low < high {
		middle := (low + high) / 2
		start := strings.LastIndexByte(s.lines[:middle], '\n') + 1
		if r, _ := utf8.DecodeRuneInString(s.lines[start:]); ngram.Token(r) >= wrong {
			high = start
			continue
		}
		low = start + strings.IndexByte(s.lines[start:], '\n') + 1
		if low == start { // a line that does not end
			return len(s.lines)
		}
	}
	return low
}

// cutSlip takes a line apart.
func cutSlip(line string) (wrong, right ngram.Token, count Counts) {
	w, n := utf8.DecodeRuneInString(line)
	_, rest, _ := strings.Cut(line[n:], "\t")
	r, n := utf8.DecodeRuneInString(rest)
	_, digits, _ := strings.Cut(rest[n:], "\t")
	for h := range count {
		var n string
		n, digits, _ = strings.Cut(digits, "\t")
		count[h], _ = strconv.Atoi(n)
	}
	return ngram.Token(w), ngram.Token(r), count
}

// WithSlips returns the engine with another table of slips.
func (e *Engine) WithSlips(s Slips) *Engine {
	o := *e
	o.table = &confusions{lm: e.lm, slips: s}
	return &o
}

// weighSlips says how usual the slips are that the edit mends.
func (e *Engine) weighSlips(r *reading, d *Edit) {
	if len(d.New) != d.To-d.From {
		return
	}
	var met, often [habits]float64
	n, both, least := 0.0, 0.0, math.MaxInt
	for i, id := range d.New {
		old := r.tk.ID[d.From+i]
		if id == old {
			continue
		}
		n++
		row := e.table.of(old)
		k := slices.Index(row.ids, id)
		if k < 0 {
			least = 0
			continue
		}
		least = min(least, row.counts[k].sum())
		own := r.own[Slip{old, id}]
		for h, count := range row.counts[k] {
			if count -= own[h]; count > 0 {
				met[h]++
				often[h] += math.Log1p(float64(count))
			}
		}
		both += truth(row.both[k])
	}
	if n == 0 {
		return
	}
	d.Met = least
	if r.traditional {
		n *= 2 // who types Traditional has other habits than those counted
	}
	v := &d.Evidence
	v[slipBoth] = both / n
	v[slipMet], v[slipOften] = met[General]/n, often[General]/n/2
	v[healthMet], v[healthOften] = met[Health]/n, often[Health]/n/2
}

// ownOnly reports whether an edit was proposed only because the slips of the text itself were counted.
func (e *Engine) ownOnly(r *reading, d *Edit) bool {
	if len(r.own) == 0 || r.near != nil || len(d.New) != d.To-d.From {
		return false
	}
	for i, id := range d.New {
		old := r.tk.ID[d.From+i]
		row := e.table.of(old)
		if k := slices.Index(row.ids, id); k >= 0 && row.kinds[k] == Other && row.counts[k] == r.own[Slip{old, id}] {
			return true
		}
	}
	return false
}
