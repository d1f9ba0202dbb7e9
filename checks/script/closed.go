package script

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/lines"
	"github.com/healthlint/healthlint/lint/words"
)

// closedTSV lists forms that stand in few words, so that there is no need of print or a phrase to tell that they are wrong in others.
//
//go:embed data/closed.tsv
var closedTSV string

// few is such a form: the other of its group, and the words it is right in.
type few struct {
	other string
	in    *words.List
}

var closed = sync.OnceValue(func() map[rune]few {
	out := map[rune]few{}
	for row := range lines.Rows(closedTSV, 3) {
		r, _ := utf8.DecodeRuneInString(row[0])
		out[r] = few{row[1], words.NewList(strings.Fields(row[2]))}
	}
	return out
})

// measures are those of them that stand behind a number: 三罈, 這齣.
const measures = "齣罈"

// misplaced reports whether text[start:end], the form r, is one that stands in few words and in none of them here, and the other.
func (c *checker) misplaced(b *lint.Block, start, end int, r rune) (other string, wrong bool) {
	text := b.Text
	form, ok := closed()[r]
	before, size := utf8.DecodeLastRuneInString(text[:start])
	if !ok {
		return "", false
	}
	if r == '后' && (isNumeral(before) || strings.ContainsRune("」』》）)”％%", before) || before == '天' && endsInNumber(text[:start-size])) {
		return form.other, true // 7天后病毒
	}
	if form.in.Covers(text, start, end) {
		return "", false
	}
	after, _ := utf8.DecodeRuneInString(text[end:])
	switch {
	case !hanzi.IsHan(before) && !hanzi.IsHan(after): // stands alone
	case strings.ContainsRune(measures, r) && isCounted(before) || r == '后' && (!hanzi.IsHan(before) || officer(text[:start])): // the surname
	case c.kept(text, start, end) || japanese(text, start, end) || c.mannerOf(b).cantonese || c.mannerOf(b).ofForms:
	default:
		return form.other, true
	}
	return "", false
}

// endsInNumber reports whether a text ends in a number of days: 7, 三十, 幾.
func endsInNumber(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return isNumeral(r) || strings.ContainsRune("一二兩三四五六七八九幾數", r)
}

// manner is how a block is written: in Cantonese, or about the forms of characters. It is asked once, of many places.
type manner struct {
	block              *lint.Block
	cantonese, ofForms bool
}

func (c *checker) mannerOf(b *lint.Block) manner {
	if c.manner.block != b {
		c.manner = manner{b, strings.ContainsAny(b.Text, hanzi.Cantonese), speaksOfForms(b.Text)}
	}
	return c.manner
}
