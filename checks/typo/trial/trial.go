// Package trial holds what the calibrations of the typo rules try their judgement on, pairs of a wrong and a right sentence
// and clean articles, and the account of what came of it.
package trial

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Text is a sentence or an article, and what it should be.
type Text struct{ Wrong, Right string }

// Edit is a change of the wrong text, in bytes, and how sure its judge is of it.
type Edit struct {
	Start, End int
	Text       string
	Confidence float64
	Mends      bool   // it makes the place what it should be
	Note       string // what the lists of edits say of it
}

// Tried is a text that was held out of the fit, and what was found in it, in order and apart from one another.
type Tried struct {
	Text
	Edits []Edit
}

// ReadPairs reads a file of wrong TAB right; other lines are remarks.
func ReadPairs(path string) ([]Text, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []Text
	for line := range strings.Lines(string(data)) {
		if wrong, right, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok {
			out = append(out, Text{wrong, right})
		}
	}
	return out, nil
}

// Article is a file of a folder of clean copy.
type Article struct{ Name, Text string }

// ReadArticles reads a folder of articles.
func ReadArticles(dir string) ([]Article, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		return nil, err
	}
	out := make([]Article, 0, len(paths))
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		out = append(out, Article{filepath.Base(path), string(data)})
	}
	return out, nil
}

// Mended reports whether text, in the place of Wrong[start:end], makes that part of the sentence right.
func (t Text) Mended(start, end int, text string) bool {
	if len(t.Wrong) != len(t.Right) || len(text) != end-start {
		return t.Wrong[:start]+text+t.Wrong[end:] == t.Right
	}
	return text == t.Right[start:end] && t.Wrong[start:end] != text
}

// Line is from which confidence on edits are made, and from which within some bytes of one of those.
type Line struct {
	Least, Beside float64
	Reach         int
}

// Mend makes the edits that the line lets through, and says how many they are.
func (t *Tried) Mend(by Line) (string, int) {
	var b strings.Builder
	at, count := 0, 0
	for _, d := range t.Edits {
		if d.Confidence >= by.Least || by.Reach > 0 && d.Confidence >= by.Beside && t.near(d, by) {
			b.WriteString(t.Wrong[at:d.Start] + d.Text)
			at = d.End
			count++
		}
	}
	b.WriteString(t.Wrong[at:])
	return b.String(), count
}

// near reports whether an edit that stands by itself is beside d.
func (t *Tried) near(d Edit, by Line) bool {
	return slices.ContainsFunc(t.Edits, func(o Edit) bool {
		return o.Confidence >= by.Least && o.Start < d.End+by.Reach && d.Start < o.End+by.Reach
	})
}
