package script

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/lines"
	"github.com/healthlint/healthlint/lint/mention"
	"github.com/healthlint/healthlint/lint/pattern"
	"github.com/healthlint/healthlint/lint/words"
)

// wholeBlock is from how many characters a block that is all in the other script is reported as one.
const wholeBlock = 8

// wholeStretch is the same of a stretch of a paragraph, whatever its length: that others of the two stand beside it asks for more.
const wholeStretch = 12

// foreign reports the characters of the other script in a block, neighbours together. others and owns count
// the block's characters that mark the other script and the document's own.
func (c *checker) foreign(b *lint.Block, others, owns int) {
	if languages().MatchString(b.Text) {
		return
	}
	if owns == 0 && others >= wholeBlock {
		c.throughout.Add(lint.Span{End: len(b.Text)})
		switch {
		case c.misread(b, 0, len(b.Text)):
		case isQuotation(b.Text) && !c.leaks():
			c.reportQuote(b, 0, len(b.Text))
		default:
			c.whole = append(c.whole, b)
		}
		return
	}
	quotes := quoted{checker: c, block: b, text: b.Text}
	spoken := speaksOfForms(b.Text)
	hokkien := sync.OnceValue(func() bool { return isHokkien(b.Text) }) // asked at every 个, of all the block
	for at := 0; at < len(b.Text); {
		r, size := utf8.DecodeRuneInString(b.Text[at:])
		if !c.other(hanzi.ClassOf(r)) {
			at += size
			continue
		}
		end := at + size
		for end < len(b.Text) {
			r, size := utf8.DecodeRuneInString(b.Text[end:])
			if !c.other(hanzi.ClassOf(r)) {
				break
			}
			end += size
		}
		start, stop, whole := quotes.around(at, end)
		if whole == hardly && others >= wholeStretch && !spoken {
			if stop := quotes.stretch(at); stop > at {
				c.throughout.Add(lint.Span{Start: at, End: stop})
				c.reportStretch(b, at, stop)
				at = stop
				continue
			}
		}
		switch {
		case whole == certainly:
			c.throughout.Add(lint.Span{Start: start, End: stop})
			c.reportQuote(b, start, stop)
			end = stop
		case spoken || quotesOne(b.Text, at, end) || c.named()[b.Text[at:end]]:
			c.reportQuote(b, at, end)
		case c.dialect(b.Text, at, end, hokkien):
		case c.script == simplified && isLump(b.Text, at, end):
		case japanese(b.Text, at, end) || account(b.Text[:at]) || c.kept(b.Text, at, end) || c.script == simplified && japaneseName(b.Text, at, end):
		default:
			c.reportRun(b, at, end, whole)
		}
		at = end
	}
}

// misread reports whether some of text[start:end] of a block was in another encoding: its script is that of what it was taken
// from, and that it does not belong is said already.
func (c *checker) misread(b *lint.Block, start, end int) bool {
	if len(c.misreads[b]) == 0 {
		return false
	}
	span := b.Source(start, end)
	// They stand in the order of the source and none in another, so that the first that ends behind the span's start decides.
	i, _ := slices.BinarySearchFunc(c.misreads[b], span.Start+1, func(r lint.Span, at int) int { return cmp.Compare(r.End, at) })
	return i < len(c.misreads[b]) && c.misreads[b][i].Overlaps(span)
}

// reportRun reports a run of characters of the other script. quoted says whether it stands in a quotation that may be meant
// to be in the other script.
func (c *checker) reportRun(b *lint.Block, start, end int, quoted inOther) {
	if c.misread(b, start, end) {
		return
	}
	old := b.Text[start:end]
	right := c.converted(b.Text, start, end)
	message := lint.Say("简体文稿中混入繁体字“%s”", "Traditional “%s” in simplified copy", old)
	if c.script == traditional {
		message = lint.Say("繁体文稿中混入简体字“%s”", "simplified “%s” in Traditional copy", old)
	}
	d := lint.Diagnostic{Rule: mixed, Severity: lint.Error, Message: message, Confidence: 0.98}
	name := c.script == simplified && strings.Trim(old, keptInNames) == ""
	if right != old {
		d.Notes = []lint.Note{{Text: lint.Say("应为“%s”", "read “%s”", right)}}
		d.Fixes = []lint.Fix{lint.Replace(b, start, end, right, !name && quoted == hardly && !strings.ContainsFunc(right, rare))}
	}
	if name {
		d.Severity, d.Confidence = lint.Warning, 0.6
		d.Notes = append(d.Notes, lint.Note{Text: lint.Say("人名、地名中或按本人、当地写法保留", "a name may keep the form its bearer uses")})
	} else if quoted != hardly {
		d.Severity, d.Confidence = lint.Warning, 0.6
		if quoted == inscribed && !c.leaks() { // where they do not, a writer meant it
			d.Severity = lint.Info
		}
		d.Notes = append(d.Notes, lint.Note{Text: lint.Say("引文、书名若照录原字形，可保留", "a quotation or title given in its original form may stay")})
	}
	c.pass.Report(b, start, end, d)
}

