package script

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/words"
)

// wordsTSV lists words in a form that is no word.
//
//go:embed data/words.tsv
var wordsTSV string

// misformed is wordsTSV: the wrong forms, and the right one of each.
var misformed = sync.OnceValue(func() (m struct {
	list  *words.List
	right map[string]string
}) {
	m.right = map[string]string{}
	var wrong []string
	for line := range strings.Lines(wordsTSV) {
		if f := strings.Split(line, "\t"); len(f) == 3 && line[0] != '#' {
			m.right[f[0]] = f[1]
			wrong = append(wrong, f[0])
		}
	}
	m.list = words.NewList(wrong)
	return m
})

// isWord reports whether no word of a simplified text crosses an end of text[start:end]: the 面包 of 里面包含 is none.
func isWord(text string, start, end int) bool {
	var room [32]words.Token
	for _, t := range words.Split(room[:0], text, nil) {
		if t.Start < start && start < t.End || t.Start < end && end < t.End {
			return false
		}
	}
	return true
}

// words reports the misformed words of a block where gse and OpenCC, too, make a word of the characters, and returns the
// bytes of those it spoke of.
func (c *checker) words(b *lint.Block) map[int]bool {
	m := misformed()
	var told map[int]bool
	var room [4]int
	for at := 0; at < len(b.Text); at++ {
		if b.Text[at] < 0xE3 || b.Text[at] > 0xE9 {
			continue
		}
		for _, n := range m.list.Prefixes(room[:0], b.Text[at:]) {
			before, _ := utf8.DecodeLastRuneInString(b.Text[:at])
			if c.houseWord(b.Text, at, at+n) || isNumeral(before) && strings.HasPrefix(b.Text[at:], "日") { // 7日|歷屆
				continue
			}
			from, to := window(b.Text, at, at+n)
			plain := hanzi.SimplifySameLength(b.Text[from:to])
			if !isWord(plain, at-from, at+n-from) {
				continue
			}
			expected := c.expected(plain)
			expected = expected[min(len(expected), utf8.RuneCountInString(b.Text[from:at])):]
			right := []rune(m.right[b.Text[at:at+n]])
			i := -1
			for k, r := range b.Text[at : at+n] {
				start, end := at+k, at+k+utf8.RuneLen(r)
				if i++; r == right[i] || told[start] || i >= len(expected) || !sameWord(expected[i].form, right[i]) {
					continue
				}
				// Where the right form is the simplified character too, OpenCC keeps it without a phrase.
				if expected[i].phrase || hanzi.Simplify(r) == right[i] {
					if told == nil {
						told = map[int]bool{}
					}
					told[start] = true
					c.reportForm(b, start, end, string(right[i]))
				}
			}
		}
	}
	return told
}
