// Package tables builds the embedded tables of package hanzi. It runs when the tables are generated and
// when the tests compare them with their sources, never in the product.
package tables

import (
	"bufio"
	"fmt"
	"strings"
	"unicode"

	"github.com/liuzl/gocc"
	"golang.org/x/text/unicode/norm"
)

// Script classes as stored in the low three bits of classes.bin; package hanzi names them.
const (
	NotHan = iota
	Both
	SimplifiedOnly
	TraditionalOnly
	Variant

	// Ambiguous marks a character whose form in the other script depends on the word (后 干 乾 徵).
	Ambiguous = 8

	// Changes marks a character that has, at least in some words, another simplified form.
	Changes = 16
)

// FirstHan and LastHan bound the tables that are indexed from FirstHan: CJK Extension A to the end of the
// Unified Ideographs block.
const (
	FirstHan = 0x3400
	LastHan  = 0x9FFF
)

// Dictionaries gives OpenCC's single-character mappings and the regional standard forms.
type Dictionaries struct {
	toTraditional, toSimplified func(rune) []string
	regional                    map[rune]bool // values of the Taiwan and Hong Kong variant lists
	extra                       map[rune]rune // regional.tsv
	taiwan                      func(rune) []string
}

// OpenDictionaries loads them through gocc; regional is the content of regional.tsv.
func OpenDictionaries(regional string) (*Dictionaries, error) {
	d := &Dictionaries{regional: map[rune]bool{}, extra: map[rune]rune{}}
	for _, row := range Rows(regional) {
		d.extra[first(row[0])] = first(row[1])
	}
	lookup := func(conversion, file string) (func(rune) []string, error) {
		cc, err := gocc.New(conversion)
		if err != nil {
			return nil, err
		}
		for _, group := range cc.DictChains {
			for i, name := range group.Files {
				if name != file {
					continue
				}
				dict := group.Dicts[i]
				return func(r rune) []string {
					found, err := dict.PrefixMatch(string(r))
					if err != nil {
						return nil
					}
					return found[string(r)]
				}, nil
			}
		}
		return nil, fmt.Errorf("gocc %s has no %s", conversion, file)
	}
	var err error
	if d.toTraditional, err = lookup("s2t", "STCharacters.txt"); err != nil {
		return nil, err
	}
	if d.toSimplified, err = lookup("t2s", "TSCharacters.txt"); err != nil {
		return nil, err
	}
	if d.taiwan, err = lookup("t2tw", "TWVariants.txt"); err != nil {
		return nil, err
	}
	hongKong, err := lookup("t2hk", "HKVariants.txt")
	if err != nil {
		return nil, err
	}
	for r := rune(FirstHan); r <= LastHan; r++ {
		for _, regional := range [][]string{d.taiwan(r), hongKong(r)} {
			for _, v := range regional {
				d.regional[first(v)] = true
			}
		}
	}
	return d, nil
}

// Classes returns classes.bin: one byte for each code point of the Basic Multilingual Plane.
// both and variants are the contents of both.tsv and variants.tsv.
func (d *Dictionaries) Classes(both, variants string) []byte {
	table := make([]byte, 1<<16)
	standard := map[rune]bool{}
	for _, row := range Rows(both) {
		standard[first(row[0])] = true
	}
	for i := range table {
		r := rune(i)
		if unicode.Is(unicode.Han, r) && r != '々' && r != '〻' || r == '〇' {
			table[i] = Both
		}
		if normal := first(norm.NFKC.String(string(r))); table[i] == Both && normal != r {
			table[i] = Variant
		}
	}
	for r := rune(FirstHan); r <= LastHan; r++ {
		traditional, simplified := d.toTraditional(r), d.toSimplified(r)
		switch {
		case standard[r]:
		case len(traditional) > 0 && !contains(traditional, r) && !d.regional[r]:
			table[r] = SimplifiedOnly
		case d.extra[r] != 0 || len(simplified) > 0 && !contains(simplified, r) && inPlane(simplified[0]):
			table[r] = TraditionalOnly
		}
		if table[r] != NotHan && (len(traditional) > 1 && contains(traditional, r) || len(simplified) > 0 && standard[r]) {
			table[r] |= Ambiguous
		}
	}
	for _, r := range "么并冲于" {
		table[r] |= Ambiguous
	}
	for _, row := range Rows(variants) {
		table[first(row[0])] = Variant
	}
	simplified := d.Simplified(variants)
	for r := rune(FirstHan); r <= LastHan; r++ {
		if i := 2 * (r - FirstHan); simplified[i]|simplified[i+1] != 0 || r == '覆' || r == '沈' || r == '彷' {
			table[r] |= Changes
		}
	}
	return table
}

