package punctuation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
)

const (
	// throughout is the fewest half-width stops, if they are also most of
	// them, that make a conversion of the whole text rather than slips.
	throughout = 8
	// slips is the most half-width stops that are reported one by one.
	slips = 3
)

var basis = lint.Note{Text: lint.Say("依据：GB/T 15834—2011《标点符号用法》，中文用全角标点", "basis: GB/T 15834—2011, Chinese copy takes full-width marks")}

var fullWidth = map[string]string{",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）", ".": "。"}

// halfWidth reports half-width marks: one by one where they are slips, once
// where the copy has them throughout.
func (s *survey) halfWidth(p *lint.Pass) {
	n := len(s.half)
	switch {
	case n >= throughout && n > s.full:
		all := slices.Concat(s.half, s.brackets, s.quotes)
		if s.stops == 0 && len(s.periods) >= slips {
			all = append(all, s.periods...)
		}
		s.report(p, all, lint.Warning)
		return
	case n > slips || n > s.full:
		s.report(p, s.half, lint.Info)
	default:
		for i := range s.half {
			s.report(p, s.half[i:i+1], lint.Info)
		}
	}
	s.report(p, s.brackets, lint.Info)
	s.report(p, s.quotes, lint.Info)
}

// report says places once, at the first of them.
func (s *survey) report(p *lint.Pass, places []place, severity lint.Severity) {
	if len(places) == 0 {
		return
	}
	slices.SortStableFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.block.Index, b.block.Index), cmp.Compare(a.start, b.start))
	})
	first := places[0]
	d := lint.Diagnostic{
		Rule: "punctuation/halfwidth", Severity: severity, Notes: []lint.Note{basis}, Confidence: 0.98,
		Message: lint.Say("中文里的“%s”是半角标点", "“%s” is a half-width mark in Chinese copy", first.text()),
	}
	if len(places) > 1 {
		counts := tally(places)
		d.Message = lint.Say("中文里用半角标点%[2]d处（%[1]s）", "%[2]d half-width marks in Chinese copy (%[1]s)", counts, len(places))
	}
	quote := map[place]string{}
	for i, at := range s.quotes {
		quote[at] = [...]string{"“", "”"}[i%2]
	}
	d.Fixes = []lint.Fix{replaceAll(places, lint.Say("改为全角", "change to full width"), func(at place) string {
		return cmp.Or(fullWidth[at.text()], quote[at])
	}, true)}
	p.Report(first.block, first.start, first.end, d)
}

// tally counts the places by mark, the most frequent first.
func tally(places []place) string {
	n := map[string]int{}
	var marks []string
	for _, at := range places {
		if n[at.text()]++; n[at.text()] == 1 {
			marks = append(marks, at.text())
		}
	}
	slices.SortStableFunc(marks, func(a, b string) int { return cmp.Compare(n[b], n[a]) })
	for i, m := range marks {
		marks[i] = fmt.Sprintf("%s ×%d", m, n[m])
	}
	return strings.Join(marks, "  ")
}
