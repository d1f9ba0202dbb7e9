package repair

import (
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

// residues finds the bracketed readings to remove, by block. Whatever the characters and the readings, it is
// the pattern that counts: a Han character, a bracket, one toned syllable that is a reading of that character,
// the closing bracket. A common Traditional character is certain by itself.
func residues(doc *lint.Document) map[*lint.Block][]lint.Replacement {
	var found map[*lint.Block][]lint.Replacement
	common, all, terms := 0, 0, 0
	certain := func(r rune) bool { return hanzi.ClassOf(r) == hanzi.TraditionalOnly && hanzi.Level(r) == 1 }
	for _, b := range doc.Blocks {
		for _, g := range Glosses(b.Text) {
			if g.Usual && hanzi.Level(g.Character) == 1 {
				common++
			}
			if all++; isTerm(b.Text, g.Span) {
				terms++
			}
			if found == nil {
				found = map[*lint.Block][]lint.Replacement{}
			}
			found[b] = append(found[b], lint.Replacement{Span: g.Span})
		}
	}
	if terms >= fewest && 2*terms >= all {
		return nil // 【焯（chāo）】…: a glossary, which tells how its words are read
	}
	if common >= fewest {
		return found
	}
	for b, list := range found {
		kept := list[:0]
		for _, r := range list {
			if c, _ := utf8.DecodeLastRuneInString(b.Text[:r.Start]); certain(c) {
				kept = append(kept, r)
			}
		}
		found[b] = kept
	}
	return found
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

// Gloss is a reading in brackets behind the character it is of.
type Gloss struct {
	Character rune
	Span      lint.Span // of the brackets and what they hold
	Usual     bool      // the character has no reading that is commoner
}

// Glosses finds Han characters with their own reading in brackets behind them.
func Glosses(text string) (list []Gloss) {
	for from := 0; ; {
		open := nextBracket(text[from:])
		if open < 0 {
			return list
		}
		open += from
		_, width := utf8.DecodeRuneInString(text[open:])
		from = open + width
		toned, size := hanzi.ParseSyllable(text[from:])
		if size == 0 {
			continue
		}
		end := from + size
		closing, closingWidth := utf8.DecodeRuneInString(text[end:])
		if closing != ')' && closing != '）' {
			continue
		}
		if r, _ := utf8.DecodeLastRuneInString(text[:open]); hanzi.HasReading(r, toned) {
			list = append(list, Gloss{r, lint.Span{Start: open, End: end + closingWidth}, hanzi.Pinyin(r)[0] == toned})
			from = end + closingWidth
		}
	}
}

// nextBracket is the offset of the first opening bracket, half or full width.
func nextBracket(text string) int {
	for i := 0; i < len(text); i++ {
		if text[i] == '(' || text[i] == 0xEF && strings.HasPrefix(text[i:], "（") {
			return i
		}
	}
	return -1
}
