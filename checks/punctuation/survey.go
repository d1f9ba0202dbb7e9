package punctuation

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// survey is what one pass over the copy saw.
type survey struct {
	half     []place // half-width stops that are certain to stand in Chinese copy
	periods  []place // half-width full stops between characters
	full     int     // full-width ，；：！？
	stops    int     // 。
	brackets []place // ( and ) around Chinese
	quotes   []place // " around Chinese
	curly    []place // “ and ” of the block read last
	tight    joints  // no space between a character and a figure, a word of letters
	loose    struct{ digits, letters []place }
	runs     []place // marks that stand directly together
	ellipses []place // …, ..., 。。。 that are not six dots
	dashes   []place // -- between characters
	between  []place // 、 between quotations or titles
	ordinals []place // 、 behind （一） or 第一
}

type joints struct{ digits, letters int }

// read surveys a block. It looks at bytes: no mark shares its first byte with
// the common characters, which are stepped over.
func (s *survey) read(b *lint.Block) {
	text := b.Text
	var open []int
	quotes := len(s.quotes)
	s.curly = s.curly[:0]
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c >= 0xE4 && c <= 0xE9:
			i += 3
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z':
			i = s.word(text, i)
		case c == ' ':
			s.space(b, i)
			i++
		case c == ',' || c == ';' || c == ':' || c == '!' || c == '?':
			if chinese(text, i) {
				s.half = append(s.half, place{b, i, i + 1})
			}
			if c == ',' || c == ';' {
				i = s.run(b, i)
			} else {
				i++
			}
		case c == '.':
			i = s.dots(b, i)
		case c == '-':
			i = s.hyphens(b, i)
		case c == '"':
			s.quotes = append(s.quotes, place{b, i, i + 1})
			i++
		case c == '(':
			open = append(open, i)
			i++
		case c == ')':
			if n := len(open) - 1; n >= 0 {
				if aroundHan(text, open[n], i) {
					s.brackets = append(s.brackets, place{b, open[n], open[n] + 1}, place{b, i, i + 1})
				}
				open = open[:n]
			}
			i++
		case c == 0xE2 || c == 0xE3 || c == 0xEF:
			i = s.wide(b, i)
		default:
			i++
		}
	}
	if !bracketPairs(text, s.quotes[quotes:]) {
		s.quotes = s.quotes[:quotes]
	}
}

// word steps over letters and digits from i, counting where they touch a
// character without a space.
func (s *survey) word(text string, i int) int {
	first := text[i]
	if i >= 3 && isHan(text[i-3]) {
		s.tight.at(first)
	}
	for i < len(text) && alphanumeric(text[i]) {
		i++
	}
	if i+2 < len(text) && isHan(text[i]) {
		s.tight.at(text[i-1])
	}
	return i
}

func (j *joints) at(c byte) {
	if c <= '9' {
		j.digits++
	} else {
		j.letters++
	}
}

// space notes a single space between a character and a figure or word within
// a paragraph. In headings and datelines a space parts two phrases, and behind
// a date it parts date and time.
func (s *survey) space(b *lint.Block, i int) {
	text := b.Text
	if b.Kind != lint.Paragraph && b.Kind != lint.ListItem && b.Kind != lint.Quote || i < 3 || i+3 >= len(text) {
		return
	}
	before, after := text[i-1], text[i+1]
	at := place{b, i, i + 1}
	switch {
	case inTitle(text, i):
	case isHan(text[i-3]) && alphanumeric(after) && !partsPhrases(text[:i]):
		s.looseAt(after, at)
	case alphanumeric(before) && isHan(after) && strings.ContainsFunc(text[:i], hanzi.IsHan):
		if lettered(text[:i]) {
			before = 'a'
		}
		s.looseAt(before, at)
	}
}

// inTitle reports whether a place stands in the title of a work, where a space parts two phrases: 《健康报告 2016年版》.
func inTitle(text string, at int) bool {
	const reach = 120
	before := text[max(0, at-reach):at]
	return strings.LastIndex(before, "《") > strings.LastIndex(before, "》")
}

