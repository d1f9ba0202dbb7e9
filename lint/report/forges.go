package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// GitHub writes workflow commands, which GitHub Actions shows as annotations.
type GitHub struct {
	w    io.Writer
	lang string
}

var (
	githubText  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubValue = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// githubEscape escapes what is quoted of copy as well: the log is shown as a
// terminal would.
func githubEscape(r *strings.Replacer, s string) string { return r.Replace(Drawn(s)) }

// Entry writes the findings of one article. An annotation has columns only if
// it stands on one line.
func (g *GitHub) Entry(e Entry) error {
	for _, f := range e.Findings {
		level := map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Info: "notice"}[f.Severity]
		place := fmt.Sprintf("line=%d,endLine=%d", f.Start.Line, f.End.Line)
		if f.Start.Line == f.End.Line {
			place += fmt.Sprintf(",col=%d,endColumn=%d", f.Start.Column, f.End.Column)
		}
		text := told(f, g.lang)
		if e.Doc.Record > 0 { // its lines are not those of the file
			place, text = fmt.Sprintf("line=%d", e.Doc.Row), Place(e.Doc)+": "+text
		}
		_, err := fmt.Fprintf(g.w, "::%s file=%s,%s,title=%s::%s\n", level, githubEscape(githubValue, slashed(e.Doc.Path)), place,
			githubEscape(githubValue, f.Rule), githubEscape(githubText, text))
		if err != nil {
			return err
		}
	}
	return nil
}

// Close writes what could not be checked.
func (g *GitHub) Close(s *Summary) error {
	for _, f := range s.Failures {
		_, err := fmt.Fprintf(g.w, "::error file=%s,line=%d::%s\n", githubEscape(githubValue, slashed(f.Path)), max(f.Line, 1), githubEscape(githubText, f.Message.In(g.lang)))
		if err != nil {
			return err
		}
	}
	return nil
}

// GitLab writes a Code Quality report
// (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).
type GitLab struct {
	w     io.Writer
	lang  string
	count int
}

type gitlabIssue struct {
	Description string `json:"description"`
	CheckName   string `json:"check_name"`
	Fingerprint string `json:"fingerprint"`
	Severity    string `json:"severity"`
	Location    struct {
		Path  string `json:"path"`
		Lines struct {
			Begin int `json:"begin"`
			End   int `json:"end"`
		} `json:"lines"`
	} `json:"location"`
}

// Entry writes the findings of one article.
func (g *GitLab) Entry(e Entry) error {
	var prints fingerprints
	for _, f := range e.Findings {
		issue := gitlabIssue{Description: told(f, g.lang), CheckName: f.Rule, Fingerprint: prints.of(e.Doc, f),
			Severity: map[lint.Severity]string{lint.Error: "major", lint.Warning: "minor", lint.Info: "info"}[f.Severity]}
		issue.Location.Path = slashed(e.Doc.Path)
		issue.Location.Lines.Begin, issue.Location.Lines.End = f.Start.Line, f.End.Line
		if e.Doc.Record > 0 {
			issue.Description = Place(e.Doc) + ": " + issue.Description
			issue.Location.Lines.Begin, issue.Location.Lines.End = e.Doc.Row, e.Doc.Row
		}
		lead := ",\n"
		if g.count++; g.count == 1 {
			lead = "[\n"
		}
		if err := (&JSON{w: g.w}).write(lead, issue); err != nil {
			return err
		}
	}
	return nil
}

// Close ends the report, which has no place for what could not be checked.
func (g *GitLab) Close(*Summary) error {
	tail := "\n]\n"
	if g.count == 0 {
		tail = "[]\n"
	}
	_, err := io.WriteString(g.w, tail)
	return err
}

// RDJSONLines writes the Reviewdog Diagnostic Format, one diagnostic to a line
// (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf). Its columns
// count bytes.
type RDJSONLines struct {
	w    io.Writer
	lang string
}

type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column,omitempty"` // 0 where only the line is known
}

type rdRange struct {
	Start rdPosition `json:"start"`
	End   rdPosition `json:"end"`
}

type rdLocation struct {
	Path  string  `json:"path"`
	Range rdRange `json:"range"`
}

type rdRelated struct {
	Message  string     `json:"message"`
	Location rdLocation `json:"location"`
}

type rdSuggestion struct {
	Range rdRange `json:"range"`
	Text  string  `json:"text"`
}

type rdName struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type rdCode struct {
	Value string `json:"value"`
}

type rdDiagnostic struct {
	Message     string         `json:"message"`
	Location    rdLocation     `json:"location"`
	Severity    string         `json:"severity"`
	Source      rdName         `json:"source"`
	Code        rdCode         `json:"code"`
	Suggestions []rdSuggestion `json:"suggestions,omitempty"`
	Related     []rdRelated    `json:"related_locations,omitempty"`
}

// Entry writes the findings of one article.
func (r *RDJSONLines) Entry(e Entry) error {
	for _, f := range e.Findings {
		d := rdDiagnostic{Message: told(f, r.lang), Severity: strings.ToUpper(f.Severity.String()),
			Location: rdLocation{slashed(e.Doc.Path), rdSpan(e.Doc, f.Span)},
			Source:   rdName{"healthlint", repository}, Code: rdCode{f.Rule}}
		if e.Doc.Record > 0 {
			d.Message = Place(e.Doc) + ": " + d.Message
		}
		for _, x := range e.Doc.ShownFixes(f) {
			if len(x.Edits) == 1 && e.Doc.Record == 0 { // a suggestion is one edit, several are alternatives
				d.Suggestions = append(d.Suggestions, rdSuggestion{rdSpan(e.Doc, x.Edits[0].Span), x.Edits[0].Text})
			}
		}
		for _, rel := range f.Related {
			d.Related = append(d.Related, rdRelated{rel.Message.In(r.lang), rdLocation{slashed(e.Doc.Path), rdSpan(e.Doc, rel.Span)}})
		}
		if err := (&JSON{w: r.w}).write("", d); err != nil {
			return err
		}
		if _, err := io.WriteString(r.w, "\n"); err != nil {
			return err
		}
	}
	return nil
}

// rdSpan is a place of the file; of a record, whose text is one field of a row, the row.
func rdSpan(doc *lint.Document, span lint.Span) rdRange {
	if doc.Record > 0 {
		return rdRange{rdPosition{Line: doc.Row}, rdPosition{Line: doc.Row}}
	}
	at := func(offset int) rdPosition {
		p := doc.Position(offset)
		start := doc.LineStart(offset)
		if start == 0 && offset >= 3 && bytes.HasPrefix(doc.Source, []byte("\uFEFF")) {
			start = 3
		}
		return rdPosition{p.Line, offset - start + 1}
	}
	return rdRange{at(span.Start), at(span.End)}
}

// Close writes nothing: the format has no place for what could not be checked.
func (r *RDJSONLines) Close(*Summary) error { return nil }
