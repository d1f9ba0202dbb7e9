package boilerplate

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/source"
)

// An author of Markdown tells what to read on, and links to it; a page has more than that.
func TestFurtherReading(t *testing.T) {
	h := harness
	h.Read, h.MinSeverity = source.Markdown, lint.Warning
	const story = "# 河口区的体检车\n\n五月八日，体检车开进了柳荫社区，当天为三百二十名老人做了检查。\n\n"
	h.Each(t, map[string]string{
		"between":    story + "相关阅读：[老人体检前要准备什么](a.md)。\n\n今年已经查了两千人，明年还要开到山里去。\n",
		"behind":     story + "今年已经查了两千人，明年还要开到山里去。相关阅读：[老人体检前要准备什么](a.md)\n",
		"a list":     story + "**延伸阅读**：\n\n- [老人体检前要准备什么](a.md)\n- [体检报告怎么看](b.md)（推荐）\n\n今年已经查了两千人。\n",
		"a section":  story + "## 推荐阅读\n\n- [老人体检前要准备什么](a.md)\n- [体检报告怎么看](b.md)\n",
		"not linked": story + "⟦boilerplate/navigation:相关阅读：老人体检前要准备什么⟧\n\n今年已经查了两千人，明年还要开到山里去。\n",
		"of a page":  story + "⟦boilerplate/navigation:猜你喜欢\n\n- [老人体检前要准备什么](a.md)\n- [体检报告怎么看](b.md)⟧\n\n今年已经查了两千人，明年还要开到山里去。\n\n⟦boilerplate/pager:上一篇：[下乡义诊](c.md)⟧\n",
	})
}
