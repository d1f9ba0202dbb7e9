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

//go:embed data/word-gate.tsv
var wordGate string

//go:embed data/word.tsv
var wordTable string

//go:embed data/word-again-gate.tsv
var wordAgainGate string

//go:embed data/word-again.tsv
var wordAgainTable string

//go:embed data/unlike-gate.tsv
var unlikeGate string

//go:embed data/unlike.tsv
var unlikeTable string

//go:embed data/swapped-gate.tsv
var swappedGate string

//go:embed data/swapped.tsv
var swappedTable string

//go:embed data/missing-gate.tsv
var missingGate string

//go:embed data/missing.tsv
var missingTable string

//go:embed data/extra-gate.tsv
var extraGate string

//go:embed data/extra.tsv
var extraTable string

// Bench holds the judges of one reading. What speaks for a slip of the ear is no evidence of one of the hand, of which
// there are few, and that the text has a word there, and a common one, is none against another word: those of each nature have
// coefficients of their own.
type Bench [natures]*Judge

// Nature is how an edit is judged.
type Nature int

// The natures.
const (
	Usual     Nature = iota // what sounds or looks alike, or was met
	OfUnlike                // any other character
	OfSwapped               // two in each other's place
	OfMissing               // one that was left out
	OfWord                  // a word for one that sounds like it, both of its characters or one: 同志 for 通知, 接收 for 接受
	OfExtra                 // one that is too many
	natures
)

// Nature returns how the edit is judged.
func (d *Edit) Nature() Nature {
	word := len(d.New) == 1 && d.To-d.From == 1 && d.Kind <= Near && d.Evidence[oldWord]*d.Evidence[newWord] > 0
	if word || len(d.New) == 2 && d.Twin() {
		return OfWord
	}
	if d.surplus() {
		return OfExtra
	}
	return d.Kind.nature()
}

// nature returns the nature of the slips of a kind, where no whole word is one.
func (k Kind) nature() Nature {
	switch k {
	case Unlike:
		return OfUnlike
	case Swapped:
		return OfSwapped
	case Missing:
		return OfMissing
	}
	return Usual
}

// rare reports whether slips of this kind are judged apart.
func (k Kind) rare() bool { return k.nature() != Usual }

// surplus reports whether the edit only takes characters out; where it puts others in as well it is judged as a replacement.
func (d *Edit) surplus() bool { return d.Kind == Extra && len(d.New) == 0 }

// rare reports whether the edit is judged apart.
func (d *Edit) rare() bool { return d.Kind.rare() || d.surplus() }

// of returns the judge of an edit.
func (b *Bench) of(d *Edit) *Judge { return b[d.Nature()] }

// Confidence returns the probability that an edit mends an error.
func (b *Bench) Confidence(d *Edit) float64 { return b.of(d).Confidence(&d.Evidence) }

// defaultPasses are those of the first reading and of the later ones.
var defaultPasses = sync.OnceValue(func() [2]Pass {
	parse := func(table string) *Judge {
		j, err := ParseJudge(table)
		if err != nil {
			panic(err)
		}
		return j
	}
	gate := Bench{parse(firstGate), parse(unlikeGate), parse(swappedGate), parse(missingGate), parse(wordGate), parse(extraGate)}
	judge := Bench{parse(firstTable), parse(unlikeTable), parse(swappedTable), parse(missingTable), parse(wordTable), parse(extraTable)}
	gateAgain, judgeAgain := gate, judge
	gateAgain[Usual], judgeAgain[Usual] = parse(secondGate), parse(secondTable)
	gateAgain[OfWord], judgeAgain[OfWord] = parse(wordAgainGate), parse(wordAgainTable)
	return [2]Pass{{&gate, &judge}, {&gateAgain, &judgeAgain}}
})

// weigh gives an edit its confidence.
func (p Pass) weigh(d *Edit) {
	if p.Judge != nil {
		d.Confidence = p.Judge.Confidence(d)
	}
}

// gate gives an edit the confidence of the gate, and the judgement what it was.
func (p Pass) gate(d *Edit) {
	d.Confidence = p.Gate.Confidence(d)
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
