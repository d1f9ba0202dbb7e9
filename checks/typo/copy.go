package typo

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/mention"
	"github.com/healthlint/healthlint/lint/words"
)

// passage is one block as the rules of this family see it: in simplified characters, every offset that of the
// block's text.
type passage struct {
	block       *lint.Block
	text        string // simplified, as long as block.Text
	traditional bool   // the document is in Traditional characters
	house       *words.List
	sentences   []lint.Span // computed when first asked for
	doc         *lint.Document
}

// passages returns the blocks of a document that are worth reading.
func passages(doc *lint.Document, house *words.List) []passage {
	var n hanzi.Counts
	out := make([]passage, 0, len(doc.Blocks))
	simple := hanzi.SimplifiedBlocks(doc)
	for i, b := range doc.Blocks {
		if b.Kind == lint.Boilerplate || len(b.Text) < 6 {
			continue
		}
		c := hanzi.Count(b.Text)
		n.Simplified += c.Simplified
		n.Traditional += c.Traditional
		out = append(out, passage{block: b, text: simple[i], house: house, doc: doc})
	}
	for i := range out {
		out[i].traditional = n.Traditional > n.Simplified
	}
	return out
}

// longestSentence bounds what of a sentence is read on each side of a place, in bytes, so that a file without
// a stop stays linear.
const longestSentence = 1800

// sentence returns the sentence that holds the byte at, or what of it is near.
func (p *passage) sentence(at int) lint.Span {
	if p.sentences == nil {
		p.sentences = words.Sentences(p.text)
	}
	lo, hi := 0, len(p.sentences)-1
	for lo < hi {
		m := (lo + hi) / 2
		if p.sentences[m].End <= at {
			lo = m + 1
		} else {
			hi = m
		}
	}
	s := p.sentences[lo]
	if from := at - longestSentence; from > s.Start {
		for s.Start = from; p.text[s.Start]&0xC0 == 0x80; s.Start-- {
		}
	}
	if to := at + longestSentence; to < s.End {
		for s.End = to; p.text[s.End]&0xC0 == 0x80; s.End++ {
		}
	}
	return s
}

// inScript gives a simplified replacement for text[start:end] in the copy's script, as the words around it ask: 脏 in 心脏病
// is 臟, alone it would be 髒. Characters that stay keep the form they have.
func (p *passage) inScript(start, end int, right string) string {
	if !p.traditional {
		return right
	}
	old, simple := []rune(p.block.Text[start:end]), []rune(p.text[start:end])
	before, after := p.text[:start], p.text[end:]
	before, after = before[hanBack(before):], after[:hanForth(after)]
	whole := before + right + after
	pieces, err := hanzi.Convert(whole, hanzi.TraditionalScript)
	if err != nil {
		return right
	}
	converted, ok := hanzi.Aligned(whole, pieces)
	if !ok {
		if pieces, err = hanzi.Convert(right, hanzi.TraditionalScript); err != nil {
			return right
		}
		return hanzi.Join(pieces)
	}
	from := utf8.RuneCountInString(before)
	converted = converted[from : from+utf8.RuneCountInString(right)]
	for i, r := range converted {
		if form := hanzi.Printed(r); form != r && !strings.ContainsRune(p.block.Text, r) {
			converted[i] = form
		}
	}
	to := []rune(right)
	same := 0 // from the front
	for same < len(to) && same < len(simple) && to[same] == simple[same] {
		converted[same] = old[same]
		same++
	}
	for i, j := len(to)-1, len(simple)-1; i >= same && j >= same && to[i] == simple[j]; i, j = i-1, j-1 {
		converted[i] = old[j]
	}
	return string(converted)
}

// inContext is how many characters on either side say which form a replacement has.
const inContext = 5

// hanBack returns where the last few Han characters of s begin, hanForth where the first few end.
func hanBack(s string) int {
	at := len(s)
	for range inContext {
		r, n := utf8.DecodeLastRuneInString(s[:at])
		if !hanzi.IsHan(r) {
			break
		}
		at -= n
	}
	return at
}

func hanForth(s string) int {
	at := 0
	for range inContext {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !hanzi.IsHan(r) {
			break
		}
		at += n
	}
	return at
}

// protected reports whether text[start:end] lies in a word of the house's list, in either script, or in one that
// is right where the copy comes from.
func (p *passage) protected(start, end int) bool {
	return rightTSV.covers(p.text, start, end) || rightUsage(p.traditional).Covers(p.text, start, end) ||
		p.house.Len() > 0 && (p.house.Covers(p.block.Text, start, end) || p.house.Covers(p.text, start, end))
}

// beside reports whether a word that is right where the copy comes from ends or begins at a place, so that nothing is missing there.
func (p *passage) beside(at int) bool {
	const character = len("字")
	return at >= character && p.protected(at-character, at) || at+character <= len(p.text) && p.protected(at, at+character)
}

// discussed reports whether the copy quotes text[start:end], or cites it, in order to speak about it:
// 把“影像科”写成“影射科”, 旧译阿斯匹林.
func (p *passage) discussed(start, end int) bool {
	s := p.sentence(start)
	before, after, sentence := p.text[s.Start:start], p.text[end:s.End], p.text[s.Start:s.End]
	return mention.Cited(before) || mention.Quoted(before, after) && (mention.Discusses(sentence) || mention.Puns(sentence) || mention.Denied(before) || mention.Column(p.doc))
}

// inTitle reports whether at lies inside 《》.
func (p *passage) inTitle(at int) bool {
	const longest = 600 // bytes; a bound, so that a file of one line stays linear
	before := p.text[max(0, at-longest):at]
	i := strings.LastIndex(before, "《")
	return i >= 0 && !strings.Contains(before[i:], "》")
}
