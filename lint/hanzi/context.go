package hanzi

import (
	_ "embed"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/lines"
)

//go:embed data/contexts.bin
var contextTable string // see tables.ContextCounter.Contexts

//go:embed data/forms.tsv
var formTable string

// Use is what print shows of a Traditional form next to a neighbour.
type Use uint8

// The answers.
const (
	UnknownUse Use = iota // too rare to tell
	InUse
	OtherForm // another form of the same simplified character stands there
)

// UseBefore tells whether the form r of Traditional copy stands behind the character before it, counted in
// Traditional texts; other is the form that does, for OtherForm. Only forms of forms.tsv are known.
func UseBefore(before, r rune) (use Use, other rune) {
	n := number(contextTable, 0) | number(contextTable, 2)<<16
	return findUse(0, n, r, before)
}

// UseAfter does the same for the character that follows r.
func UseAfter(r, after rune) (use Use, other rune) {
	n := number(contextTable, 0) | number(contextTable, 2)<<16
	return findUse(n, (len(contextTable)-4)/6, r, after)
}

func findUse(low, high int, r, neighbour rune) (Use, rune) {
	want := uint32(r)<<16 | uint32(uint16(neighbour))
	for low < high {
		middle := (low + high) / 2
		at := 4 + 6*middle
		have := uint32(number(contextTable, at))<<16 | uint32(number(contextTable, at+2))
		switch {
		case have == want:
			if other := number(contextTable, at+4); other != 0 {
				return OtherForm, rune(other)
			}
			return InUse, 0
		case have < want:
			low = middle + 1
		default:
			high = middle
		}
	}
	return UnknownUse, 0
}

type formGroup struct {
	forms   string
	surname rune
}

var loadForms = sync.OnceValue(func() map[rune]formGroup {
	groups := make(map[rune]formGroup, 192)
	for row := range lines.Rows(formTable, 2) {
		g := formGroup{forms: row[0]}
		if row[1] != "" {
			g.surname, _ = utf8.DecodeRuneInString(row[1])
		}
		for _, r := range g.forms {
			groups[r] = g
		}
	}
	return groups
})

// FormGroup returns the Traditional forms that share a simplified character with r and are different words
// (后後, 干乾幹), "" if there are none; surname is the one of them that is a surname or sounds foreign
// names, 0 if none is.
func FormGroup(r rune) (forms string, surname rune) {
	g := loadForms()[r]
	return g.forms, g.surname
}
