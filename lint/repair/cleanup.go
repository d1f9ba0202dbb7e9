package repair

import (
	"html"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/furniture"
)

// The rules of what extraction leaves in a text.
const (
	Invisible  = "encoding/invisible"  // zero-width and control characters, soft hyphens, a byte order mark
	Space      = "encoding/space"      // no-break and other special spaces
	Markup     = "encoding/markup"     // HTML entities and tags
	Decomposed = "encoding/decomposed" // a letter and its accent as two characters
	Radical    = "script/variant"      // the symbol of a radical for the character: ⽉ for 月
)

type cleanup struct {
	lint.Replacement
	kind string
}

// cleanups finds what to remove from a text or to write in its plain form; character is what the symbol of a radical stands for.
func cleanups(text string, character func(rune) rune) (list []cleanup) {
	add := func(start, end int, kind, to string) {
		list = append(list, cleanup{lint.Replacement{Span: lint.Span{Start: start, End: end}, Text: to}, kind})
	}
	for at := 0; at < len(text); {
		b := text[at]
		switch {
		case b >= 0xE3 && b <= 0xE9: // Han and its marks; E3 82 99 and 9A are the kana marks
			if b == 0xE3 && at > 0 && (strings.HasPrefix(text[at:], "\u3099") || strings.HasPrefix(text[at:], "\u309A")) {
				if start, to, ok := composed(text, at, at+3); ok {
					add(start, at+3, Decomposed, to)
				}
			}
			at += 3
			continue
		case b >= 0x20 && b < 0x7F && b != '&' && b != '<' && b != '\\':
			at++
			continue
		case b == '\t' || b == '\n' || b == '\r':
			at++
			continue
		case b == '&' || b == '<' || b == '\\':
			if size, to := markups(text[at:]); size > 0 {
				add(at, at+size, Markup, to)
				at += size
				continue
			}
			at++
			continue
		}
		if at+3 <= len(text) && b == 0xE2 && text[at+1] >= 0xBA && text[at+1] <= 0xBF {
			r, _ := utf8.DecodeRuneInString(text[at:])
			if to := character(r); to != r {
				add(at, at+3, Radical, string(to))
			}
			at += 3
			continue
		}
		if at+3 <= len(text) && (b == 0xE2 && text[at+1] > 0x81 || b == 0xEF && text[at+1] != 0xBB) {
			at += 3 // marks, most of them full-width
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		end := at + size
		switch {
		case (r == 0xAD || r == 0xA0) && byLatin(text, at, end): // bytes of what was read in another encoding
		case invisible(r) && !joins(text, at, end, r):
			for end < len(text) {
				r, size := utf8.DecodeRuneInString(text[end:])
				if !invisible(r) {
					break
				}
				end += size
			}
			add(at, end, Invisible, "")
		case specialSpace(r):
			for end < len(text) {
				r, size := utf8.DecodeRuneInString(text[end:])
				if r != ' ' && !specialSpace(r) {
					break
				}
				end += size
			}
			if !furniture.Masks(text, at, end) { // boilerplate tells the whole
				add(at, end, Space, " ")
			}
		case r >= 0x300 && r <= 0x36F && at > 0:
			if start, to, ok := composed(text, at, end); ok && (len(list) == 0 || list[len(list)-1].End <= start) {
				add(start, end, Decomposed, to)
			}
		}
		at = end
	}
	return list
}

// byLatin reports whether a letter of Latin-1 that begins Chinese characters in UTF-8 stands beside text[at:end]: æ\u00adå.
func byLatin(text string, at, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return leadLetter(before) || leadLetter(after)
}

// leadLetter reports whether a character is the first byte of a Chinese one in UTF-8, read as Latin-1.
func leadLetter(r rune) bool { return r <= 0xFF && leads(byte(r)) && !leadsTwo(byte(r)) }

// invisible characters have no width and no place in copy.
func invisible(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\t' && r != '\n' && r != '\r'
	case r == 0x7F, r == 0xAD, r == 0x061C, r == 0x180E, r == 0xFEFF:
		return true
	}
	return r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x206F
}

