package repair

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// PinyinResidue is the rule of readings in brackets that a converter left behind: 聯(lián)系.
const PinyinResidue = "encoding/pinyin-residue"

// fewest is how many bracketed readings of common characters, their usual ones, make a document a converter's work rather
// than an author's, who glosses rare characters, and what is read otherwise in a name: 仇（qiú）.
const fewest = 4

// fewestToneless is how many without a tone, or without their second bracket, are no chance: 和(he).
const fewestToneless = 2

// residues finds the readings to remove, by block. Whatever the characters and the readings, it is
// the pattern that counts: a Han character, a bracket, one toned syllable that is a reading of that character,
// the closing bracket. A common Traditional character is certain by itself.
func residues(doc *lint.Document) map[*lint.Block][]lint.Replacement {
	var found map[*lint.Block][]Gloss
	common, all, terms, toneless := 0, 0, 0, 0
	for _, b := range doc.Blocks {
		for _, g := range Glosses(b.Text) {
			if g.Usual && hanzi.Level(g.Character) == 1 {
				common++
			}
			if g.Toneless {
				toneless++
			}
			if all++; isTerm(b.Text, g.Span) {
				terms++
			}
			if found == nil {
				found = map[*lint.Block][]Gloss{}
			}
			found[b] = append(found[b], g)
		}
	}
	if terms >= fewest && 2*terms >= all {
		return nil // 【焯（chāo）】…: a glossary, which tells how its words are read
	}
	certain := func(g Gloss) bool {
		return hanzi.ClassOf(g.Character) == hanzi.TraditionalOnly && hanzi.Level(g.Character) == 1
	}
	list := make(map[*lint.Block][]lint.Replacement, len(found))
	for b, glosses := range found {
		for _, g := range glosses {
			if (common >= fewest || certain(g)) && (!g.Toneless || toneless >= fewestToneless) {
				list[b] = append(list[b], lint.Replacement{Span: g.Span})
			}
		}
	}
	return list
}

// isTerm reports whether a gloss stands at the end of a term, in marks or with the line's first words: 【焯(chāo)】, 古作“煠(zhá)”,
// 焯(chāo)：…. What a converter leaves stands in the middle of running text, wherever the character does.
func isTerm(text string, gloss lint.Span) bool {
	const longest = 4 // characters
	after, _ := utf8.DecodeRuneInString(text[gloss.End:])
	from := gloss.Start
	for n := 0; from > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:from])
		if strings.ContainsRune("【“「『《[", r) {
			return strings.ContainsRune("】”」』》]", after)
		}
		if n == longest || !hanzi.IsHan(r) {
			return false
		}
		from -= size
	}
	return gloss.End == len(text) || strings.ContainsRune("：:—－- \u3000", after)
}

// Gloss is a reading behind the character it is of.
type Gloss struct {
	Character rune
	Span      lint.Span // of the brackets and what they hold
	Usual     bool      // the character has no reading that is commoner
	Toneless  bool      // it says nothing of the tone, or lacks its second bracket
}

// brackets are those that readings stand in.
var brackets = map[rune]rune{'(': ')', '（': '）', '[': ']', '［': '］', '〔': '〕', '【': '】'}

// Glosses finds Han characters with their own reading behind them: 聯(lián), 聯[lián], 聯(lian), 聯(lian2), 聯(lián繫 and, with its tone,
// 聯lián.
func Glosses(text string) (list []Gloss) {
	for from := 0; ; {
		at := nextReading(text, from)
		if at < 0 {
			return list
		}
		g, ok := glossAt(text, at)
		if !ok {
			_, size := utf8.DecodeRuneInString(text[at:])
			from = at + size
			continue
		}
		list = append(list, g)
		from = g.Span.End
	}
}

// glossAt reads what stands at an offset behind a Han character, if it is that character's reading.
func glossAt(text string, at int) (g Gloss, ok bool) {
	g.Character, _ = utf8.DecodeLastRuneInString(text[:at])
	if !hanzi.IsHan(g.Character) {
		return g, false
	}
	open, width := utf8.DecodeRuneInString(text[at:])
	closing, bracketed := brackets[open]
	if !bracketed {
		width = 0
	}
	from := at + width
	if bracketed {
		from += len(text[from:]) - len(strings.TrimLeft(text[from:], " "))
	}
	toned, size := hanzi.ParseSyllable(text[from:])
	switch {
	case size > 0 && hanzi.HasReading(g.Character, toned):
		g.Usual = hanzi.Pinyin(g.Character)[0] == toned
	case size > 0 || !bracketed:
		return g, false
	default:
		if size, g.Usual = tonelessReading(g.Character, text[from:]); size == 0 {
			return g, false
		}
		g.Toneless = true
	}
	end := from + size
	if !bracketed {
		g.Span = lint.Span{Start: at, End: end}
		return g, true
	}
	rest := strings.TrimLeft(text[end:], " ")
	next, nextWidth := utf8.DecodeRuneInString(rest)
	switch {
	case next == closing || strings.ContainsRune(")）", next) && strings.ContainsRune("(（", open):
		end = len(text) - len(rest) + nextWidth
	case !g.Toneless && hanzi.IsHan(next) && !closes(rest, closing):
		g.Toneless = true
	default:
		return g, false
	}
	g.Span = lint.Span{Start: at, End: end}
	return g, true
}

// closes reports whether a bracket closes in the clause that a text opens.
func closes(text string, closing rune) bool {
	if i := strings.IndexAny(text, "，。；：！？\n"); i >= 0 {
		text = text[:i]
	}
	return strings.ContainsRune(text, closing) || strings.ContainsAny(text, ")）")
}

// tonelessReading returns how long the reading of a character is that opens a text, without a tone or with its number (lian, lian2), 0
// where it is none, and whether it is the usual one.
func tonelessReading(r rune, text string) (size int, usual bool) {
	for size < len(text) && text[size] >= 'a' && text[size] <= 'z' {
		size++
	}
	sound, ok := hanzi.SoundOf(text[:size])
	if !ok || size < 2 {
		return 0, false
	}
	sounds, n := hanzi.Sounds(r)
	if !slices.Contains(sounds[:n], sound) {
		return 0, false
	}
	if size < len(text) && text[size] >= '1' && text[size] <= '5' {
		return size + 1, true
	}
	return size, sounds[0] == sound
}

// nextReading is the offset of the first bracket from an offset on, or of the first letter behind a Han character in a text that has
// letters with tones; -1 where there is none.
func nextReading(text string, from int) int {
	for i := from; i < len(text); i++ {
		switch c := text[i]; {
		case c == '(' || c == '[':
			return i
		case c == 0xEF || c == 0xE3:
			if r, _ := utf8.DecodeRuneInString(text[i:]); brackets[r] != 0 {
				return i
			}
		case (c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0xC3 && c <= 0xC7) && i > 0 && text[i-1] >= 0x80 && toned(text[i:]):
			return i
		}
	}
	return -1
}

// toned reports whether the letters that open a text have one with a tone.
func toned(text string) bool {
	_, size := hanzi.ParseSyllable(text)
	return size > 0
}