// rare reports whether a simplified form is one that hardly any copy has: 䜣 of 訢, which was 所 or 新 before somebody slipped.
func rare(r rune) bool { return r < 0x4E00 || r > 0x9FFF }

// ofHokkien are characters that Taiwanese Hokkien and Hakka are written with.
const ofHokkien = "毋佇欲囡𠊎粄咧仝尪擱遐遮啥媠恁𪜶佢忒"

// hokkienWords are words of theirs in characters that other copy has too.
var hokkienWords = []string{"逐工", "逐家", "攏是", "攏無", "攏有", "攏會", "攏一", "歹勢", "啥物", "按呢", "遮爾", "過身了後", "查某", "查埔", "足久", "敢有"}

// isHokkien reports whether some of a text is in Taiwanese Hokkien or Hakka.
func isHokkien(text string) bool {
	return strings.ContainsAny(text, ofHokkien) || slices.ContainsFunc(hokkienWords, func(w string) bool { return strings.Contains(text, w) })
}

// ofWu are characters that Wu is written with, which has 睏 for sleeping.
const ofWu = "覅𫢗朆侬伲搿"

// aunts stand before the 孃 or 嬢 of Sichuan.
const aunts = "大二三四五六七八小幺"

// dialect reports whether text[start:end] is written so in a dialect: 个 for the particle of Hokkien and Hakka, 睏 for to
// sleep in Wu, 孃孃 for an aunt in Sichuan. hokkien tells whether the text has characters of the former.
func (c *checker) dialect(text string, start, end int, hokkien func() bool) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	switch text[start:end] {
	case "个":
		return c.script == traditional && hokkien()
	case "睏":
		return c.script == simplified && strings.ContainsAny(text, ofWu)
	case "孃", "孃孃":
		return c.script == simplified && (text[start:end] == "孃孃" || strings.ContainsRune(aunts, before))
	}
	return false
}

// isLump reports whether text[start:end] is the 癥 of Chinese medicine, a lump in the belly, which its simplified print keeps
// apart from 症: 癥瘕, 破血消癥, 化癥丸. 硬化癥 and 癥状 are slips.
func isLump(text string, start, end int) bool {
	if text[start:end] != "癥" {
		return false
	}
	before, after := text[:start], text[end:]
	return affix.Starts(after, "瘕", "积", "聚", "块", "痞", "痼") ||
		affix.Ends(before, "消", "破", "攻", "血化", "瘀化", "坚化", "痰化") && !affix.Starts(after, "状", "候", "结", "患") ||
		affix.Ends(before, "化") && affix.Starts(after, "散", "丸", "片", "汤", "方", "胶囊", "颗粒", "回生", "消")
}

