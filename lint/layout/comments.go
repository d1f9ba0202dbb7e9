package layout

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/furniture"
	"github.com/healthlint/healthlint/lint/pattern"
)

// remarked is what a page sets behind the words of a reader: when, and buttons. One of them must be there to answer or to complain.
var remarked = pattern.Lazy(`[ \x{3000}]+(?:(?:(?:\d{1,3}(?:秒|分钟|小时|天|周|个月|年)前|刚刚|(?:昨天|前天|今天)(?: ?\d{1,2}:\d{2})?|(?:\d{4}-)?\d{1,2}-\d{1,2}(?: \d{1,2}:\d{2})?|(?:IP属地[:：]?|来自) ?\p{Han}{2,8}|回复|举报|赞同?|点赞|顶|踩|支持|反对|分享|收起|展开)[ \x{3000}]?(?:[(（]\d{1,6}[)）]|\d{1,6}\b)?[ \x{3000}|｜·]*){2,})$`)

// Remark returns where the buttons and the time begin that stand behind a reader's comment.
func Remark(text string) (start int, ok bool) {
	const longestTail = 120 // bytes
	from := max(0, len(text)-longestTail)
	tail := text[from:]
	if !strings.Contains(tail, "回复") && !strings.Contains(tail, "回覆") && !strings.Contains(tail, "举报") && !strings.Contains(tail, "舉報") {
		return 0, false
	}
	simple := simplify(tail)
	at := remarked().FindStringIndex(strings.TrimRight(simple, " \u3000>＞"))
	if at == nil || !strings.Contains(simple[at[0]:], "回复") && !strings.Contains(simple[at[0]:], "举报") {
		return 0, false
	}
	return from + at[0], true
}

// remarks finds the comments of readers: lines with buttons behind them, and below the head of a comment area what stands between.
func remarks(blocks []*lint.Block) {
	area := false
	for i, b := range blocks {
		if b.Kind == lint.Boilerplate || b.Kind == lint.Heading {
			r, ok := ResidueOf(b.Text)
			head := ok && r.Name.ZH == commentArea || isCommentHead(b.Text)
			if head && b.Kind == lint.Heading && i+1 < len(blocks) {
				if _, ok := Remark(blocks[i+1].Text); ok {
					b.Kind = lint.Boilerplate
				}
			}
			area = head || area && b.Kind == lint.Boilerplate
			continue
		}
		if _, ok := Remark(b.Text); ok && (area || named(b.Text)) {
			b.Kind = lint.Boilerplate
			continue
		}
		area = false
	}
}

// commentArea is what residue.tsv calls the head of a comment area.
const commentArea = "评论区"

func isCommentHead(text string) bool {
	switch strings.Trim(simplify(text), " \u3000：:") {
	case "评论", "网友评论", "最新评论", "热门评论", "全部评论", "精彩评论", "用户评论", "读者评论", "精选留言", "留言":
		return true
	}
	return false
}

// named reports whether a line begins with who comments: 江城网友：.
func named(text string) bool {
	i := strings.IndexAny(text, "：:")
	return i > 0 && i <= 36 && !strings.ContainsAny(text[:i], "，。；！？“”")
}

// A system that parts long articles into pages marks where, and what the next is called: #p#副标题#e#.
const pageMark, pageMarkEnd = "#p#", "#e#"

// Copy returns where the copy in a block ends: in front of a read-more link, the mark of a page, where it says on which page it goes on, the buttons of a page or those behind a comment.
// simple is the text in Simplified characters, byte for byte.
func Copy(text, simple string) int {
	if start, ok := Remark(text); ok {
		return start
	}
	if rest, ok := strings.CutSuffix(text, pageMarkEnd); ok {
		if start := strings.LastIndex(rest, pageMark); start >= 0 {
			return start
		}
	}
	if start, ok := furniture.ReadMore(text); ok {
		return start
	}
	if start, ok := furniture.JumpTo(simple); ok {
		return start
	}
	if start, end, sort := furniture.Glued(simple); sort != "" && end == len(text) {
		return start
	}
	return len(text)
}
