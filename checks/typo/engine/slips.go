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

	"github.com/healthlint/healthlint/checks/typo/logistic"
	"github.com/healthlint/healthlint/lint/lines"
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
		for rest := s.lines[lines.From(s.lines, string(rune(wrong))):]; rest != ""; {
			var line string
			line, rest, _ = strings.Cut(rest, "\n")
			w, right, count := cutSlip(line)
			if w != wrong || !yield(right, count) {
				return
			}
		}
	}
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

// change is a slip that an edit mends.
type change struct {
	Slip
	row *row // of what is mistaken for the wrong character
	k   int  // where the right one stands there, -1 where it does not
}

// met says how often it was met.
func (c change) met() Counts {
	if c.k < 0 {
		return Counts{}
	}
	return c.row.counts[c.k]
}

// changes yields the slips that an edit mends; none of one that adds or drops characters.
func (e *Engine) changes(r *reading, d *Edit) iter.Seq[change] {
	return func(yield func(change) bool) {
		if len(d.New) != d.To-d.From || d.Kind == Swapped {
			return
		}
		for i, id := range d.New {
			old := r.ID[d.From+i]
			if id == old {
				continue
			}
			row := e.table.of(old)
			if !yield(change{Slip{old, id}, row, slices.Index(row.ids, id)}) {
				return
			}
		}
	}
}

// weighSlips says how usual the slips are that the edit mends.
func (e *Engine) weighSlips(r *reading, d *Edit) {
	var met, often [habits]float64
	n, both, least := 0.0, 0.0, math.MaxInt
	for c := range e.changes(r, d) {
		n++
		counts, own := c.met(), r.own[c.Slip]
		least = min(least, counts.sum())
		for h, count := range counts {
			if count -= own[h]; count > 0 {
				met[h]++
				often[h] += math.Log1p(float64(count))
			}
		}
		if c.k >= 0 {
			both += logistic.Indicator(c.row.both[c.k])
		}
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
	if len(r.own) == 0 || r.near != nil {
		return false
	}
	for c := range e.changes(r, d) {
		if c.k >= 0 && c.row.kinds[c.k] == Other && c.met() == r.own[c.Slip] {
			return true
		}
	}
	return false
}
