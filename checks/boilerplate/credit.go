package boilerplate

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/layout"
)

// credits reports editors' credits that stand between paragraphs of a story.
func credits(p *lint.Pass) {
	for _, s := range layout.Stories(p.Doc) {
		body := 0
		for i := s.Start; i < s.End; i++ {
			b := p.Doc.Blocks[i]
			switch {
			case b.Kind == lint.Paragraph:
				body++
			case b.Kind == lint.Byline && i > s.Start && edits(b.Text) && b.Text == p.Doc.Blocks[i-1].Text:
				p.Report(b, 0, len(b.Text), lint.Diagnostic{
					Rule:       "boilerplate/credit",
					Message:    lint.Say("编辑署名“%s”接连出现两次", "the credit “%s” stands twice in a row", clip(b.Text)),
					Fixes:      deleteLines(p.Doc, b.Span()),
					Confidence: 0.95,
				})
			case b.Kind == lint.Byline && body > 1 && followed(p.Doc.Blocks[i+1:s.End]) && edits(b.Text):
				p.Report(b, 0, len(b.Text), lint.Diagnostic{
					Rule:       "boilerplate/credit",
					Message:    lint.Say("编辑署名“%s”夹在正文中间", "the credit “%s” stands in mid-text", clip(b.Text)),
					Confidence: 0.7,
				})
			}
		}
	}
}

func followed(rest []*lint.Block) bool {
	for _, b := range rest {
		switch b.Kind {
		case lint.Paragraph:
			return true
		case lint.Heading:
			return false
		}
	}
	return false
}

func edits(text string) bool {
	if strings.HasSuffix(text, "：") || strings.HasSuffix(text, ":") {
		return false // a letter to the editor begins so
	}
	return contains(text, []string{"编辑", "編輯", "责编", "責編", "校对", "校對", "审核", "審核", "监制"})
}
