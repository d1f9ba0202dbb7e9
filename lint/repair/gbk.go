package repair

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// gbk is the pair of bytes that a character has in GBK as mail and web software of the time wrote it:
// private-use characters stand for the user-defined areas AAA1–AFFE (U+E000), F8A1–FEFE (U+E234) and
// A140–A7A0 (U+E4C6), and half-width marks for the full-width ones of row A3 that were normalised away.
// ok is false for characters that GBK does not have and for ASCII letters, digits and spaces.
func gbk(r rune) (lead, trail byte, ok bool) {
	switch {
	case r == '\ue76e': // A2EF in the tables of the time
		return 0xA2, 0xEF, true
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

type gbkTable struct {
	encode [1 << 16]uint16 // lead and trail of a character, 0 if it has none
	decode [1 << 16]rune   // character of lead and trail, 0 if it is none in use
}

// gbkTables turns the decoder of x/text into tables when damage is first suspected: 2 ms, and then a
// character costs a few nanoseconds.
var gbkTables = sync.OnceValue(func() *gbkTable {
	t := new(gbkTable)
	decoder := simplifiedchinese.GBK.NewDecoder()
	var out [8]byte
	for lead := 0x81; lead <= 0xFE; lead++ {
		for trail := 0x40; trail <= 0xFE; trail++ {
			if trail == 0x7F {
				continue
			}
			decoder.Reset()
			n, _, err := decoder.Transform(out[:], []byte{byte(lead), byte(trail)}, true)
			r, size := utf8.DecodeRune(out[:n])
			if err != nil || r == utf8.RuneError || size != n || isPrivate(r) {
				continue
			}
			pair := uint16(lead)<<8 | uint16(trail)
			t.decode[pair] = r
			if t.encode[r] == 0 {
				t.encode[r] = pair
			}
		}
	}
	return t
})

// fromGBK decodes a pair of bytes, 0 where it is no character in use.
func fromGBK(lead, trail byte) rune {
	return gbkTables().decode[uint16(lead)<<8|uint16(trail)]
}
