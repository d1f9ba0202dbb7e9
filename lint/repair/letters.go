package repair

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
)

// How likely a letter is to stand alone in copy that is whole.

// letterShare is the natural logarithm of how many of the foreign words of Chinese copy are this letter alone:
// vitamins, grades, blood groups and plans make A to D frequent, and hardly anything is called j. To the model
// all foreign words are one. Of the marks it counts each, most of them in pairs.
func letterShare(b byte) float64 {
	switch {
	case b == 0x80:
		return 0
	case strings.IndexByte("ABCG", b) >= 0:
		return -4
	case strings.IndexByte("JWYZ", b) >= 0:
		return -7.5
	case strings.IndexByte("IOQV", b) >= 0:
		return -6.5
	case b >= 'A' && b <= 'Z', b == 'e': // e政府, e化
		return -5.3
	case strings.IndexByte("adghmp", b) >= 0:
		return -6.2
	case b >= 'a' && b <= 'z':
		return -7.7
	}
	if b == '_' || b == '~' { // in the names of files, and for a drawn breath
		return 0
	}
	return -2
}

// Words that have a capital between Han characters are named by what follows it (B型, X光, T恤, K歌) or stands
// before (維生素C, beforeLetter).
const (
	namesLetter = "型級级類类肝光線线恤彈弹款組组班區区座棟栋號号劑剂幣币檔档軸轴點点世代案歌股超值形狀状字夢化"
	numerals    = "一二兩三四五六七八九十百千萬億"
)

// letteredNames are what people and figures are called, a capital in it.
var letteredNames = [...]string{"柯P", "多拉A夢", "哆啦A夢", "阿Q", "小S", "大S"}

// lettered reports whether the letter at a place is that of such a name.
func lettered(text string, at int) bool {
	for _, name := range letteredNames {
		k := strings.IndexByte(name, text[at])
		if k >= 0 && strings.HasSuffix(text[:at], name[:k]) && strings.HasPrefix(text[at:], name[k:]) {
			return true
		}
	}
	return false
}

// expected is how much likelier than elsewhere a letter is by what is around it, and by other uses of it in the
// document.
func (t *trials) expected(text string, at, end int) (nats float64) {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[end:])
	if text[at] >= 0x80 { // 十€, €五百
		if strings.ContainsRune(numerals, before) && !hanzi.IsHan(after) || strings.ContainsRune(numerals, after) {
			nats = 8
		}
		return nats
	}
	if !letter(text, at) {
		return 0
	}
	if strings.ContainsRune(namesLetter, after) || strings.ContainsRune(beforeLetter, before) {
		nats += 3
	}
	switch {
	case after >= '0' && after <= '9': // N95, H7N9, G20
		nats += 4
	case before >= '0' && before <= '9' && strings.IndexByte("wWkK", text[at]) >= 0: // 102w, of 万
		nats += 8
	case initial(text, at): // 觀察房（Observation Room，俗稱「O房」
		nats += 12
	case hanzi.IsHan(before) && !hanzi.IsHan(after): // a label: 病人A、病人B
		nats += 3
	}
	if lettered(text, at) {
		nats += 12
	}
	if strings.ContainsRune("條条款項项", before) && strings.ContainsRune("項项款目點点", after) || labels(text, at) {
		nats += 8 // 第1條a項
	}
	if t.usage().letters[text[at]] > 1 {
		nats += 4
	}
	return nats
}

// initial reports whether a capital stands for a foreign word with it shortly before.
func initial(text string, at int) bool {
	const near = 60 // bytes
	before := text[max(0, at-near):at]
	for i := 0; i+1 < len(before); i++ {
		if before[i] == text[at] && before[i] <= 'Z' && before[i+1] >= 'a' && before[i+1] <= 'z' && (i == 0 || !latinLetter(before[i-1])) {
			return true
		}
	}
	return false
}

// labels reports whether the two characters behind the letter at a place, or before it, have letters beside them elsewhere too: AI作戰、
// Z作戰; 患者A與患者B.
func labels(text string, at int) bool {
	from, to := max(0, at-longestBrackets), min(len(text), at+longestBrackets)
	near, here := text[from:to], at-from
	return beside(near, firstRunes(text[at+1:], 2), func(start, _ int) bool {
		return start > 0 && start-1 != here && latinLetter(near[start-1])
	}) || beside(near, lastRunes(text[:at], 2), func(_, end int) bool {
		return end < len(near) && end != here && near[end] >= 'A' && near[end] <= 'Z'
	})
}

