package hanzi

import (
	"fmt"
	"sync"
	"unicode/utf8"

	"github.com/liuzl/gocc"
)

// Script is a way of writing Chinese.
type Script uint8

// The scripts.
const (
	Simplified Script = iota
	TraditionalScript
)

// Piece is a part of a text and its form in the other script. Pieces follow each other without gaps.
type Piece struct {
	Start, End int    // bytes of the text that was converted
	Text       string // the converted form
	Phrase     bool   // by an entry of two or more characters, not character by character
}

// Convert gives the text in a script, in context, by the longest phrases of OpenCC's dictionaries. Those for
// Traditional are searched in place; those for Simplified are loaded through gocc when first asked for (6 ms).
// A text that is not UTF-8 is an error: the dictionaries would swallow what follows the invalid byte.
func Convert(text string, to Script) ([]Piece, error) {
	if !utf8.ValidString(text) {
		return nil, fmt.Errorf("hanzi: text is not valid UTF-8")
	}
	longest := longestPhrase
	if to == Simplified {
		dictionaries, err := loadSimplified()
		if err != nil {
			return nil, err
		}
		longest = dictionaries.longest
	}
	return divide(text, longest), nil
}

// divide converts a text by the longest entry at each place.
func divide(text string, longest func(string) (int, string)) []Piece {
	pieces := make([]Piece, 0, len(text)/4)
	for i := 0; i < len(text); {
		_, size := utf8.DecodeRuneInString(text[i:])
		piece := Piece{Start: i, End: i + size, Text: text[i : i+size]}
		if length, form := longest(text[i:]); length > 0 {
			piece = Piece{Start: i, End: i + length, Text: form, Phrase: length > size}
		}
		pieces = append(pieces, piece)
		i = piece.End
	}
	return pieces
}

// Printed returns the form that the press of Taiwan and Hong Kong prints for one of OpenCC's that is the same word, or r.
func Printed(r rune) rune {
	switch r {
	case '爲':
		return '為'
	case '衆':
		return '眾'
	case '羣':
		return '群'
	case '麪':
		return '麵'
	case '啓':
		return '啟'
	case '牀':
		return '床'
	case '峯':
		return '峰'
	case '僞':
		return '偽'
	case '幷': // 并州
		return '并'
	}
	return r
}

// Join returns the converted text of pieces.
func Join(pieces []Piece) string {
	var out []byte
	for _, p := range pieces {
		out = append(out, p.Text...)
	}
	return string(out)
}

// Aligned returns, for each rune of the original text in order, its converted rune; ok is false where a
// piece changed its number of characters (no entry of t2s and s2t in use does).
func Aligned(text string, pieces []Piece) (runes []rune, ok bool) {
	runes, ok = make([]rune, 0, len(text)/3), true
	for _, p := range pieces {
		if utf8.RuneCountInString(p.Text) == utf8.RuneCountInString(text[p.Start:p.End]) {
			runes = append(runes, []rune(p.Text)...)
			continue
		}
		runes, ok = append(runes, []rune(text[p.Start:p.End])...), false
	}
	return runes, ok
}

var loadSimplified = sync.OnceValues(func() (dictionaries, error) { return loadDictionaries("t2s") })

// dictionaries are those of one of gocc's conversions, in order: an entry of one hides those of the next.
type dictionaries []dictionary

func (list dictionaries) longest(text string) (length int, form string) {
	for _, d := range list {
		if length, form = d.longest(text); length > 0 {
			break
		}
	}
	return length, form
}

// dictionary is one of gocc's: its trie, and the forms its values index.
type dictionary struct {
	step   func(node int, b byte) (int, bool)
	value  func(node int) (int, bool)
	values [][]string
}

func loadDictionaries(conversion string) (dictionaries, error) {
	cc, err := gocc.New(conversion)
	if err != nil {
		return nil, fmt.Errorf("hanzi: %w", err)
	}
	var list dictionaries
	for _, d := range cc.DictChains[0].Dicts { // phrases, then characters
		trie := d.Trie
		list = append(list, dictionary{
			step: func(node int, b byte) (int, bool) {
				next, err := trie.Jump([]byte{b}, node)
				return next, err == nil
			},
			value: func(node int) (int, bool) {
				v, err := trie.Value(node)
				return v, err == nil
			},
			values: d.Values,
		})
	}
	return list, nil
}

// longest returns the length in bytes and the first form of the longest entry that the text begins with.
func (d dictionary) longest(text string) (length int, form string) {
	node := 0
	for i := 0; i < len(text); i++ {
		next, ok := d.step(node, text[i])
		if !ok {
			break
		}
		node = next
		if v, ok := d.value(node); ok && v < len(d.values) && len(d.values[v]) > 0 {
			length, form = i+1, d.values[v][0]
		}
	}
	return length, form
}
