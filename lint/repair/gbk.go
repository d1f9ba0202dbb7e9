package repair

import (
	"strings"
	"sync"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// gbk is the pair of bytes that a character has in GBK as mail and web software of the time wrote it:
// private-use characters stand for the user-defined areas AAA1–AFFE (U+E000), F8A1–FEFE (U+E234) and
// A140–A7A0 (U+E4C6) and for the gaps of the standard rows, and half-width marks for the full-width ones of row A3 that
// were normalised away.
// ok is false for characters that GBK does not have and for ASCII letters, digits and spaces.
func gbk(r rune) (lead, trail byte, ok bool) {
	switch {
	case r >= 0xE000 && r < 0xE234:
		return 0xAA + byte((r-0xE000)/94), 0xA1 + byte((r-0xE000)%94), true
	case r >= 0xE234 && r < 0xE4C6:
		return 0xF8 + byte((r-0xE234)/94), 0xA1 + byte((r-0xE234)%94), true
	case r >= 0xE4C6 && r < 0xE766:
		at := byte((r - 0xE4C6) % 96)
		if at >= 0x3F { // 7F is no trail byte
			at++
		}
		return 0xA1 + byte((r-0xE4C6)/96), 0x40 + at, true
	case strings.ContainsRune(";!,:()", r):
		return 0xA3, byte(r) + 0x80, true
	case r < 0x80:
		return 0, 0, false
	}
	if r > 0xFFFF {
		return 0, 0, false
	}
	pair := gbkTables().encode[r]
	return byte(pair >> 8), byte(pair), pair != 0
}

// gbkTables turns the decoder of x/text into tables when damage is first suspected: 2 ms, and then a
// character costs a few nanoseconds.
var gbkTables = sync.OnceValue(func() *pairTable {
	t := newPairTable(simplifiedchinese.GBK)
	for _, g := range gaps {
		for i := range g.n {
			t.encode[g.first+rune(i)] = uint16(g.lead)<<8 | uint16(g.trail+byte(i))
		}
	}
	return t
})

// gaps are the pairs of the standard rows that have no character, by the private-use characters that stand for them
// (GB 18030-2000).
var gaps = []struct {
	first       rune
	lead, trail byte
	n           int
}{
	{0xE766, 0xA2, 0xAB, 6}, {0xE76C, 0xA2, 0xE3, 2}, {0xE76E, 0xA2, 0xEF, 2}, {0xE770, 0xA2, 0xFD, 2},
	{0xE772, 0xA4, 0xF4, 11}, {0xE77D, 0xA5, 0xF7, 8}, {0xE785, 0xA6, 0xB9, 8}, {0xE78D, 0xA6, 0xD9, 7},
	{0xE794, 0xA6, 0xEC, 2}, {0xE796, 0xA6, 0xF3, 1}, {0xE797, 0xA6, 0xF6, 9}, {0xE7A0, 0xA7, 0xC2, 15},
	{0xE7AF, 0xA7, 0xF2, 13}, {0xE7BC, 0xA8, 0x96, 11}, {0xE7C7, 0xA8, 0xBC, 1}, {0xE7C9, 0xA8, 0xC1, 4},
	{0xE7CD, 0xA8, 0xEA, 21}, {0xE7F4, 0xA9, 0x97, 13}, {0xE801, 0xA9, 0xF0, 15}, {0xE810, 0xD7, 0xFA, 5},
}

// fromGBK decodes a pair of bytes, 0 where it is no character in use.
func fromGBK(lead, trail byte) rune {
	return gbkTables().rune(lead, trail)
}
