package boilerplate

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/linttest"
	"github.com/healthlint/healthlint/lint/source"
)

// What a page has around its article, line by line and in the line of a sentence.
func TestWebPage(t *testing.T) {
	h := harness
	h.MinSeverity = lint.Warning
	h.Each(t, map[string]string{
		"expand":          story + "⟦boilerplate/teaser:展开全文 ∨⟧" + next,
		"app":             story + "⟦boilerplate/teaser:打开河口新闻APP，阅读体验更佳⟧" + next,
		"cookies":         story + "⟦boilerplate/legal:本网站使用Cookie改善您的浏览体验，继续浏览即表示您同意我们的隐私政策。 接受 拒绝⟧",
		"record":          story + "⟦boilerplate/legal:河口健康网 京ICP备12345678号-1⟧",
		"foot":            story + "⟦boilerplate/navigation:关于我们 | 联系我们 | 版权声明 | 京ICP备12345678号-1 | 违法和不良信息举报电话：010-00000000⟧",
		"menu":            "⟦boilerplate/navigation:首页 新闻 健康 养生 疾病 药品 医院 问答 登录 注册⟧\n" + story,
		"bars":            "⟦boilerplate/navigation:首页 | 新闻 | 健康 | 客户端下载⟧\n" + story,
		"advert":          story + "体检车每周二出车；⟦boilerplate/tail:【广告】点击领取专家咨询名额>>⟧居民凭身份证就能查。",
		"opinion":         story + "⟦boilerplate/navigation:请在这里发表您个人看法，发言时请遵守法纪注意文明⟧\n",
		"resolution":      story + "⟦boilerplate/navigation:建议最佳浏览效果为1024*768分辨率。⟧\n",
		"account":         story + "⟦boilerplate/share:柳荫画报官方微信⟧\n",
		"no reprint":      story + "⟦boilerplate/legal:本文由柳荫画报报导，未经授权同意不得转载⟧\n",
		"look at picture": story + "体检车每周二出车。⟦boilerplate/navigation:点击查看大图⟧居民凭身份证就能查，不必预约。",
		"related":         story + "⟦boilerplate/navigation:相关阅读：\n· 老人体检前要准备什么\n· 体检报告怎么看\n· 血压计怎么选⟧\n\n今年已经查了两千人，明年还要开到山里去。",
		"related, bare":   story + "⟦boilerplate/navigation:猜你喜欢\n老人体检前要准备什么\n体检报告怎么看⟧",
		"template":        story + "⟦boilerplate/field:undefined⟧" + next,
		"masked":          story + "体检要预约，来信请寄⟦boilerplate/address:[email protected]⟧。",
		"masked, as set":  story + "体检要预约，来信请寄：⟦boilerplate/address:[email\u00a0protected]⟧",
		"caption":         story + "⟦boilerplate/field:请在这输入Caption。如不需要caption, 请将此行文字移除⟧",
		"old caption":     story + "⟦boilerplate/field:請在這輸入 Caption。如不需要caption, 請將此行文字移除⟧",
		"next page":       story + "今年已经查了两千人。⟦boilerplate/pager:#p#副标题#e#⟧" + next,
		"no comments":     story + "⟦boilerplate/navigation:目前还没有跟贴，欢迎您发表观点⟧",
		"comments":        story + "⟦boilerplate/navigation:已有0位河口网友参与评论⟧",
		"end of a list":   story + "⟦boilerplate/navigation:没有更多内容了⟧",
		"answer":          story + "⟦boilerplate/navigation:回复TA⟧" + next,
		"rights":          story + "⟦boilerplate/legal:Copyright © 2003-2024 All rights reserved. 河口健康网 版权所有⟧",
		"record abroad":   story + "⟦boilerplate/legal:地址：河口路0号 电话：010-00000000 ICP 备 I0000000号⟧",
		"editor twice":    story + "责任编辑：林晓舟\n⟦boilerplate/credit:责任编辑：林晓舟⟧",
	})
	h.Each(t, map[string]string{
		"row of figures":  "项目 | 人数 | 占比 | 同比\n体检 | 320 | 12 | 3\n" + story,
		"how to look":     story + "居民可以点击查看大图，再长按保存。",
		"of cookies":      story + "专家提醒，网站使用Cookie记录浏览习惯，老人不要随手点“同意”。",
		"of a record":     story + "该网站冒用京ICP备12345678号，已被关停。",
		"sidebar":         story + "相关链接\n体检前要准备什么\n空腹八小时以上，带上身份证和以往的病历。",
		"two editors":     story + "责任编辑：林晓舟\n美术编辑：佟某",
		"another story":   story + "相关新闻\n个性体检\n柳荫社区建成健康小屋\n□记者林晓舟\n本报河口讯，健康小屋昨日开门，居民进屋就能量血压。",
		"words in a row":  "首先 其次 再次 最后\n" + story,
		"app in a story":  story + "居民打开河口健康APP，就能看到体检结果。",
		"a sharp":         story + "预约的口令是#体检#，发到群里就行。",
		"captions":        story + "志愿者请在这输入姓名，再按提交。",
		"an address":      story + "体检要预约，来信请寄：yuyue@example.org",
		"protected":       story + "邮件里写着protected email，他没有打开。",
		"comments told":   story + "已有三百位居民参与评论，说体检车来得及时。",
		"answer told":     story + "医生回复TA的时候，总要多问一句睡得好不好。",
		"rights told":     story + "这套体检软件的版权所有人是区卫生健康局。",
		"advert reported": story + "【广告】一词必须标明，市场监管部门说。",
	})
}

var markdownHarness = linttest.Harness{Checks: []*lint.Check{Check}, MinSeverity: lint.Warning, Read: source.Markdown}

// A finding in Markdown takes in the links around its words; a picture that is in the text is none.
func TestWebPageInMarkdown(t *testing.T) {
	const body = "\n\n# 体检车开进社区\n\n五月八日，河口区卫生健康局把一辆体检车开进了柳荫社区，当天为三百二十名老人做了检查。\n\n"
	markdownHarness.Each(t, map[string]string{
		"menu":       "⟦boilerplate/navigation:[首页](/) | [健康](/health) | [客户端下载](/app)⟧" + body,
		"buttons":    body + "⟦boilerplate/share:[](javascript:void(0)) [分享](javascript:void(0)) [收藏](javascript:void(0))⟧\n\n今年已经查了两千人，明年还要开到山里去。\n",
		"masked":     body + "今年已经查了两千人，来信请寄 [⟦boilerplate/address:[email\u00a0protected]⟧](/cdn-cgi/l/email-protection#00) 。\n",
		"dot":        body + "⟦boilerplate/picture:![](data:image/gif;base64,R0lGODlhAQABAAAAACw=)⟧\n\n今年已经查了两千人，明年还要开到山里去。\n",
		"dots":       body + "⟦boilerplate/picture:![](data:image/gif;base64,R0lGODlhAQABAAAAACw=)⟧\n\n今年已经查了两千人，明年还要开到山里去。\n\n![](data:image/gif;base64,R0lGODlhAQABAAAAACw=)\n\n体检不收费。\n",
		"of its own": body + "相關報道： [老人體檢前要準備什麼](tijian.md)\n\n今年已经查了两千人，明年还要开到山里去。\n",
		"picture":    body + "![体检车](images/car.jpg)\n\n今年已经查了两千人，明年还要开到山里去。\n",
	})
}
