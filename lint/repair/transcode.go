package repair

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/healthlint/healthlint/lint/hanzi"
)

// The window that is tried around an anchor: damage begins near its first odd character, and a long one is
// taken in pieces.
const (
	windowBefore = 200
	windowAfter  = 4096
)

// latin undoes the reading of UTF-8 or GBK as Latin-1 or Windows-1252.
func (t *trials) latin(text string, from, anchor int) (m mended, ok bool) {
	if r, _ := utf8.DecodeRuneInString(text[anchor:]); r < 0x80 || r > 0xFF {
		return m, false
	}
	if m, ok = twice(text, from, anchor); ok {
		return m, true
	}
	if m, ok = t.misread(asLatin, nil, text, from, anchor); ok {
		return m, true
	}
	if fromUTF8(text, from, anchor) {
		return m, false // it is no GBK nor Big5, whose bytes would decode to something
	}
	if m, ok = gbkAsLatin(text, from, anchor); !ok {
		m, ok = t.misread(asLatin, big5Tables(), text, from, anchor)
	}
	return m, ok && !spelled(text, m.Start, m.End)
}

// twice undoes the reading of UTF-8 as Latin-1 or Windows-1252 that was done a second time to what came of the first: Ã¤Â¸Â­ for ä¸\u00ad
// for 中. Nothing may be missing of it.
func twice(text string, from, anchor int) (m mended, ok bool) {
	if !strings.ContainsRune(firstRunes(text[anchor:], 16), 'Ã') { // C3, with which nearly all that was read once begins
		return m, false
	}
	start, end := window(text, from, anchor, isLatin)
	for start < end && text[start] < utf8.RuneSelf {
		start++
	}
	for end > start && text[end-1] < utf8.RuneSelf {
		end--
	}
	once, ok := latinBytes(text[start:end])
	if !ok || !utf8.Valid(once) {
		return m, false
	}
	again, ok := latinBytes(string(once))
	if !ok || !utf8.Valid(again) || !strings.ContainsFunc(string(again), hanzi.IsHan) {
		return m, false
	}
	m.Start, m.End, m.Text, m.confidence = start, end, string(again), 0.97
	return m, true
}

// latinBytes returns the bytes that a text was read from as Latin-1 or Windows-1252; ok is false where it has other characters.
func latinBytes(text string) (bytes []byte, ok bool) {
	for _, r := range text {
		b, ok := latinByte(r)
		if !ok {
			return nil, false
		}
		bytes = append(bytes, b)
	}
	return bytes, true
}

func isLatin(r rune) bool {
	_, ok := latinByte(r)
	return ok && r != '\n'
}

// fromUTF8 reports whether most of the characters around an anchor that are not ASCII are first bytes of Chinese in UTF-8 with
// others behind that go on them, read once or twice as Latin-1: of GBK a quarter are by chance.
func fromUTF8(text string, from, anchor int) bool {
	const least, near = 4, 100 // characters
	before := lastRunes(text[from:anchor], near)
	text = before + firstRunes(text[anchor:], near)
	start, end := window(text, 0, len(before), isLatin)
	bytes, _ := latinBytes(text[start:end])
	high, led := 0, 0
	for i, b := range bytes {
		if b < utf8.RuneSelf {
			continue
		}
		high++
		if leads(b) && i+1 < len(bytes) && bytes[i+1]&0xC0 == 0x80 {
			led++
		}
	}
	return led >= least && led*5 >= high*2
}

// gbkAsLatin undoes the reading of GBK as Latin-1 or Windows-1252: Ò½Ôº for 医院.
func gbkAsLatin(text string, from, anchor int) (m mended, ok bool) {
	start, end := window(text, from, anchor, isLatin)
	// ASCII at the ends is no part of the damage.
	for start < anchor && text[start] < 0x80 {
		start++
	}
	for end-anchor < windowAfter && end > anchor && text[end-1] < 0x80 {
		end--
	}
	bytes, _ := latinBytes(text[start:end])
	decoded, err := simplifiedchinese.GBK.NewDecoder().Bytes(bytes)
	if end < len(text) && text[end] < utf8.RuneSelf && utf8.Valid(decoded) && strings.HasSuffix(string(decoded), "\uFFFD") {
		decoded, err = simplifiedchinese.GBK.NewDecoder().Bytes(append(bytes, text[end])) // its trail is ASCII
		end++
	}
	if err != nil || !strings.ContainsFunc(string(decoded), hanzi.IsHan) || !allCommon(string(decoded)) || utf8.RuneCount(decoded) < 2 || oneOver(text[start:end]) {
		return m, false
	}
	m.Start, m.End, m.Text, m.confidence = start, end, string(decoded), 0.95
	return m, true
}

// latinByte is the byte of a character in Windows-1252, or in Latin-1 where that has none.
func latinByte(r rune) (byte, bool) {
	if r < 0x100 {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}

// window widens an anchor by the characters that may belong to its damage.
func window(text string, from, anchor int, belongs func(rune) bool) (start, end int) {
	start, end = anchor, anchor
	for start > from && anchor-start < windowBefore {
		r, size := utf8.DecodeLastRuneInString(text[from:start])
		if !belongs(r) {
			break
		}
		start -= size
	}
	for end < len(text) && end-anchor < windowAfter {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !belongs(r) {
			break
		}
		end += size
	}
	return start, end
}

// spelled reports whether text[start:end] is of a foreign word, Hélène or Aññā: a letter of ASCII stands before it, and of the others
// it has only small ones, with which few characters of GBK and Big5 begin.
func spelled(text string, start, end int) bool {
	if start == 0 || !latinLetter(text[start-1]) {
		return false
	}
	for _, r := range text[start:end] {
		if r >= utf8.RuneSelf && (r < 'ß' || r > 'ÿ' || r == '÷') {
			return false
		}
	}
	return true
}

// oneOver reports whether a text is one character over and over: a key that stuck decodes to anything.
func oneOver(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return strings.Trim(text, string(r)) == ""
}

func allCommon(text string) bool {
	for _, r := range text {
		if !common(r) {
			return false
		}
	}
	return true
}
