package term

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
)

// Judge is a logistic regression over the evidence: one coefficient for each piece.
type Judge [features]float64

// The coefficients that `go run ./checks/typo/term/calibrate` wrote.
//
//go:embed data/judge.tsv
var coefficients string

var defaultJudge = sync.OnceValue(func() *Judge {
	j, err := ParseJudge(coefficients)
	if err != nil {
		panic(err)
	}
	return j
})

// ParseJudge reads lines of name TAB coefficient; lines that begin with # are remarks.
func ParseJudge(table string) (*Judge, error) {
	var j Judge
	for line := range strings.Lines(table) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if name == "" || strings.HasPrefix(name, "#") {
			continue
		}
		x, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return nil, fmt.Errorf("term: %s: %w", name, err)
		}
		known := false
		for i, n := range featureNames {
			if n == name {
				j[i], known = x, true
			}
		}
		if !known {
			return nil, fmt.Errorf("term: no evidence is called %q", name)
		}
	}
	return &j, nil
}

// String writes the table that ParseJudge reads.
func (j *Judge) String() string {
	var b strings.Builder
	for i, x := range j {
		fmt.Fprintf(&b, "%s\t%.4f\n", featureNames[i], x)
	}
	return b.String()
}

// Confidence returns the probability that an edit with this evidence mends an error.
func (j *Judge) Confidence(v *Evidence) float64 {
	s := 0.0
	for i, x := range v {
		s += x * j[i]
	}
	return 1 / (1 + math.Exp(-s))
}