// speaksOfForms reports whether a paragraph is about the forms of characters: 鍾简化成钟.
func speaksOfForms(text string) bool {
	for _, w := range [...]string{"繁体字", "繁體字", "简化字", "簡化字", "简体字", "簡體字", "异体字", "異體字", "简化成", "簡化成", "简化为", "繁简", "简繁"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// quotesOne reports whether text[start:end] is one character in quotes of its own: the copy names it.
func quotesOne(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return utf8.RuneCountInString(text[start:end]) == 1 && start > 0 && end < len(text) &&
		strings.ContainsRune("“‘「『", before) && strings.ContainsRune("”’」』", after)
}

// languages is a row of the languages that a page is to be had in: 繁體 | 简体 | English.
var languages = pattern.Lazy(`(?:繁[體体]|正體|[简簡][体體])(?:中文|版)? ?[|｜/／·] ?(?:繁[體体]|正體|[简簡][体體]|English|EN)`)

// isQuotation reports whether a paragraph is one quotation, with the sign of a note behind it perhaps.
func isQuotation(text string) bool {
	text = strings.TrimRight(text, "①②③④⑤⑥⑦⑧⑨⑩ \u3000")
	first, n := utf8.DecodeRuneInString(text)
	last, m := utf8.DecodeLastRuneInString(text)
	return len(text) > n+m && strings.ContainsRune(openMarks, first) && strings.ContainsRune(closeMarks, last) &&
		!strings.ContainsAny(text[n:len(text)-m], string(first)+string(last))
}

// namedCharacters returns the characters that stand alone in quotation marks somewhere: of “鍾”, used in registering the name, the copy says why.
func namedCharacters(blocks []*lint.Block) map[string]bool {
	named := map[string]bool{}
	for _, b := range blocks {
		for at := 0; ; {
			i := strings.IndexAny(b.Text[at:], openMarks)
			if i < 0 {
				break
			}
			_, mark := utf8.DecodeRuneInString(b.Text[at+i:])
			at += i + mark
			if _, n := utf8.DecodeRuneInString(b.Text[at:]); n > 1 && quotesOne(b.Text, at, at+n) {
				named[b.Text[at:at+n]] = true
			}
		}
	}
	return named
}

// keptInNames are forms that people's names in simplified print often keep.
const keptInNames = "峯崑濬堃贇麴陞脩汎"

// japaneseName reports whether a Traditional form stands in a Japanese surname
// that Chinese print takes over as it is: 大塚, 小野塚, 手塚, 窪田.
func japaneseName(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	switch text[start:end] {
	case "塚":
		return strings.ContainsRune("大手犬石赤饭平户戸野小中贝鬼狐美", before)
	case "纈":
		return before == '纐'
	case "窪":
		return strings.HasPrefix(text[end:], "田")
	}
	return false
}

func (c *checker) reportQuote(b *lint.Block, start, end int) {
	c.pass.Report(b, start, end, lint.Diagnostic{
		Rule:     mixed,
		Severity: lint.Info,
		Message:  lint.Say("引文“%s”用的是另一种字形，全文不同", "the quotation “%s” is in the other script", b.Text[start:end]),
	})
}

// fewBlocks is up to how many paragraphs in the other script are reported each by itself: of a list of links of either, or the
// labels of a page below every story, the first with the others.
const fewBlocks = 8

// reportBlocks reports the paragraphs that are in the other script throughout.
func (c *checker) reportBlocks() {
	message := lint.Say("全文为简体，本段却全为繁体", "the paragraph is Traditional throughout, the document simplified")
	more := func(n int) lint.Text {
		return lint.Say("全文为简体，本段等%[1]d段却全为繁体", "this paragraph and others, %[1]d in all, are Traditional throughout, the document simplified", n)
	}
	if c.script == traditional {
		message = lint.Say("全文为繁体，本段却全为简体", "the paragraph is simplified throughout, the document Traditional")
		more = func(n int) lint.Text {
			return lint.Say("全文为繁体，本段等%[1]d段却全为简体", "this paragraph and others, %[1]d in all, are simplified throughout, the document Traditional", n)
		}
	}
	report := func(b *lint.Block, severity lint.Severity, message lint.Text, related []lint.Related) {
		c.pass.Report(b, 0, len(b.Text), lint.Diagnostic{Rule: mixed, Severity: severity, Message: message, Related: related})
	}
	var printed []*lint.Block
	for _, b := range c.whole {
		if b.Kind == lint.Quote {
			report(b, lint.Info, message, nil)
		} else {
			printed = append(printed, b)
		}
	}
	if len(printed) <= fewBlocks {
		for _, b := range printed {
			report(b, lint.Warning, message, nil)
		}
		return
	}
	var related []lint.Related
	for _, b := range printed[1:] {
		related = append(related, lint.Related{Span: b.Span(), Message: lint.Text{ZH: "本段也是", EN: "this one, too"}})
	}
	report(printed[0], lint.Warning, more(len(printed)), related)
}

// stretch returns where a stretch that is in the other script throughout, and begins at a character of it, ends; start where none
// does. Copy has a character that marks its own script in every few: where many of the other follow one another and none of its
// own, somebody else's words were put in.
func (q quoted) stretch(start int) (end int) {
	n := 0
	end = start
	for at, r := range q.text[start:] {
		class := hanzi.ClassOf(r)
		if q.own(class) {
			break
		}
		if isKana(r) {
			return start // in Japanese
		}
		if q.other(class) {
			n, end = n+1, start+at+utf8.RuneLen(r)
		}
	}
	if n < wholeStretch {
		return start
	}
	return end
}

func (c *checker) reportStretch(b *lint.Block, start, end int) {
	if c.misread(b, start, end) {
		return
	}
	message := lint.Say("全文为简体，此处一段却全为繁体", "a stretch of the paragraph is Traditional throughout, the document simplified")
	if c.script == traditional {
		message = lint.Say("全文为繁体，此处一段却全为简体", "a stretch of the paragraph is simplified throughout, the document Traditional")
	}
	c.pass.Report(b, start, end, lint.Diagnostic{
		Rule:     mixed,
		Severity: lint.Warning,
		Message:  message,
		Fixes:    []lint.Fix{lint.Replace(b, start, end, c.converted(b.Text, start, end), false)},
	})
}

// quoted finds quotations that are in the other script throughout, and are so on purpose.
type quoted struct {
	*checker
	block *lint.Block
	text  string
}

const (
	openMarks  = "“‘「『《〈"
	closeMarks = "”’」』》〉"
)

// inOther says whether a quotation is in the other script throughout.
type inOther uint8

const (
	hardly    inOther = iota
	perhaps           // 你往後退，别碰: it has one character that could tell, and that is in the other script
	inscribed         // 醫者仁心, 龍角散, in simplified copy: nor is it longer than what is written on a board, a box or a sleeve
	certainly         // 《聯合報》
)

// around returns what the marks around text[start:end] hold, or the words of the link that it stands in, and whether it is in the other script: no character marks
// the document's own, and several the other. A short word in quotes may be any word of the copy.
func (q quoted) around(start, end int) (int, int, inOther) {
	const reach = 360 // bytes: a longer quotation is copy of its own
	open := strings.LastIndexAny(q.text[max(0, start-reach):start], openMarks+closeMarks)
	stop := strings.IndexAny(q.text[end:min(len(q.text), end+reach)], openMarks+closeMarks)
	if from, to, ok := q.block.Link(start, end); ok && (open < 0 || stop < 0) {
		if whole := q.throughout(q.text[from:to], true); whole == hardly || !strings.HasPrefix(q.text[from:to], "@") {
			return from, to, whole
		}
		return from, to, certainly // what somebody is called on a site
	}
	if open < 0 || stop < 0 {
		return 0, 0, hardly
	}
	open += max(0, start-reach)
	mark, size := utf8.DecodeRuneInString(q.text[open:])
	closing, _ := utf8.DecodeRuneInString(q.text[end+stop:])
	if !strings.ContainsRune(openMarks, mark) || !strings.ContainsRune(closeMarks, closing) {
		return 0, 0, hardly
	}
	return open + size, end + stop, q.throughout(q.text[open+size:end+stop], mark == '《' || mark == '〈')
}

// throughout says whether a quotation, or a title, is in the other script throughout.
func (q quoted) throughout(text string, title bool) inOther {
	others, han := 0, 0
	for _, r := range text {
		if hanzi.IsHan(r) {
			han++
		}
		switch class := hanzi.ClassOf(r); {
		case q.own(class):
			return hardly
		case q.other(class):
			others++
		}
	}
	switch {
	case others >= 3 || others == 2 && (title || han >= 4):
		return certainly
	case q.script == simplified && (title || han >= 3) && han <= longestInscribed && !strings.ContainsAny(text, "，。！？；：,!?"):
		return inscribed
	case title || han >= 4:
		return perhaps
	}
	return hardly
}

// longestInscribed is how many characters an inscription has at most. A conversion to Traditional leaves single characters out, so
// that in such copy there is none.
const longestInscribed = 8

// keptTSV lists words that print writes in a form of its own.
//
//go:embed data/kept.tsv
var keptTSV string

var keptWords = sync.OnceValue(func() *words.List {
	var list []string
	for row := range lines.Rows(keptTSV, 1) {
		list = append(list, row[0])
	}
	return words.NewList(list)
})

// kept reports whether text[start:end] stands in a word of the house, or in one that print keeps in its form.
func (c *checker) kept(text string, start, end int) bool {
	return c.houseWord(text, start, end) || keptWords().Covers(text, start, end) ||
		mention.Quoted(text[:start], text[end:]) && (mention.Column(c.pass.Doc) || mention.Denied(text[:start]) || spokenOf(text[:start]))
}

// spokenOf reports whether the sentence that a text ends in speaks about the spelling of what comes next: 「乾眼症」誤植為「干眼症」.
func spokenOf(text string) bool {
	const reach = 60 // bytes
	before := affix.Tail(text, reach)
	if i := strings.LastIndexAny(before, "。！？；"); i >= 0 {
		before = before[i:]
	}
	return mention.Discusses(hanzi.SimplifySameLength(before))
}

// houseWord reports whether text[start:end] stands in a word of the house.
func (c *checker) houseWord(text string, start, end int) bool {
	for _, word := range c.settings.Words {
		i := strings.Index(word, text[start:end])
		if i >= 0 && start >= i && strings.HasPrefix(text[start-i:], word) {
			return true
		}
	}
	return false
}
