package repair

import (
	"strings"
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
	var in [4]byte
	var out [8]byte
	n := utf8.EncodeRune(in[:], r)
	encoder := simplifiedchinese.GBK.NewEncoder()
	written, _, err := encoder.Transformer.Transform(out[:], in[:n], true)
	if err != nil || written != 2 {
		return 0, 0, false
	}
	return out[0], out[1], true
}

// fromGBK decodes a pair of bytes, 0 where it is no character in use.
func fromGBK(lead, trail byte) rune {
	if lead < 0x81 || lead > 0xFE || trail < 0x40 || trail == 0x7F || trail == 0xFF {
		return 0
	}
	var out [8]byte
	n, _, err := simplifiedchinese.GBK.NewDecoder().Transformer.Transform(out[:], []byte{lead, trail}, true)
	if err != nil {
		return 0
	}
	r, size := utf8.DecodeRune(out[:n])
	if r == utf8.RuneError || size != n || r >= 0xE000 && r <= 0xF8FF {
		return 0
	}
	return r
}

// toGBK encodes a text as GBK, ASCII as itself; ok is false if it has a character that GBK does not have.
func toGBK(text string) (bytes []byte, ok bool) {
	bytes = make([]byte, 0, len(text))
	for _, r := range text {
		if r < 0x80 {
			bytes = append(bytes, byte(r))
			continue
		}
		if r == '€' {
			bytes = append(bytes, 0x80)
			continue
		}
		lead, trail, ok := gbk(r)
		if !ok {
			return nil, false
		}
		bytes = append(bytes, lead, trail)
	}
	return bytes, true
}
