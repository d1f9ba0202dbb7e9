package main

import (
	"fmt"
	"strings"
)

// report prints the curve on what was held out, sentence-level and strict: a sentence counts only if, edited,
// it equals the right one.
func (s *set) report() {
	fmt.Println(s.name)
	if s.made {
		s.reportPlaced()
		return
	}
	const none = 2
	for _, from := range [][2]float64{{0.3, none}, {0.5, none}, {0.6, none}, {0.7, none}, {0.8, 0.5}, {0.8, none}, {0.9, none}, {0.95, none}, {0.99, none}} {
		least, name := from[0], fmt.Sprintf("from %.2f", from[0])
		if from[1] < none {
			name += fmt.Sprintf(", beside it from %.2f", from[1])
		}
		var wrong, clean, changed, right, alarms, found, han int
		for _, t := range s.texts {
			if !t.reported {
				continue
			}
			out, n := t.with(least, from[1])
			found += n
			for _, r := range t.wrong {
				if isHan(r) {
					han++
				}
			}
			if out != t.wrong {
				changed++
			}
			if t.wrong == t.right {
				clean++
				if out != t.wrong {
					alarms++
				}
				continue
			}
			wrong++
			if out == t.right {
				right++
			}
		}
		if s.clean {
			fmt.Printf("  %s  %.2f per 10,000 Han (%d)\n", name, float64(found)*1e4/float64(max(han, 1)), found)
			continue
		}
		p, r := float64(right)/float64(max(changed, 1)), float64(right)/float64(max(wrong, 1))
		fmt.Printf("  %s  P %.3f R %.3f F1 %.3f  right sentences flagged %.2f%%\n",
			name, p, r, 2*p*r/max(p+r, 1e-9), 100*float64(alarms)/float64(max(clean, 1)))
	}
}

// print shows what was lost, and what is wrong from a confidence on, where that is not 0.
func (s *set) print(lost bool, least float64) {
	for _, t := range s.texts {
		if !t.reported {
			continue
		}
		if lost {
			t.printLost()
			t.printLow()
		}
		if least > 0 {
			t.print(least)
		}
	}
}

// print shows the edits that are wrong.
func (t *text) print(least float64) {
	for i := range t.found {
		if d := &t.found[i]; d.Confidence >= least && !t.mends(d) {
			fmt.Printf("  %.2f %s[%s>%s]%s gain %.1f kind %d clean %v\n", d.Confidence, tail(t.wrong[:d.Start]),
				t.wrong[d.Start:d.End], d.Text, head(t.wrong[d.End:]), d.Gain, d.Kind, t.wrong == t.right)
		}
	}
}

// printLow shows right edits that were judged low.
func (t *text) printLow() {
	for i := range t.found {
		if d := &t.found[i]; d.Confidence < 0.8 && t.mends(d) {
			fmt.Printf("  low %.2f %s[%s>%s]%s gain %.1f kind %d\n", d.Confidence, tail(t.wrong[:d.Start]),
				t.wrong[d.Start:d.End], d.Text, head(t.wrong[d.End:]), d.Gain, d.Kind)
		}
	}
}

// printLost shows the errors nothing right was proposed for.
func (t *text) printLost() {
	if len(t.wrong) != len(t.right) {
		return
	}
next:
	for i, r := range t.wrong {
		n := len(string(r))
		if t.wrong[i:i+n] == t.right[i:i+n] {
			continue
		}
		for k := range t.found {
			if d := &t.found[k]; d.Start <= i && i < d.End && t.mends(d) {
				continue next
			}
		}
		fmt.Printf("  lost %s[%s>%s]%s\n", tail(t.wrong[:i]), t.wrong[i:i+n], t.right[i:i+n], head(t.wrong[i+n:]))
	}
}

func tail(s string) string { return strings.ToValidUTF8(s[max(0, len(s)-24):], "") }
func head(s string) string { return strings.ToValidUTF8(s[:min(len(s), 24)], "") }
