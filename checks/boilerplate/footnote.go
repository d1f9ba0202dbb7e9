package boilerplate

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/pattern"
)

// footnote is the note at the foot of a page, by its mark.
var footnote = pattern.Lazy(`^([①-⑳]|[\[［〔]\d{1,2}[\]］〕])[ \x{3000}]?(?:参见|参阅|详见|见《|见于|引自|转引|资料来源|数据来源|《|同上|出自)`)

// marked begins any note.
var marked = pattern.Lazy(`^(?:[①-⑳]|[\[［〔]\d{1,2}[\]］〕])`)

// footnotes reports the notes of a page that stand between the paragraphs of the copy, with their marks in it. At its end they are
// notes.
func footnotes(p *lint.Pass) {
	blocks := p.Doc.Blocks
	simple := hanzi.SimplifiedBlocks(p.Doc)
	last := len(blocks) - 1
	for last >= 0 && (!prose(blocks[last]) || marked().MatchString(blocks[last].Text)) {
		last--
	}
	for i, b := range blocks {
		if i >= last || b.Kind != lint.Paragraph && b.Kind != lint.ListItem {
			continue
		}
		m := footnote().FindStringSubmatch(simple[i])
		if m == nil {
			continue
		}
		for _, k := range blocks[max(0, i-noteReach):i] {
			at := strings.Index(k.Text, m[1])
			if k.Kind != lint.Paragraph || at <= 0 {
				continue
			}
			p.Report(b, 0, len(b.Text), lint.Diagnostic{
				Rule:       "boilerplate/folio",
				Message:    lint.Say("“%[1]s”是页脚的注释，混在了正文里；第%[2]d行还留着注号“%[3]s”", "“%[1]s” is a note from the foot of a page, in the text; its mark “%[3]s” is in line %[2]d", clip(b.Text), p.Doc.Position(k.Source(at, at+len(m[1])).Start).Line, m[1]),
				Related:    []lint.Related{{Span: k.Source(at, at+len(m[1])), Message: lint.Say("注号", "the mark")}},
				Confidence: 0.85,
			})
			break
		}
	}
}

// noteReach is how many blocks above a note its mark may be.
const noteReach = 12
