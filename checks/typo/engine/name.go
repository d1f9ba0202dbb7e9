package engine

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/lines"
	"github.com/healthlint/healthlint/lint/ngram"
)

//go:embed data/names.tsv
var namesTable string

// names is what stands around and at the head of the names of people.
type names struct {
	surnames             string
	title, said, address []string
}

var loadNames = sync.OnceValue(func() (n names) {
	for row := range lines.Rows(namesTable, 2) {
		list := row[1]
		switch row[0] {
		case "surname":
			n.surnames = list
		case "title":
			n.title = strings.Fields(list)
		case "said":
			n.said = strings.Fields(list)
		case "address":
			n.address = strings.Fields(list)
		}
	}
	return n
})

// named reports whether what the edit changes stands in the name of a person, by what stands around it: 副教授焦若禾认为. No
// statistics know such a name. Lists of names are left alone: herbs look like them (白芍、黄柏).
func (r *reading) named(d *Edit) bool {
	n := loadNames()
	for before := range 3 { // characters of the name before the edit
		start := back(r.Text, d.Start, before)
		surname, _ := utf8.DecodeRuneInString(r.Text[start:])
		if d.Start-start != 3*before || !strings.ContainsRune(n.surnames, surname) {
			continue
		}
		for length := 2; length <= 3; length++ {
			end := forth(r.Text, start, length)
			if end >= d.End && allHan(r.Text[start:end]) && n.around(r.Text[:start], r.Text[end:]) {
				return true
			}
		}
	}
	return false
}

// introduced reports whether what the edit changes stands where a title announces a name, whatever follows: 村民黄秀文的父亲.
// There is none so odd that nobody bears it.
func (r *reading) introduced(d *Edit) bool {
	n := loadNames()
	for before := range 3 {
		start := back(r.Text, d.Start, before)
		surname, _ := utf8.DecodeRuneInString(r.Text[start:])
		if d.Start-start == 3*before && strings.ContainsRune(n.surnames, surname) && hasSuffix(r.Text[:start], n.title) {
			return true
		}
	}
	return false
}

// addressed reports whether the edit would give somebody another surname: 于大爷, 余某. Which is right, no copy tells.
func (r *reading) addressed(d *Edit) bool {
	n := loadNames()
	for i, old := range d.Old {
		if i < len(d.New) && d.New[i] != old && strings.ContainsRune(n.surnames, rune(old)) && strings.ContainsRune(n.surnames, rune(d.New[i])) && r.after(d.From+i) == '某' {
			return true
		}
	}
	was, now := r.Text[d.Start:d.End], d.Text
	return len(was) == 3 && len(now) == 3 && strings.Contains(n.surnames, was) && strings.Contains(n.surnames, now) &&
		hasPrefix(r.Text[d.End:], n.address)
}

// after returns the token after token i, a boundary at the end.
func (r *reading) after(i int) ngram.Token {
	if i+1 < len(r.ID) {
		return r.ID[i+1]
	}
	return ngram.Boundary
}

// around reports whether a name may stand between two texts.
func (n *names) around(before, after string) bool {
	titled := hasSuffix(before, n.title)
	return titled && (closes(after) || hasPrefix(after, n.said)) || hasPrefix(after, n.title) && (titled || opens(before))
}

// opens and closes report whether a text ends, or begins, with what is no Han character, or is empty.
func opens(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return !hanzi.IsHan(r)
}

func closes(after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	return !hanzi.IsHan(r)
}

func hasSuffix(text string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

func hasPrefix(text string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

func allHan(s string) bool {
	for _, r := range s {
		if !hanzi.IsHan(r) {
			return false
		}
	}
	return true
}
