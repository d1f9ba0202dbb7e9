package engine

import (
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/person"
)

// named reports whether what the edit changes stands in the name of a person, by what stands around it: 副教授焦若禾认为. No
// statistics know such a name. Lists of names are left alone: herbs look like them (白芍、黄柏).
func (r *reading) named(d *Edit) bool {
	for before := range 3 { // characters of the name before the edit
		start := back(r.Text, d.Start, before)
		surname, _ := utf8.DecodeRuneInString(r.Text[start:])
		if d.Start-start != 3*before || !person.IsSurname(surname) {
			continue
		}
		for length := 2; length <= 3; length++ {
			end := forth(r.Text, start, length)
			if end >= d.End && allHan(r.Text[start:end]) && person.Between(r.Text[:start], r.Text[end:]) {
				return true
			}
		}
	}
	return false
}

// introduced reports whether what the edit changes stands where a title announces a name, whatever follows: 村民黄秀文的父亲.
// There is none so odd that nobody bears it.
func (r *reading) introduced(d *Edit) bool {
	for before := range 3 {
		start := back(r.Text, d.Start, before)
		surname, _ := utf8.DecodeRuneInString(r.Text[start:])
		if d.Start-start == 3*before && person.IsSurname(surname) && person.Titled(r.Text[:start]) {
			return true
		}
	}
	return false
}

// addressed reports whether the edit would give somebody another surname, or none: 于大爷, 余某, 尤女士. Which is right, no copy tells.
func (r *reading) addressed(d *Edit) bool {
	for i, old := range d.Old {
		if i < len(d.New) && d.New[i] != old && person.IsSurname(rune(old)) && person.IsSurname(rune(d.New[i])) && r.after(d.From+i) == '某' {
			return true
		}
	}
	was, now := r.Text[d.Start:d.End], d.Text
	if len(was) != len("于") || len(now) != len("于") || !person.IsSurname([]rune(was)[0]) || !person.Addressed(r.Text[d.End:]) {
		return false
	}
	return person.IsSurname([]rune(now)[0]) || !r.isWord(d.Start-character, d.End)
}

// after returns the token after token i, a boundary at the end.
func (r *reading) after(i int) ngram.Token {
	if i+1 < len(r.ID) {
		return r.ID[i+1]
	}
	return ngram.Boundary
}

func allHan(s string) bool {
	for _, r := range s {
		if !hanzi.IsHan(r) {
			return false
		}
	}
	return true
}
