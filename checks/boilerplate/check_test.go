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
		"bold masked":  story + "请⟦boilerplate/markdown:**拨打139****5678咨询**⟧，不必排队。\n今年已经查了两千人。",
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
		"ranks":        story + "全市健步走排行榜前100名里，柳荫社区占了十一席，其中两人进入前10名。",
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

// Furniture in the line of a sentence is a warning; what explains a page, or credits its writers, is copy.
func TestGlued(t *testing.T) {
	const (
		prose = "\n体检车每周二出车，居民凭身份证就能查"
		old   = "河口區把體檢車開進社區\n體檢車每週二出車，居民憑身分證就能查"
	)
	h := harness
	h.MinSeverity = lint.Warning
	h.Each(t, map[string]string{
		"pager":        story + prose + "⟦boilerplate/pager: 上一页 1 2 3 4 下一页⟧。",
		"pages first":  story + prose + "。⟦boilerplate/pager:[1] [2] [3] 下一页⟧",
		"all pages":    story + prose + "。⟦boilerplate/pager:首页 上一页 [1] [2] 下一页 尾页⟧",
		"neighbours":   story + prose + "。⟦boilerplate/pager:上一篇：柳荫社区的一天　下一篇：没有了⟧",
		"cms row":      story + prose + "。⟦boilerplate/counter:作者：林晓舟 来源：河口区政府网 点击数：37⟧",
		"cms dates":    story + prose + "（记者 林晓舟）⟦boilerplate/counter: 发布时间：2024-05-08 10:20　浏览次数：1,284次⟧",
		"no stop":      story + prose + "⟦boilerplate/counter: 编辑：林晓舟 来源：本网 浏览：12⟧",
		"counts":       story + prose + "。⟦boilerplate/counter:阅读(123) 评论(0)⟧",
		"picture":      story + prose + "。⟦boilerplate/navigation:文/图 记者 摄 点击查看大图⟧",
		"under credit": story + prose + "（记者 林晓舟 摄）⟦boilerplate/navigation:点击图片查看大图⟧",
		"size of type": story + prose + "。⟦boilerplate/navigation:【字号：大 中 小】⟧",
		"sizes":        story + prose + "。⟦boilerplate/navigation:【大 中 小】【打印】⟧",
		"date":         story + "河口区卫生健康局\n2024年5月8日⟦boilerplate/navigation: 【打印此页】【关闭】⟧",
		"by credit":    story + prose + "。（责任编辑：林晓舟）⟦boilerplate/navigation:【打印】【关闭】⟧",
		"top":          story + prose + "。⟦boilerplate/navigation:[回到顶部]⟧",
		"share":        story + prose + "。⟦boilerplate/share:分享到：微信 微博 QQ空间⟧",
		"share row":    story + prose + "。⟦boilerplate/share:点赞 收藏⟧",
		"related":      story + prose + "。⟦boilerplate/navigation:相关链接：老人体检前要准备什么⟧",
		"comment":      story + prose + "。⟦boilerplate/navigation:我要评论⟧",
		"before prose": story + "\n⟦boilerplate/navigation:【字体：大 中 小】⟧体检车每周二出车，居民凭身份证就能查，查完当天可以取结果，不必再跑第二趟医院。",
		"short":        story + "体检车每周二出车。⟦boilerplate/counter:浏览量：37⟧",
		"in prose":     story + prose + "。⟦boilerplate/navigation:【打印】【关闭】⟧今年已经查了两千人。",
		"back":         old + "。⟦boilerplate/navigation:回上頁　友善列印⟧",
		"old sizes":    old + "。⟦boilerplate/navigation:字級：大 中 小⟧",
		"old share":    old + "。⟦boilerplate/share:分享至Facebook⟧",
		"old counter":  old + "。⟦boilerplate/counter:更新日期：113-05-08 點閱數：233⟧",
		"visitors":     old + "。⟦boilerplate/counter:瀏覽人次：1,203⟧",
		"old related":  old + "。⟦boilerplate/navigation:延伸閱讀：老人健檢前要準備什麼⟧",
	})
	h.Each(t, map[string]string{
		"editor":       story + prose + "。（责任编辑：林晓舟）",
		"editor, bare": story + prose + "。责任编辑：林晓舟",
		"fields":       story + prose + "。编辑：林晓舟 来源：河口日报",
		"photographer": story + prose + "。（记者 林晓舟 摄）",
		"how to":       story + prose + "，查完打开小程序，点击【打印】【关闭】。",
		"how to leave": story + prose + "。看完请点击 返回首页",
		"how to share": story + prose + "，还能点赞、收藏 转发",
		"books":        story + prose + "。延伸阅读：《老年医学》，林晓舟著。",
		"counted":      story + prose + "。这条视频浏览1024次，点赞300次。",
		"counted last": story + prose + "，查完当天可以取结果，不必再跑第二趟医院，页面浏览量：1024次",
		"classes":      story + prose + "。幼儿园分成 大 中 小",
		"comment":      story + prose + "。评论：这是一项好政策",
		"a page":       story + prose + "。上一页写着他的名字",
		"footnotes":    story + prose + " [1] [2]",
		"sentence":     story + prose + "。打印。",
		"one word":     story + prose + "。收藏",
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
		story+"他说。编辑：林 浏览：1 【大 中 小】上一页 [1] 下一页 下一篇：",
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

// TestTeaserNames holds that a prompt to get an app is not called a link to read more.
func TestTeaserNames(t *testing.T) {
	for line, want := range map[string]string{
		"点击查看更多":        "“点击查看更多”是网页摘要的展开链接，不是稿件",
		"扫码下载客户端，新闻早知道": "“扫码下载客户端，新闻早知道”是下载客户端的提示，不是稿件",
		"打开APP阅读全文":     "“打开APP阅读全文”是网页摘要的展开链接，不是稿件",
	} {
		f := harness.Copy(t, story+"⟦boilerplate/teaser:"+line+"⟧\n今年已经查了两千人。")
		if len(f) != 1 || f[0].Message.ZH != want {
			t.Errorf("%+v, want %s", f, want)
		}
	}
}