// beside reports whether a word of two Han characters stands where a letter is beside it, as labelled says of its place.
func beside(text, word string, labelled func(start, end int) bool) bool {
	if utf8.RuneCountInString(word) < 2 || strings.ContainsFunc(word, func(r rune) bool { return !hanzi.IsHan(r) }) {
		return false
	}
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		start := from + i
		if labelled(start, start+len(word)) {
			return true
		}
		from = start + 1
	}
}

// longestBrackets is how far apart, in bytes, a pair of brackets may be.
const longestBrackets = 300

// looseByte reports whether an ASCII character can be a trail byte and is no part of a foreign word or of a
// pair of brackets, and what is next to it is Han or odd.
func looseByte(text string, at int) bool {
	b := text[at]
	if b < 0x40 || b >= 0x7F || wordBefore(text[:at]) || wordAfter(text[at+1:]) {
		return false
	}
	if !letter(text, at) && (at > 0 && text[at-1] < 0x80 || at+1 < len(text) && text[at+1] < 0x80) {
		return false
	}
	switch b {
	case '[', '{':
		if strings.IndexByte(text[at:min(at+longestBrackets, len(text))], b+2) >= 0 {
			return false
		}
	case ']', '}':
		if strings.LastIndexByte(text[max(0, at-longestBrackets):at], b-2) >= 0 {
			return false
		}
	}
	if b == '_' && separates(text, at) || b == '@' && handle(text, at) || inHandle(text[:at]) || (b == 'd' || b == 'D') && spoken(text, at) {
		return false
	}
	if _, ok := glossAt(text, at); ok {
		return false // 他罹lí患此病
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+1:])
	return hanzi.IsHan(before) || hanzi.IsHan(after) || foreign(before)
}

// separates reports whether the underscore at a place is one of those that the name of a file or the title of a page is divided by:
// another stands near that has a letter, a digit, a space or a hyphen beside it (www_体检_-_柳荫网).
func separates(text string, at int) bool {
	const reach = 120
	lo, hi := max(0, at-reach), min(len(text), at+reach)
	for i := lo; i < hi; i++ {
		if text[i] != '_' || i == at {
			continue
		}
		beside := func(k int) bool {
			return k >= 0 && k < len(text) && (alphanumeric(text[k]) || text[k] == '-' || text[k] == ' ')
		}
		if beside(i-1) || beside(i+1) {
			return true
		}
	}
	return false
}

// spoken reports whether a text is spelled as Cantonese is spoken near a place, where d stands for 啲: 醒目d得唔得.
func spoken(text string, at int) bool {
	const reach, written = 90, "唔嘅咗啲嗰喺冇佢哋嚟咁晒乜嘢"
	near := text[max(0, at-reach):min(len(text), at+reach)]
	return strings.ContainsAny(near, written)
}

// foreign reports whether a character of two bytes in GBK is a kana, a phonetic letter or a letter in full width:
// beside one of ASCII it is as odd as a rare Han character.
func foreign(r rune) bool { return r >= 0x3040 && r < 0x3130 || r >= 0xFF21 && r < 0xFF5B }

// wordBefore reports whether a text ends in a Latin letter or mark of ASCII, perhaps with digits behind it.
func wordBefore(text string) bool {
	text = strings.TrimRight(text[max(0, len(text)-8):], "0123456789.")
	return text != "" && text[len(text)-1] >= 0x40 && text[len(text)-1] < 0x80
}

func wordAfter(text string) bool {
	text = strings.TrimLeft(text[:min(8, len(text))], "0123456789.")
	return text != "" && text[0] >= 0x40 && text[0] < 0x80
}

// swallows reports whether a character may have taken the first letter of a foreign word for its second byte: the
// rest of the word is behind it, and copy has little use for it.
func swallows(text string, at int, r rune, size int) bool {
	end := at + size
	if end >= len(text) || !latinLetter(text[end]) || r < 0x2000 || strings.ContainsRune("€–―‥", r) || usable(r) {
		return false
	}
	_, second, ok := gbk(r)
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return ok && latinLetter(second) && before >= 0x2E80
}

func latinLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
