package boilerplate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/furniture"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/pattern"
)

// what a run of furniture is called, by the sort of its leading line.
var names = map[string]lint.Text{
	"navigation": {ZH: "网页导航", EN: "site navigation"},
	"pager":      {ZH: "翻页链接", EN: "a pager"},
	"share":      {ZH: "分享、扫码提示", EN: "a share or scan line"},
	"counter":    {ZH: "访问计数", EN: "a view counter"},
	"contact":    {ZH: "网站联系方式", EN: "a contact block"},
	"teaser":     {ZH: "网页摘要的展开链接", EN: "a read-more link"},
	"legal":      {ZH: "版权声明", EN: "a legal line"},
	"tail":       {ZH: "推广、转载说明", EN: "an advertising or syndication tail"},
	"folio":      {ZH: "页码、版头或版脚", EN: "the number, the head or the foot of a page"},
}

// app is what a teaser for a programme speaks of; 打开APP阅读全文 is one for the article all the same.
var app = pattern.Lazy(`(?i)下[载載].*(?:客[户戶]端|app)`)

// strong sorts never stand in copy; the others are page furniture only among
// their like: a sidebar may be called 相关链接, a story may close with 电话：.
var strong = map[string]bool{"pager": true, "counter": true, "teaser": true, "folio": true}

// pageLines reports each run of lines that belong to the page once.
func pageLines(p *lint.Pass) {
	blocks := p.Doc.Blocks
	sorts := make([]string, len(blocks))
	simple := hanzi.SimplifiedBlocks(p.Doc)
	frame, lines := 0, 0
	for i, b := range blocks {
		if b.Kind != lint.Boilerplate || p.Doc.Format != "html" && furniture.BehindSentence(simple[i]) {
			continue
		}
		switch sorts[i] = layout.Furniture(b.Text); {
		case sorts[i] != "":
		case layout.RunningHead(b.Text) || ofPage(blocks, i):
			sorts[i] = "folio"
		default:
			sorts[i] = "navigation" // the reader of the page said so
		}
		if refers(p.Doc, i) {
			continue // of an author: no sign of a page
		}
		lines++
		if strong[sorts[i]] || sorts[i] == "navigation" {
			frame++
		}
	}
	for i := 0; i < len(blocks); i++ {
		if sorts[i] == "" {
			continue
		}
		j := i
		for j+1 < len(blocks) && sorts[j+1] != "" {
			j++
		}
		sort := leading(sorts[i : j+1])
		severity, confidence := lint.Severity(0), 0.95 // the rule's
		switch {
		case sort == "navigation" && refersAll(p.Doc, i, j):
			severity, confidence = lint.Info, 0.6
		case strong[sort] && p.Doc.Format != "html": // a page has its buttons, and its markup tells them from the copy
		case p.Doc.Format != "html" && residual(blocks[i:j+1]):
			severity = lint.Warning
		case misplaced(sort, blocks, i, j):
			severity = lint.Warning
		case frame == 0 || lines < 3:
			severity, confidence = lint.Info, 0.6
		}
		report(p, blocks[i:j+1], sort, severity, confidence)
		i = j
	}
}

// further is what an author, too, writes in front of what to read on: a page has 猜你喜欢 and 热门推荐.
var further = pattern.Lazy(`^(?:相关|延伸|推荐|扩展|拓展|参考)(?:阅读|文章|资料|链接)|^相关(?:报道|新闻)|^(?:相關|延伸|推薦|參考)(?:閱讀|文章|連結)|^相關(?:報道|報導|新聞)`)

// refers reports whether block i of Markdown tells what to read on, and links to it, or stands among the items of such a list: 相关
// 阅读：[体检前后](a.md). In a repository of Markdown links are set by hand.
func refers(doc *lint.Document, i int) bool {
	blocks := doc.Blocks
	if doc.Format != "markdown" {
		return false
	}
	const most = 40 // items looked over for what leads them in, or for a link
	head := i
	for head > max(0, i-most) && blocks[head].Depth > 0 {
		head-- // to what leads in the list
	}
	if !further().MatchString(blocks[head].Text) {
		return false
	}
	for k := head; k < min(len(blocks), head+most) && (k == head || blocks[k].Depth > 0); k++ {
		if len(blocks[k].Links) > 0 {
			return true
		}
	}
	return false
}

