package hanzi

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/lines"
)

const (
	firstHan = 0x3400
	lastHan  = 0x9FFF
)

//go:embed data/simplified.bin
var simplified string // little-endian uint16 for firstHan..lastHan, 0: no other form

//go:embed data/traditional.bin
var traditional string // likewise

//go:embed data/simplify.tsv
var simplifyWords string

// Simplify returns the simplified form of r, by itself and outside of any word, or r.
func Simplify(r rune) rune { return lookup(simplified, r) }

// Traditional returns the usual Traditional form of a simplified character (Taiwan standard), or r. Where
// the form depends on the word (IsAmbiguous) it is only the most frequent one.
func Traditional(r rune) rune { return lookup(traditional, r) }

// Like returns words written for the copy, in simplified characters, in the script of the text they are put into, each
// character by itself.
func Like(text, words string) string {
	if n := Count(text); n.Traditional <= n.Simplified {
		return words
	}
	return strings.Map(Traditional, words)
}

func lookup(table string, r rune) rune {
	if i := uint32(r) - firstHan; i <= lastHan-firstHan {
		if to := rune(table[2*i]) | rune(table[2*i+1])<<8; to != 0 {
			return to
		}
	}
	return r
}

// SimplifySameLength returns the text in simplified characters with every byte offset as it was: a
// character is replaced only by one of the same UTF-8 length. A text without Traditional characters is
// returned as it is, without a copy. Words that keep a form are respected (乾隆, 慰藉, 著名).
func SimplifySameLength(text string) string {
	var out []byte
	for i := 0; i < len(text); {
		b := text[i]
		if b < 0xE3 || b > 0xE9 || i+2 >= len(text) { // firstHan..lastHan is E3 90 80 .. E9 BF BF
			i++
			continue
		}
		r := rune(b&0x0F)<<12 | rune(text[i+1]&0x3F)<<6 | rune(text[i+2]&0x3F)
		if classes[uint16(r)]&changesFlag == 0 {
			i += 3
			continue
		}
		if utf8.RuneStart(text[i+1]) || utf8.RuneStart(text[i+2]) { // not UTF-8
			i++
			continue
		}
		if start, word := simplifyWord(text, i, r); word != "" {
			if out == nil && text[start:start+len(word)] != word {
				out = []byte(text)
			}
			if out != nil {
				copy(out[start:], word)
			}
			i = start + len(word)
			continue
		}
		if to := lookup(simplified, r); to != r {
			if out == nil {
				out = []byte(text)
			}
			utf8.EncodeRune(out[i:i+3], to)
		}
		i += 3
	}
	if out == nil {
		return text
	}
	return string(out)
}

type wordForm struct {
	word, simplified string
	offset           int // of the character the entry is filed under
}

// simplifyIndex files each word of simplify.tsv under the characters that it gives another form than the default.
var simplifyIndex = sync.OnceValue(func() map[rune][]wordForm {
	index := make(map[rune][]wordForm, 64)
	for row := range lines.Rows(simplifyWords, 2) {
		word, form := row[0], row[1]
		for offset, r := range word {
			if to, _ := utf8.DecodeRuneInString(form[offset:]); to != Simplify(r) {
				index[r] = append(index[r], wordForm{word, form, offset})
			}
		}
	}
	return index
})

// simplifyWord finds the word of simplify.tsv that the character r at text[i] stands in.
func simplifyWord(text string, i int, r rune) (start int, form string) {
	for _, w := range simplifyIndex()[r] {
		start := i - w.offset
		if start >= 0 && strings.HasPrefix(text[start:], w.word) {
			return start, w.simplified
		}
	}
	return 0, ""
}
