// Package words knows Chinese words: which strings are words and how usual, where a text divides into
// words, and where its sentences end.
//
// Text is expected in simplified characters; hanzi.SimplifySameLength gives the simplified form of Traditional
// copy without moving a character.
//
// Two ways to divide a text, with the same result: [Segment] goes through gse and costs about 1 ms for a 2 KB
// article; [Split] walks the embedded dictionary itself at a fraction of a microsecond per character and is
// meant for checks that run over all copy.
package words

// Token is one word of a text, or one character that no dictionary word covers. Start and End are byte
// offsets, half-open. Runs of Latin letters and digits are one token. Freq is the dictionary's count per 58
// million, 0 for what the dictionary does not have.
type Token struct {
	Start, End int
	Freq       int
	Kind       Kind
}

// Crosses reports whether the word reaches over a place of the text.
func (t Token) Crosses(at int) bool { return t.Start < at && at < t.End }

// Kind is a coarse part of speech, from gse's dictionary. A word has one, its most usual.
type Kind uint8

// The kinds, in the order the embedded dictionary numbers them.
const (
	Other Kind = iota
	Noun
	Verb
	Adjective
	Adverb
	Idiom  // four-character and other fixed phrases
	Person // names and surnames of people, transliterated ones too
	Place
	Organisation
	ProperName
	Number // numerals, measure words and what is made of them
	Function
	Time
	Term // health and official terms of our own lists
	House
)
