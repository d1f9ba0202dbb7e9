package hanzi

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/lines"
)

//go:embed data/syllables.txt
var syllableTable string // toned syllables, sorted: TONED TAB three digits, the number of its sound

//go:embed data/readings.bin
var readingTable string // little-endian uint16: firstHan..lastHan+1 where its readings begin, then syllable numbers

type syllables struct {
	toned []string
	sound []Sound
}

var loadSyllables = sync.OnceValue(func() syllables {
	s := syllables{make([]string, 0, 1600), make([]Sound, 0, 1600)}
	for row := range lines.Rows(syllableTable, 2) {
		toned, n := row[0], row[1]
		s.toned = append(s.toned, toned)
		s.sound = append(s.sound, Sound(n[0]-'0')*100+Sound(n[1]-'0')*10+Sound(n[2]-'0'))
	}
	return s
})

const readingsBegin = 2 * (lastHan - firstHan + 2)

func number(table string, at int) int { return int(table[at]) | int(table[at+1])<<8 }

// readingRange is the range of a character's syllable numbers in readingTable.
func readingRange(r rune) (start, end int) {
	i := uint32(r) - firstHan
	if i > lastHan-firstHan {
		return 0, 0
	}
	return readingsBegin + 2*number(readingTable, 2*int(i)), readingsBegin + 2*number(readingTable, 2*int(i)+2)
}

// Pinyin returns the readings of a character with tone marks, the usual one first: 重 zhòng, chóng, tóng.
// It is empty for characters without one. The data is go-pinyin's.
func Pinyin(r rune) []string {
	start, end := readingRange(r)
	if start == end {
		return nil
	}
	s := loadSyllables()
	readings := make([]string, 0, (end-start)/2)
	for at := start; at < end; at += 2 {
		readings = append(readings, s.toned[number(readingTable, at)])
	}
	return readings
}

// HasReading reports whether a toned syllable, as ParseSyllable returns it, is a reading of r.
func HasReading(r rune, toned string) bool {
	start, end := readingRange(r)
	if start == end {
		return false
	}
	n, ok := slices.BinarySearch(loadSyllables().toned, toned)
	for at := start; ok && at < end; at += 2 {
		if number(readingTable, at) == n {
			return true
		}
	}
	return false
}

// SameReading reports whether two characters have a reading in common, tone included.
func SameReading(a, b rune) bool {
	start, end := readingRange(a)
	from, to := readingRange(b)
	for ; start < end; start += 2 {
		n := number(readingTable, start)
		for at := from; at < to; at += 2 {
			if number(readingTable, at) == n {
				return true
			}
		}
	}
	return false
}

// ParseSyllable reads one Pinyin syllable with a tone mark from the beginning of the text: its composed
// lower-case form and its size in bytes, 0 if there is none. Combining marks, ü written v and the phonetic
// letters ɑ and ɡ are understood. A letter that follows the syllable makes it no syllable.
func ParseSyllable(text string) (toned string, size int) {
	var letters [8]rune
	n := 0
	marked := false
	for size < len(text) {
		r, width := utf8.DecodeRuneInString(text[size:])
		if mark := strings.IndexRune("\u0304\u0301\u030C\u0300\u0308", r); mark >= 0 && n > 0 {
			composed := compose(letters[n-1], r)
			if composed == 0 {
				return "", 0
			}
			letters[n-1] = composed
			marked = marked || r != '\u0308'
			size += width
			continue
		}
		letter, tone := pinyinLetter(r)
		if letter == 0 {
			break
		}
		if n == len(letters) {
			return "", 0
		}
		letters[n] = letter
		n++
		marked = marked || tone
		size += width
	}
	if n == 0 || !marked {
		return "", 0
	}
	toned = string(letters[:n])
	if _, ok := slices.BinarySearch(loadSyllables().toned, toned); !ok {
		return "", 0
	}
	return toned, size
}

// tonedVowels has the vowels a e i o u ü in four tones.
const tonedVowels = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"

// pinyinLetter returns the lower-case letter of a syllable, or 0, and whether it carries a tone mark.
func pinyinLetter(r rune) (letter rune, tone bool) {
	switch {
	case r == 'v' || r == 'V' || r == 'Ü':
		return 'ü', false
	case r >= 'a' && r <= 'z' || r == 'ü' || r == 'ê':
		return r, false
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A', false
	case r == 'ɑ':
		return 'a', false
	case r == 'ɡ':
		return 'g', false
	case r < 0xC0 || r > 0x1EFF:
		return 0, false
	}
	if strings.ContainsRune(tonedVowels, r) || strings.ContainsRune("ńňǹḿế", r) {
		return r, true
	}
	if i := slices.Index([]rune("ĀÁǍÀĒÉĚÈĪÍǏÌŌÓǑÒŪÚǓÙǕǗǙǛ"), r); i >= 0 {
		return []rune(tonedVowels)[i], true
	}
	if i := slices.Index([]rune("ăĕĭŏŭ"), r); i >= 0 { // breve for the third tone, a frequent slip
		return []rune("ǎěǐǒǔ")[i], true
	}
	return 0, false
}

// compose puts a combining tone mark or diaeresis on a letter; 0 if there is no such letter in Pinyin.
func compose(letter, mark rune) rune {
	if mark == '\u0308' {
		if i := slices.Index([]rune("uūúǔù"), letter); i >= 0 {
			return []rune("üǖǘǚǜ")[i]
		}
		return 0
	}
	tone := slices.Index([]rune("\u0304\u0301\u030C\u0300"), mark)
	if i := slices.Index([]rune("aeiouü"), letter); i >= 0 {
		return []rune(tonedVowels)[4*i+tone]
	}
	if letter == 'n' {
		return [...]rune{0, 'ń', 'ň', 'ǹ'}[tone]
	}
	return 0
}
