package main

import (
	"fmt"
	"os"

	"github.com/healthlint/healthlint/checks/typo/engine"
	"github.com/healthlint/healthlint/checks/typo/trial"
)

// curve is what is reported on; the second line is that from which the check warns.
var curve = []trial.Line{{Least: 0.3}, {Least: 0.5}, {Least: 0.6}, {Least: 0.7}, {Least: 0.8, Beside: 0.5, Reach: engine.Beside}, {Least: 0.8}, {Least: 0.9}, {Least: 0.95}, {Least: 0.99}}

// report prints the curve on what was held out, and before it what was lost and what is wrong from a confidence on, where
// that is not 0.
func (s *set) report(lost bool, wrong float64) {
	tried := make([]trial.Tried, 0, len(s.texts))
	for _, t := range s.texts {
		if t.reported {
			tried = append(tried, t.tried())
		}
	}
	for i := range tried {
		if lost {
			tried[i].PrintLost(os.Stdout)
			tried[i].PrintLow(os.Stdout, 0.8)
		}
		if wrong > 0 {
			tried[i].PrintWrong(os.Stdout, wrong)
		}
	}
	fmt.Println(s.name)
	if s.made {
		s.reportPlaced()
		return
	}
	trial.Report(os.Stdout, tried, s.clean, curve)
}

// tried is what was found in the text when it was held out.
func (t *text) tried() trial.Tried {
	out := trial.Tried{Text: t.Text}
	for i := range t.found {
		d := &t.found[i]
		out.Edits = append(out.Edits, trial.Edit{Start: d.Start, End: d.End, Text: d.Text, Confidence: d.Confidence, Mends: t.mends(d), Note: fmt.Sprintf("gain %.1f kind %d", d.Gain, d.Kind)})
	}
	return out
}
