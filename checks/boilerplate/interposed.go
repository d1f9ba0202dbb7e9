package boilerplate

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/furniture"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/pattern"
	"github.com/healthlint/healthlint/lint/words"
)

// recommended is the title of another article with what leads it in, up to the space or the bracket that parts it from the copy.
var recommended = pattern.Lazy(`[（(【\[▶►▲>＞●■◆ ]*(?:(?:相关|延伸|推荐|扩展|拓展|更多)(?:阅读|新闻|文章|报道|报导|链接|连结)|猜你(?:喜欢|想看)|往期回顾|热门(?:推荐|文章|新闻)|大家都在看|你可能还想看)(?:】?[:：]|】)[ \x{3000}]*([^。；\n《（(:：]{4,44}?)[】）)\]]?[ \x{3000}]+`)

// labelled are the ends of those words.
var labelled = []string{"阅读：", "阅读:", "阅读】", "新闻：", "新闻:", "新闻】", "文章：", "文章】", "报道：", "报道:", "报道】", "报导：", "链接：", "链接:", "链接】", "连结：", "喜欢：", "想看：", "在看：", "回顾：", "回顾】", "推荐：", "推荐】", "喜欢】"}

// interposed reports titles of other articles that a page put into a paragraph, inside a sentence or in front of another: …情绪低落、
// 相关阅读：…… 兴趣减退。
func interposed(p *lint.Pass) {
	if p.Doc.Format == "html" {
		return
	}
	for i, text := range hanzi.SimplifiedBlocks(p.Doc) {
		b := p.Doc.Blocks[i]
		if b.Kind == lint.TableCell || len(b.Links) > 0 || !contains(text, labelled) {
			continue
		}
		for _, at := range recommended().FindAllStringIndex(text, -1) {
			before, after := strings.TrimRight(text[:at[0]], spaces), affix.Head(text[at[1]:], reachOfProse)
			next := firstOf(after)
			if before == "" || !hanzi.IsHan(next) || !furniture.HasProse(after) || !strings.ContainsAny(after, "，。") || !furniture.HasProse(before) {
				continue
			}
			reportGlued(p, b, at[0], at[1], "navigation")
		}
	}
}

// noteMark is the mark of a note between two characters.
var noteMark = pattern.Lazy(`\p{Han}([①-⑳❶-❿¹²³⁴-⁹]|[\[［〔【]\d{1,2}[\]］〕】])\p{Han}`)

// particles are characters that are words by themselves beside a mark: Komori等[1]于2002年.
const particles = "于在为是有被将对和与及中后上下的了以由从认把就也则等所可能会未不没"

// opensMark is what those marks begin with; of the circled figures it is two bytes of three.
var opensMark = []string{"[", "［", "〔", "【", "\xe2\x91", "\xe2\x9d", "¹", "²", "³", "\xe2\x81"}

// marksInWords reports the mark of a note inside a word, 患③者: it stands behind one. A paragraph that numbers its items so may part
// what looks like a word.
func marksInWords(p *lint.Pass) {
	for i, text := range hanzi.SimplifiedBlocks(p.Doc) {
		b := p.Doc.Blocks[i]
		if b.Kind == lint.TableCell || !contains(text, opensMark) {
			continue
		}
		items := numbered(text)
		for _, at := range noteMark().FindAllStringSubmatchIndex(text, -1) {
			first := firstOf(text[at[0]:])
			second := firstOf(text[at[3]:])
			if strings.ContainsRune(particles, first) || strings.ContainsRune(particles, second) || items || !wordAcross(text, at[2], at[3]) {
				continue
			}
			p.Report(b, at[2], at[3], lint.Diagnostic{
				Rule:       "boilerplate/folio",
				Message:    lint.Say("注号“%[1]s”落在“%[2]s”一词中间", "the mark of a note, “%[1]s”, stands inside the word “%[2]s”", b.Text[at[2]:at[3]], b.Text[at[0]:at[2]]+b.Text[at[3]:at[1]]),
				Fixes:      []lint.Fix{lint.Replace(b, at[2], at[3], "", false)},
				Confidence: 0.9,
			})
		}
	}
}

// numbered reports whether a text has two circled figures or more.
func numbered(text string) bool {
	n := 0
	for _, r := range text {
		if r >= '①' && r <= '⑳' || r >= '❶' && r <= '❿' {
			n++
		}
	}
	return n > 1
}

// wordAcross reports whether a word goes on from text[:start] to text[end:], and each half of it is in none there.
func wordAcross(text string, start, end int) bool {
	const reach = 24 // bytes on either side
	from, to := start, end
	for from > 0 && start-from < reach && isHanBefore(text, from) {
		from -= len("字")
	}
	for to < len(text) && to-end < reach && isHanAt(text, to) {
		to += len("字")
	}
	cut := start - from
	var room [32]words.Token
	whole := false
	for _, w := range words.Split(room[:0], text[from:start]+text[end:to], nil) {
		whole = whole || w.Crosses(cut) && w.Kind != words.Person && w.Kind != words.Number
	}
	if !whole {
		return false
	}
	alone := words.Split(room[:0], text[from:start], nil)
	if last := alone[len(alone)-1]; last.End-last.Start > len("字") {
		return false
	}
	first := words.Split(room[:0], text[end:to], nil)[0]
	return first.End-first.Start <= len("字")
}

func isHanBefore(text string, at int) bool {
	r, n := utf8.DecodeLastRuneInString(text[:at])
	return n == len("字") && hanzi.IsHan(r)
}

func isHanAt(text string, at int) bool {
	r, n := utf8.DecodeRuneInString(text[at:])
	return n == len("字") && hanzi.IsHan(r)
}
