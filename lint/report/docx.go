package report

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/docx"
	"github.com/healthlint/healthlint/lint/fix"
)

// Docx writes a copy of every Word document with a comment at each finding.
type Docx struct {
	path  string // the copy, or the folder for copies
	lang  string
	track bool
	date  time.Time
	done  int
	// Left counts the safe fixes that could not be made in Word's text.
	Left int
}

// NewDocx returns a reporter that writes to path, or into path where it is a
// folder. With track, safe fixes come in as tracked changes.
func NewDocx(path, lang string, track bool, date time.Time) *Docx {
	return &Docx{path: path, lang: lang, track: track, date: date}
}

// Entry writes the copy of one document; copy in other formats is passed over.
func (d *Docx) Entry(e Entry) error {
	if e.Doc.Format != "docx" {
		return nil
	}
	out := d.copy(e.Doc.Path)
	if out == d.path && d.done > 0 {
		return d.several()
	}
	d.done++
	if same(out, e.Doc.Path) {
		return onto(out)
	}
	data, err := os.ReadFile(e.Doc.Path)
	if err != nil {
		return err
	}
	reviewed, left, err := ReviewDocx(data, e.Findings, d.lang, d.track, d.date)
	if err != nil {
		return err
	}
	d.Left += left
	return fix.WriteFile(out, reviewed)
}

// Plan returns the files that the copies of Word documents will be, or why they
// cannot be written.
func (d *Docx) Plan(documents []string) ([]string, error) {
	var copies []string
	of := map[string]string{}
	for _, path := range documents {
		out := d.copy(path)
		other, twice := of[out]
		switch {
		case twice && out == d.path:
			return nil, d.several()
		case twice:
			return nil, &Refused{out, lint.Say("%s 和 %s 的副本同名，分两次写到不同的目录", "the copies of %s and %s have one name; write them to two folders in two runs", other, path)}
		case same(out, path):
			return nil, onto(out)
		}
		of[out] = path
		copies = append(copies, out)
	}
	return copies, nil
}

// copy returns where the copy of a document goes.
func (d *Docx) copy(document string) string {
	if info, err := os.Stat(d.path); err != nil || !info.IsDir() {
		return d.path
	}
	base := filepath.Base(document)
	return filepath.Join(d.path, strings.TrimSuffix(base, filepath.Ext(base))+".reviewed.docx")
}

func (d *Docx) several() error {
	return &Refused{d.path, lint.Say("有多篇Word稿件，--output docx: 后要写一个已有的目录", "several Word documents: name an existing folder after --output docx:")}
}

func onto(path string) error {
	return &Refused{path, lint.Say("不能写回原稿", "the copy cannot replace the document")}
}

func same(a, b string) bool {
	x, err := os.Stat(a)
	y, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(x, y)
}

// Close fails where there was no Word document to write.
func (d *Docx) Close(*Summary) error {
	if d.done == 0 {
		return &Refused{d.path, lint.Say("没有Word稿件，未写出", "no Word document was checked, nothing written")}
	}
	return nil
}

// ReviewDocx returns the document with a comment at each finding and, with
// track, the safe fixes as tracked changes; left counts fixes it could not make.
func ReviewDocx(data []byte, findings []lint.Finding, lang string, track bool, date time.Time) (out []byte, left int, err error) {
	f, text, err := docx.OpenText(data, docx.Options{})
	if err != nil {
		return nil, 0, err
	}
	doc := lint.NewDocument("", text.Source)
	doc.ConcealFrom(lint.Info, slices.Clone(findings))
	r := docx.Review{Track: true, Author: "healthlint", Date: date}
	for _, x := range findings {
		r.Comments = append(r.Comments, docx.Comment{Span: x.Span, Text: Remarks(doc, x, lang)})
		if track && len(x.Fixes) > 0 && x.Fixes[0].Safe && !clash(r.Edits, x.Fixes[0].Edits) {
			r.Edits = append(r.Edits, x.Fixes[0].Edits...)
		}
	}
	out, unmade, err := f.Write(text, r)
	return out, len(unmade), err
}

// clash reports whether edits touch a place that others change already: a
// fix is made whole or not at all.
func clash(made, more []lint.Edit) bool {
	for _, a := range made {
		for _, b := range more {
			if a.Span.Overlaps(b.Span) || a.Span == b.Span {
				return true
			}
		}
	}
	return false
}

// Remarks says a finding in full, a paragraph to a string: the grade and the
// fact, the basis and arithmetic, the other places, how to mend.
func Remarks(doc *lint.Document, f lint.Finding, lang string) []string {
	out := []string{fmt.Sprintf("[%s] %s", f.Severity.Title().In(lang), f.Message.In(lang))}
	for _, n := range f.Notes {
		out = append(out, n.In(lang))
	}
	for _, r := range f.Related {
		if r.Span.Start >= 0 && r.Span.End <= len(doc.Source) && r.Span.Start <= r.Span.End {
			out = append(out, lint.Say("%s：“%s”", "%s: “%s”", r.Message.In(lang), quote(doc.Shown(r.Span))).In(lang))
		}
	}
	for i, x := range f.Fixes {
		say := lint.Say("建议%s", "suggestion: %s", x.Message.In(lang)) // 建议改为“…”
		if i > 0 {
			say = lint.Say("或%s", "or: %s", x.Message.In(lang))
		}
		out = append(out, say.In(lang))
	}
	return append(out, f.Rule)
}

// quote shortens a quotation to what finds the place.
func quote(s string) string {
	r := []rune(s)
	if len(r) <= 40 {
		return s
	}
	return string(r[:24]) + "……" + string(r[len(r)-12:])
}
