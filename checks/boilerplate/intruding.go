package boilerplate

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/furniture"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/pattern"
)

// staff is a credit of editors in brackets, which closes a story and stands in no sentence.
var staff = pattern.Lazy(`[（(](?:责任编辑|本文编辑|网络编辑|责编|编辑|美编|校对|版式)[:：][^（）()。，；！？]{2,40}[）)]`)

// intruding reports credits of editors in front of text that goes on in the same paragraph, and 本报讯 at the head of a later
// paragraph of a story.
func intruding(p *lint.Pass) {
	simple := hanzi.SimplifiedBlocks(p.Doc)
	for i, b := range p.Doc.Blocks {
		if b.Kind == lint.TableCell || b.Kind == lint.Notice || !contains(simple[i], []string{"编辑", "责编", "美编", "校对", "版式"}) {
			continue
		}
		for _, at := range staff().FindAllStringIndex(simple[i], -1) {
			next := firstOf(strings.TrimLeft(simple[i][at[1]:], spaces))
			if !hanzi.IsHan(next) && next != '“' || !furniture.HasProse(simple[i][at[1]:]) || !strings.ContainsAny(simple[i][at[1]:], "。，") {
				continue
			}
			p.Report(b, at[0], at[1], lint.Diagnostic{
				Rule:       "boilerplate/credit",
				Message:    lint.Say("编辑署名“%s”混在正文里", "the credit “%s” stands in the running text", clip(b.Text[at[0]:at[1]])),
				Fixes:      []lint.Fix{lint.Replace(b, at[0], at[1], "", false)},
				Confidence: 0.9,
			})
		}
	}
	for _, s := range layout.Stories(p.Doc) {
		secondLead(p, simple, s)
	}
}

// lead opens a news story of a paper.
var lead = pattern.Lazy(`^(?:本报|本刊|本网|本台)(?:[\p{Han}]{2,6})?(?:讯|消息)(?:[ \x{3000}（(]|记者|特约)`)

// secondLead reports the head of another story that opens a later paragraph, where no heading stands between.
func secondLead(p *lint.Pass, simple []string, s layout.Story) {
	first := -1
	for i := s.Start; i < s.End; i++ {
		switch b := p.Doc.Blocks[i]; {
		case b.Kind == lint.Heading, b.Kind == lint.Byline, b.Kind == lint.Notice, b.Kind == lint.Dateline:
			first = -1
		case b.Kind != lint.Paragraph || !lead().MatchString(simple[i]):
		case first < 0:
			first = i
		case i > first:
			at := lead().FindStringIndex(simple[i])
			p.Report(b, at[0], at[1], lint.Diagnostic{
				Rule:       "boilerplate/credit",
				Message:    lint.Say("第%[1]d行已以“%[2]s”开头，这一段又是一个消息头", "line %[1]d opens with “%[2]s” already; this is the head of another story", p.Doc.Position(p.Doc.Blocks[first].Span().Start).Line, strings.TrimSpace(p.Doc.Blocks[first].Text[:lead().FindStringIndex(simple[first])[1]])),
				Confidence: 0.8,
			})
		}
	}
}
