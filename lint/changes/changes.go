// Package changes tells which lines of which files a unified diff adds, so
// that a run reports only what a change brings: findings on changed lines, and
// findings whose cause is one.
package changes

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/bluekeyes/go-gitdiff/gitdiff"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/pattern"
)

// File is what a diff does to one file, in lines of the new version from 1.
type File struct {
	Path  string // as the diff names the new version, prefix b/ removed
	All   bool   // new, or not told line by line (a binary diff)
	added [][2]int
	cut   []int // lines after which something was deleted and nothing put there; 0 is before the first
}

// ErrNoFiles says that a text which is not empty holds no file's changes.
var ErrNoFiles = errors.New("no file is changed in it")

// Error says in both languages why a diff cannot be read.
type Error struct{ Message lint.Text }

func (e *Error) Error() string { return e.Message.EN }

// place is how the parser begins its errors.
var place = pattern.Lazy(`^gitdiff: line (\d+): `)

// Parse reads a unified diff, git's or any other, with or without prefixes.
// Deleted files are left out. The error is ErrNoFiles or an *Error, or says
// that r could not be read.
func Parse(r io.Reader) ([]*File, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	if data, err = clean(data); err != nil {
		return nil, err
	}
	parsed, _, err := gitdiff.Parse(bytes.NewReader(data))
	if err != nil {
		if at := place().FindStringSubmatch(err.Error()); at != nil {
			return nil, &Error{lint.Say("第%s行起残缺或有误", "cut short or malformed from line %s", at[1])}
		}
		return nil, &Error{lint.Say("残缺或有误：%v", "cut short or malformed: %v", err)}
	}
	if len(parsed) == 0 && len(bytes.TrimSpace(data)) > 0 {
		return nil, ErrNoFiles
	}
	// Only git's own header loses the prefix.
	bare := bytes.HasPrefix(data, []byte(header)) || bytes.Contains(data, []byte("\n"+header))
	var out []*File
	for _, f := range parsed {
		if f.IsDelete || f.NewName == "" || f.NewName == "/dev/null" {
			continue
		}
		name := f.NewName
		if !bare {
			name = strings.TrimPrefix(name, "b/")
		}
		file := &File{Path: name, All: f.IsNew || f.IsBinary}
		for _, frag := range f.TextFragments {
			file.fragment(frag)
		}
		out = append(out, file)
	}
	return out, nil
}

func (f *File) fragment(frag *gitdiff.TextFragment) {
	line := int(frag.NewPosition) // of the next line of the new version
	if frag.NewLines == 0 {
		line++ // a hunk without new lines names the line before it
	}
	start, deleted := 0, false
	flush := func() {
		switch {
		case start > 0:
			f.added = append(f.added, [2]int{start, line - 1})
		case deleted:
			f.cut = append(f.cut, line-1)
		}
		start, deleted = 0, false
	}
	for _, l := range frag.Lines {
		switch l.Op {
		case gitdiff.OpAdd:
			if start == 0 {
				start = line
			}
			line++
		case gitdiff.OpDelete:
			deleted = true
		default:
			flush()
			line++
		}
	}
	flush()
}

// touches reports whether any line from first to last is new.
func (f *File) touches(first, last int) bool {
	if f.All {
		return true
	}
	for _, a := range f.added {
		if a[0] <= last && first <= a[1] {
			return true
		}
	}
	return false
}

// cutAt reports whether something next to the lines was deleted.
func (f *File) cutAt(first, last int) bool {
	for _, c := range f.cut {
		if c == last || c == first-1 {
			return true
		}
	}
	return false
}

// Filter returns the findings that the change brings: those on its lines,
// those with a related place there (a body figure that now contradicts the
// headline), and cut sentences next to a deletion.
func (f *File) Filter(doc *lint.Document, findings []lint.Finding) []lint.Finding {
	if f.All {
		return findings
	}
	var out []lint.Finding
	for _, x := range findings {
		first, last := lines(doc, x.Span)
		brought := f.touches(first, last) || strings.HasPrefix(x.Rule, "truncation/") && f.cutAt(first, last)
		for _, r := range x.Related {
			brought = brought || f.touches(lines(doc, r.Span))
		}
		if brought {
			out = append(out, x)
		}
	}
	return out
}

// lines returns the first and last line of a span; a line end belongs to the
// line it ends.
func lines(doc *lint.Document, s lint.Span) (first, last int) {
	first = doc.Position(s.Start).Line
	return first, max(first, doc.Position(max(s.Start, s.End-1)).Line)
}
