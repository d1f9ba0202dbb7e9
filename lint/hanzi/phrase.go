package hanzi

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

// phraseTable is gocc's Traditional dictionary, searched in place: building its tries costs 33 ms and 20 MB,
// more than all else that an article needs. See tables.Phrases for its form.
//
//go:embed data/phrases.bin
var phraseTable string

func phraseNumber(at int) int { return number(phraseTable, at) | number(phraseTable, at+2)<<16 }

// phraseLines returns the lines of the entries that begin with a character.
func phraseLines(r rune) string {
	n := phraseNumber(0)
	low, high := 0, n
	for low < high {
		middle := (low + high) / 2
		if phraseNumber(4+8*middle) < int(r) {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == n || phraseNumber(4+8*low) != int(r) {
		return ""
	}
	lines := phraseTable[4+8*n:]
	start, end := phraseNumber(4+8*low+4), len(lines)
	if low+1 < n {
		end = phraseNumber(4 + 8*(low+1) + 4)
	}
	return lines[start:end]
}

// longestPhrase returns the length in bytes and the Traditional form of the longest entry that the text
// begins with, 0 if there is none.
func longestPhrase(text string) (length int, form string) {
	initial, size := utf8.DecodeRuneInString(text)
	lines := phraseLines(initial)
	// The greatest key that is not above the text either is a part of it or shares with it whatever a shorter
	// key can have.
	for want := text[size:]; lines != ""; {
		key, value, ok := lastUpTo(lines, want)
		if !ok {
			return 0, ""
		}
		if !strings.HasPrefix(want, key) {
			n := 0
			for n < len(key) && n < len(want) && key[n] == want[n] {
				n++
			}
			want = want[:n]
			continue
		}
		length = size + len(key)
		if value == "" {
			value = formByCharacter(text[:length])
		}
		return length, value
	}
	return 0, ""
}

// lastUpTo finds the last line whose key is not greater than want.
func lastUpTo(lines, want string) (key, value string, ok bool) {
	low, high := 0, len(lines) // offsets of lines
	for low < high {
		start := low
		if i := strings.LastIndexByte(lines[low:(low+high)/2], '\n'); i >= 0 {
			start = low + i + 1
		}
		tab := start + strings.IndexByte(lines[start:], '\t')
		end := tab + strings.IndexByte(lines[tab:], '\n')
		if lines[start:tab] > want {
			high = start
			continue
		}
		key, value, ok = lines[start:tab], lines[tab+1:end], true
		low = end + 1
	}
	return key, value, ok
}

func formByCharacter(text string) string {
	var out []byte
	for i, r := range text {
		form, ok := "", false
		if lines := phraseLines(r); lines != "" && lines[0] == '\t' {
			form, ok = lines[1:strings.IndexByte(lines, '\n')], true
		}
		if ok && out == nil && !strings.HasPrefix(text[i:], form) {
			out = append(make([]byte, 0, len(text)+4), text[:i]...)
		}
		switch {
		case out == nil:
		case ok:
			out = append(out, form...)
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	if out == nil {
		return text
	}
	return string(out)
}
