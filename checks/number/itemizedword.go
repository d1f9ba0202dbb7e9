package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// itemWords are what a piece of advice counts, and what its items begin with: 误区一, 建议2.
var itemWords = []string{"误区", "建议", "要点", "信号", "方法", "步骤", "原则", "谣言", "诀窍", "妙招", "提示", "提醒", "症状", "习惯", "疑问", "问题", "关键", "陷阱", "谎言"}

// itemizedByWord holds the number of a heading against items that begin with what it counts: 避开三个误区 over 误区一 to 误区四.
func itemizedByWord(p *lint.Pass, v *figures.View, s layout.Story) {
	for i := s.Start; i+2 < s.End; i++ {
		b := p.Doc.Blocks[i]
		text := v.Readings[i].Text
		if b.Kind != lint.Paragraph && b.Kind != lint.Heading || len(text) > 120 || !strings.Contains(text, "个") && !strings.Contains(text, "大") && !strings.Contains(text, "条") && !strings.Contains(text, "种") && !strings.Contains(text, "项") && !strings.Contains(text, "点") {
			continue
		}
		n, at, word := numberOfWord(text)
		if n < 2 {
			continue
		}
		got, last := 0, i
		for k := i + 1; k < s.End; k++ {
			rest, ok := strings.CutPrefix(strings.TrimLeft(v.Readings[k].Text, " \u3000"), word)
			if !ok {
				continue
			}
			no, w := smallNumber(rest, 0)
			if w == 0 || !affix.Starts(strings.TrimLeft(rest[w:], " \u3000"), "：", ":", "、", "，", ".", "“") && strings.TrimSpace(rest[w:]) != "" {
				continue
			}
			if no != got+1 {
				got = 0 // another list, or a number left out, which is told by itself
				break
			}
			got, last = no, k
		}
		if got < 2 || got == n {
			continue
		}
		p.Report(b, at.Start, at.End, lint.Diagnostic{
			Rule:    "number/enumeration",
			Message: lint.Say("文中说“%s”，列出%d项", "the copy says “%s” and lists %d", b.Text[at.Start:at.End], got),
			Related: []lint.Related{{
				Span:    lint.Span{Start: p.Doc.Blocks[i+1].Span().Start, End: p.Doc.Blocks[last].Span().End},
				Message: lint.Say("列举", "the list"),
			}},
		})
	}
}

// numberOfWord returns how many of its item words a line announces: 这三个误区, 5大信号.
func numberOfWord(text string) (n int, at figures.Span, word string) {
	for s, v := range smallNumbers(text) {
		if v < 2 || !mayCount(text[:s.Start]) || affix.Ends(text[:s.Start], "第", "前", "后", "中的", "另") {
			continue
		}
		rest := text[s.End:]
		for _, w := range [...]string{"个", "大", "条", "种", "项", "点"} {
			behind, ok := strings.CutPrefix(rest, w)
			if !ok {
				continue
			}
			name := behind
			for _, w := range [...]string{"常见", "饮食", "认知", "用药", "健康", "关键", "重要", "典型", "小", "大"} {
				name = strings.TrimPrefix(name, w)
			}
			for _, item := range itemWords {
				if strings.HasPrefix(name, item) {
					return v, figures.Span{Start: s.Start, End: len(text) - len(name) + len(item)}, item
				}
			}
		}
	}
	return 0, at, ""
}
