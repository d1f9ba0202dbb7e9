package desk

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/docx"
	"github.com/healthlint/healthlint/lint/report"
	"github.com/healthlint/healthlint/lint/source"
)

func openDocx(data []byte) (*docx.File, *docx.Text, error) {
	f, text, err := docx.OpenText(data, docx.Options{})
	var derr *docx.Error
	if errors.As(err, &derr) {
		err = &problem{http.StatusUnprocessableEntity, derr.Message}
	}
	return f, text, err
}

// mended is a document with the page's text in it.
type mended struct {
	data []byte
	text string // what the document says now
	left []int  // the page's lines, from 1, that it does not say
}

// mendDocx turns the document's text into text by tracked changes: first what
// changes inside paragraphs, then the paragraphs. What could not be done,
// inside fields or between the cells of a table, is told by reading the
// document again.
func mendDocx(data []byte, text string, now time.Time) (out mended, err error) {
	f, was, err := openDocx(data)
	if err != nil {
		return out, err
	}
	old, want := linesOf(string(was.Source)), linesOf(text)
	shapes, edits := plan(was, old, want)
	if len(edits) > 0 {
		if data, _, err = f.Write(was, docx.Review{Edits: edits, Track: true, Author: author, Date: now}); err != nil {
			return out, err
		}
		if f, was, err = openDocx(data); err != nil {
			return out, err
		}
	}
	if shapes := placed(was, shapes); len(shapes) > 0 {
		if data, err = f.Reshape(was, shapes, author, now); err != nil {
			return out, err
		}
		if _, was, err = openDocx(data); err != nil {
			return out, err
		}
	}
	out = mended{data: data, text: strings.TrimSuffix(string(was.Source), "\n")}
	out.left = differences(linesOf(out.text), want)
	return out, nil
}

// author signs the tracked changes.
const author = "healthlint"

// linesOf parts a text as the page does; a document ends its last line, too.
func linesOf(text string) []string {
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

// shape is what is to become of a line once its words are right.
type shape struct {
	parts []string // what it is to say, one paragraph each
	join  bool     // the next line continues it
	empty [2]int   // if these lines, which go, have nothing left in them
	after []string
}

// plan says what changes inside the lines of a document and what becomes of
// its lines.
func plan(t *docx.Text, old, want []string) (shapes map[int]*shape, edits []lint.Edit) {
	shapes = map[int]*shape{}
	of := func(n int) *shape {
		if shapes[n] == nil {
			shapes[n] = &shape{}
		}
		return shapes[n]
	}
	starts := make([]int, len(old))
	for i := 1; i < len(old); i++ {
		starts[i] = starts[i-1] + len(old[i-1]) + 1
	}
	for _, s := range align(old, want) {
		i, m, now := s.From[0], s.From[1], want[s.To[0]:s.To[1]]
		switch {
		case i == m:
			of(i - 1).after = now
		case len(now) == 0:
			// A line goes with its own mark, or that of the one above.
			by := 0
			if !joinable(t, i, m) {
				by = -1
				if !joinable(t, i-1, m-1) {
					continue // left as it is, and told
				}
			}
			for k := i; k < m; k++ {
				if old[k] != "" {
					edits = append(edits, lint.Edit{Span: lint.Span{Start: starts[k], End: starts[k] + len(old[k])}})
				}
				of(k+by).join, of(k+by).empty = true, [2]int{i, m}
			}
		default:
			if m-i > 1 && !joinable(t, i, m-1) {
				// Not to be joined: the words stay where they are.
				continue
			}
			was := strings.Join(old[i:m], "\n")
			edits = append(edits, diffText(starts[i], was, strings.Join(now, ""))...)
			for k := i; k+1 < m; k++ {
				of(k).join = true
			}
			if len(now) > 1 || old[i] == "" {
				of(i).parts = now
			}
		}
	}
	return shapes, edits
}

// joinable reports whether each of the lines i to m, without m, can run on
// into the next.
func joinable(t *docx.Text, i, m int) bool {
	for ; i < m; i++ {
		if !t.Joinable(i) {
			return false
		}
	}
	return true
}

// placed finds the places of the plan in the document, whose words are right by
// now. A line that does not say what it should is not parted, nor does the mark
// of one go that could not be emptied.
func placed(t *docx.Text, shapes map[int]*shape) map[int]docx.Shape {
	out := map[int]docx.Shape{}
	for n, s := range shapes {
		d := docx.Shape{After: s.after, Join: s.join}
		for k := s.empty[0]; k < s.empty[1]; k++ {
			d.Join = d.Join && t.Paragraphs[k].Span.Len() == 0
		}
		if n >= 0 && n < len(t.Paragraphs) {
			span := t.Paragraphs[n].Span
			said := string(t.Source[span.Start:span.End])
			switch {
			case len(s.parts) > 0 && said == "":
				d.Fill = strings.Join(s.parts, "")
			case len(s.parts) > 1 && said == strings.Join(s.parts, ""):
				at := span.Start
				for _, part := range s.parts[:len(s.parts)-1] {
					at += len(part)
					d.Split = append(d.Split, at)
				}
			}
		}
		if d.Join || d.Fill != "" || len(d.Split) > 0 || len(d.After) > 0 {
			out[n] = d
		}
	}
	return out
}

// differences returns the lines of the page, from 1, that a document does not
// say; a line that it says too many stands for the one below it.
func differences(said, want []string) (lines []int) {
	for _, s := range align(said, want) {
		if !slices.Equal(said[s.From[0]:s.From[1]], want[s.To[0]:s.To[1]]) {
			for n := s.To[0]; n < max(s.To[1], s.To[0]+1); n++ {
				lines = append(lines, min(n+1, len(want)))
			}
		}
	}
	return slices.Compact(lines)
}

// comment writes a comment at every finding of the document's present text.
func (d *Desk) comment(data []byte, in *request) ([]byte, error) {
	doc, err := source.Docx("draft.docx", data, false)
	if err != nil {
		return nil, err
	}
	if in.Path != "" {
		doc.Path = in.Path
	}
	findings, err := d.Lint(doc)
	if err != nil {
		return nil, err
	}
	alike := map[[2]string]int{}
	findings = slices.DeleteFunc(findings, func(f lint.Finding) bool {
		key := [2]string{f.Rule, f.Text}
		nth := alike[key]
		alike[key]++
		for _, x := range in.Ignored {
			if x.Rule == f.Rule && x.Text == f.Text && x.Nth == nth {
				return true
			}
		}
		return f.Severity < lint.Warning
	})
	out, _, err := report.ReviewDocx(data, findings, in.Lang, false, d.Now())
	return out, err
}
