package engine

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/healthlint/healthlint/checks/typo/logistic"
)

// Judge is a logistic regression over the evidence: one coefficient for each piece, and what is added to each the more the
// text is about health, where other people write, of other words, on other keyboards.
type Judge [2 * features]float64

// Spread returns the evidence as the coefficients of a judge are meant: itself, and once more by how much the text is about
// health.
func (v *Evidence) Spread() (out [2 * features]float64) {
	copy(out[:], v[:])
	for i, x := range v {
		out[features+i] = x * v[health]
	}
	return out
}

var judgeNames = func() (names [2 * features]string) {
	for i, name := range featureNames {
		names[i], names[features+i] = name, name+" of health"
	}
	return names
}()

// The coefficients that `go run ./checks/typo/engine/calibrate` wrote.
//
//go:embed data/first-gate.tsv
var firstGate string

//go:embed data/first.tsv
var firstTable string

//go:embed data/second-gate.tsv
var secondGate string

//go:embed data/second.tsv
var secondTable string

// defaultPasses are those of the first reading and of the later ones.
var defaultPasses = sync.OnceValue(func() [2]Pass {
	parse := func(table string) *Judge {
		j, err := ParseJudge(table)
		if err != nil {
			panic(err)
		}
		return j
	}
	return [2]Pass{{parse(firstGate), parse(firstTable)}, {parse(secondGate), parse(secondTable)}}
})

// weigh gives an edit its confidence.
func (p Pass) weigh(d *Edit) {
	if p.Judge != nil {
		d.Confidence = p.Judge.Confidence(&d.Evidence)
	}
}

// gate gives an edit the confidence of the gate, and the judgement what it was.
func (p Pass) gate(d *Edit) {
	d.Confidence = p.Gate.Confidence(&d.Evidence)
	d.Evidence[gateOdds] = logistic.LogOdds(d.Confidence) / 2
}

// ParseJudge reads lines of name TAB coefficient; lines that begin with # are remarks.
func ParseJudge(table string) (*Judge, error) {
	var j Judge
	if err := logistic.Parse(j[:], judgeNames[:], table); err != nil {
		return nil, fmt.Errorf("engine: %w", err)
	}
	return &j, nil
}

// String writes the table that ParseJudge reads.
func (j *Judge) String() string { return logistic.Format(j[:], judgeNames[:]) }

// Confidence returns the probability that an edit with this evidence mends an error.
func (j *Judge) Confidence(v *Evidence) float64 {
	spread := v.Spread()
	return logistic.Probability(j[:], spread[:])
}

// open reports whether evidence that is there or not, and is costly to look for, can lift an edit to a confidence.
func (j *Judge) open(v *Evidence, piece int, least float64) bool {
	with := *v
	with[piece] = 1
	return j.Confidence(v) >= least || j.Confidence(&with) >= least
}
