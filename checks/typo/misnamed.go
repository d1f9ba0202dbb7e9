package typo

import (
	"slices"
	"strings"

	"github.com/healthlint/healthlint/checks/typo/naming"
	"github.com/healthlint/healthlint/lint"
)

// misnamedConfidence is the share of findings where one of the two spellings is a slip, as estimated from edited copy.
const misnamedConfidence = 0.85

// fewPlaces is up to how many places of one spelling are reported each by itself: of more, the first, with all of them.
const fewPlaces = 3

// misnamed is a name spelled otherwise than elsewhere, in its passage.
type misnamed struct {
	naming.Mismatch
	in         *passage
	start, end int // the character that differs
	from, to   int // the whole name
}

// findMisnamed reports names that an article spells in two ways, except where something else was reported.
func findMisnamed(pass *lint.Pass, ps []passage, said *lint.SpanSet) (found []lint.Span) {
	text, starts := joined(ps, false)
	for piece := range articles(text) {
		type spellings struct{ wrong, right string }
		groups := map[spellings][]misnamed{}
		var order []spellings
		for _, m := range naming.Find(text[piece.Start:piece.End]) {
			p, base := locate(ps, starts, m.From+piece.Start)
			shift := piece.Start - base
			x := misnamed{m, p, m.Start + shift, m.End + shift, m.From + shift, m.To + shift}
			if x.to > len(p.text) || p.protected(x.from, x.to) || p.discussed(x.from, x.to) || said.Overlaps(p.block.Source(x.start, x.end)) {
				continue
			}
			key := spellings{p.block.Text[x.from:x.to], m.Other}
			if groups[key] == nil {
				order = append(order, key)
			}
			groups[key] = append(groups[key], x)
		}
		for _, key := range order {
			group := groups[key]
			other, at := locate(ps, starts, group[0].At+piece.Start)
			first := group[0].At + piece.Start - at
			elsewhere := lint.Related{Span: other.block.Source(first, first+len(key.right)), Message: lint.Text{ZH: "他处", EN: "elsewhere"}}
			spelled := other.block.Text[first : first+len(key.right)]
			if len(group) > fewPlaces {
				reportMisnamed(pass, group, spelled, elsewhere)
			} else {
				for k := range group {
					reportMisnamed(pass, group[k:k+1], spelled, elsewhere)
				}
			}
			for _, x := range group {
				found = append(found, x.in.block.Source(x.start, x.end))
			}
		}
	}
	return found
}

// reportMisnamed reports the places of one spelling at the first of them.
func reportMisnamed(pass *lint.Pass, group []misnamed, spelled string, elsewhere lint.Related) {
	x := &group[0]
	wrong := x.in.block.Text[x.from:x.to]
	message := lint.Say("“%[1]s”与他处的“%[2]s”（%[3]d处）写法不一", "“%[1]s” is spelled “%[2]s” elsewhere (%[4]s)", wrong, spelled, x.Else, lint.Count(x.Else, "time", "times"))
	if n := len(group); n > 1 {
		message = lint.Say("“%[1]s”（%[5]d处）与他处的“%[2]s”（%[3]d处）写法不一", "“%[1]s” (%[6]s) is spelled “%[2]s” elsewhere (%[4]s)", wrong, spelled, x.Else, lint.Count(x.Else, "time", "times"), n, lint.Count(n, "time", "times"))
	}
	d := lint.Diagnostic{Rule: "typo/name", Message: message, Related: []lint.Related{elsewhere}, Confidence: misnamedConfidence}
	if x.Else > x.Here {
		d.Fixes = []lint.Fix{lint.Replace(x.in.block, x.start, x.end, x.in.inScript(x.start, x.end, x.Right()), false)}
	}
	for _, y := range group[1:] {
		d.Related = append(d.Related, lint.Related{Span: y.in.block.Source(y.from, y.to), Message: lint.Text{ZH: "此处也是", EN: "here, too"}})
		if len(d.Fixes) > 0 {
			d.Fixes[0].Edits = append(d.Fixes[0].Edits, lint.Replace(y.in.block, y.start, y.end, y.in.inScript(y.start, y.end, y.Right()), false).Edits...)
		}
	}
	pass.Report(x.in.block, x.start, x.end, d)
}

// joined returns the text of the passages, one a line, and where each begins in it; without bylines, if so wished, their lines
// are empty.
func joined(ps []passage, skipBylines bool) (text string, starts []int) {
	var b strings.Builder
	starts = make([]int, len(ps))
	for i, p := range ps {
		starts[i] = b.Len()
		if !skipBylines || p.block.Kind != lint.Byline {
			b.WriteString(strings.ReplaceAll(p.text, "\n", " "))
		}
		b.WriteByte('\n')
	}
	return b.String(), starts
}

// locate returns the passage that holds byte at of their joined text, and where it begins there.
func locate(ps []passage, starts []int, at int) (p *passage, base int) {
	i, ok := slices.BinarySearch(starts, at)
	if !ok {
		i--
	}
	return &ps[i], starts[i]
}
