// Package baseline remembers the findings a house has decided to live with, so
// that only new ones are reported. A finding is known by its rule, its text and
// the copy around it, never by its line: edits elsewhere and moved paragraphs
// do not bring it back.
package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/healthlint/healthlint/lint"
)

// Entry is a finding as it is remembered. Count says how many look the same.
type Entry struct {
	Path   string `json:"path"` // below the folder of the baseline, with slashes
	Rule   string `json:"rule"`
	Text   string `json:"text"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
	Count  int    `json:"count,omitempty"` // absent for 1
	left   int
}

// Baseline is a set of remembered findings. It is not safe for concurrent use.
type Baseline struct {
	// Exists tells whether a path of an entry still holds a file; entries of
	// files that are gone may match in another, which is how a renamed file
	// keeps its baseline.
	Exists func(path string) bool

	entries []*Entry
	at      map[id][]*Entry // by each of the ids that a finding is sought by
	gone    map[string]bool
}

// id is what entries are found by: all of it, or without the path, or without what stands around.
type id struct{ path, rule, text, before, after string }

func (e *Entry) id() id { return id{e.Path, e.Rule, e.Text, e.Before, e.After} }

func (i id) anywhere() id { i.path = ""; return i }

func (i id) bare() id { i.before, i.after = "", ""; return i }

type file struct {
	Version int      `json:"version"`
	Entries []*Entry `json:"entries"`
}

// Read reads a baseline that Write wrote.
func Read(data []byte) (*Baseline, error) {
	var f file
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&f); err != nil {
		return nil, err
	}
	if f.Version != 1 {
		return nil, fmt.Errorf("version %d, expected 1", f.Version)
	}
	if i := slices.Index(f.Entries, nil); i >= 0 {
		return nil, fmt.Errorf("entries[%d] is null", i)
	}
	return index(f.Entries), nil
}

func index(entries []*Entry) *Baseline {
	b := &Baseline{entries: entries, at: map[id][]*Entry{}, gone: map[string]bool{}}
	for _, e := range entries {
		e.Text = string(veil([]rune(e.Text))) // as older ones were not
		e.left = max(1, e.Count)
		for _, k := range []id{e.id(), e.id().anywhere(), e.id().bare()} {
			b.at[k] = append(b.at[k], e)
		}
	}
	return b
}

// Write returns the entries as JSON, in an order that makes small diffs.
func Write(entries []Entry) []byte {
	at := map[id]int{}
	f := file{Version: 1, Entries: []*Entry{}}
	for _, e := range entries {
		n := max(1, e.Count)
		k := e.id()
		if i, ok := at[k]; ok {
			f.Entries[i].left += n
			continue
		}
		at[k] = len(f.Entries)
		e.left = n
		f.Entries = append(f.Entries, &e)
	}
	for _, e := range f.Entries {
		e.Count = e.left
		if e.Count == 1 {
			e.Count = 0
		}
	}
	slices.SortFunc(f.Entries, func(a, b *Entry) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Rule, b.Rule), strings.Compare(a.Text, b.Text),
			strings.Compare(a.Before, b.Before), strings.Compare(a.After, b.After))
	})
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	_ = enc.Encode(f) // of strings and numbers only
	return out.Bytes()
}

// Filter splits the findings of one file into those that are new and those
// that are remembered.
func (b *Baseline) Filter(path string, doc *lint.Document, findings []lint.Finding) (fresh, known []lint.Finding) {
	if len(findings) == 0 || len(b.entries) == 0 {
		return findings, nil
	}
	seen := make([]Entry, len(findings))
	matched := make([]bool, len(findings))
	for i, f := range findings {
		seen[i] = Describe(path, doc, f)
	}
	match := func(by func(id) id, same func(e *Entry, s Entry) bool) {
		for i, s := range seen {
			if matched[i] {
				continue
			}
			for _, e := range b.at[by(s.id())] {
				if e.left > 0 && same(e, s) {
					e.left--
					matched[i] = true
					break
				}
			}
		}
	}
	both := func(e *Entry, s Entry) bool { return e.Before == s.Before && e.After == s.After }
	match(func(i id) id { return i }, both)
	match(id.bare, func(e *Entry, s Entry) bool {
		return e.Path == s.Path && (e.Before == s.Before && e.Before != "" || e.After == s.After && e.After != "")
	})
	match(id.anywhere, func(e *Entry, s Entry) bool { return both(e, s) && b.isGone(e.Path) })
	for i, f := range findings {
		if matched[i] {
			known = append(known, f)
		} else {
			fresh = append(fresh, f)
		}
	}
	return fresh, known
}

// Renew forgets what Filter has matched: a file that is looked at again and
// again, as an editor does, spends no entry twice.
func (b *Baseline) Renew() {
	for _, e := range b.entries {
		e.left = max(1, e.Count)
	}
}

func (b *Baseline) isGone(path string) bool {
	if b.Exists == nil {
		return false
	}
	gone, ok := b.gone[path]
	if !ok {
		gone = !b.Exists(path)
		b.gone[path] = gone
	}
	return gone
}

// Stale returns the entries, or the counts of them, that nothing matched.
// checked tells which were looked for; entries of files that are gone are
// stale too.
func (b *Baseline) Stale(checked func(Entry) bool) []Entry {
	var out []Entry
	for _, e := range b.entries {
		if e.left > 0 && (checked(*e) || b.isGone(e.Path)) {
			s := *e
			s.Count = e.left
			out = append(out, s)
		}
	}
	return out
}

// Live returns what is left when the stale entries are dropped.
func (b *Baseline) Live(checked func(Entry) bool) []Entry {
	var out []Entry
	for _, e := range b.entries {
		n := max(1, e.Count)
		if checked(*e) || b.isGone(e.Path) {
			n -= e.left
		}
		if n > 0 {
			s := *e
			s.Count = n
			out = append(out, s)
		}
	}
	return out
}

// Len returns the number of findings remembered.
func (b *Baseline) Len() int {
	n := 0
	for _, e := range b.entries {
		n += max(1, e.Count)
	}
	return n
}

const (
	around  = 12 // characters of copy remembered on each side
	longest = 40 // characters of the finding itself; of longer ones the two ends
)

// Describe returns the entry that a finding of doc makes. Space does not
// count, nor do the digits around it; what the privacy rules find is masked,
// and so are long numbers that others quote: a baseline holds nobody's.
func Describe(path string, doc *lint.Document, f lint.Finding) Entry {
	src := doc.Source
	text := []rune(squeeze(string(src[f.Span.Start:f.Span.End]), false))
	if strings.HasPrefix(f.Rule, "privacy/") {
		text = mask(text)
	} else {
		text = veil(text)
	}
	if len(text) > longest {
		text = slices.Concat(text[:longest/2], []rune("…"), text[len(text)-longest/2:])
	}
	before, after := src[:f.Span.Start], src[f.Span.End:]
	if i := bytes.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	}
	if i := bytes.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	}
	// Space may hide copy from the window: take enough for it.
	const window = around * 16
	before = before[max(0, len(before)-window):]
	after = after[:min(len(after), window)]
	b, a := []rune(squeeze(string(before), true)), []rune(squeeze(string(after), true))
	return Entry{Path: path, Rule: f.Rule, Text: string(text),
		Before: string(b[max(0, len(b)-around):]), After: string(a[:min(len(a), around)])}
}

// squeeze drops white space and what a cut left of a character, and with
// digits set makes every digit 0.
func squeeze(s string, digits bool) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == unicode.ReplacementChar, r == '\uFEFF':
			return -1
		case digits && unicode.IsDigit(r):
			return '0'
		}
		return r
	}, s)
}

func mask(text []rune) []rune {
	out := make([]rune, len(text))
	for i, r := range text {
		switch {
		case unicode.IsDigit(r):
			out[i] = '0'
		case unicode.IsLetter(r):
			out[i] = '某'
		default:
			out[i] = r
		}
	}
	return out
}

// longNumber is how many digits the shortest number of somebody has.
const longNumber = 7

// veil makes the digits of long numbers 0.
func veil(text []rune) []rune {
	for i := 0; i < len(text); i++ {
		n := 0
		for i+n < len(text) && unicode.IsDigit(text[i+n]) {
			n++
		}
		for k := i; k < i+n && n >= longNumber; k++ {
			text[k] = '0'
		}
		i += n
	}
	return text
}
