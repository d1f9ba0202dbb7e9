package desk

import (
	"slices"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/report"
	"github.com/healthlint/healthlint/lint/source"
)

// The answers to the page. Places are in UTF-16 code units, as the editor
// component counts them.
type place struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	Text string `json:"text,omitempty"`
}

type findingJSON struct {
	place
	Rule     string        `json:"rule"`
	Title    string        `json:"title,omitempty"`
	Severity string        `json:"severity"`
	Message  string        `json:"message"`
	Line     int           `json:"line"`
	Column   int           `json:"column"`
	Notes    []string      `json:"notes,omitempty"`
	Related  []relatedJSON `json:"related,omitempty"`
	Fixes    []fixJSON     `json:"fixes,omitempty"`
}

type relatedJSON struct {
	place
	Message string `json:"message"`
	Line    int    `json:"line"`
}

type fixJSON struct {
	Message string  `json:"message"`
	Safe    bool    `json:"safe"`
	Edits   []place `json:"edits"`
}

type factJSON struct {
	place
	Value    string `json:"value,omitempty"`
	Measures string `json:"measures,omitempty"`
	Where    string `json:"where,omitempty"`
	When     string `json:"when,omitempty"`
}

type checked struct {
	Findings   []findingJSON `json:"findings"`
	Facts      []factJSON    `json:"facts"`
	Tables     []place       `json:"tables"` // of a Word document
	Characters int           `json:"characters"`
	Rate       float64       `json:"rate"`
}

// parse reads the text on the page; tables are where those of a Word document
// stand, whose text is plain there, one paragraph or cell to a line.
func parse(in *request) (doc *lint.Document, tables []lint.Span, err error) {
	name := in.Name
	if in.Path != "" {
		name = in.Path
	}
	as := name
	if source.IsDocx(name) {
		if len(in.Outline) > 0 {
			doc, tables = wordText(name, in)
			return doc, tables, nil
		}
		as += ".txt"
	}
	if doc, err = source.Read(as, []byte(in.Text), "utf-8"); err == nil {
		doc.Path = name
	}
	return doc, nil, err
}

func (d *Desk) check(in *request) (any, error) {
	if len(in.Text) > maxText { // of a Word document the request holds two
		return nil, tooLong(maxText)
	}
	doc, tables, err := parse(in)
	if err != nil {
		return nil, err
	}
	findings, err := d.Lint(doc)
	if err != nil {
		return nil, err
	}
	u := newUnits(doc.Source)
	out := checked{Findings: []findingJSON{}, Facts: []factJSON{}, Tables: []place{}}
	for _, f := range findings {
		out.Findings = append(out.Findings, d.finding(doc, u, f, in.Lang))
	}
	for _, f := range facts(doc) {
		out.Facts = append(out.Facts, factJSON{place: u.place(f.Span, f.Text), Value: f.Value, Measures: f.Measures, Where: f.Place, When: f.When})
	}
	for _, t := range tables {
		out.Tables = append(out.Tables, u.place(t, ""))
	}
	// What is ignored is no error of the copy.
	standing := slices.DeleteFunc(slices.Clone(findings), func(f lint.Finding) bool {
		from := u.Before(f.Span.Start)
		return slices.ContainsFunc(in.Ignored, func(x dismissed) bool { return x.Rule == f.Rule && x.From == from && x.Text == f.Text })
	})
	var score report.Score
	score.Add(report.Entry{Doc: doc, Findings: standing})
	out.Characters, out.Rate = score.Characters, score.Rate(score.Errors())
	return out, nil
}

func (d *Desk) finding(doc *lint.Document, u *units, f lint.Finding, lang string) findingJSON {
	out := findingJSON{
		place: u.place(f.Span, f.Text), Rule: f.Rule, Severity: f.Severity.String(), Message: f.Message.In(lang),
		Line: f.Start.Line, Column: f.Start.Column,
	}
	if d.Title != nil {
		out.Title = d.Title(f.Rule).In(lang)
	}
	for _, n := range f.Notes {
		out.Notes = append(out.Notes, n.In(lang))
	}
	for _, r := range f.Related {
		out.Related = append(out.Related, relatedJSON{u.place(r.Span, doc.Shown(r.Span)), r.Message.In(lang), doc.Position(r.Span.Start).Line})
	}
	for _, x := range f.Fixes {
		fix := fixJSON{Message: x.Message.In(lang), Safe: x.Safe}
		for _, e := range x.Edits {
			fix.Edits = append(fix.Edits, u.place(e.Span, e.Text))
		}
		out.Fixes = append(out.Fixes, fix)
	}
	return out
}
