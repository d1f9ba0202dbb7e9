package boilerplate

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/linttest"
	"github.com/healthlint/healthlint/lint/source"
)

var harness = linttest.Harness{Checks: []*lint.Check{Check}}

const story = `河口区把体检车开进社区
五月八日，河口区卫生健康局把一辆体检车开进了柳荫社区，当天为三百二十名老人做了检查。
“以前要跑三个地方，现在下楼就行。”居民说。
`

func TestFires(t *testing.T) {
	harness.Valid(t)
	harness.Each(t, map[string]string{
		"frame":        "⟦boilerplate/navigation:新聞資訊 NEWS\n聯系我們 CONTACT\n\n電話：區號後轉總機⟧\n" + story + "⟦boilerplate/pager:上一篇：柳荫社区的一天\n下一篇：没有了\n在线留言⟧",
		"contact":      "⟦boilerplate/contact:地址：河口区柳荫路1号⟧\n" + story,
		"counter":      story + "⟦boilerplate/counter:时间：2024-05-08   访问量：1284⟧\n今年已经查了两千人。",
		"button row":   story + "⟦boilerplate/share:点赞 收藏 转发⟧\n今年已经查了两千人。",
		"bar":          story + "⟦boilerplate/navigation:打印 | 关闭 | 字号：大 中 小⟧\n今年已经查了两千人。",
		"one count":    story + "⟦boilerplate/counter:12条评论⟧\n今年已经查了两千人。",
		"app link":     story + "⟦boilerplate/teaser:点击下载APP⟧\n今年已经查了两千人。",
		"teaser":       story + "今年体检车已经查了两千人，明年还要开到山里去，路上带着⟦boilerplate/teaser:阅读全文⟧",
		"weak alone":   story + "⟦boilerplate/navigation:相关链接⟧\n体检车每周二出车。",
		"ornament":     "健康生活 ⟦boilerplate/ornament:JIANKANGSHENGHUO⟧\n" + story,
		"caption":      story + "⟦boilerplate/caption:（资料图片）⟧\n今年已经查了两千人。",
		"credit":       story + "⟦boilerplate/credit:（编辑：林晓舟）⟧\n今年已经查了两千人。",
		"notice":       story + "（林晓舟）\n⟦boilerplate/notice:声明\n●赵某遗失营业执照副本一份，现声明作废。\n特此声明⟧",
		"markdown":     story + "⟦boilerplate/markdown:- 1 **减路程**，检查车开到楼下。\n- 2 **减等待**⟧，结果当天可查。\n明年还要开到山里去。",
		"size of type": story + "⟦boilerplate/navigation:【字体：大 中 小】【打印】【关闭】⟧\n今年已经查了两千人。",
		"buttons":      story + "⟦boilerplate/navigation:【打印本页】【关闭窗口】⟧\n今年已经查了两千人。",
		"crumbs":       "⟦boilerplate/navigation:首页>>新闻>>健康⟧\n" + story,
		"comments":     story + "⟦boilerplate/counter:网友评论 共0条⟧\n今年已经查了两千人。",
		"reactions":    story + "⟦boilerplate/counter:阅读 3.2万 点赞 215 在看⟧\n今年已经查了两千人。",
		"app":          story + "⟦boilerplate/teaser:打开APP阅读全文⟧",
		"disclaimer":   story + "⟦boilerplate/tail:声明：本网转载此文仅为传递更多信息，并不代表本网赞同其观点，如有侵权请联系删除，联系时请写明稿件的题目和刊出的日期⟧",
		"page number":  story + "体检车减少了往返，但老人还是⟦boilerplate/pager:第2页共3页⟧要空腹来。\n⟦boilerplate/pager:第 3 页，共 4 页⟧\n今年已经查了两千人。",
		"more":         story + "⟦boilerplate/teaser:点击查看更多⟧\n今年已经查了两千人。",
		"further":      story + "⟦boilerplate/navigation:【延伸阅读】老人体检前要准备什么⟧\n今年已经查了两千人。",
		"placeholder":  story + "⟦boilerplate/tail:．广告．请往下继续阅读．⟧\n今年已经查了两千人。",
		"advert":       story + "⟦boilerplate/tail:想了解更多体检知识，欢迎添加微信咨询，前50名免费领取体检套餐。⟧",
		"remedy":       story + "⟦boilerplate/tail:专治各种老年病，祖传秘方，无效退款。⟧",
		"share, legal": story + "⟦boilerplate/share:长按识别二维码⟧\n今年已经查了两千人。\n⟦boilerplate/legal:版权所有 河口区融媒体中心⟧",
	})
}

