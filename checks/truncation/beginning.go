package truncation

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/pattern"
)

// Behind a comma the language model knows little of what may come: any clause may, and so may the first clause of any paragraph. How
// a text begins tells more: paragraphs open with when, with who says so, with 此外 and 首先, and a rest goes on with 并且 or is over soon.

// beginning is how a text begins.
type beginning struct {
	opens  bool // as paragraphs do
	quotes bool // with a quotation
	joins  bool // with a word that goes on with a clause
	mark   rune // that ends its first clause, 0 if none does
}

// opens begins a paragraph: 近日, 县医院近日, 好消息是，, 第二件事：, 2024年, 林晓舟介绍，.
var opens = pattern.Lazy(`^(?:近日|日前|近年|近期|最近|昨[天日]|今[天日早晚年]|去年|目前|如今|眼下|此外|另外|另据|同时|与此同时|最后|首先|其次|再次|再者|` +
	`第[一二三四五六七八九十\d]{1,3}[个件条种步类项位点是，：、，]|除了?|为此|对此|至于|关于|针对|据|记者|需要|值得|有人|有网友|随着|事实上|其实|当然|总之|那么|说到|谈到|说起|问及|专家|业内|本报|本次|截至|` +
	`在[^，。]{2,16}[，,]|当[^，。]{2,12}[时候][，,]|为了?[^，。]{4,20}[，,]|[^，。：“「]{0,26}(?:介绍|表示|指出|认为|说|称|提醒|强调|坦言|告诉\p{Han}{0,6}|透露|解释|建议|补充)[，,：:]|[^，。]{0,8}(?:消息|建议|问题|结果|情况|说明的|注意的)?是[，,：:]|` +
	`[^，。：“「]{2,20}(?:近日|日前|昨[日天])|\d{4}年|\d{1,2}月\d{1,2}日|[一二三四五六七八九十]{1,3}[、是]|[（(]?\d{1,2}[）)、.．]|\p{Han}{1,2}——)`)

// joining are the words with which a clause goes on, simplified.
var joining = []string{"并", "而", "但", "却", "也", "还", "则", "就", "都", "以及", "从而", "因此", "因而", "所以", "使", "让", "把", "被", "将", "由", "向", "为", "以", "于是", "又",
	"再", "才", "便", "甚至", "尤其", "特别", "包括", "如", "即", "且", "或", "及", "与", "和", "到", "是", "有", "没", "不", "可", "能", "会", "要", "应", "已", "只", "更", "最", "共", "约",
	"预计", "实现", "提高", "加强", "推动", "确保", "结果", "请", "给", "用", "后", "其中", "不仅", "不但", "进一步", "主要"}

// firstMark ends a first clause.
const firstMark = "，。、；：！？,;:!?"

// beginning returns how the piece begins, which is found out when it is first asked for: little copy has a cut behind a comma.
func (p *piece) beginning() *beginning {
	if p.begins == nil {
		b := beginningOf(strings.TrimLeft(p.text[p.begin:], "\n"))
		p.begins = &b
	}
	return p.begins
}

// beginningOf reads how a text, simplified, begins.
func beginningOf(text string) (b beginning) {
	first, n := utf8.DecodeRuneInString(text)
	b.quotes = first == '“' || first == '「'
	b.opens = opens().MatchString(affix.Head(text, 96))
	b.joins = affix.Starts(text, joining...)
	if i := strings.IndexAny(text[min(n, len(text)):], firstMark); i >= 0 {
		b.mark, _ = utf8.DecodeRuneInString(text[n+i:])
	}
	return b
}

// A document that indents its paragraphs tells which lines begin none: so many paragraphs at least, so large a part of them indented
// by so many columns.
const (
	fewestIndented = 4
	indentedShare  = 0.6
	leastIndent    = 2
)

// mixesMargins reports whether most paragraphs are indented and some are not.
func mixesMargins(ps []*piece) bool {
	in, all := 0, 0
	for _, p := range ps {
		if p.heading || p.item {
			continue
		}
		if all++; p.indent >= leastIndent {
			in++
		}
	}
	return in >= fewestIndented && in < all && float64(in) >= indentedShare*float64(all)
}

// What it speaks for a tail that it begins at the margin of such a document, or is indented there.
const (
	linkFlush    = 2.5
	linkIndented = -1.5
)

func (l *language) indented(t *piece) float64 {
	switch {
	case !l.flush || t.heading || t.item:
		return 0
	case t.indent < leastIndent:
		return linkFlush
	}
	return linkIndented
}
