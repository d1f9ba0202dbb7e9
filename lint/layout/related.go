package layout

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// related finds the titles of other articles below a line that leads them in, 相关阅读：, to the end of their block. They are titles
// where they have bullets, or where several stand without a blank line between, and nothing right below: a story has a heading and a byline.
func related(blocks []*lint.Block) {
	for i, b := range blocks {
		if b.Kind != lint.Boilerplate && b.Kind != lint.Heading || !leadsToTitles(b.Text) {
			continue
		}
		end, marked := i+1, 0
		for end < len(blocks) && isTitleOfOther(blocks[end]) && (!blocks[end].Separated || blocks[end].Kind == lint.ListItem || bullet(blocks[end].Text) > 0) {
			if blocks[end].Kind == lint.ListItem || bullet(blocks[end].Text) > 0 {
				marked++
			}
			end++
		}
		n := end - i - 1
		below := end < len(blocks) && !blocks[end].Separated && blocks[end].Kind != lint.Boilerplate
		if n == 0 || marked < n && (n < 2 || below) {
			continue
		}
		for _, t := range blocks[i:end] {
			t.Kind = lint.Boilerplate
		}
	}
}

// leadsToTitles reports whether a line stands over the titles of other articles.
func leadsToTitles(text string) bool {
	switch strings.Trim(simplify(text), " \u3000：:【】[]》>▼↓") {
	case "相关阅读", "相关新闻", "相关文章", "相关推荐", "相关报道", "延伸阅读", "推荐阅读", "猜你喜欢", "猜你想看", "热门推荐", "热门文章", "热门新闻", "往期回顾", "往期推荐", "大家都在看", "大家还在看",
		"你可能还喜欢", "你可能还想看", "为你推荐", "精彩推荐", "更多精彩", "更多精彩内容", "更多新闻":
		return true
	}
	return false
}

// isTitleOfOther reports whether a block may be such a title: short, and no sentence.
func isTitleOfOther(b *lint.Block) bool {
	const longestTitle = 40
	switch b.Kind {
	case lint.Paragraph, lint.ListItem, lint.Heading, lint.Boilerplate, lint.Question:
	default:
		return false
	}
	if utf8.RuneCountInString(b.Text) > longestTitle || strings.ContainsAny(b.Text, "。；") || strings.Count(b.Text, "，") > 2 {
		return false
	}
	e, _ := EndOf(b.Text)
	return e != Colon && e != Pause
}
