package boilerplate

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/furniture"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// gluedNames are what glued furniture is called, where it is called otherwise than a line of its own.
var gluedNames = map[string]lint.Text{
	"navigation": {ZH: "网页按钮、链接", EN: "buttons or links of the page"},
	"share":      {ZH: "分享按钮", EN: "share buttons of the page"},
}

const (
	spaces = " \t\u3000\u00a0"
	stops  = "。！？!?…；"
)

// glued reports furniture that stands in the line of a sentence, behind it as a rule: 他说。【打印】【关闭】. A page has its
// buttons, and its markup tells them from the copy; so nothing is said about HTML.
func glued(p *lint.Pass) {
	if p.Doc.Format == "html" {
		return
	}
	simple := hanzi.SimplifiedBlocks(p.Doc)
	for i, b := range p.Doc.Blocks {
		if b.Kind == lint.TableCell || b.Kind == lint.Notice || b.Kind == lint.Boilerplate && !furniture.BehindSentence(simple[i]) {
			continue
		}
		if _, reported := furniture.ReadMore(b.Text); reported {
			continue
		}
		jumps(p, b, simple[i])
		if start, end, sort := furniture.Glued(simple[i]); sort != "" && !(sort == "navigation" && refersAt(p.Doc, i, start)) {
			reportGlued(p, b, start, end, sort)
		}
	}
}

// jumps reports where a paragraph says on which page of the paper it goes on, or from which it comes: the line goes, the copy stays.
func jumps(p *lint.Pass, b *lint.Block, simple string) {
	report := func(start, end int) {
		p.Report(b, start, end, lint.Diagnostic{
			Rule:       "boilerplate/teaser",
			Severity:   lint.Warning,
			Message:    lint.Say("“%[1]s”是转版提示，不是稿件", "“%[1]s” is a jump line, not copy", strings.TrimSpace(b.Text[start:end])),
			Fixes:      []lint.Fix{lint.Replace(b, start, end, "", false)},
			Confidence: 0.95,
		})
	}
	if end, ok := furniture.JumpFrom(simple); ok {
		report(0, end)
	}
	if start, ok := furniture.JumpTo(simple); ok {
		report(start, len(b.Text))
	}
}

// refersAt reports whether an author of Markdown tells from start of block i on what to read, and links to it.
func refersAt(doc *lint.Document, i, start int) bool {
	if doc.Format != "markdown" {
		return false
	}
	b := doc.Blocks[i]
	end := len(strings.TrimRight(b.Text, spaces+stops))
	links := b.Linked(end-1, end) || i+1 < len(doc.Blocks) && len(doc.Blocks[i+1].Links) > 0
	return links && further().MatchString(strings.TrimLeft(b.Text[start:], spaces))
}

func reportGlued(p *lint.Pass, b *lint.Block, start, end int, sort string) {
	what, ok := gluedNames[sort]
	if !ok {
		what = names[sort]
	}
	shown := clip(strings.TrimSpace(b.Text[start:end]))
	message := lint.Say("“%[1]s”是%[2]s，粘在了正文后面，不是稿件", "“%[1]s” is not copy but %[3]s, glued to the end of it", shown, what.ZH, what.EN)
	if end < len(b.Text) && furniture.HasProse(b.Text[end:]) {
		message = lint.Say("“%[1]s”是%[2]s，混在正文里", "“%[1]s” is not copy but %[3]s, in the running text", shown, what.ZH, what.EN)
	}
	p.Report(b, start, end, lint.Diagnostic{
		Rule:       "boilerplate/" + sort,
		Severity:   lint.Warning,
		Message:    message,
		Fixes:      []lint.Fix{lint.Replace(b, start, end, "", false)},
		Confidence: 0.9,
	})
}