func TestSilent(t *testing.T) {
	harness.Each(t, map[string]string{
		"story":        story + "（编辑：林晓舟）",
		"copy about":   "居民扫一扫门口的二维码就能预约，也可以在微信公众号上点“联系我们”，登录后查看更多时段，不必再打电话排队。",
		"english head": "健康生活 HEALTH\n" + story,
		"of adverts":   story + "他说，那些写着专治老年病、祖传秘方、无效退款的小广告，社区已经清理了三遍。",
		"words":        "阅读 写作 运动\n" + story + "大 中 小三个班的孩子都来了。",
		"obituary":     "讣告\n赵某因病于五月八日在河口区逝世。\n" + story,
		"reading":      "阅读100本书的孩子\n" + story,
		"author":       story + "本文系统介绍体检车的来历。",
		"footnote":     story + "血压下降值（mmHg）：12**，与对照组比较，**P<0.01。\n- 减路程\n- 减等待\n#健康生活#",
		"not for sale": story + "声明\n本中心没有设过收费点，今年已经查了两千人。\n记者看到，他在申请书的末尾写着：\n此致\n敬礼\n特此公告",
		"a picture":    story + "图为体检车开进社区（资料图片）。",
		"letter":       story + "编辑：\n我今年七十岁，也想去查一查。\n请问什么时候能来。",
		"only notices": "遗失声明\n●赵某遗失营业执照副本一份，现声明作废。\n特此声明",
	})
}

// Where nothing else can stand, one line is enough for a warning; a heading may be called so too.
func TestMisplaced(t *testing.T) {
	h := harness
	h.MinSeverity = lint.Warning
	h.Each(t, map[string]string{
		"share":     story + "⟦boilerplate/share:分享到：微信 微博⟧\n今年已经查了两千人。",
		"at end":    story + "分享到：微信 微博",
		"heading":   story + "相关链接\n今年已经查了两千人。",
		"contact":   story + "电话：见社区公告栏\n今年已经查了两千人。",
		"by credit": story + "⟦boilerplate/credit:责任编辑：林晓舟⟧\n今年已经查了两千人。",
	})
}

func TestSpells(t *testing.T) {
	for _, c := range []struct {
		letters, han string
		want         bool
	}{
		{"JIANKANG", "健康", true}, {"JIAN KANG", "健康", true}, {"NVXING", "女性", true},
		{"JIANKANGX", "健康", false}, {"HEALTH", "健康", false}, {"", "", false},
	} {
		if got := spells(c.letters, []rune(c.han)); got != c.want {
			t.Errorf("spells(%s, %s) = %v", c.letters, c.han, got)
		}
	}
}

func FuzzCheck(f *testing.F) {
	harness.Fuzz(f,
		story,
		"首页\n\nAB\n健康 JIANKANG\n声明\n\uFEFF上一篇",
	)
}

func BenchmarkCheck(b *testing.B) {
	harness.Benchmark(b, strings.Repeat(story+"上一篇：没有了\n", 60))
}

func TestMarkdownFix(t *testing.T) {
	for copy, want := range map[string]string{
		"- 1 **减路程**，检查车**开到**楼下。":            "1 减路程，检查车开到楼下。",
		"* **减等待**，结果当天可查。":                   "减等待，结果当天可查。",
		"预约见[健康河口](https://example.org/a)页面。": "预约见健康河口页面。",
	} {
		d := source.Plain("a.txt", []byte(copy))
		l, err := lint.New([]*lint.Check{Check}, lint.Config{})
		if err != nil {
			t.Fatal(err)
		}
		found := l.Lint(d)
		if len(found) != 1 || len(found[0].Fixes) != 1 {
			t.Fatalf("%s: %+v", copy, found)
		}
		edits := found[0].Fixes[0].Edits
		got := copy
		for i := len(edits) - 1; i >= 0; i-- {
			got = got[:edits[i].Span.Start] + edits[i].Text + got[edits[i].Span.End:]
		}
		if got != want {
			t.Errorf("%s: %s", copy, got)
		}
	}
}