// refersAll reports whether all of blocks i to j do.
func refersAll(doc *lint.Document, i, j int) bool {
	for k := i; k <= j; k++ {
		if !refers(doc, k) && (k == i || doc.Blocks[k].Depth == 0) {
			return false
		}
	}
	return true
}

// ofPage reports whether line i is the number of a page, or the head or foot that it stands right under or over.
func ofPage(blocks []*lint.Block, i int) bool {
	number := func(k int) bool {
		if k < 0 || k >= len(blocks) || blocks[k].Kind != lint.Boilerplate {
			return false
		}
		_, ok := layout.Page(blocks[k].Text)
		return ok
	}
	return number(i) || number(i-1) && !blocks[i].Separated || number(i+1) && !blocks[i+1].Separated
}

// misplaced reports whether blocks i to j, furniture of a sort, stand between paragraphs and can be nothing else there: a story
// may have 预约挂号 or 相关链接 for a heading.
func misplaced(sort string, blocks []*lint.Block, i, j int) bool {
	const heading = 8 // characters that one has at most
	switch sort {
	case "share", "tail", "legal":
	case "navigation":
		if utf8.RuneCountInString(blocks[i].Text) <= heading {
			return false
		}
	default:
		return false
	}
	if i == 0 || !prose(blocks[i-1]) {
		return false
	}
	titled := sort == "navigation" && strings.ContainsAny(blocks[i].Text, "：:】")
	for j++; j < len(blocks); j++ { // the title of another article may stand over a heading
		if prose(blocks[j]) {
			return true
		}
		if !titled || blocks[j].Kind != lint.Heading && blocks[j].Kind != lint.ListItem {
			break
		}
		titled = false
	}
	return false
}

// residual reports whether one of the lines stands in no copy.
func residual(run []*lint.Block) bool {
	return slices.ContainsFunc(run, func(b *lint.Block) bool {
		_, ok := layout.ResidueOf(b.Text)
		_, said := layout.Remark(b.Text)
		return ok || said || layout.IsMenu(b.Text)
	})
}

// prose reports whether a block is running text.
func prose(b *lint.Block) bool {
	switch b.Kind {
	case lint.Paragraph, lint.Question, lint.Answer, lint.ListItem, lint.Caption:
		return strings.Contains(b.Text, "。") || strings.Contains(b.Text, "？")
	}
	return false
}

// leading returns the sort that names a run: the first that is strong, or the
// first.
func leading(sorts []string) string {
	for _, s := range sorts {
		if strong[s] {
			return s
		}
	}
	return sorts[0]
}

func report(p *lint.Pass, run []*lint.Block, sort string, severity lint.Severity, confidence float64) {
	first, last := run[0], run[len(run)-1]
	span := lint.Span{Start: first.Span().Start, End: last.Span().End}
	if p.Doc.Format == "markdown" {
		span = markedLines(p.Doc, span) // a link is more than its words
	}
	what := names[sort]
	if sort == "teaser" && app().MatchString(first.Text) {
		what = lint.Text{ZH: "下载客户端的提示", EN: "a prompt to get an app"}
	}
	if r, ok := layout.ResidueOf(first.Text); ok {
		what = r.Name
	}
	if _, ok := layout.Remark(first.Text); ok {
		what = lint.Text{ZH: "读者评论", EN: "the comment of a reader"}
	}
	if _, ok := layout.Page(first.Text); ok || sort == "folio" {
		what = names["folio"]
	}
	d := lint.Diagnostic{Rule: "boilerplate/" + sort, Severity: severity, Span: span, Confidence: confidence}
	quoted := first.Text
	if utf8.RuneCountInString(quoted) > 16 {
		quoted = string([]rune(quoted)[:15]) + "…"
	}
	if len(run) == 1 {
		d.Message = lint.Say("“%[1]s”是%[2]s，不是稿件", "“%[1]s” is %[3]s, not copy", quoted, what.ZH, what.EN)
	} else {
		a, b := p.Doc.Position(span.Start).Line, p.Doc.Position(last.Span().Start).Line
		d.Message = lint.Say("第%[1]d—%[2]d行是网页内容，不是稿件：“%[3]s”等%[4]d行", "lines %[1]d–%[2]d belong to the page, not the copy: “%[3]s” and %[5]d more",
			a, b, quoted, len(run), len(run)-1)
		if sort == "folio" {
			d.Message = lint.Say("第%[1]d—%[2]d行是%[4]s，不是稿件：“%[3]s”等", "lines %[1]d–%[2]d are %[5]s, not copy: “%[3]s” and more", a, b, quoted, what.ZH, what.EN)
		}
	}
	d.Fixes = deleteLines(p.Doc, span)
	p.ReportSpan(d)
}

