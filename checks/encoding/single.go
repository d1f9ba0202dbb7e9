package encoding

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/repair"
)

// misreadMarks are the marks of Chinese copy that are three bytes of UTF-8.
const misreadMarks = "，。、；：？！“”‘’（）《》【】「」『』—…　"

// single is one character whose bytes in UTF-8 were read as Windows-1252.
type single struct {
	lint.Span
	han   string // what it was, empty where several would do
	whole bool   // no byte is lost
}

// singles finds characters misread alone, ä»– for 他. The repairs leave them, as three odd characters might be anything; beside
// Han characters, and where they decode to one in use, they are not.
func singles(text string) []single {
	var list []single
	for at := 0; at < len(text); {
		i := strings.IndexByte(text[at:], 0xC3) // à to ÿ, which the first bytes are read as, begin with it
		if i < 0 {
			break
		}
		at += i
		if s, ok := misread(text, at); ok {
			list = append(list, s)
			at = s.End
			continue
		}
		at += len("ä")
	}
	if len(list) > 0 && spelling().MatchString(text) {
		return nil
	}
	return list
}

// misread returns the character whose bytes stand at a place of a text.
func misread(text string, start int) (s single, ok bool) {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	first, size := utf8.DecodeRuneInString(text[start:])
	second, more := utf8.DecodeRuneInString(text[start+size:])
	if strings.ContainsRune("“‘", before) && strings.ContainsRune("”’", second) {
		return s, false // “é”— is a letter in quotes
	}
	s.Start, s.End = start, start+size+more
	third, size := utf8.DecodeRuneInString(text[s.End:])
	if s.han, s.whole = decoded(first, second, third); s.whole {
		s.End += size
		after, _ := utf8.DecodeRuneInString(text[s.End:])
		return s, !inLatin(before) && !inLatin(after) && (hanzi.IsHan(before) || hanzi.IsHan(after))
	}
	if third == '?' {
		s.End += size
	}
	after, _ := utf8.DecodeRuneInString(text[s.End:])
	if !hanzi.IsHan(before) || !hanzi.IsHan(after) {
		return s, false
	}
	s.han, ok = incomplete(text[:start], first, second, text[s.End:])
	return s, ok
}

// decoded is the character that three read as Windows-1252 were.
func decoded(runes ...rune) (han string, ok bool) {
	var bytes [utf8.UTFMax]byte
	for i, r := range runes {
		if bytes[i], ok = octet(r); !ok {
			return "", false
		}
	}
	r, size := utf8.DecodeRune(bytes[:])
	level := hanzi.Level(r)
	return string(r), size == len("字") && (level == 1 || level == 2 || strings.ContainsRune(misreadMarks, r))
}

// incomplete is the character that reads best where of its bytes one is lost for which Windows-1252 has nothing: 不 is E4 B8 8D
// and becomes ä¸.
func incomplete(before string, first, second rune, after string) (han string, ok bool) {
	before, after = hanzi.SimplifySameLength(affix.Tail(before, context)), hanzi.SimplifySameLength(affix.Head(after, context))
	read := newChoice()
	for _, gone := range "\u0081\u008d\u008f\u0090\u009d" {
		for _, runes := range [...][]rune{{first, gone, second}, {first, second, gone}} {
			c, ok := decoded(runes...)
			if ok && c != read.han {
				read.add(c, fits(ngram.Default(), before, hanzi.SimplifySameLength(c), after))
			}
		}
	}
	return read.clearly(), read.han != ""
}

// octet is the byte of a character in Windows-1252, or in Latin-1 where that has none. The cleaning makes a plain space of
// a no-break one.
func octet(r rune) (byte, bool) {
	switch {
	case r == ' ':
		return 0xA0, true
	case r < utf8.RuneSelf:
		return 0, false
	case r < 0x100:
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}

// inLatin reports whether a character is a letter of a word that the odd characters may belong to.
func inLatin(r rune) bool { return unicode.Is(unicode.Latin, r) }

// misreadAlone is the finding of one.
func misreadAlone(b *lint.Block, s single) lint.Diagnostic {
	wrong := b.Text[s.Start:s.End]
	d := lint.Diagnostic{
		Rule:       repair.Mojibake,
		Message:    lint.Say("“%s”是乱码，应为“%s”", "“%s” is mojibake for “%s”", wrong, s.han),
		Confidence: 0.95,
	}
	if s.han != "" {
		safe := s.whole && !strings.Contains(wrong, " ")
		d.Fixes = []lint.Fix{lint.Replace(b, s.Start, s.End, s.han, safe)}
	}
	if s.whole {
		return d
	}
	d.Severity, d.Confidence = lint.Warning, 0.8
	d.Notes = []lint.Note{{Text: lint.Say("丢失了一个字节，须与原稿核对", "a byte is lost; compare the original")}}
	if d.Message = lint.Say("“%s”是乱码，疑为“%s”", "“%s” is mojibake, perhaps for “%s”", wrong, s.han); s.han == "" {
		d.Message = lint.Say("“%s”疑为乱码", "“%s” looks like mojibake", wrong)
	}
	return d
}
