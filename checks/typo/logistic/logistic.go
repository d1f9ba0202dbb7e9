// Package logistic is the regression that judges edits: the engine and the near terms weigh different evidence
// but turn it into a confidence, keep their coefficients and fit them in the same way.
package logistic

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/lint/lines"
)

// Probability returns the probability of an edit whose evidence is x under the coefficients w, of the same length.
func Probability(w, x []float64) float64 {
	s := 0.0
	for i, v := range x {
		s += v * w[i]
	}
	return 1 / (1 + math.Exp(-s))
}

// LogOdds returns what [Probability] made a probability of, as far as one in ten thousand either way.
func LogOdds(p float64) float64 {
	p = min(max(p, 1e-4), 1-1e-4)
	return math.Log(p / (1 - p))
}

// Lowered returns a probability whose log odds are so much less.
func Lowered(p, by float64) float64 {
	if by == 0 {
		return p
	}
	return 1 / (1 + math.Exp(by-LogOdds(p)))
}

// Parse reads lines of name TAB coefficient into w, in the order of names; lines that begin with # are remarks.
func Parse(w []float64, names []string, table string) error {
	next := 0 // where the name is that follows the last one: tables are written in the order of names
	for row := range lines.Rows(table, 2) {
		name := row[0]
		x, err := strconv.ParseFloat(row[1], 64)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if next == len(names) || names[next] != name {
			if next = slices.Index(names, name); next < 0 {
				return fmt.Errorf("no evidence is called %q", name)
			}
		}
		w[next] = x
		next++
	}
	return nil
}

// Format writes the table that Parse reads.
func Format(w []float64, names []string) string {
	var b strings.Builder
	for i, x := range w {
		fmt.Fprintf(&b, "%s\t%.4f\n", names[i], x)
	}
	return b.String()
}

// Named returns the indices of the names that begin with one of the prefixes; "" is none.
func Named(names, prefixes []string) (out []int) {
	for i, name := range names {
		if slices.ContainsFunc(prefixes, func(p string) bool { return p != "" && strings.HasPrefix(name, p) }) {
			out = append(out, i)
		}
	}
	return out
}

// Indicator is 1 where something holds and 0 where it does not.
func Indicator(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
