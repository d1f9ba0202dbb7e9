package tables

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/lines"
	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

// Readings returns the reading tables, all numbers little-endian uint16:
//
//	syllables.txt  toned syllables, sorted, one a line: TONED TAB NUMBER OF ITS SOUND
//	sounds.txt     toneless syllables, sorted, one a line: SOUND TAB CHARACTERS, the most frequent first
//	readings.bin   for FirstHan..LastHan+1 where the readings of a character begin, then the readings
//	near.bin       for each sound and one more where its near sounds begin, then pairs: sound, kind
//
// candidates are the characters that sounds.txt lists: those a writer may have meant; working are those that
// have two readings in modern use.
func Readings(frequency func(rune) int, candidate func(rune) bool, working map[rune][]string) map[string][]byte {
	toned, sounds := map[string]int{}, map[string]int{}
	all := map[rune][]string{}
	for r := rune(FirstHan); r <= LastHan; r++ {
		entry, ok := pinyin.PinyinDict[int(r)]
		if !ok {
			continue
		}
		for s := range strings.SplitSeq(entry, ",") {
			if s = norm.NFC.String(s); s != "" && !slices.Contains(all[r], s) {
				all[r] = append(all[r], s)
				toned[s], sounds[Toneless(s)] = 0, 0
			}
		}
	}
	tonedList, soundList := number(toned), number(sounds)

	var index, list []byte
	for r := rune(FirstHan); r <= LastHan+1; r++ {
		index = put(index, len(list)/2)
		for _, s := range all[r] {
			list = put(list, toned[s])
		}
	}

	var syllables, soundTable strings.Builder
	for _, s := range tonedList {
		syllables.WriteString(s + "\t" + itoa3(sounds[Toneless(s)]) + "\n")
	}
	characters := make([][]rune, len(soundList))
	for r, readings := range all {
		if !candidate(r) {
			continue
		}
		heard := working[r]
		if heard == nil {
			heard = []string{Toneless(readings[0])} // later ones are archaic
		}
		for _, sound := range heard {
			characters[sounds[sound]] = append(characters[sounds[sound]], r)
		}
	}
	for i, sound := range soundList {
		slices.SortFunc(characters[i], func(a, b rune) int {
			if d := frequency(b) - frequency(a); d != 0 {
				return d
			}
			return int(a - b)
		})
		soundTable.WriteString(sound + "\t" + string(characters[i]) + "\n")
	}

	var nearIndex, nearList []byte
	for _, a := range soundList {
		nearIndex = put(nearIndex, len(nearList)/4)
		for j, b := range soundList {
			if kind := Nearness(a, b); kind != Unlike && len(characters[j]) > 0 {
				nearList = put(put(nearList, j), int(kind))
			}
		}
	}
	nearIndex = put(nearIndex, len(nearList)/4)
	return map[string][]byte{
		"syllables.txt": []byte(syllables.String()),
		"sounds.txt":    []byte(soundTable.String()),
		"readings.bin":  append(index, list...),
		"near.bin":      append(nearIndex, nearList...),
	}
}

// Polyphones reads lines of a character TAB its toneless readings in modern use.
func Polyphones(table string) map[rune][]string {
	working := map[rune][]string{}
	for row := range lines.Rows(table, 2) {
		r, _ := utf8.DecodeRuneInString(row[0])
		working[r] = strings.Fields(row[1])
	}
	return working
}

// Toneless removes the tone mark of a syllable: zhōng → zhong, lǜ → lü.
func Toneless(syllable string) string {
	plain := strings.Map(func(r rune) rune {
		switch r {
		case '\u0304', '\u0301', '\u030C', '\u0300':
			return -1
		}
		return r
	}, norm.NFD.String(syllable))
	return norm.NFC.String(plain)
}

func number(set map[string]int) []string {
	var list []string
	for s := range set {
		list = append(list, s)
	}
	slices.Sort(list)
	for i, s := range list {
		set[s] = i
	}
	return list
}

func put(b []byte, v int) []byte { return append(b, byte(v), byte(v>>8)) }

func itoa3(v int) string {
	return string([]byte{byte('0' + v/100), byte('0' + v/10%10), byte('0' + v%10)})
}
