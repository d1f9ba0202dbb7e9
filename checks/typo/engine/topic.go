package engine

import (
	_ "embed"
	"math"
	"strconv"
	"sync"

	"github.com/healthlint/healthlint/lint/lines"
	"github.com/healthlint/healthlint/lint/ngram"
)

// What `go run ./checks/typo/engine/topic` counted: lines of a log odds and the characters that have it.
//
//go:embed data/health.tsv
var healthTable string

// healthOdds is by how much oftener a character stands in texts about health than in others, in quarters of a nat.
var healthOdds = sync.OnceValue(func() *[0xa000 - 0x4e00]int8 {
	odds := new([0xa000 - 0x4e00]int8)
	for row := range lines.Rows(healthTable, 2) {
		n, err := strconv.ParseInt(row[0], 10, 8)
		if err != nil {
			panic("health.tsv: " + err.Error())
		}
		for _, r := range row[1] {
			if r >= 0x4e00 && r <= 0x9fff {
				odds[r-0x4e00] = int8(n)
			}
		}
	}
	return odds
})

// topicReach is how far around a place it is asked what a text is about, in tokens; topicDoubt is how many characters that
// say nothing are added, so that a few say little; topicSlope is how fast a mean of log odds becomes certainty.
const (
	topicReach = 300
	topicDoubt = 4
	topicSlope = 4
)

// health returns how much the text around an edit is about health, 0 to 1, what the edit changes aside.
func (r *reading) health(d *Edit) float64 {
	if r.odds == nil {
		table := healthOdds()
		r.odds = make([]int32, len(r.ID)+1)
		r.han = make([]int32, len(r.ID)+1)
		for i, id := range r.ID {
			r.odds[i+1], r.han[i+1] = r.odds[i], r.han[i]
			if ngram.Han(id) {
				r.odds[i+1] += int32(table[id-0x4e00])
				r.han[i+1]++
			}
		}
	}
	lo, hi := max(0, d.From-topicReach), min(len(r.ID), d.To+topicReach)
	around := func(sums []int32) float64 { return float64(sums[hi] - sums[lo] - sums[d.To] + sums[d.From]) }
	return 1 / (1 + math.Exp(-topicSlope*around(r.odds)/4/(around(r.han)+topicDoubt)))
}
