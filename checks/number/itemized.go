package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// itemized holds the number a paragraph announces at its end, 提出四点建议：, against the items that follow it as blocks of their
// own: those of a list, or paragraphs and headings that are numbered.
func itemized(p *lint.Pass, v *figures.View, start, end int) {
	for i := start; i+2 < end; i++ {
		b := p.Doc.Blocks[i]
		if b.Kind != lint.Paragraph && b.Kind != lint.Heading {
			continue
		}
		n, at := toCome(v.Readings[i].Text)
		if n < 2 {
			continue
		}
		items := numbered
		if way, _ := numberOf(p.Doc.Blocks[i+1].Text); way == 0 {
			items = listed
		}
		got, last := items(p.Doc, i+1, end)
		if got < 2 || got == n || got < n && goesOn(p.Doc, last+1, end) {
			continue
		}
		text := b.Text[at.Start:at.End]
		first := p.Doc.Blocks[i+1]
		p.Report(b, at.Start, at.End, lint.Diagnostic{
			Rule:    "number/enumeration",
			Message: lint.Say("文中说“%s”，列出%d项", "the copy says “%s” and lists %d", text, got),
			Related: []lint.Related{{
				Span:    lint.Span{Start: first.Span().Start, End: p.Doc.Blocks[last].Span().End},
				Message: lint.Say("列举", "the list"),
			}},
		})
	}
}

// watchword ends a paragraph in a number of rules that it goes on to name: 请记住“五个要”。
var watchword = pattern.Lazy(`[“「『]([二三四五六七八九])(?:个|個)?(?:不?要|不|必须)()[”」』][。：:]?$`)

// toCome returns the number of things that a paragraph says follow it: in the last clause before a colon, or in a last sentence
// that begins with 下面 or 以下.
func toCome(t string) (n int, at figures.Span) {
	t = strings.TrimRight(t, " \u3000")
	if m := watchword().FindStringSubmatchIndex(t); m != nil {
		n, _ = smallNumber(t[m[2]:m[3]], 0)
		return n, figures.Span{Start: m[2], End: m[4]}
	}
	clause := strings.TrimRight(t, "：:")
	if clause == t {
		sentence := strings.TrimRight(t, "。")
		from := lastOf(sentence, "。！？")
		if sentence = sentence[from:]; !affix.Starts(sentence, "下面", "以下", "下列") {
			return 0, at
		}
		clause, _, _ = strings.Cut(t[:from+len(sentence)], "，")
		if len(clause) < from {
			return 0, at
		}
	}
	from := lastOf(clause, "，。；！？,;：")
	head := clause[from:]
	for s, v := range smallNumbers(head) {
		i, e := s.Start, s.End
		if v >= 2 && mayCount(head[:i]) && !affix.Ends(head[:i], "中的", "中任意", "中任选") { // 三点中的两个
			for _, w := range [...]string{"个方面", "大方面", "件事", "条", "点", "项", "招", "步", "种", "类", "个", "大"} {
				rest, ok := strings.CutPrefix(head[e:], w)
				if ok && !(w == "点" && clock(head[:i])) && utf8.RuneCountInString(rest) <= 12 && !affix.Starts(rest, "月", "小时", "工作日", "多", "以上", "百分点", "星期", "半", "人") && !figures.Mentions(rest, "中", "之一", "问", "答") {
					n, at = v, figures.Span{Start: from + i, End: from + e + len(w)}
					break
				}
			}
		}
	}
	return n, at
}

// lastOf returns where what follows the last of some marks begins.
func lastOf(t, marks string) int {
	i := strings.LastIndexAny(t, marks)
	if i < 0 {
		return 0
	}
	_, w := utf8.DecodeRuneInString(t[i:])
	return i + w
}

// listed counts the items of the list that begins at a block, those of the outermost level, and returns the last block of it.
func listed(doc *lint.Document, from, end int) (n, last int) {
	if doc.Blocks[from].Depth > 0 {
		return markedUp(doc, from, end)
	}
	margin := 0
	for i := from; i < end; i++ {
		b := doc.Blocks[i]
		column := doc.Position(b.Span().Start).Column
		switch {
		case b.Kind == lint.ListItem && n == 0:
			margin, n, last = column, 1, i
		case b.Kind == lint.ListItem && column <= margin+1:
			n, last = n+1, i
		case n > 0 && column > margin:
			last = i
		default:
			return n, last
		}
	}
	return n, last
}

// markedUp is the same of a list that the markup says is one.
func markedUp(doc *lint.Document, from, end int) (n, last int) {
	depth := doc.Blocks[from].Depth
	for i := from; i < end && doc.Blocks[i].Depth >= depth; i++ {
		b := doc.Blocks[i]
		if b.Depth == depth {
			if b.Item < n {
				return 0, 0 // a list right below the list
			}
			n = b.Item
		}
		last = i
	}
	return n, last
}

// goesOn reports whether another list begins right below what stands under a list: they are one, parted by a quotation or by code.
func goesOn(doc *lint.Document, from, end int) bool {
	const near = 2 // blocks between the two
	for _, b := range doc.Blocks[from:min(end, from+near+1)] {
		if b.Kind == lint.Heading {
			return false
		}
		if b.Depth > 0 {
			return true
		}
	}
	return false
}

var numberedBlock = pattern.Lazy(`^(?:([一二三四五六七八九十]{1,2})、|[（(]([一二三四五六七八九十]{1,2})[）)]|第([一二三四五六七八九十]{1,2})[，、：]|[（(](\d{1,2})[）)]|(\d{1,2})[.．、]\D|([一二三四五六七八九十])(?:不?要|是)\p{Han})`)

// numberOf returns in which way a block is numbered, 0 for none, and its number.
func numberOf(text string) (way, no int) {
	m := numberedBlock().FindStringSubmatch(strings.TrimLeft(text, " \u3000"))
	for k := 1; k < len(m); k++ {
		if m[k] != "" {
			no, _ = smallNumber(m[k], 0)
			return k, no
		}
	}
	return 0, 0
}

// numbered counts the blocks that are numbered from one on in one way, with others between them, and returns the last of them. It
// is 0 where a number is left out: that is told by itself.
func numbered(doc *lint.Document, from, end int) (n, last int) {
	const apart = 6 // blocks
	first, no := numberOf(doc.Blocks[from].Text)
	if no != 1 {
		return 0, 0
	}
	n, last = 1, from
	for i := from + 1; i < end; i++ {
		way, no := numberOf(doc.Blocks[i].Text)
		switch {
		case i > last+apart && way != first: // what is said at length under an item
		case i > last+apart && no == n+1:
			return 0, 0
		case i > last+apart:
			return n, last
		case way == 0, way != first && no == 1:
		case way == first && no == n+1:
			n, last = no, i
		case way == first && no > n+1:
			return 0, 0
		default:
			return n, last // of another list
		}
	}
	return n, last
}
