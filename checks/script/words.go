package script

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/lines"
	"github.com/healthlint/healthlint/lint/person"
	"github.com/healthlint/healthlint/lint/words"
)

// wordsTSV lists words in a form that is no word.
//
//go:embed data/words.tsv
var wordsTSV string

// misforms are words in a wrong form, and the right one of each.
type misforms struct {
	list   *words.List
	right  map[string]string
	begins [1 << 13]uint8 // bits, by hash of the first two characters: copy is read at every character, and next to none begins a word
}

func (m *misforms) mayBegin(a, b rune) bool {
	h := beginning(a, b)
	return m.begins[h>>3]>>(h&7)&1 != 0
}

func beginning(a, b rune) uint16 { return uint16(uint32(a)*0x9E3779B1>>16 ^ uint32(b)*0x85EBCA6B>>16) }

func load(table string) *misforms {
	m := &misforms{right: map[string]string{}}
	for row := range lines.Rows(table, 2) {
		m.right[row[0]] = row[1]
	}
	return m
}

func (m *misforms) index() {
	m.list = words.NewList(slices.Collect(maps.Keys(m.right)))
	for word := range m.right {
		two := []rune(word)
		h := beginning(two[0], two[1])
		m.begins[h>>3] |= 1 << (h & 7)
	}
}

// misformed is wordsTSV.
var misformed = sync.OnceValue(func() *misforms {
	m := load(wordsTSV)
	m.index()
	return m
})

// words reports the misformed words of a block, and returns the bytes of the characters it spoke of.
func (c *checker) words(b *lint.Block, m *misforms) map[int]bool {
	var told map[int]bool
	var room [4]int
	at, first := 0, rune(0)
	for next, r := range b.Text {
		if m.mayBegin(first, r) {
			for _, n := range m.list.Prefixes(room[:0], b.Text[at:]) {
				if told == nil {
					told = map[int]bool{}
				}
				if right := m.right[b.Text[at:at+n]]; c.isMisformed(b, at, at+n, right) {
					c.reform(b, at, right, told)
				}
			}
		}
		at, first = next, r
	}
	return told
}

// beasts are what 隻 stands behind: 狗隻會染病.
const beasts = "狗貓犬豬牛羊馬雞鴨鵝魚鳥禽船艦車蟲鼠隻"

// isMisformed reports whether gse, too, makes a word of the characters: the 面包 of 裡面包含 is none, nor the 日歷 of 7日歷屆. What
// the house writes is left alone.
func (c *checker) isMisformed(b *lint.Block, start, end int, right string) bool {
	last, _ := utf8.DecodeLastRuneInString(b.Text[:end])
	if c.throughout.Overlaps(lint.Span{Start: start, End: end}) || c.kept(b.Text, start, end) || c.isOther(b, start, end, last) {
		return false
	}
	from, to := window(b.Text, start, end)
	if strings.HasPrefix(b.Text[start:], "着") {
		right = b.Text[start:end] // 披|着|名牌: what stands there is words as well
	}
	var room [32]words.Token
	return !slices.ContainsFunc(words.Split(room[:0], hanzi.SimplifySameLength(b.Text[from:start]+right+b.Text[end:to]), nil), func(t words.Token) bool {
		if t.Start <= start-from && end-from <= t.End { // 免疫係統, not 假發票
			next, _ := utf8.DecodeRuneInString(b.Text[end : from+t.End])
			return frequency(string([]rune{last, next})) > frequency(right)
		}
		return t.Crosses(start-from) && last != '著' || t.Crosses(end-from) // 面临著, of whatever verb
	})
}

