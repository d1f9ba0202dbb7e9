package report

import (
	"io"
	"net/url"

	"github.com/healthlint/healthlint/lint"
)

// SARIF writes the OASIS Static Analysis Results Interchange Format, version
// 2.1.0, one result to a line. The published libraries keep a whole run in
// memory and write a dozen empty arrays with every result, so the few objects
// that are needed are written here; the test reads them with a library.
type SARIF struct {
	JSON
	opt     Options
	index   map[string]int // of a rule among those declared
	results int
}

// newSARIF returns a reporter that declares all rules.
func newSARIF(w io.Writer, opt Options) *SARIF {
	s := &SARIF{JSON: JSON{w: w, lang: opt.Lang}, opt: opt, index: map[string]int{}}
	for i, r := range opt.Rules {
		s.index[r.ID] = i
	}
	return s
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifMarkdown struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown"`
}

type sarifRule struct {
	ID      string        `json:"id"`
	Short   sarifText     `json:"shortDescription"`
	Help    sarifMarkdown `json:"help"`
	HelpURI string        `json:"helpUri"`
	Config  struct {
		Level string `json:"level"`
	} `json:"defaultConfiguration"`
}

type sarifRegion struct {
	StartLine   int        `json:"startLine"`
	StartColumn int        `json:"startColumn,omitempty"`
	EndLine     int        `json:"endLine,omitempty"`
	EndColumn   int        `json:"endColumn,omitempty"`
	Snippet     *sarifText `json:"snippet,omitempty"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifPlace struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   sarifRegion   `json:"region"`
}

type sarifLogical struct {
	FullyQualifiedName string `json:"fullyQualifiedName"`
	Kind               string `json:"kind"`
}

type sarifLocation struct {
	ID      int            `json:"id,omitempty"`
	Place   sarifPlace     `json:"physicalLocation"`
	Logical []sarifLogical `json:"logicalLocations,omitempty"`
	Message *sarifText     `json:"message,omitempty"`
}

type sarifReplacement struct {
	Deleted  sarifRegion `json:"deletedRegion"`
	Inserted sarifText   `json:"insertedContent"`
}

type sarifChange struct {
	Artifact     sarifArtifact      `json:"artifactLocation"`
	Replacements []sarifReplacement `json:"replacements"`
}

type sarifFix struct {
	Description sarifText       `json:"description"`
	Changes     []sarifChange   `json:"artifactChanges"`
	Properties  map[string]bool `json:"properties"`
}

type sarifResult struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Level        string            `json:"level"`
	Message      sarifText         `json:"message"`
	Locations    []sarifLocation   `json:"locations"`
	Related      []sarifLocation   `json:"relatedLocations,omitempty"`
	Fixes        []sarifFix        `json:"fixes,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints"`
	Rank         float64           `json:"rank,omitempty"`
}

type sarifNotification struct {
	Level     string          `json:"level"`
	Message   sarifText       `json:"message"`
	Locations []sarifLocation `json:"locations,omitempty"`
}

type sarifInvocation struct {
	Successful    bool                `json:"executionSuccessful"`
	Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
}

func sarifLevel(s lint.Severity) string {
	if s == lint.Info {
		return "note"
	}
	return s.String()
}

// sarifURI is a path as a relative or file URI.
func sarifURI(path string) string {
	u := url.URL{Path: slashed(path)}
	if len(u.Path) > 0 && u.Path[0] == '/' {
		u.Scheme = "file"
	}
	return u.String()
}

// begin writes what stands before the results.
func (s *SARIF) begin() error {
	rules := []sarifRule{}
	for _, r := range s.opt.Rules {
		rule := sarifRule{ID: r.ID, Short: sarifText{r.Title.In(s.lang)}, HelpURI: repository,
			Help: sarifMarkdown{r.Doc.In(s.lang), r.Doc.In(s.lang)}}
		rule.Config.Level = sarifLevel(r.Severity)
		rules = append(rules, rule)
	}
	language := map[string]string{"zh": "zh-CN", "en": "en"}[s.lang]
	head := `{"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json","version":"2.1.0","runs":[{` +
		`"columnKind":"unicodeCodePoints","newlineSequences":["\r\n","\n"],"language":"` + language + `","tool":{"driver":` // both have a language, en-US if unsaid
	if err := s.write(head, struct {
		Name     string      `json:"name"`
		Version  string      `json:"version,omitempty"`
		URI      string      `json:"informationUri"`
		Language string      `json:"language"`
		Rules    []sarifRule `json:"rules"`
	}{"healthlint", s.opt.Version, repository, language, rules}); err != nil {
		return err
	}
	s.started = true
	_, err := io.WriteString(s.w, "},\"results\":[")
	return err
}

// Entry writes the findings of one article.
func (s *SARIF) Entry(e Entry) error {
	if !s.started {
		if err := s.begin(); err != nil {
			return err
		}
	}
	var prints fingerprints
	for _, f := range e.Findings {
		lead := ",\n"
		if s.results++; s.results == 1 {
			lead = "\n"
		}
		if err := s.write(lead, s.result(e.Doc, f, prints.of(e.Doc, f))); err != nil {
			return err
		}
	}
	return nil
}

func (s *SARIF) result(doc *lint.Document, f lint.Finding, print string) sarifResult {
	index, ok := s.index[f.Rule]
	if !ok {
		index = -1
	}
	out := sarifResult{
		RuleID: f.Rule, RuleIndex: index, Level: sarifLevel(f.Severity), Message: sarifText{told(f, s.lang)},
		Locations:    []sarifLocation{sarifAt(doc, f.Span, f.Text)},
		Fingerprints: map[string]string{"healthlint/v1": print},
		Rank:         100 * f.Confidence,
	}
	if doc.Record > 0 {
		out.Locations[0].Logical = []sarifLogical{{Place(doc), "record"}}
	}
	for i, r := range f.Related {
		at := sarifAt(doc, r.Span, "")
		at.ID, at.Message = i+1, &sarifText{r.Message.In(s.lang)}
		out.Related = append(out.Related, at)
	}
	if doc.Record > 0 {
		return out // an edit of one field of a row cannot be told as one of the file
	}
	for _, x := range doc.ShownFixes(f) {
		change := sarifChange{Artifact: sarifArtifact{sarifURI(doc.Path)}}
		for _, e := range x.Edits {
			change.Replacements = append(change.Replacements, sarifReplacement{sarifAt(doc, e.Span, "").Place.Region, sarifText{e.Text}})
		}
		if len(change.Replacements) > 0 {
			out.Fixes = append(out.Fixes, sarifFix{sarifText{x.Message.In(s.lang)}, []sarifChange{change}, map[string]bool{"safe": x.Safe}})
		}
	}
	return out
}

// sarifAt places a span; snippet is the copy there as it may be shown, "" to leave it out.
func sarifAt(doc *lint.Document, span lint.Span, snippet string) sarifLocation {
	start, end := doc.Position(span.Start), doc.Position(span.End)
	at := sarifLocation{Place: sarifPlace{
		Artifact: sarifArtifact{sarifURI(doc.Path)},
		Region:   sarifRegion{StartLine: start.Line, StartColumn: start.Column, EndLine: end.Line, EndColumn: end.Column},
	}}
	switch {
	case doc.Record > 0: // the text is one field of a row
		at.Place.Region = sarifRegion{StartLine: doc.Row}
	case snippet != "":
		at.Place.Region.Snippet = &sarifText{snippet}
	}
	return at
}

// Close writes what could not be checked and ends the run.
func (s *SARIF) Close(sum *Summary) error {
	if !s.started {
		if err := s.begin(); err != nil {
			return err
		}
	}
	run := sarifInvocation{Successful: len(sum.Failures)+sum.Faults == 0}
	for _, f := range sum.Failures {
		at := sarifLocation{Place: sarifPlace{Artifact: sarifArtifact{sarifURI(f.Path)}}}
		at.Place.Region = sarifRegion{max(f.Line, 1), 1, max(f.Line, 1), 1, nil}
		run.Notifications = append(run.Notifications, sarifNotification{"error", sarifText{f.Message.In(s.lang)}, []sarifLocation{at}})
	}
	if err := s.write("\n],\"invocations\":[", run); err != nil {
		return err
	}
	_, err := io.WriteString(s.w, "]}]}\n")
	return err
}
