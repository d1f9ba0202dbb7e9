package repair

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/words"
)

// Search looks for damage that was not understood in the repaired blocks of one document.
type Search struct{ trials *trials }

// SearchIn returns a search of a document.
func SearchIn(doc *lint.Document) *Search { return &Search{trialsFor(doc)} }

// traces are what U+FFFD, twice and in UTF-8, reads as in GBK and in Big5, by the first character.
var traces = map[rune]string{'锟': "锟斤拷", '嚙': "嚙踝蕭"}

// Lost reports whether a text shows for certain that characters were lost: U+FFFD, what became of it, or private-use ones.
func Lost(text string) bool {
	for at, r := range text {
		if trace := traces[r]; r == unicode.ReplacementChar || isPrivate(r) || trace != "" && strings.HasPrefix(text[at:], trace) {
			return true
		}
	}
	return false
}

// Suspects finds damage in a text: replacement characters, private-use characters, the traces of characters lost in an
// earlier conversion (锟斤拷 in GBK, 嚙踝蕭 in Big5, 烫烫烫), and neighbours that are both too rare to be copy, and in Traditional
// text a letter, a bracket or a euro sign alone beside Han characters that is half of one. Marks and letters between two
// such characters belong to them.
func (s *Search) Suspects(text string) []lint.Span {
	var list []lint.Span
	add := func(start, end int) {
		if n := len(list); n > 0 && (start < list[n-1].End || start-list[n-1].End <= 6 && !strings.ContainsAny(text[list[n-1].End:start], "，。、\n")) {
			list[n-1].End = end
			return
		}
		list = append(list, lint.Span{Start: start, End: end})
	}
	before, beforeAt := rune(0), 0
	written := sync.OnceValue(func() script { return s.trials.script(text) })
	half := func(at, end int) {
		r := s.trials.restore(text, 0, at)
		switch {
		case r.certain():
			add(r.Start, r.End)
		case written() == traditional && strays(text, at, end) && (r.likely() || s.trials.left <= 0):
			add(at, end)
		}
	}
	for at := 0; at < len(text); {
		if text[at] < 0x80 {
			if looseByte(text, at) && written() != simplified {
				half(at, at+1)
			}
			before, at = 0, at+1
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if hanzi.Level(r) == 1 && r != '烫' && r != '屯' {
			before, at = 0, at+size
			continue
		}
		switch {
		case r == unicode.ReplacementChar || isPrivate(r) || r >= 0x80 && r < 0xA0:
			add(at, at+size)
		case r == '€' && written() != simplified:
			half(at, at+size)
		case leadLetter(r):
			if n := latinRun(text[at:]); n > 0 {
				size = n
				add(at, at+size)
			}
		case (r == '锟' || r == '嚙') && strings.HasPrefix(text[at:], traces[r]):
			size = len(traces[r])
			add(at, at+size)
		case (r == '烫' || r == '屯') && strings.HasPrefix(text[at+size:], string([]rune{r, r})):
			size *= 3
			add(at, at+size)
		case rare(r, 3) && rare(before, 3) && !kin(before, r):
			add(beforeAt, at+size)
		case at+size+1 < len(text) && latinLetter(text[at+size]) && latinLetter(text[at+size+1]):
			// 疫苖Sputnik: a misprint before a foreign word
		case rare(r, 3) && at+size < len(text) && text[at+size] >= 'A' && text[at+size] <= 'z':
			size++ // an ASCII trail byte that came loose
			add(at, at+size)
		case swallows(text, at, r, size) && written() != simplified:
			if r := s.trials.restore(text, 0, at); r.certain() {
				add(r.Start, r.End)
			}
		}
		before, beforeAt = r, at
		at += size
	}
	return together(list)
}

// latinRun returns the length in bytes of a run of Latin-1 beyond ASCII that opens a text and that no word of any language is: UTF-8 of
// which the bytes are lost that are no characters there (æ¬æ¥è®¯ of 本报讯). 0 where there is none.
func latinRun(text string) int {
	const least, leastLeads = 5, 2
	n, leads, end := 0, 0, 0
	for at, r := range text {
		if r < 0xA0 || r > 0xFF {
			break
		}
		n++
		if leadLetter(r) {
			leads++
		}
		end = at + utf8.RuneLen(r)
	}
	if n < least || leads < leastLeads {
		return 0
	}
	return end
}

// kin reports whether two rare characters side by side are likelier a word than damage: one doubled (攰攰), two that lie close
// together in Unicode (窸窣), two with the same radical (芣苢, 榅桲), or a word that the dictionary has (嫪毐).
func kin(a, b rune) bool {
	const close = 0x80
	return max(a-b, b-a) < close || radical(a) == radical(b) || words.IsWord(hanzi.SimplifySameLength(string([]rune{a, b})))
}

// radicals are the 214 of the Kangxi dictionary, by which Unicode orders its characters, so that those with a radical lie from
// it on.
var radicals = sync.OnceValue(func() []rune {
	list := make([]rune, 0, 214)
	for r := '⼀'; r <= '⿕'; r++ {
		first, _ := utf8.DecodeRuneInString(norm.NFKC.String(string(r)))
		list = append(list, first)
	}
	slices.Sort(list)
	return list
})

// radical is the radical of a character of the main block by its number, or the character itself.
func radical(r rune) int {
	if r < 0x4E00 || r > 0x9FA5 {
		return -int(r)
	}
	i, found := slices.BinarySearch(radicals(), r)
	if found {
		i++
	}
	return i
}

// Where damage is dense, what is between is damage too: of so many places, at most so far apart in bytes.
const (
	denseGap    = 60
	densePlaces = 5
)

// together makes one of places in a dense stretch of damage.
func together(list []lint.Span) []lint.Span {
	kept := list[:0]
	for i := 0; i < len(list); {
		j := i + 1
		for j < len(list) && list[j].Start-list[j-1].End <= denseGap {
			j++
		}
		if j-i >= densePlaces {
			kept = append(kept, lint.Span{Start: list[i].Start, End: list[j-1].End})
		} else {
			kept = append(kept, list[i:j]...)
		}
		i = j
	}
	return kept
}

// Words that have a small letter between Han characters are named by what follows it (p值, n次, x光, t恤, e化)
// or stands before (維生素c, 第n).
const (
	afterLetter  = "值型次方項项級级類类肝光線线化恤彈弹款組组班區区座棟栋號号卡片劑剂幣币檔档咖友軸轴點点位段世代群族天年月日個个人"
	beforeLetter = "素第酶型類类級级"
)

// strays reports whether text[start:end], a single character, stands between Han characters and makes no word
// with them. Of capitals, which stand in too many words to say, only the model can tell.
func strays(text string, start, end int) bool {
	if text[start] >= 'A' && text[start] <= 'Z' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return hanzi.IsHan(before) && hanzi.IsHan(after) &&
		!strings.ContainsRune(afterLetter, after) && !strings.ContainsRune(beforeLetter, before)
}
