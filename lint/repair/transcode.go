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
	if m, ok = t.misread(asLatin, nil, text, from, anchor); ok {
		return m, true
	}
	if m, ok = gbkAsLatin(text, from, anchor); !ok {
		m, ok = t.misread(asLatin, big5Tables(), text, from, anchor)
	}
	return m, ok && !spelled(text, m.Start, m.End)
}

// gbkAsLatin undoes the reading of GBK as Latin-1 or Windows-1252: Ò½Ôº for 医院.
func gbkAsLatin(text string, from, anchor int) (m mended, ok bool) {
	start, end := window(text, from, anchor, func(r rune) bool {
		_, ok := latinByte(r)
		return ok && r != '\n'
	})
	// ASCII at the ends is no part of the damage.
	for start < anchor && text[start] < 0x80 {
		start++
	}
	for end-anchor < windowAfter && end > anchor && text[end-1] < 0x80 {
		end--
	}
	var bytes []byte
	for _, r := range text[start:end] {
		b, _ := latinByte(r)
		bytes = append(bytes, b)
	}
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
