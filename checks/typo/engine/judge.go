package engine

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

// The coefficients that `go run ./checks/typo/engine/calibrate` wrote.
//
//go:embed data/judge.tsv
var firstTable string

//go:embed data/second.tsv
var secondTable string

var defaultJudges = sync.OnceValue(func() (judges [2]*Judge) {
	for i, table := range [2]string{firstTable, secondTable} {
		j, err := ParseJudge(table)
		if err != nil {
			panic(err)
		}
		judges[i] = j
	}
	return judges
})

// weigh gives each edit its confidence.
func (j *Judge) weigh(edits []Edit) []Edit {
	for i := range edits {
		edits[i].Confidence = j.Confidence(&edits[i].Evidence)
	}
	return edits
}

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
			return nil, fmt.Errorf("engine: %s: %w", name, err)
		}
		known := false
		for i, n := range featureNames {
			if n == name {
				j[i], known = x, true
			}
		}
		if !known {
			return nil, fmt.Errorf("engine: no evidence is called %q", name)
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
