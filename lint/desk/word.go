package desk

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/docx"
	"github.com/healthlint/healthlint/lint/report"
	"github.com/healthlint/healthlint/lint/source"
)

func openDocx(data []byte) (*docx.File, *docx.Text, error) {
	f, err := docx.Open(data)
	var text *docx.Text
	if err == nil {
		text, err = f.Read(docx.Options{})
	}
	var derr *docx.Error
	if errors.As(err, &derr) {
		err = &problem{http.StatusUnprocessableEntity, derr.Message}
	}
	return f, text, err
}

// mendDocx turns the document's text into text by tracked changes. left
// counts what could not be done: paragraphs added or taken away, changes
// inside fields.
func mendDocx(data []byte, text string, now time.Time) (out []byte, left int, err error) {
	f, was, err := openDocx(data)
	if err != nil {
		return nil, 0, err
	}
	edits, left := diffLines(string(was.Source), strings.TrimSuffix(text, "\n")+"\n")
	if len(edits) == 0 {
		return data, left, nil
	}
	out, unmade, err := f.Write(was, docx.Review{Edits: edits, Track: true, Author: "healthlint", Date: now})
	return out, left + len(unmade), err
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

// diffLines returns the edits that turn each line of old into its counterpart.
// Lines in between that have none are counted in left and stay as they are.
func diffLines(old, now string) (edits []lint.Edit, left int) {
	a, b := strings.SplitAfter(old, "\n"), strings.SplitAfter(now, "\n")
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	x, y := a[head:len(a)-tail], b[head:len(b)-tail]
	at := 0
	for _, l := range a[:head] {
		at += len(l)
	}
	// Paragraphs that came or went: pair each old line with the most alike of
	// the new ones, in order.
	j := 0
	for i, line := range x {
		if j < len(y) && len(x) != len(y) {
			best := j
			for k := j; k < len(y) && k <= j+max(0, len(y)-j-(len(x)-i))+8; k++ {
				if alike(line, y[k]) > alike(line, y[best]) {
					best = k
				}
			}
			if alike(line, y[best]) < 50 {
				left++
				at += len(line)
				continue
			}
			left += best - j
			j = best
		}
		if j >= len(y) {
			left++
		} else {
			edits = append(edits, diffLine(at, strings.TrimSuffix(line, "\n"), strings.TrimSuffix(y[j], "\n"))...)
			j++
		}
		at += len(line)
	}
	return edits, left + len(y) - min(j, len(y))
}

// alike tells in per cent how much two lines have in common at both ends.
func alike(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	m := 0
	for m < len(a)-n && m < len(b)-n && a[len(a)-1-m] == b[len(b)-1-m] {
		m++
	}
	return 100 * (n + m) / max(1, len(a), len(b))
}

// diffLine returns the edits between two lines, character by character where
// they are short enough, else as one replacement between what is common.
func diffLine(at int, a, b string) []lint.Edit {
	for a != "" && b != "" {
		r, n := utf8.DecodeRuneInString(a)
		if q, _ := utf8.DecodeRuneInString(b); r != q {
			break
		}
		a, b, at = a[n:], b[n:], at+n
	}
	for a != "" && b != "" {
		r, n := utf8.DecodeLastRuneInString(a)
		if q, _ := utf8.DecodeLastRuneInString(b); r != q {
			break
		}
		a, b = a[:len(a)-n], b[:len(b)-n]
	}
	if a == b {
		return nil
	}
	x, y := []rune(a), []rune(b)
	if len(x)*len(y) > 1<<20 || len(x) == 0 || len(y) == 0 {
		return []lint.Edit{{Span: lint.Span{Start: at, End: at + len(a)}, Text: b}}
	}
	// The longest common subsequence, from the end.
	w := len(y) + 1
	lcs := make([]int32, (len(x)+1)*w)
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				lcs[i*w+j] = lcs[(i+1)*w+j+1] + 1
			} else {
				lcs[i*w+j] = max(lcs[(i+1)*w+j], lcs[i*w+j+1])
			}
		}
	}
	var edits []lint.Edit
	open := false
	for i, j := 0, 0; i < len(x) || j < len(y); {
		if i < len(x) && j < len(y) && x[i] == y[j] {
			at += utf8.RuneLen(x[i])
			i, j, open = i+1, j+1, false
			continue
		}
		if !open {
			edits = append(edits, lint.Edit{Span: lint.Span{Start: at, End: at}})
			open = true
		}
		e := &edits[len(edits)-1]
		if j < len(y) && (i == len(x) || lcs[i*w+j+1] >= lcs[(i+1)*w+j]) {
			e.Text += string(y[j])
			j++
		} else {
			at += utf8.RuneLen(x[i])
			e.Span.End = at
			i++
		}
	}
	return edits
}
