package main

import (
	"fmt"
	"os"

	"github.com/healthlint/healthlint/checks/typo/term"
	"github.com/healthlint/healthlint/checks/typo/trial"
)

var curve = []trial.Line{{Least: 0.3}, {Least: 0.5}, {Least: 0.6}, {Least: 0.7}, {Least: 0.8}, {Least: 0.9}, {Least: 0.95}, {Least: 0.99}}

// report prints the curve on what was held out, and before it what nothing was proposed for and what is wrong from a
// confidence on, where that is not 0.
func (s *set) report(lost bool, wrong float64) {
	var tried []trial.Tried
	for _, t := range s.texts {
		if !t.held {
			continue
		}
		if all := t.tried(t.edits); lost {
			all.PrintLost(os.Stdout)
		}
		kept := t.tried(term.Apart(t.edits))
		if wrong > 0 {
			kept.PrintWrong(os.Stdout, wrong)
		}
		tried = append(tried, kept)
	}
	fmt.Println(s.name)
	trial.Report(os.Stdout, tried, s.clean, curve)
}

// tried is the text with edits of it.
func (t *text) tried(edits []term.Edit) trial.Tried {
	out := trial.Tried{Text: t.Text}
	for i := range edits {
		d := &edits[i]
		out.Edits = append(out.Edits, trial.Edit{Start: d.Start, End: d.End, Text: d.Text, Confidence: d.Confidence, Mends: t.mends(d), Note: fmt.Sprintf("gain %.1f slip %d", d.Gain, d.Slip)})
	}
	return out
}