// joins reports whether a zero-width joiner holds an emoji together, or stands in a script that needs it.
func joins(text string, start, end int, r rune) bool {
	if r != 0x200D && r != 0x200C {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return (before >= 0x2190 && before < 0x2E80 || before >= 0x1F000 || before == 0xFE0F) && after >= 0x2190 ||
		unicode.In(before, unicode.Arabic, unicode.Devanagari, unicode.Tibetan, unicode.Mongolian)
}

// specialSpace is a space that neither sets nor searches as one; the ideographic space is copy.
func specialSpace(r rune) bool {
	return r == 0xA0 || r >= 0x2000 && r <= 0x200A || r == 0x202F || r == 0x205F
}

// composed returns the letter before a combining mark at text[at:end] and the mark as one character.
func composed(text string, at, end int) (start int, to string, ok bool) {
	_, size := utf8.DecodeLastRuneInString(text[:at])
	start = at - size
	to = norm.NFC.String(text[start:end])
	return start, to, to != text[start:end] && utf8.RuneCountInString(to) == 1
}

// escapes reads \uXXXX one after the other, as JSON and JavaScript write characters; those of ASCII are left to
// whoever writes about programs.
func escapes(text string) (size int, to string) {
	var units []uint16
	plain := true
	for len(text) >= size+6 && text[size] == '\\' && text[size+1] == 'u' {
		v, err := strconv.ParseUint(text[size+2:size+6], 16, 16)
		if err != nil {
			break
		}
		units = append(units, uint16(v))
		plain = plain && v < 0x80
		size += 6
	}
	to = string(utf16.Decode(units))
	if plain || strings.ContainsRune(to, utf8.RuneError) {
		return 0, ""
	}
	return size, to
}

// tags are the elements whose tags are found in scraped copy.
var tags = [...]string{"a", "b", "blockquote", "br", "center", "div", "em", "font", "h1", "h2", "h3", "h4", "i", "iframe", "img", "li", "ol", "p", "rp", "rt", "ruby", "script", "section", "span", "strong", "style", "sub", "sup", "table", "tbody", "td", "th", "tr", "u", "ul"}

// markups reads what markup does, and the entities of characters right behind: a paragraph may be written in them throughout.
func markups(text string) (size int, to string) {
	size, to = markup(text)
	if size == 0 || text[0] != '&' {
		return size, to
	}
	for size < len(text) && text[size] == '&' {
		n, more := markup(text[size:])
		if n == 0 {
			break
		}
		size, to = size+n, to+more
	}
	return size, to
}

// markup reads an HTML entity or tag, or characters as a program writes them (\u5168\u5e02), at the beginning of
// a text: its size, 0 if there is none, and the text it stands for.
func markup(text string) (size int, to string) {
	if text[0] == '\\' {
		return escapes(text)
	}
	if text[0] == '&' {
		end := strings.IndexByte(text[:min(len(text), 12)], ';')
		if end < 2 || strings.IndexByte(text[1:end], '&') >= 0 {
			for _, e := range unended {
				if rest, ok := strings.CutPrefix(text, e); ok && (rest == "" || !latinLetter(rest[0])) {
					return len(e), strings.ReplaceAll(html.UnescapeString(e+";"), "\u00a0", " ")
				}
			}
			return 0, ""
		}
		entity := text[:end+1]
		if to = html.UnescapeString(entity); to == entity {
			return 0, ""
		}
		if to == "\u00a0" {
			to = " "
		}
		return len(entity), to
	}
	end := strings.IndexByte(text[:min(len(text), 300)], '>')
	if end < 2 {
		return 0, ""
	}
	name := strings.TrimPrefix(text[1:end], "/")
	if i := strings.IndexAny(name, " /\n\t"); i >= 0 {
		name = name[:i]
	}
	for _, tag := range tags {
		if strings.EqualFold(name, tag) {
			return end + 1 + content(text[end+1:], text[1] == '/', name), ""
		}
	}
	return 0, ""
}

// content returns how long what is no copy is behind the tag of a script, a style sheet or a reading, the tag that closes it included; 0 where
// it is not closed.
func content(text string, closing bool, name string) int {
	name = strings.ToLower(name)
	if closing || name != "script" && name != "style" && name != "rt" && name != "rp" {
		return 0
	}
	const longest = 8192 // bytes: a line of tags that nothing closes is not gone over once for each
	end := "</" + name + ">"
	at := strings.Index(strings.ToLower(text[:min(len(text), longest)]), end)
	if at < 0 {
		return 0
	}
	return at + len(end)
}

// unended are the entities that pages have without their semicolon.
var unended = [...]string{"&nbsp", "&amp", "&lt", "&gt", "&quot", "&ldquo", "&rdquo", "&mdash", "&middot", "&hellip", "&copy"}
