package typo

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/lines"
)

//go:embed data/known.tsv
var knownTSV string

//go:embed data/nonwords.tsv
var nonwordsTSV string

// slip is one line of the tables: a wrong form and where it is wrong.
type slip struct {
	id            string
	before, after context
	near          context // words of the same sentence
	severity      lint.Severity
	simplified    bool // in simplified copy only: Traditional usage differs
	notInTitle    bool // a title in 《》 keeps its own spelling
	then, earlier bool // near is meant of the rest of the clause, behind or before
	variant       bool // another spelling of the same word: who prefers it has not mistyped
}

// context is a list of alternatives one of which must stand there, or of which none may.
type context struct {
	must, not string // separated by "/"
}

// form is a wrong text to look for; several forms share a slip.
type form struct {
	wrong, right string
	slip         *slip
	next         int32 // form with the same hash, -1 for none
	lead         uint8 // bytes of a mark that both begin with, and that is only context
}

// table finds forms by their first two characters.
type table struct {
	forms []form
	heads [1 << headBits]int32
	seen  [1 << (seenBits - 6)]uint64 // a bit for each hash of two characters: most pairs of a text begin no form
}

const (
	headBits = 15
	seenBits = 18
)

func head(first, second rune) uint32 {
	return uint32(first)*0x9E3779B1 ^ uint32(second)*0x85EBCA6B
}

// knownTable compiles the two data files on first use, in two or three milliseconds.
var knownTable = sync.OnceValue(compileTable)

func compileTable() *table {
	t := &table{forms: make([]form, 0, strings.Count(nonwordsTSV, "\n")+3*strings.Count(knownTSV, "\n"))}
	for i := range t.heads {
		t.heads[i] = -1
	}
	slips := make([]slip, strings.Count(knownTSV, "\n")+1)
	for f := range lines.Rows(knownTSV, 9) {
		s := &slips[0]
		slips = slips[1:]
		*s = slip{
			id: f[0], before: readContext(f[3]), after: readContext(f[4]), near: readContext(f[8]),
			severity:   severities[f[5]],
			simplified: strings.Contains(f[7], "hans"), notInTitle: strings.Contains(f[7], "title"),
			variant: f[6] == "异形词",
			then:    strings.Contains(f[7], "then"), earlier: strings.Contains(f[7], "earlier"),
		}
		if s.severity != lint.Off {
			t.addAll(f[1], f[2], s)
		}
	}
	plain := &slip{severity: lint.Error}
	for f := range lines.Rows(nonwordsTSV, 2) {
		t.add(f[0], f[1], plain)
	}
	return t
}

var severities = map[string]lint.Severity{"E": lint.Error, "W": lint.Warning, "I": lint.Info, "O": lint.Off}

// readContext reads "a/b", "!c/d" or "a/b!c/d".
func readContext(field string) context {
	must, not, _ := strings.Cut(field, "!")
	return context{must, not}
}

// addAll expands the character classes of wrong and, where the wrong form is a single character, joins it to
// what must stand before it, so that every form has two characters to be found by.
func (t *table) addAll(wrong, right string, s *slip) {
	if open := strings.IndexByte(wrong, '['); open >= 0 {
		shut := strings.IndexByte(wrong, ']')
		for _, c := range wrong[open+1 : shut] {
			t.addAll(wrong[:open]+string(c)+wrong[shut+1:], strings.Replace(right, "*", string(c), 1), s)
		}
		return
	}
	if utf8.RuneCountInString(wrong) > 1 {
		t.add(wrong, right, s)
		return
	}
	rest := *s
	rest.before = context{}
	for b := range strings.SplitSeq(s.before.must, "/") {
		t.add(b+wrong, b+right, &rest)
	}
}

func (t *table) add(wrong, right string, s *slip) {
	first, n := utf8.DecodeRuneInString(wrong)
	second, _ := utf8.DecodeRuneInString(wrong[n:])
	seen := head(first, second) >> (32 - seenBits)
	t.seen[seen/64] |= 1 << (seen % 64)
	h := seen >> (seenBits - headBits)
	lead := uint8(0)
	if !isWordRune(first) {
		lead = uint8(n)
	}
	t.forms = append(t.forms, form{wrong, right, s, t.heads[h], lead})
	t.heads[h] = int32(len(t.forms) - 1)
}

// scan calls found for each wrong form that stands in text, in order of place; contexts are not looked at.
func (t *table) scan(text string, found func(at int, f *form)) {
	var before rune
	last := 0
	for at := 0; at < len(text); {
		b := text[at]
		r, n := rune(b), 1
		switch {
		case b < utf8.RuneSelf:
		case b >= 0xE0 && b < 0xF0 && at+2 < len(text):
			r, n = rune(b&0x0F)<<12|rune(text[at+1]&0x3F)<<6|rune(text[at+2]&0x3F), 3
		default:
			r, n = utf8.DecodeRuneInString(text[at:])
		}
		if seen := head(before, r) >> (32 - seenBits); t.seen[seen/64]&(1<<(seen%64)) != 0 {
			for i := t.heads[seen>>(seenBits-headBits)]; i >= 0; i = t.forms[i].next {
				if f := &t.forms[i]; strings.HasPrefix(text[last:], f.wrong) {
					found(last, f)
				}
			}
		}
		before, last = r, at
		at += n
	}
}

// fits reports whether the places before and after text[start:end] are as the slip wants them. It returns how
// many bytes of them it relied on.
func (s *slip) fits(text string, start, end int) (before, after int, ok bool) {
	before, ok = s.before.match(text[:start], lastMatch)
	if !ok {
		return 0, 0, false
	}
	after, ok = s.after.match(text[end:], firstMatch)
	return before, after, ok
}

// match looks for the alternatives at one side and returns the length of the one that had to be there.
func (c context) match(side string, find func(side, word string) (int, bool)) (length int, ok bool) {
	for word := range strings.SplitSeq(c.not, "/") {
		if word == "" {
			continue
		}
		if _, hit := find(side, word); hit {
			return 0, false
		}
	}
	if c.must == "" {
		return 0, true
	}
	for word := range strings.SplitSeq(c.must, "/") {
		if n, hit := find(side, word); hit {
			return n, true
		}
	}
	return 0, false
}

func firstMatch(side, word string) (int, bool) {
	r, _ := utf8.DecodeRuneInString(side)
	switch {
	case word == ".":
		return 0, side == "" || !isWordRune(r)
	case strings.HasSuffix(word, "#"):
		rest, ok := strings.CutPrefix(side, word[:len(word)-1])
		r, _ = utf8.DecodeRuneInString(rest)
		return len(word) - 1, ok && isDigit(r)
	}
	return len(word), strings.HasPrefix(side, word)
}

func lastMatch(side, word string) (int, bool) {
	r, _ := utf8.DecodeLastRuneInString(side)
	switch word {
	case ".":
		return 0, side == "" || !isWordRune(r)
	case "#":
		return 0, isDigit(r)
	}
	return len(word), strings.HasSuffix(side, word)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' || '０' <= r && r <= '９' }

// isWordRune reports letters, digits and Han characters.
func isWordRune(r rune) bool {
	return r >= 0x3400 && r <= 0x9FFF || isDigit(r) || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}

// in reports whether the sentence holds one of the words that must be near and none of those that may not.
func (c context) in(sentence string) bool {
	_, ok := c.match(sentence, func(side, word string) (int, bool) { return 0, strings.Contains(side, word) })
	return ok
}
