package trial

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

// Report prints what the edits from each line on come to, sentence-level and strict: a sentence counts only if, edited, it
// equals the right one. Of articles that are clean it says how many are made per 10,000 characters.
func Report(w io.Writer, texts []Tried, clean bool, lines []Line) {
	for _, by := range lines {
		name := fmt.Sprintf("from %.2f", by.Least)
		if by.Reach > 0 {
			name += fmt.Sprintf(", beside it from %.2f", by.Beside)
		}
		if clean {
			found, han := rate(texts, by)
			fmt.Fprintf(w, "  %s  %.2f per 10,000 Han (%d)\n", name, float64(found)*1e4/float64(max(han, 1)), found)
			continue
		}
		p, r, flagged := score(texts, by)
		fmt.Fprintf(w, "  %s  P %.3f R %.3f F1 %.3f  right sentences flagged %.2f%%\n", name, p, r, 2*p*r/max(p+r, 1e-9), 100*flagged)
	}
}

// rate counts the edits and the characters.
func rate(texts []Tried, by Line) (found, han int) {
	for i := range texts {
		_, n := texts[i].Mend(by)
		found += n
		for _, r := range texts[i].Wrong {
			if unicode.Is(unicode.Han, r) {
				han++
			}
		}
	}
	return found, han
}

// score returns precision, recall, and the share of right sentences in which something is changed.
func score(texts []Tried, by Line) (precision, recall, flagged float64) {
	var wrong, clean, changed, right, alarms int
	for i := range texts {
		t := &texts[i]
		out, _ := t.Mend(by)
		if out != t.Wrong {
			changed++
		}
		if t.Wrong == t.Right {
			clean++
			if out != t.Wrong {
				alarms++
			}
			continue
		}
		wrong++
		if out == t.Right {
			right++
		}
	}
	share := func(n, of int) float64 { return float64(n) / float64(max(of, 1)) }
	return share(right, changed), share(right, wrong), share(alarms, clean)
}

// PrintWrong prints the edits from a confidence on that mend nothing.
func (t *Tried) PrintWrong(w io.Writer, least float64) {
	for _, d := range t.Edits {
		if d.Confidence >= least && !d.Mends {
			fmt.Fprintf(w, "  %.2f %s %s clean %v\n", d.Confidence, t.place(d), d.Note, t.Wrong == t.Right)
		}
	}
}

// PrintLow prints the edits below a confidence that are right.
func (t *Tried) PrintLow(w io.Writer, below float64) {
	for _, d := range t.Edits {
		if d.Confidence < below && d.Mends {
			fmt.Fprintf(w, "  low %.2f %s %s\n", d.Confidence, t.place(d), d.Note)
		}
	}
}

// PrintLost prints the characters that no edit mends.
func (t *Tried) PrintLost(w io.Writer) {
	if len(t.Wrong) != len(t.Right) {
		return
	}
next:
	for i, r := range t.Wrong {
		end := i + len(string(r))
		if t.Wrong[i:end] == t.Right[i:end] {
			continue
		}
		for _, d := range t.Edits {
			if d.Start <= i && i < d.End && d.Mends {
				continue next
			}
		}
		fmt.Fprintf(w, "  lost %s\n", t.place(Edit{Start: i, End: end, Text: t.Right[i:end]}))
	}
}

// place shows an edit with the characters around it.
func (t *Tried) place(d Edit) string {
	const around = 24 // bytes
	left, right := t.Wrong[max(0, d.Start-around):d.Start], t.Wrong[d.End:min(len(t.Wrong), d.End+around)]
	return strings.ToValidUTF8(left, "") + "[" + t.Wrong[d.Start:d.End] + ">" + d.Text + "]" + strings.ToValidUTF8(right, "")
}
