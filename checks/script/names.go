package script

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/person"
	"github.com/healthlint/healthlint/lint/words"
)

// One name in two forms of a character: 主任范承恩 … 範承恩說, 乾和镇 … 干和镇. Which of them is right no dictionary tells; that both are one
// name in simplified characters tells that one is a slip.

const (
	nameForms = "干乾于於宁甯升昇苏甦秘祕征徵蒙濛钟锺"                       // pairs of characters of simplified copy: of most words, and the other in names
	kinds     = "镇乡村县市区街路桥湾港"                              // what the name of a place ends in, which is of two characters
	inNoName  = "说称的了在是及等各全该本我这那一二三四五六七八九十两每某为对从向到由以被至不几数" // in neither
	notGiven  = "今昨前明近日当本此早晚周上会去后同该其事各一二三四五六七八九十两几"        // begin what is no given name: 于会上
	two       = len("范恩")
	three     = len("范承恩")
	common    = 50 // of 58 million: what is a word, and no given name
)

// place is where a name stands.
type place struct {
	block   *lint.Block
	at, end int
}

func (p place) name() string { return p.block.Text[p.at:p.end] }

// names reports names that a document writes in two forms, at the first that differs from the first of all.
func (c *checker) names() {
	if c.script != traditional && (c.script != simplified || !slices.ContainsFunc(c.pass.Doc.Blocks, hasRare)) {
		return
	}
	first, other := map[string]place{}, map[string]place{} // by the name in simplified characters
	named := map[string]bool{}
	var order []string
	for _, b := range c.pass.Doc.Blocks {
		plain := ""
		for i, r := range b.Text {
			if !c.hasForms(r) {
				continue
			}
			if plain == "" {
				if plain = strings.Map(c.spelled, b.Text); len(plain) != len(b.Text) {
					break
				}
			}
			for at := max(0, i-6); at <= i; at += 3 {
				for _, end := range [...]int{at + three, at + two} {
					if end <= i || end > len(plain) || !utf8.RuneStart(plain[at]) || !mayName(plain[at:end]) {
						continue
					}
					p, key := place{b, at, end}, plain[at:end]
					stands := isName(plain, at, end)
					if end == at+two && !stands {
						continue // two characters are many things
					}
					named[key] = named[key] || stands
					if was, ok := first[key]; !ok {
						first[key] = p
					} else if _, ok := other[key]; !ok && c.twoForms(was.name(), p.name()) {
						other[key] = p
						order = append(order, key)
					}
				}
			}
		}
	}
	for _, key := range order {
		p, was := other[key], first[key]
		if named[key] && !c.said(p) && !c.said(was) && !c.kept(p.block.Text, p.at, p.end) {
			c.reported.Add(p.block.Source(p.at, p.end))
			c.pass.Report(p.block, p.at, p.end, lint.Diagnostic{
				Rule:       mixed,
				Severity:   lint.Warning,
				Message:    lint.Say("“%[1]s”他处作“%[2]s”，同一名称用了两种字形", "“%[1]s” is “%[2]s” elsewhere: one name in two forms of a character", p.name(), was.name()),
				Related:    []lint.Related{{Span: was.block.Source(was.at, was.end), Message: lint.Text{ZH: "他处", EN: "elsewhere"}}},
				Confidence: 0.85,
			})
		}
	}
}

// said reports whether one of the forms at a place was reported.
func (c *checker) said(p place) bool { return c.reported.Overlaps(p.block.Source(p.at, p.end)) }

// hasRare reports whether a block has the rarer of two forms of simplified copy.
func hasRare(b *lint.Block) bool {
	for _, r := range b.Text {
		switch r {
		case '乾', '於', '甯', '昇', '甦', '祕', '徵', '濛', '锺':
			return true
		}
	}
	return false
}

// formed are the characters of Traditional copy that are one of several forms.
var formed = sync.OnceValue(func() *[0xA000]bool {
	out := new([0xA000]bool)
	for r := rune(0x4E00); r < rune(len(out)); r++ {
		group, _ := hanzi.FormGroup(r)
		out[r] = group != ""
	}
	return out
})

// hasForms reports whether r is one of several forms of a simplified character that are different words.
func (c *checker) hasForms(r rune) bool {
	if c.script == simplified {
		return strings.ContainsRune(nameForms, r)
	}
	return r < 0xA000 && formed()[r]
}

// spelled returns the simplified character that the forms of a name have in common.
func (c *checker) spelled(r rune) rune {
	if i := strings.IndexRune(nameForms, r); i%6 == 3 && c.script == simplified { // the second of a pair
		usual, _ := utf8.DecodeLastRuneInString(nameForms[:i])
		return usual
	}
	return hanzi.Simplify(r)
}

// twoForms reports whether two spellings of a name differ in the form of a character, and not as Taiwan and Hong Kong do.
func (c *checker) twoForms(a, b string) bool {
	other := []rune(b)
	for i, r := range []rune(a) {
		if s := other[i]; s != r && c.hasForms(r) && c.hasForms(s) && (r == '鐘' || r == '鍾' || !sameWord(r, s)) {
			return true
		}
	}
	return false
}

// mayName reports whether three simplified characters may be the name of a person or a place, or two that of a person.
func mayName(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	isPlace := len(s) == three && strings.ContainsRune(kinds, last)
	if !isPlace && !person.IsSurname(first) || strings.ContainsRune(inNoName, last) || strings.ContainsFunc(s, func(r rune) bool { return !hanzi.IsHan(r) }) {
		return false
	}
	head, tail := s[:two], s[3:]
	if _, kind, ok := words.Lookup(head); ok && kind != words.Person && kind != words.Place || len(s) == three && frequency(tail) > common {
		return false
	}
	if isPlace {
		return !strings.ContainsAny(head, inNoName)
	}
	second, _ := utf8.DecodeRuneInString(tail)
	return !words.IsWord(s) && !strings.ContainsRune(notGiven, second)
}

// isName reports whether text[at:end] stands as a name: behind a title, or at the head of a clause before a verb of speech, or it is
// that of a place.
func isName(text string, at, end int) bool {
	before, after := text[:at], text[end:]
	if end == at+two {
		return person.Between(before, after) || person.Opens(before) && person.Speaks(after)
	}
	last, _ := utf8.DecodeLastRuneInString(text[:end])
	return strings.ContainsRune(kinds, last) || person.Titled(before) || person.Between(before, after) || person.Opens(before) && person.Speaks(after)
}
