// Package dataset judges articles as members of an archive: which are whole,
// which can be mended from what the findings say, which must go back to the
// source; and what many of them have in common.
package dataset

import (
	"cmp"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// Grade says what is to be done with an article.
type Grade uint8

// Whole articles have no finding at warning or above; of Mendable ones every
// such finding names its remedy; Returned ones have no text or lack some of it,
// or a finding says what is wrong and not what is right.
const (
	Whole Grade = iota
	Mendable
	Returned
)

var gradeNames = [...]string{"whole", "mendable", "returned"}

func (g Grade) String() string { return gradeNames[g] }

// Grades are all of them, the best first.
var Grades = []Grade{Whole, Mendable, Returned}

// GradeOf grades an article by its findings.
func GradeOf(findings []lint.Finding) Grade {
	g := Whole
	for _, f := range findings {
		if !counts(f) {
			continue
		}
		if !remedied(f) {
			return Returned
		}
		g = Mendable
	}
	return g
}

// counts reports whether a finding speaks against the copy: what is wrong with
// a directive in it does not.
func counts(f lint.Finding) bool {
	return f.Severity >= lint.Warning && f.Check != lint.Directives.Name
}

// remedied reports whether the article itself holds what mends a finding: a
// fix, the continuation of a cut paragraph, a line that need only be deleted.
func remedied(f lint.Finding) bool {
	switch f.Rule {
	case "truncation/article", "truncation/lost", "truncation/opening":
		return false
	case "truncation/wrapped", "truncation/interleaved": // it names the lines of each story
		return true
	case "truncation/paragraph":
		return len(f.Fixes) > 0 || len(f.Related) > 0
	}
	switch family, _, _ := strings.Cut(f.Rule, "/"); family {
	case "boilerplate", "repetition":
		return true
	}
	return len(f.Fixes) > 0
}

// Place is an article of the run: a file, or a record of one.
type Place struct {
	Path   string
	Record int    // 0 for a file
	Field  string // of the record, where several are read
}

// Bad is an article that is not whole.
type Bad struct {
	Place
	Grade            Grade
	Errors, Warnings int
	Rules            []string // at warning or above, in order, each once
	Empty            bool     // it has no copy at all
}

// RuleCount is how often a rule was broken.
type RuleCount struct{ Findings, Articles int }

// worstKept is how many of the worst articles are named.
const worstKept = 10

// Quality is what a run says about the whole archive. Only findings at
// warning or above count, whatever is shown.
type Quality struct {
	Count      [3]int // articles by grade
	Unreadable int    // of those to be returned, the ones that could not be read
	Empty      int    // of those to be returned, the ones without copy
	Rules      map[string]RuleCount
	Worst      []Bad      // the worst first
	Recurring  *Recurring // counted by the caller
	Lengths    Lengths    // of the fields of records, likewise
}

// NewQuality returns the quality of nothing yet; lines are what recurs.
func NewQuality(lines *Recurring) *Quality {
	return &Quality{Rules: map[string]RuleCount{}, Recurring: lines}
}

// Add grades and counts an article.
func (q *Quality) Add(at Place, findings []lint.Finding) Grade {
	bad := Bad{Place: at, Grade: GradeOf(findings)}
	q.Count[bad.Grade]++
	for _, f := range findings {
		switch {
		case !counts(f):
			continue
		case f.Severity == lint.Error:
			bad.Errors++
		default:
			bad.Warnings++
		}
		n := q.Rules[f.Rule]
		n.Findings++
		if !slices.Contains(bad.Rules, f.Rule) {
			bad.Rules = append(bad.Rules, f.Rule)
			n.Articles++
		}
		q.Rules[f.Rule] = n
	}
	if bad.Grade != Whole {
		slices.Sort(bad.Rules)
		q.rank(bad)
	}
	return bad.Grade
}

// AddEmpty counts an article without copy: no check finds anything in it, and
// it is worth nothing to whoever asked for articles.
func (q *Quality) AddEmpty(at Place) {
	q.Count[Returned]++
	q.Empty++
	q.rank(Bad{Place: at, Grade: Returned, Empty: true})
}

// AddUnreadable counts an article that could not be read at all. They are
// listed as errors of the run, and so not among the worst.
func (q *Quality) AddUnreadable() {
	q.Count[Returned]++
	q.Unreadable++
}

// rank keeps the worst: to be returned before mendable, then by errors, by
// warnings, and the first of equals.
func (q *Quality) rank(bad Bad) {
	i, _ := slices.BinarySearchFunc(q.Worst, bad, func(a, b Bad) int {
		return cmp.Or(cmp.Compare(b.Grade, a.Grade), cmp.Compare(b.Errors, a.Errors), cmp.Compare(b.Warnings, a.Warnings), -1)
	})
	if i < worstKept {
		q.Worst = slices.Insert(q.Worst, i, bad)
		q.Worst = q.Worst[:min(len(q.Worst), worstKept)]
	}
}

// Total returns how many articles were judged.
func (q *Quality) Total() int { return q.Count[Whole] + q.Count[Mendable] + q.Count[Returned] }