// lettered reports whether the word that a text ends in has letters, whatever digits end it: forever21.
func lettered(text string) bool {
	word := text[len(strings.TrimRight(text, "0123456789")):]
	text = strings.TrimSuffix(text, word)
	return text != "" && alphanumeric(text[len(text)-1])
}

func (s *survey) looseAt(c byte, at place) {
	if c <= '9' {
		s.loose.digits = append(s.loose.digits, at)
	} else {
		s.loose.letters = append(s.loose.letters, at)
	}
}

func partsPhrases(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune("日号號电電讯訊道息期时時分", r)
}

// wide handles the marks of the three-byte ranges.
func (s *survey) wide(b *lint.Block, i int) int {
	r, n := utf8.DecodeRuneInString(b.Text[i:])
	switch r {
	case '，', '；', '：', '！', '？':
		s.full++
		return s.run(b, i)
	case '。':
		s.stops++
		return s.run(b, i)
	case '、':
		s.enumeration(b, i)
		return s.run(b, i)
	case '…':
		return s.dots(b, i)
	case '－':
		return s.hyphens(b, i)
	case '“', '”':
		s.curly = append(s.curly, place{b, i, i + n})
	}
	return i + n
}

// run notes marks that stand directly together and returns where they end.
func (s *survey) run(b *lint.Block, i int) int {
	end, marks := i, 0
	for end < len(b.Text) {
		r, n := utf8.DecodeRuneInString(b.Text[end:])
		if !strings.ContainsRune("，。、；：！？,;", r) {
			break
		}
		if end > i {
			switch r {
			case '。':
				s.stops++
			case '、', ',', ';':
			default:
				s.full++
			}
		}
		end += n
		marks++
	}
	if marks > 1 {
		s.runs = append(s.runs, place{b, i, end})
	}
	return end
}

// dots notes an ellipsis that is not six dots.
func (s *survey) dots(b *lint.Block, i int) int {
	text := b.Text
	if text[i] == '.' {
		end := i
		for end < len(text) && text[end] == '.' {
			end++
		}
		after, _ := utf8.DecodeRuneInString(text[end:])
		switch {
		case !leftIsChinese(text, i):
		case end-i >= 3 && end < len(text):
			s.ellipses = append(s.ellipses, place{b, i, end})
		case end-i == 1 && (end == len(text) || hanzi.IsHan(after)):
			s.periods = append(s.periods, place{b, i, end})
		}
		return end
	}
	end := i
	for strings.HasPrefix(text[end:], "…") {
		end += len("…")
	}
	if n := (end - i) / len("…"); n%2 == 1 && end < len(text) && (leftIsChinese(text, i) || rightIsChinese(text, end)) {
		s.ellipses = append(s.ellipses, place{b, i, end})
	}
	return end
}

// hyphens notes hyphens that stand for a dash.
func (s *survey) hyphens(b *lint.Block, i int) int {
	text := b.Text
	end, n := i, 0
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if r != '-' && r != '－' {
			break
		}
		end += size
		n++
	}
	if n >= 2 && n <= 4 && leftIsChinese(text, i) && rightIsChinese(text, end) {
		s.dashes = append(s.dashes, place{b, i, end})
	}
	return end
}

const numerals = "一二三四五六七八九十"

// enumeration notes an enumeration comma that a mark or an ordinal before it
// makes superfluous or wrong.
func (s *survey) enumeration(b *lint.Block, i int) {
	text, at := b.Text, place{b, i, i + len("、")}
	before, n := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[at.end:])
	switch {
	case strings.ContainsRune("”’》〉", before) && strings.ContainsRune("“‘《〈", after) && n > 1:
		s.between = append(s.between, at)
	case before == '）' && hanzi.IsHan(after) && strings.HasPrefix(text, "（") && isOrdinal(text[len("（"):i-n]),
		strings.ContainsRune(numerals, before) && hanzi.IsHan(after) && after != '第' && !strings.ContainsRune(numerals, after) &&
			strings.HasPrefix(text, "第") && isOrdinal(text[len("第"):i]):
		s.ordinals = append(s.ordinals, at)
	}
}

func isOrdinal(text string) bool {
	return text != "" && len(text) <= 9 && strings.Trim(text, numerals) == ""
}
