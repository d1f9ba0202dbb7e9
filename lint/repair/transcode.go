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

// utf8AsGBK undoes the reading of UTF-8 as GBK: 鍖婚櫌 for 医院.
func (t *trials) utf8AsGBK(text string, from, anchor int) (m mended, ok bool) {
	start := anchor
	for start > from && anchor-start < windowBefore {
		r, size := utf8.DecodeLastRuneInString(text[from:start])
		if !asGBK(r) {
			break
		}
		start -= size
	}
	// The damage may begin after good copy: take the first place from which the bytes are UTF-8.
	for at := start; at <= anchor; {
		r, size := utf8.DecodeRuneInString(text[at:])
		if r >= 0x80 {
			bytes, n, limited := utf8InGBK(text[at:], anchor+windowAfter-at)
			if limited {
				n = alignedPrefix(text[at:], bytes) // the next piece goes on from there
			}
			stop := at + textLength(text[at:], n)
			if n > 0 && stop > anchor && better(text[at:stop], string(bytes[:n])) {
				m.Start, m.End, m.Text, m.confidence = at, stop, string(bytes[:n]), 0.97
				if !limited {
					m.lastByte(t, text, bytes[n:])
				}
				return m, true
			}
		}
		at += size
	}
	return m, false
}

// asGBK reports whether a character may be one that UTF-8 was read as.
func asGBK(r rune) bool {
	if r < 0x80 || r == '€' {
		return r != '\n'
	}
	_, _, ok := gbk(r)
	return ok
}

// utf8InGBK encodes a text as GBK for as long as that is UTF-8: the first n bytes are whole characters of it,
// at least one of them Han, or n is 0. What is looked at ends soon after the UTF-8 does. limited tells that it
// ended at the limit, in bytes of the text.
func utf8InGBK(text string, limit int) (bytes []byte, n int, limited bool) {
	var room [64]byte
	bytes = room[:0]
	han := false
	for at, r := range text {
		if at >= limit {
			limited = true
			break
		}
		if !asGBK(r) {
			break
		}
		switch {
		case r < 0x80:
			bytes = append(bytes, byte(r))
		case r == '€':
			bytes = append(bytes, 0x80)
		default:
			lead, trail, _ := gbk(r)
			bytes = append(bytes, lead, trail)
		}
		for n < len(bytes) && utf8.FullRune(bytes[n:]) {
			r, size := utf8.DecodeRune(bytes[n:])
			if r == utf8.RuneError && size <= 1 {
				if !han || n < 6 {
					n = 0 // two characters by chance are no sign
				}
				return bytes, n, false
			}
			han = han || hanzi.IsHan(r)
			n += size
		}
	}
	if !han || n < min(6, len(bytes)-2) {
		n = 0
	}
	return bytes, n, limited && n > 0
}

// alignedPrefix is the longest part of the bytes that ends both a character of the text and one of UTF-8.
func alignedPrefix(text string, bytes []byte) int {
	n, aligned := 0, 0
	for _, r := range text {
		n += 2
		if r < 0x80 || r == '€' {
			n--
		}
		if n <= len(bytes) && (n == len(bytes) || utf8.RuneStart(bytes[n])) {
			if r, _ := utf8.DecodeLastRune(bytes[:n]); r != utf8.RuneError {
				aligned = n
			}
		}
	}
	return aligned
}

// lastByte completes a character whose last byte was lost because nothing followed that it made a pair with.
func (m *mended) lastByte(t *trials, text string, rest []byte) {
	if len(rest) < 2 || rest[0] < 0xE3 || rest[0] > 0xE9 || rest[1]&0xC0 != 0x80 || len(rest) > 2 && rest[2]&0xC0 == 0x80 {
		return
	}
	var candidates []rune
	for b := byte(0x80); b <= 0xBF; b++ {
		if r, _ := utf8.DecodeRune([]byte{rest[0], rest[1], b}); hanzi.Level(r) == 1 {
			candidates = append(candidates, r)
		}
	}
	_, size := utf8.DecodeRuneInString(text[m.End:])
	end := m.End + size
	if strings.HasPrefix(text[end:], "\uFFFD") {
		end += len("\uFFFD")
	}
	if r, _ := t.fit(m.Text, candidates, firstRunes(text[end:], 4)); r != 0 {
		m.Text, m.End, m.confidence = m.Text+string(r), end, 0.8
	}
}

// validPrefix is how many bytes from the beginning are whole UTF-8 characters, at least one of them Han.
func validPrefix(bytes []byte) int {
	n, han := 0, false
	for n < len(bytes) {
		r, size := utf8.DecodeRune(bytes[n:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		han = han || hanzi.IsHan(r)
		n += size
	}
	if !han {
		return 0
	}
	return n
}

// textLength is how many bytes of text stand for n bytes of GBK; a character cut in two is left out.
func textLength(text string, n int) int {
	for at, r := range text {
		width := 2
		if r < 0x80 || r == '€' {
			width = 1
		}
		if n < width {
			return at
		}
		n -= width
	}
	return len(text)
}

// latin undoes the reading of UTF-8 or GBK as Latin-1 or Windows-1252: åŒ»é™¢, Ò½Ôº for 医院.
func latin(text string, from, anchor int) (m mended, ok bool) {
	if r, _ := utf8.DecodeRuneInString(text[anchor:]); r < 0x80 || r > 0xFF {
		return m, false
	}
	start, end := window(text, from, anchor, func(r rune) bool {
		_, ok := latinByte(r)
		return ok && r != '\n'
	})
	// ASCII at the ends is no part of the damage.
	for start < anchor && text[start] < 0x80 {
		start++
	}
	limited := end-anchor >= windowAfter
	for !limited && end > anchor && text[end-1] < 0x80 {
		end--
	}
	var bytes []byte
	for _, r := range text[start:end] {
		b, _ := latinByte(r)
		bytes = append(bytes, b)
	}
	if n := validPrefix(bytes); n == len(bytes) || limited && n > 0 && n >= len(bytes)-3 {
		stop := start + len(firstRunes(text[start:end], n))
		if better(text[start:stop], string(bytes[:n])) {
			m.Start, m.End, m.Text, m.confidence = start, stop, string(bytes[:n]), 0.97
			return m, true
		}
	}
	decoded, err := simplifiedchinese.GBK.NewDecoder().Bytes(bytes)
	if end < len(text) && text[end] < utf8.RuneSelf && utf8.Valid(decoded) && strings.HasSuffix(string(decoded), "\uFFFD") {
		decoded, err = simplifiedchinese.GBK.NewDecoder().Bytes(append(bytes, text[end])) // its trail is ASCII
		end++
	}
	if err != nil || validPrefix(decoded) != len(decoded) || !allCommon(string(decoded)) || utf8.RuneCount(decoded) < 2 || oneOver(text[start:end]) {
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

// better reports whether the decoded text is clearly more plausible, and common nearly throughout.
func better(printed, decoded string) bool {
	gain, n, uncommon := 0.0, 0, 0
	for _, r := range printed {
		gain -= plausible(r)
	}
	for _, r := range decoded {
		gain += plausible(r)
		n++
		if !common(r) {
			uncommon++
		}
	}
	return gain > 5 && uncommon*20 <= n
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