// markedLines widens a span to all that stands in its lines.
func markedLines(doc *lint.Document, s lint.Span) lint.Span {
	src := doc.Source
	for s.Start > 0 && src[s.Start-1] != '\n' {
		s.Start--
	}
	for s.End < len(src) && src[s.End] != '\n' {
		s.End++
	}
	for s.Start < s.End && (src[s.Start] == ' ' || src[s.Start] == '\t') {
		s.Start++
	}
	for s.End > s.Start && (src[s.End-1] == ' ' || src[s.End-1] == '\r') {
		s.End--
	}
	return s
}

// deleteLines offers to delete the lines of a span, in formats in which lines are no markup.
func deleteLines(doc *lint.Document, s lint.Span) []lint.Fix {
	if doc.Format != "text" {
		return nil
	}
	return []lint.Fix{{Message: lint.Say("删去", "delete"), Edits: []lint.Edit{{Span: wholeLines(doc, s)}}}}
}

// wholeLines widens a span to the ends of its lines, line break included.
func wholeLines(doc *lint.Document, s lint.Span) lint.Span {
	src := doc.Source
	for s.Start > 0 && src[s.Start-1] != '\n' {
		s.Start--
	}
	if s.Start == 0 && strings.HasPrefix(string(src[:min(3, len(src))]), "\uFEFF") {
		s.Start = 3
	}
	for s.End < len(src) && src[s.End-1] != '\n' {
		s.End++
	}
	return s
}

// folios is the number of a page left in running text by a converter: 但减重不宜第2页共3页过快.
var folios = pattern.Lazy(`第 ?\d{1,3} ?[页頁][，, /]{0,2}共 ?\d{1,3} ?[页頁]`)

// pageNumbers reports them.
func pageNumbers(p *lint.Pass) {
	for _, b := range p.Doc.Blocks {
		if b.Kind != lint.Paragraph || !strings.Contains(b.Text, "共") {
			continue
		}
		for _, at := range folios().FindAllStringIndex(b.Text, -1) {
			p.Report(b, at[0], at[1], lint.Diagnostic{
				Rule:       "boilerplate/pager",
				Message:    lint.Say("“%s”是页码，混在正文里", "“%s” is the number of a page in the running text", b.Text[at[0]:at[1]]),
				Fixes:      []lint.Fix{lint.Replace(b, at[0], at[1], "", false)},
				Confidence: 0.9,
			})
		}
	}
}

// teasers reports read-more links at the end of a paragraph.
func teasers(p *lint.Pass) {
	for _, b := range p.Doc.Blocks {
		if b.Kind == lint.Boilerplate || b.Kind == lint.Heading {
			continue
		}
		start, ok := furniture.ReadMore(b.Text)
		if !ok {
			continue
		}
		p.Report(b, start, len(b.Text), lint.Diagnostic{
			Rule:       "boilerplate/teaser",
			Message:    lint.Say("段末“%s”是网页链接，不是稿件；这一段可能只是摘要", "“%s” at the end is a link of the page, not copy; the paragraph may be a teaser", b.Text[start:]),
			Fixes:      []lint.Fix{lint.Replace(b, start, len(b.Text), "", false)},
			Confidence: 0.95,
		})
	}
}

func clip(s string) string {
	if r := []rune(s); len(r) > 20 {
		return string(r[:19]) + "…"
	}
	return s
}