// namesKeep are Traditional forms that simplified names and terms keep (毕昇, 甯, 二噁英, 哪吒, 蒜薹).
const namesKeep = "昇甯噁吒薹睾阪淼榘旂醣濛薰麴"

// runningForms are the simplified forms in running text where OpenCC keeps the character or has none.
var runningForms = map[rune]rune{'著': '着', '瞭': '了', '藉': '借'}

// Simplified returns simplified.bin: for FirstHan to LastHan the simplified form as a little-endian uint16,
// 0 where the character stays. Forms outside the plane are left out, so that a byte length never changes.
// A variant, of which variants is the content of variants.tsv, has that of its standard form. Words that need another form
// are in simplify.tsv.
func (d *Dictionaries) Simplified(variants string) []byte {
	standard := map[rune]rune{}
	for _, row := range Rows(variants) {
		standard[first(row[0])] = first(row[1])
	}
	return runeTable(func(r rune) rune {
		if to, ok := standard[r]; ok {
			if simple := d.toSimplified(to); len(simple) > 0 && inPlane(simple[0]) {
				return first(simple[0])
			}
			return to
		}
		if to, ok := runningForms[r]; ok {
			return to
		}
		if to, ok := d.extra[r]; ok {
			return to
		}
		if to := d.toSimplified(r); len(to) > 0 && inPlane(to[0]) && first(to[0]) != r && !strings.ContainsRune(namesKeep, r) {
			return first(to[0])
		}
		return 0
	})
}

// Traditional returns traditional.bin, like Simplified: the usual Traditional form of a simplified character,
// in the forms of Taiwan (為 眾 群 裡), which Hong Kong copy also accepts in print.
func (d *Dictionaries) Traditional() []byte {
	return runeTable(func(r rune) rune {
		to := d.toTraditional(r)
		if len(to) == 0 || !inPlane(to[0]) {
			return 0
		}
		form := first(to[0])
		if regional := d.taiwan(form); len(regional) > 0 {
			form = first(regional[0])
		}
		if form == r {
			return 0
		}
		return form
	})
}

// Variants returns variants.bin: pairs of little-endian uint16 (form, standard form), sorted by form.
func Variants(variants string) []byte {
	standard := map[rune]rune{}
	for r := rune(0x2E80); r <= 0xFAFF; r++ {
		if unicode.Is(unicode.Han, r) && r != '〇' {
			if to := first(norm.NFKC.String(string(r))); to != r && inPlane(string(to)) {
				standard[r] = to
			}
		}
	}
	for _, row := range Rows(variants) {
		standard[first(row[0])] = first(row[1])
	}
	var out []byte
	for r := rune(0); r <= 0xFFFF; r++ {
		if to := standard[r]; to != 0 {
			out = append(out, byte(r), byte(r>>8), byte(to), byte(to>>8))
		}
	}
	return out
}

// Rows reads a TSV: comment lines and empty lines are dropped, fields are split at tabs.
func Rows(tsv string) [][]string {
	var rows [][]string
	lines := bufio.NewScanner(strings.NewReader(tsv))
	for lines.Scan() {
		if line := lines.Text(); line != "" && line[0] != '#' {
			rows = append(rows, strings.Split(line, "\t"))
		}
	}
	return rows
}

func runeTable(form func(rune) rune) []byte {
	out := make([]byte, 2*(LastHan-FirstHan+1))
	for r := rune(FirstHan); r <= LastHan; r++ {
		to := form(r)
		out[2*(r-FirstHan)], out[2*(r-FirstHan)+1] = byte(to), byte(to>>8)
	}
	return out
}

func inPlane(form string) bool { r := first(form); return r >= FirstHan && r <= LastHan }

func contains(forms []string, r rune) bool {
	for _, f := range forms {
		if first(f) == r {
			return true
		}
	}
	return false
}

func first(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}
