package boilerplate

import (
	"fmt"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/layout"
)

// classified reports whether a notice is of the kind papers take for money. 声明 may be a headline, 此致敬礼
// the end of a letter that the story quotes, 特此公告 that of the announcement the page is about.
func classified(blocks []*lint.Block) bool {
	for _, b := range blocks {
		if contains(b.Text, []string{"遗失", "遺失", "作废", "作廢", "丢失", "注销", "註銷", "减资", "清算", "拍卖", "拍賣", "招领", "寻人", "启事", "讣告", "●"}) {
			return true
		}
	}
	return false
}

// notices reports runs of classified notices on a page of news.
func notices(p *lint.Pass) {
	stories := layout.Stories(p.Doc)
	news := 0
	for _, s := range stories {
		if !s.Notice {
			for _, b := range p.Doc.Blocks[s.Start:s.End] {
				if b.Kind == lint.Paragraph {
					news++
				}
			}
		}
	}
	if news < 2 {
		return
	}
	for _, s := range stories {
		if !s.Notice || s.Start >= s.End || !classified(p.Doc.Blocks[s.Start:s.End]) {
			continue
		}
		first, last := p.Doc.Blocks[s.Start], p.Doc.Blocks[s.End-1]
		if s.Start == 0 && strings.TrimSpace(first.Text) == "讣告" {
			continue // the page is the notice
		}
		span := lint.Span{Start: first.Span().Start, End: last.Span().End}
		a, b := p.Doc.Position(span.Start).Line, p.Doc.Position(last.Span().Start).Line
		where := fmt.Sprintf("第%d—%d行", a, b)
		whereEN := fmt.Sprintf("lines %d–%d", a, b)
		if a == b {
			where, whereEN = fmt.Sprintf("第%d行", a), fmt.Sprintf("line %d", a)
		}
		p.ReportSpan(lint.Diagnostic{
			Rule: "boilerplate/notice", Span: span,
			Message:    lint.Say("%[1]s是声明、公告一类的分类广告，混在新闻里", "%[2]s: classified notices among news", where, whereEN),
			Notes:      []lint.Note{{Text: lint.Say("与新闻正文分开入库；声明里的姓名、证号、住址须另行遮盖", "store them apart from the news; names, certificates and addresses in them need masking")}},
			Confidence: 0.9,
		})
	}
}
