package main

import (
	"bytes"
	"slices"
	"time"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/docx"
	"github.com/healthlint/healthlint/lint/fix"
	"github.com/healthlint/healthlint/lint/source"
)

// maxDocxPasses bounds a chain of fixes each of which makes the next possible.
// Passes that join two paragraphs do not count: there is one paragraph less
// after each.
const maxDocxPasses = 100

// mendDocx mends a Word document at path, which messages call name. Each pass writes its edits into the
// document and reads it again, because fixes are made in Word's runs, not in
// the text that was linted.
func (a *app) mendDocx(e *engine, f *fixFlags, from lint.Severity, path, name string, data []byte) (m mended) {
	m.path = path
	now := data
	var first, last []byte
	stuck := map[lint.Edit]bool{} // what cannot be made inside the document
	for passes := 0; ; {
		doc, err := source.Docx(name, now, false)
		if err != nil {
			m.err = err
			return m
		}
		if last = doc.Source; first == nil {
			first = doc.Source
		}
		findings, err := e.lint(name, doc)
		if err != nil {
			m.err = err
			return m
		}
		findings = f.wanted(findings, from)
		m.left = findings
		if f.joins {
			next, ok, err := joinDocx(now, findings)
			if err != nil {
				m.err = err
				return m
			}
			if ok {
				now = next
				m.applied++
				continue
			}
		}
		_, applied := fix.Apply(doc.Source, slices.DeleteFunc(slices.Clone(findings), func(x lint.Finding) bool {
			return len(x.Fixes) > 0 && slices.ContainsFunc(x.Fixes[0].Edits, func(d lint.Edit) bool { return stuck[d] })
		}), f.unsafe)
		if len(applied) == 0 {
			break
		}
		if passes++; passes > maxDocxPasses {
			return mended{path: path, err: fix.Cycle(applied)}
		}
		next, made, unmade, err := writeFixes(now, applied, f.track)
		if err != nil {
			m.err = err
			return m
		}
		for _, d := range unmade {
			stuck[d] = true
		}
		if len(unmade) > 0 {
			continue // without what does not fit, so that no fix is made by half
		}
		now = next
		m.applied += made
	}
	m.data = now
	switch {
	case m.applied == 0:
	case f.diff:
		m.diff = diff.Diff("a/"+name, first, "b/"+name, last)
	case path != "-" && !bytes.Equal(now, data):
		m.err = fix.Replace(path, data, now)
	}
	return m
}

// joinDocx joins the first cut paragraph with its continuation, or all lines of a wrapped page, as the fix says in terms of
// lines. ok is false where no paragraph can be joined.
func joinDocx(data []byte, findings []lint.Finding) (out []byte, ok bool, err error) {
	var file *docx.File
	var text *docx.Text
	for _, x := range findings {
		if x.Rule != "truncation/wrapped" && x.Rule != "truncation/paragraph" || len(x.Fixes) == 0 {
			continue
		}
		if file == nil {
			if file, text, err = docx.OpenText(data, docx.Options{}); err != nil {
				return nil, false, err
			}
		}
		out, made, err := file.Join(text, joints(x.Rule, x.Fixes[0].Edits)...)
		if made > 0 || err != nil {
			return out, made > 0, err
		}
	}
	return nil, false, nil
}

// joints returns what the edits of a fix join. Of a wrapped page each edit takes out the line end between two paragraphs; of a
// cut one there are two edits where what continues it stands further down.
func joints(rule string, edits []lint.Edit) []docx.Joint {
	var out []docx.Joint
	for _, e := range edits {
		out = append(out, docx.Joint{At: e.Span.Start, Moved: lint.Span{Start: e.Span.End, End: e.Span.End}})
	}
	if rule == "truncation/paragraph" && len(edits) == 2 {
		out = out[:1]
		out[0].Moved = edits[1].Span
	}
	return out
}

func writeFixes(data []byte, findings []lint.Finding, track bool) (out []byte, made int, left []lint.Edit, err error) {
	file, text, err := docx.OpenText(data, docx.Options{})
	if err != nil {
		return nil, 0, nil, err
	}
	r := docx.Review{Track: track, Author: "healthlint", Date: time.Now()}
	for _, x := range findings {
		r.Edits = append(r.Edits, x.Fixes[0].Edits...)
	}
	out, left, err = file.Write(text, r)
	return out, len(findings), left, err
}
