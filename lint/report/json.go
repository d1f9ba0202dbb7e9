package report

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/healthlint/healthlint/lint"
)

// JSON writes the report that schema.json describes, one article to a line.
type JSON struct {
	w       io.Writer
	lang    string
	started bool
}

// newJSON returns a reporter of messages in lang.
func newJSON(w io.Writer, lang string) *JSON { return &JSON{w: w, lang: lang} }

type jsonFile struct {
	Path     string        `json:"path"`
	Record   int           `json:"record,omitempty"`
	Field    string        `json:"field,omitempty"`
	Row      int           `json:"row,omitempty"`
	Encoding string        `json:"encoding"`
	Format   string        `json:"format"`
	Findings []jsonFinding `json:"findings"`
}

type jsonPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Offset int `json:"offset"`
}

type jsonFinding struct {
	Rule       string        `json:"rule"`
	Severity   string        `json:"severity"`
	Message    string        `json:"message"`
	Text       string        `json:"text"`
	Start      jsonPosition  `json:"start"`
	End        jsonPosition  `json:"end"`
	Confidence float64       `json:"confidence,omitempty"`
	Notes      []string      `json:"notes,omitempty"`
	Related    []jsonRelated `json:"related,omitempty"`
	Fixes      []jsonFix     `json:"fixes,omitempty"`
}

type jsonRelated struct {
	Message string       `json:"message"`
	Text    string       `json:"text"`
	Start   jsonPosition `json:"start"`
	End     jsonPosition `json:"end"`
}

type jsonFix struct {
	Message string     `json:"message"`
	Safe    bool       `json:"safe"`
	Edits   []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Start jsonPosition `json:"start"`
	End   jsonPosition `json:"end"`
	Text  string       `json:"text"`
}

type jsonFailure struct {
	Path    string `json:"path"`
	Line    int    `json:"line,omitempty"`
	Message string `json:"message"`
}

type jsonSummary struct {
	Files    int            `json:"files"`
	Records  int            `json:"records,omitempty"`
	Findings jsonCounts     `json:"findings"`
	Hidden   jsonCounts     `json:"hidden"`
	Rules    map[string]int `json:"rules"`
}

type jsonCounts struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
}

// Entry writes one article.
func (j *JSON) Entry(e Entry) error {
	lead := ",\n"
	if !j.started {
		lead, j.started = "{\"version\":1,\"files\":[\n", true
	}
	return j.write(lead, j.file(e))
}

func (j *JSON) file(e Entry) jsonFile {
	file := jsonFile{Path: e.Doc.Path, Record: e.Doc.Record, Field: e.Doc.Field, Row: e.Doc.Row, Encoding: e.Doc.Encoding, Format: e.Doc.Format, Findings: []jsonFinding{}}
	for _, f := range e.Findings {
		file.Findings = append(file.Findings, j.finding(e.Doc, f))
	}
	return file
}

func (j *JSON) finding(doc *lint.Document, f lint.Finding) jsonFinding {
	out := jsonFinding{
		Rule: f.Rule, Severity: f.Severity.String(), Message: f.Message.In(j.lang), Text: f.Text,
		Start: jsonPosition(f.Start), End: jsonPosition(f.End), Confidence: f.Confidence,
	}
	for _, n := range f.Notes {
		out.Notes = append(out.Notes, n.In(j.lang))
	}
	for _, r := range f.Related {
		out.Related = append(out.Related, jsonRelated{
			Message: r.Message.In(j.lang), Text: doc.Shown(r.Span),
			Start: jsonPosition(doc.Position(r.Span.Start)), End: jsonPosition(doc.Position(r.Span.End)),
		})
	}
	for _, x := range doc.ShownFixes(f) {
		fix := jsonFix{Message: x.Message.In(j.lang), Safe: x.Safe, Edits: []jsonEdit{}}
		for _, e := range x.Edits {
			fix.Edits = append(fix.Edits, jsonEdit{
				Start: jsonPosition(doc.Position(e.Span.Start)), End: jsonPosition(doc.Position(e.Span.End)), Text: e.Text,
			})
		}
		out.Fixes = append(out.Fixes, fix)
	}
	return out
}

// Close writes the failures and the counts.
func (j *JSON) Close(s *Summary) error {
	lead := "\n],\"errors\":"
	if !j.started {
		lead = "{\"version\":1,\"files\":[],\"errors\":"
	}
	failures := []jsonFailure{}
	for _, f := range s.Failures {
		failures = append(failures, jsonFailure{f.Path, f.Line, f.Message.In(j.lang)})
	}
	if err := j.write(lead, failures); err != nil {
		return err
	}
	err := j.write(",\n\"summary\":", jsonSummary{
		Files: s.Files, Records: s.Records, Findings: jsonCount(s.Severities), Hidden: jsonCount(s.Hidden), Rules: s.Rules,
	})
	if err != nil {
		return err
	}
	if s.Quality != nil {
		if err := j.write(",\n\"quality\":", j.quality(s.Quality)); err != nil {
			return err
		}
	}
	_, err = io.WriteString(j.w, "}\n")
	return err
}

func jsonCount(n map[lint.Severity]int) jsonCounts {
	return jsonCounts{n[lint.Error], n[lint.Warning], n[lint.Info]}
}

// write writes lead and then v without the line end an Encoder adds.
func (j *JSON) write(lead string, v any) error {
	var b bytes.Buffer
	b.WriteString(lead)
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := j.w.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
	return err
}
