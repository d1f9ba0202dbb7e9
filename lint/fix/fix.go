// Package fix applies the fixes of findings to copy and puts the mended copy
// in the place of the old file, whole or not at all.
package fix

import (
	"crypto/sha256"
	"slices"
	"sort"
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// Result is copy after its fixes.
type Result struct {
	Source  []byte
	Applied []lint.Finding // in the order they were mended; spans count in the copy of their pass
	Left    []lint.Finding // findings of the mended copy
}

// maxPasses bounds a chain of fixes each of which makes the next possible.
const maxPasses = 50

// CycleError says that fixes undo each other, so that no copy satisfies them.
type CycleError struct{ Rules []string }

func (e *CycleError) Error() string { return e.Message().EN }

// Message names the rules that disagree.
func (e *CycleError) Message() lint.Text {
	names := strings.Join(e.Rules, ", ")
	return lint.Say("修改互相抵消（%s），未改动", "fixes undo each other (%s); left as it was", names)
}

// Mend lints source and applies fixes until none is left to apply: only safe
// ones, or with unsafe the best fix of every finding. Fixes that overlap wait
// for the next pass.
func Mend(source []byte, unsafe bool, findings func([]byte) []lint.Finding) (Result, error) {
	r := Result{Source: source}
	seen := map[[sha256.Size]byte]bool{sha256.Sum256(source): true}
	for range maxPasses {
		r.Left = findings(r.Source)
		next, applied := Apply(r.Source, r.Left, unsafe)
		if len(applied) == 0 {
			return r, nil
		}
		id := sha256.Sum256(next)
		if seen[id] || len(next) > 2*len(source)+4096 { // no mend doubles an article
			return Result{Source: source}, Cycle(applied)
		}
		seen[id] = true
		r.Source, r.Applied = next, append(r.Applied, applied...)
	}
	return Result{Source: source}, Cycle(r.Applied[len(r.Applied)-1:])
}

// Cycle returns the error of fixes that come again and again, the last of them in findings.
func Cycle(findings []lint.Finding) *CycleError {
	var names []string
	for _, f := range findings {
		names = append(names, f.Rule)
	}
	slices.Sort(names)
	return &CycleError{slices.Compact(names)}
}

// Apply applies at most one fix of each finding, the best, in the order given.
// A fix is applied whole or not at all: one that touches what another has
// changed is left for a later pass.
func Apply(source []byte, findings []lint.Finding, unsafe bool) ([]byte, []lint.Finding) {
	var edits []lint.Edit // in order of place
	var applied []lint.Finding
	for _, f := range findings {
		if len(f.Fixes) == 0 || !f.Fixes[0].Safe && !unsafe {
			continue
		}
		mine := f.Fixes[0].Edits
		if changes(source, mine) && fits(source, edits, mine) {
			for _, e := range mine {
				edits = slices.Insert(edits, place(edits, e), e)
			}
			applied = append(applied, f)
		}
	}
	if len(applied) == 0 {
		return source, nil
	}
	return lint.Splice(source, edits), applied
}

func changes(source []byte, edits []lint.Edit) bool {
	return slices.ContainsFunc(edits, func(e lint.Edit) bool {
		return e.Span.Start >= 0 && e.Span.End <= len(source) && e.Span.Start <= e.Span.End &&
			string(source[e.Span.Start:e.Span.End]) != e.Text
	})
}

// fits reports whether mine touch neither the edits taken, which are in order of place, nor each other. Two
// edits touch if they share a byte or an insertion stands at the other's edge.
func fits(source []byte, taken, mine []lint.Edit) bool {
	for i, m := range mine {
		if m.Span.Start < 0 || m.Span.End > len(source) || m.Span.Start > m.Span.End {
			return false
		}
		at := place(taken, m) // those taken do not touch each other, so only its neighbours can touch m
		if at > 0 && touch(taken[at-1], m) || at < len(taken) && touch(taken[at], m) ||
			slices.ContainsFunc(mine[:i], func(e lint.Edit) bool { return touch(e, m) }) {
			return false
		}
	}
	return true
}

func touch(a, b lint.Edit) bool {
	if a.Span.Len() == 0 || b.Span.Len() == 0 {
		return a.Span.Start <= b.Span.End && b.Span.Start <= a.Span.End
	}
	return a.Span.Overlaps(b.Span)
}

// place returns where an edit belongs among edits in order, behind those that begin where it does.
func place(edits []lint.Edit, e lint.Edit) int {
	return sort.Search(len(edits), func(i int) bool { return edits[i].Span.Start > e.Span.Start })
}
