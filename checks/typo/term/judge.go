package term

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/healthlint/healthlint/checks/typo/logistic"
)

// Judge is a logistic regression over the evidence: one coefficient for each piece.
type Judge [features]float64

// The coefficients that `go run ./checks/typo/term/calibrate` wrote.
//
//go:embed data/judge.tsv
var coefficients string

var defaultJudge = sync.OnceValue(func() *Judge {
	j, err := parseJudge(coefficients)
	if err != nil {
		panic(err)
	}
	return j
})

// parseJudge reads lines of name TAB coefficient; lines that begin with # are remarks.
func parseJudge(table string) (*Judge, error) {
	var j Judge
	if err := logistic.Parse(j[:], featureNames[:], table); err != nil {
		return nil, fmt.Errorf("term: %w", err)
	}
	return &j, nil
}

// String writes the table that parseJudge reads.
func (j *Judge) String() string { return logistic.Format(j[:], featureNames[:]) }

// Confidence returns the probability that an edit with this evidence mends an error.
func (j *Judge) Confidence(v *Evidence) float64 { return logistic.Probability(j[:], v[:]) }

// open reports whether what stands elsewhere in the text, which is costly to look for, can lift an edit to a
// confidence.
func (j *Judge) open(v *Evidence, least float64) bool {
	best := *v
	best[recurs], best[termThere] = logistic.Indicator(j[recurs] > 0), logistic.Indicator(j[termThere] > 0)
	return j.Confidence(&best) >= least
}