// isOther reports whether what stands beside a listed word, which ends in last, shows that it is other words, or a name.
func (c *checker) isOther(b *lint.Block, start, end int, last rune) bool {
	word, after := b.Text[start:end], b.Text[end:]
	first, _ := utf8.DecodeRuneInString(word)
	before, _ := utf8.DecodeLastRuneInString(b.Text[:start])
	switch {
	case first == '日' && isNumeral(before), (first == '隻' || first == '齣') && (isCounted(before) || strings.ContainsRune(beasts, before)):
		return true
	case last == '係' && c.mannerOf(b).cantonese, (last == '係' || last == '系') && isWord(before, first): // 抗體係咪, 外科係指: the copula; 相關系所
		return true
	case last == '著' && (affix.Starts(after, "名", "作", "称", "述", "者", "书", "录") || person.IsSurname(before) && !startsHan(after)): // 有著录; 林立著，
		return true
	case first == '着' && strings.ContainsRune(lasting, before): // 说着名字
		return true
	case word == "胡子" && named(b.Text, start), word == "師范" && titled(b.Text[:start]), word == "王後" && sinceKing(b.Text[:end-len("後")], after):
		return true
	}
	return c.script == simplified && (c.mannerOf(b).ofForms || japanese(b.Text, start, end))
}

func startsHan(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return hanzi.IsHan(r)
}

// isWord reports whether two characters make a word.
func isWord(a, b rune) bool { return frequency(string([]rune{a, b})) > 0 }

// frequency is how often gse has a word, 0 for what is none.
func frequency(word string) int {
	n, _, _ := words.Lookup(hanzi.SimplifySameLength(word))
	return n
}

// titled reports whether what stands before 師 makes a title of it, so that 范 behind is a surname: 物理治療師范振岳.
func titled(before string) bool {
	return affix.Ends(before, "治療", "護理", "營養", "設計", "工程", "心理", "會計", "攝影", "語言", "檢驗", "醫", "藥", "律", "教", "老", "廚", "導", "大", "牧", "法")
}

// reform reports the misformed word at at, of which right is the right form, unless OpenCC has another for the words around.
func (c *checker) reform(b *lint.Block, at int, right string, told map[int]bool) {
	from, to := window(b.Text, at, at+len(right))
	first, last := -1, -1 // the wrong characters; the forms of a character are of one length
	for k, form := range right {
		start := at + k
		r, size := utf8.DecodeRuneInString(b.Text[start:])
		if r == form || told[start] || c.kept(b.Text, start, start+size) {
			continue
		}
		// A phrase that reaches beyond the word knows better; one that does not, and the character alone, does not.
		if c.script == simplified {
			if isSurname(b.Text[:start], string(form), b.Text[start+size:]) || r == '沈' && addressed.Starts(b.Text[at+len(right):]) {
				return
			}
		} else if e := c.expectedAt(b.Text, from, to, start); e.form == 0 || !sameWord(e.form, form) && e.phrase && (from+e.start < at || from+e.end > at+len(right)) {
			return
		}
		told[start] = true
		if first < 0 {
			first = k
		}
		last = k + size
	}
	if first < 0 {
		return
	}
	old := b.Text[at : at+len(right)]
	d := lint.Diagnostic{
		Rule:       mixed,
		Severity:   lint.Warning,
		Message:    lint.Say("繁体文稿中“%[1]s”应为“%[2]s”", "“%[1]s” should be “%[2]s” in Traditional copy", old, right),
		Notes:      []lint.Note{{Text: lint.Say("一简对多繁，“%s”不成词", "one simplified character stands for several Traditional ones; “%s” is no word", old)}},
		Fixes:      []lint.Fix{lint.Replace(b, at+first, at+last, right[first:last], false)},
		Confidence: 0.9,
	}
	if c.script == simplified {
		d.Message = lint.Say("简体文稿中“%[1]s”应为“%[2]s”", "“%[1]s” should be “%[2]s” in simplified copy", old, right)
		d.Notes = nil
		if !disputed()[old] {
			d.Severity = lint.Error
		}
	}
	c.reported.Add(b.Source(at+first, at+last))
	c.pass.Report(b, at+first, at+last, d)
}
