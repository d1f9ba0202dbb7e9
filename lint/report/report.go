// Package report writes findings: as text an editor reads, as JSON a program
// reads. Every format is written while the run goes on, so that a data set of
// any size needs no more memory than the articles under way.
package report

import (
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/dataset"
)

// Entry is one article, linted: a file, or one record of a data set.
type Entry struct {
	Doc      *lint.Document
	Findings []lint.Finding // at or above the severity that is shown
	Hidden   []lint.Finding // the rest
}

// Failure is something that could not be checked.
type Failure struct {
	Path    string
	Line    int // of the malformed row of a data set; 0 for a whole file
	Message lint.Text
}

// Reporter writes one format. Entries come in the order of the paths, the
// summary last; both return the error of writing.
type Reporter interface {
	Entry(Entry) error
	Close(*Summary) error
}

// Refused is a report that cannot be written as it was asked for: a mistake of
// whoever asked, not of the disk.
type Refused struct {
	Path    string
	Message lint.Text
}

func (r *Refused) Error() string { return r.In("en") }

// In returns the error in lang.
func (r *Refused) In(lang string) string { return r.Path + ": " + r.Message.In(lang) }

// Summary counts a run.
type Summary struct {
	Files, Records int                   // that were read: what could not be is among the failures
	Severities     map[lint.Severity]int // of the findings shown
	Rules          map[string]int        // likewise
	Hidden         map[lint.Severity]int // of the findings below the severity shown
	Failures       []Failure
	Dropped        int // failures beyond those kept
	Faults         int // articles that an error of our own kept from being checked to the end
	// Quality judges the archive as a whole; nil where nobody asked.
	Quality *dataset.Quality

	last dataset.Place // the record last added: one may have several fields
}

// NewSummary returns a summary of nothing yet.
func NewSummary() *Summary {
	return &Summary{Severities: map[lint.Severity]int{}, Rules: map[string]int{}, Hidden: map[lint.Severity]int{}}
}

// Add counts an entry.
func (s *Summary) Add(e Entry) {
	if at := (dataset.Place{Path: e.Doc.Path, Record: e.Doc.Record}); at.Record > 0 && at != s.last {
		s.Records++
		s.last = at
	}
	for _, f := range e.Findings {
		s.Severities[f.Severity]++
		s.Rules[f.Rule]++
	}
	for _, f := range e.Hidden {
		s.Hidden[f.Severity]++
	}
}

// maxFailures keeps the memory flat over a data set whose every row is broken.
const maxFailures = 1000

// Fail counts a failure.
func (s *Summary) Fail(f Failure) {
	if len(s.Failures) == maxFailures {
		s.Dropped++
		return
	}
	s.Failures = append(s.Failures, f)
}

// Total returns how many findings are shown.
func (s *Summary) Total() int {
	n := 0
	for _, k := range s.Severities {
		n += k
	}
	return n
}
