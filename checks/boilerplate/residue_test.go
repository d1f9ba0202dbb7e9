package boilerplate

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
)

const next = "\n今年已经查了两千人，明年还要开到山里去。"

// What pages of print leave between paragraphs is found by how it is written, and heads and feet by their place.
func TestPagesOfPrint(t *testing.T) {
	h := harness
	h.MinSeverity = lint.Warning
	h.Each(t, map[string]string{
		"number":       story + "⟦boilerplate/folio:— 2 —⟧" + next,
		"dots":         story + "⟦boilerplate/folio:·3·⟧" + next,
		"of pages":     story + "⟦boilerplate/folio:頁 2/5⟧" + next,
		"pages":        story + "⟦boilerplate/folio:2/5頁⟧" + next,
		"page":         story + "⟦boilerplate/folio:第4页⟧" + next,
		"english":      story + "⟦boilerplate/folio:—— Page 2 of 5 ——⟧" + next,
		"number first": story + "⟦boilerplate/folio:·3·　河口中心院报　2024年5月8日⟧" + next,
		"weekly":       story + "⟦boilerplate/folio:河口健康周刊·第12期　　　3⟧" + next,
		"editors":      story + "⟦boilerplate/folio:河口日报　A03　责任编辑：林晓舟　校对：佟某⟧" + next,
		"newsletter":   story + "⟦boilerplate/folio:河口醫院通訊　第4頁⟧" + next,
		"office":       story + "⟦boilerplate/folio:頁 1／2　河口縣政府衛生局　機關地址：河口縣柳蔭路00號⟧" + next,
		"section":      story + "⟦boilerplate/folio:02版⟧" + next,
		"head":         story + "⟦boilerplate/folio:·02·要闻⟧" + next,
		"in Latin":     story + "⟦boilerplate/folio:河口日报 HEKOU DAILY 2024.05.08 03 版⟧" + next,
		"issue":        story + "⟦boilerplate/folio:河口卫生 2024年第3期 17⟧" + next,
		"browser":      story + "⟦boilerplate/folio:https://www.hekou.example/a/b.html 1/3⟧" + next,
		"browser head": story + "⟦boilerplate/folio:2024/5/8 10:22　　河口区把体检车开进社区 - 河口健康网⟧" + next,
		"imprint":      story + "⟦boilerplate/folio:河口区卫生健康局办公室　2024年5月9日印发⟧" + next,
		"wrapped": "河口区卫生健康局把一辆体检车开进了柳荫社区，\n当天为三百二十名老人做了检查，居民凭身份证就\n能查，查完当天可以取结果，不必再跑第二趟医院\n⟦boilerplate/folio:— 2 —⟧\n" +
			"体检车每周二出车，居民凭身份证就能查，查完当\n天可以取结果，不必再跑第二趟医院，路上的时间\n省下来了，老人也不用空着肚子等到中午才吃上饭。",
	})
	h.Each(t, map[string]string{
		"masthead":   "河口日报　2024年5月8日　星期三　A03\n" + story,
		"imprint":    story + "河口区卫生健康局\n河口区卫生健康局办公室　2024年5月9日印发",
		"of a story": story + "河口日报　2024年5月8日" + next,
		"bare":       story + "3" + next,
		"dash":       story + "——3位老人的一天" + next,
		"question":   story + "Q1" + next,
		"vitamin":    story + "B12" + next,
		"scores":     story + "上午 3 下午 5" + next,
	})
}

// What pages, players and apps leave stands in no copy, wherever it stands.
func TestResidue(t *testing.T) {
	h := harness
	h.MinSeverity = lint.Warning
	h.Each(t, map[string]string{
		"row":                    story + "⟦boilerplate/navigation:返回顶部　打印本页　关闭窗口⟧",
		"networks":               story + "⟦boilerplate/share:分享到：微信 微博 QQ空间⟧",
		"comments":               story + "⟦boilerplate/navigation:热门评论（12）　写评论……⟧" + next,
		"player":                 story + "⟦boilerplate/navigation:【正在播放】河口新闻联播 00:32 / 12:05　倍速　高清⟧" + next,
		"app":                    story + "⟦boilerplate/teaser:下载“河口通”客户端，看更多本地新闻⟧",
		"original":               story + "⟦boilerplate/teaser:点击左下角“阅读原文”，预约体检⟧",
		"friends":                story + "⟦boilerplate/navigation:友情鏈接：河口區衛生局　河口區醫院⟧",
		"languages":              story + "⟦boilerplate/navigation:繁體版請按此　ENGLISH⟧" + next,
		"subscribe":              story + "⟦boilerplate/share:订阅电子通讯　Facebook　Instagram⟧",
		"scan":                   story + "⟦boilerplate/share:掃一掃在手機打開當前頁　【打印】【關閉】⟧" + next,
		"end":                    story + "⟦boilerplate/tail:— END —⟧",
		"like":                   story + "⟦boilerplate/share:喜欢就点个“在看”吧👇⟧",
		"other":                  story + "⟦boilerplate/navigation:相关阅读：老人体检前要准备什么⟧\n【专家提醒】" + next,
		"arrow":                  story + "⟦boilerplate/navigation:▶ 延伸阅读：老人体检前要准备什么（点击跳转）⟧" + next,
		"credit":                 story + "体检车开到山里。⟦boilerplate/credit:（责任编辑：林晓舟 美编：佟某）⟧路不好走，车开得很慢。",
		"credit in":              story + "体检车开到⟦boilerplate/credit:（责编：林晓舟）⟧山里，路不好走，车开得很慢。",
		"of another":             story + "⟦boilerplate/share:点个在看⟧",
		"touch":                  story + "⟦boilerplate/share:轻触阅读原文⟧",
		"collection":             story + "⟦boilerplate/share:收录于合集 #健康科普 12个⟧",
		"swipe":                  story + "⟦boilerplate/share:继续滑动看下一个⟧",
		"taps":                   story + "⟦boilerplate/share:视频 小程序 赞 ，轻点两下取消赞 在看 ，轻点两下取消在看⟧",
		"code":                   story + "⟦boilerplate/share:长按下方二维码关注⟧",
		"group":                  story + "⟦boilerplate/share:扫码进群⟧",
		"old share":              story + "⟦boilerplate/share:分享到 FB LINE Twitter⟧",
		"old size":               story + "⟦boilerplate/navigation:字級：小 中 大⟧" + next,
		"old app":                story + "⟦boilerplate/teaser:按此下載「河口」App⟧",
		"old rights":             story + "⟦boilerplate/tail:※本文由「河口健康」授權轉載，未經同意請勿轉載⟧",
		"fans":                   story + "⟦boilerplate/share:按讚加入粉絲團⟧",
		"followers":              story + "⟦boilerplate/share:追蹤我們：Facebook Instagram YouTube⟧",
		"old views":              story + "⟦boilerplate/counter:瀏覽人次：1,203　更新日期：113-05-08⟧",
		"old bar":                story + "⟦boilerplate/navigation:【列印】【回上頁】【友善列印】⟧",
		"members":                story + "⟦boilerplate/navigation:加入會員 登入 購物車⟧",
		"guests":                 story + "⟦boilerplate/navigation:留言 (3)⟧",
		"letters":                story + "⟦boilerplate/share:訂閱電子報⟧",
		"policies":               story + "⟦boilerplate/navigation:隱私權政策 | 網站安全政策⟧",
		"old load":               story + "⟦boilerplate/navigation:影片載入中...⟧" + next,
		"faces":                  story + "⟦boilerplate/share:[微笑][玫瑰]⟧",
		"finis":                  story + "⟦boilerplate/tail:- 完 -⟧",
		"record":                 story + "⟦boilerplate/legal:京公网安备 11010500000000号⟧",
		"platform":               story + "⟦boilerplate/legal:声明：该文观点仅代表作者本人，某号系信息发布平台，仅提供信息存储空间服务。⟧",
		"no comment":             story + "⟦boilerplate/navigation:评论 0 条⟧",
		"took part":              story + "⟦boilerplate/navigation:0人参与 0条评论⟧",
		"loading":                story + "⟦boilerplate/navigation:加载中...⟧",
		"unread":                 story + "⟦boilerplate/navigation:剩余60%未读⟧",
		"browser":                story + "⟦boilerplate/navigation:您的浏览器不支持video标签⟧" + next,
		"mistakes":               story + "⟦boilerplate/navigation:【纠错】 【责任编辑:林晓舟】⟧",
		"special":                story + "⟦boilerplate/navigation:点击进入专题：体检进社区⟧" + next,
		"time":                   story + "⟦boilerplate/navigation:00:00 / 03:25⟧" + next,
		"speed":                  story + "⟦boilerplate/navigation:倍速 1.0X 2.0X 高清 全屏⟧" + next,
		"film":                   story + "⟦boilerplate/navigation:点击查看视频⟧" + next,
		"minutes":                "⟦boilerplate/navigation:全文共1024字，预计阅读时间3分钟⟧\n" + story,
		"back":                   story + "⟦boilerplate/teaser:返回某狐，查看更多⟧",
		"app only":               story + "⟦boilerplate/teaser:立即免费下载“河口”App⟧",
		"all in":                 story + "⟦boilerplate/teaser:海量资讯、精准解读，尽在河口健康APP⟧",
		"changed":                story + "⟦boilerplate/share:文章已于2025-03-27修改⟧",
		"support":                story + "⟦boilerplate/share:优质内容需要你的 “在看” 支持 ▽⟧",
		"jump":                   story + "⟦boilerplate/teaser:▲下转A02版⟧",
		"jump, glued":            story + "八位医生轮流到镇上出⟦boilerplate/teaser:（下转第3版）⟧\n\n⟦boilerplate/teaser:（上接第1版）⟧诊，每周两天，并且带教年轻的医生。",
		"no jump":                story + "（上接第1版的报道说，新站还缺两名护士。）医生每周来两天，第3版（下转的一版）有名单。",
		"read more, in brackets": story + "医生每周来两天，带教年轻的医生，老人们说这样比从前方便……⟦boilerplate/teaser:[查看全文]⟧",
		"go on":                  story + "⟦boilerplate/pager:（本文未完，请点击下一页）⟧" + next,
	})
	h.Each(t, map[string]string{
		"changed":      story + "文章已于3月27日修改，错处都改了。",
		"support":      story + "体检车还要您的支持，老人都在看。",
		"the app":      story + "他下载了“河口通”客户端，预约了体检。",
		"the end":      "END-STAGE RENAL DISEASE\n" + story,
		"the comments": story + "热门评论里，有人问车什么时候来。",
		"credit":       story + "体检车开到山里。（责任编辑：林晓舟）",
		"a face":       story + "他在群里发了个[微笑]，大家都笑了。",
		"a page":       story + "他看完公告，点击查看视频里的讲解，又预约了体检。",
		"of the end":   story + "他说完就走了。",
		"of a sidebar": story + "相关链接\n体检车每周二出车。",
	})
}

// What colleagues wrote for each other, fields of Word and placeholders are no copy either.
func TestDrafts(t *testing.T) {
	h := harness
	h.MinSeverity = lint.Warning
	h.Each(t, map[string]string{
		"comment":     story + "今年查了两千人。⟦boilerplate/draft:【批注[林1]：这个数请再核，去年是两千还是一千？】⟧",
		"note":        story + "⟦boilerplate/draft:【编辑注：第二段数字与通稿不一致，等回电再改】⟧" + next,
		"old note":    story + "⟦boilerplate/draft:（編按：體檢車即健檢車。繁體原稿見附件）⟧" + next,
		"picture":     story + "⟦boilerplate/draft:（此处插照片2：体检车外景，找办公室要原图）⟧",
		"mark":        "⟦boilerplate/draft:审改稿3（林改）——勿外传⟧\n" + story,
		"to check":    story + "今年查了两千人⟦boilerplate/draft:（数字待核）⟧，明年还要开到山里去。",
		"credit":      story + "⟦boilerplate/draft:（审核：　　　）⟧　（供稿：林晓舟）",
		"share":       story + "其中六十岁以上的占⟦boilerplate/draft:××%⟧，七十岁以上的占三成。",
		"reference":   story + "如⟦boilerplate/field:错误!未找到引用源。⟧所示，各社区都查过一遍。",
		"in English":  story + "如⟦boilerplate/field:Error! Reference source not found.⟧所示，各社区都查过一遍。",
		"number":      story + "表 ⟦boilerplate/field:{ SEQ 表 \\* ARABIC }⟧1　各社区体检人数",
		"link":        story + "预约见⟦boilerplate/field:HYPERLINK \"https://hekou.example/\"⟧河口区网站，每周二放号。",
		"object":      story + "⟦boilerplate/picture:\uFFFC[图片]⟧" + next,
		"placeholder": story + "⟦boilerplate/picture:[图片]⟧" + next,
		"numbered":    story + "今年查了两千人⟦boilerplate/draft:[批注1：核实]⟧，明年还要开到山里去。",
		"initials":    story + "今年查了两千人⟦boilerplate/draft:（林注：这里要核实）⟧，明年还要开到山里去。",
		"addressed":   story + "今年查了两千人⟦boilerplate/draft:【@林晓舟 补数据】⟧，明年还要开到山里去。",
		"no picture":  story + "今年查了两千人⟦boilerplate/draft:（此处缺图）⟧，明年还要开到山里去。",
		"to be done":  story + "今年查了⟦boilerplate/draft:TBD人⟧，明年还要开到山里去。",
		"revision":    story + "⟦boilerplate/draft:带格式的: 字体: (中文) 仿宋, 三号⟧" + next,
		"template":    story + "⟦boilerplate/field:单击此处输入文字。⟧" + next,
		"typed in":    story + "⟦boilerplate/field:[键入文字]⟧" + next,
		"variable":    story + "今年查了⟦boilerplate/field:${count}⟧人，占⟦boilerplate/field:NaN%⟧。",
		"formula":     story + "今年占⟦boilerplate/field:#DIV/0!⟧，明年还要开到山里去。",
		"figure":      story + "⟦boilerplate/picture:【图1】⟧" + next,
		"wiki":        story + "今年查了两千人⟦boilerplate/navigation:[来源请求]⟧，明年还要开到山里去。",
		"struck":      story + "⟦boilerplate/markdown:~~这是大家努力的结果~~⟧" + next,
	})
	h.Each(t, map[string]string{
		"for readers": story + "（编者按：体检车是河口区去年添的。）\n（编辑注：柳荫社区在河口区东部。）",
		"exposure":    story + "会上要求材料不得外传，违者追责，今年已经通报三次。",
		"filled":      story + "（审核：林晓舟）",
		"form":        story + "六十岁占××%\n七十岁占××%\n八十岁占××%\n九十岁占××%",
		"drawn out":   "好吃~~真好吃~~\n" + story + "体检车来啦~~大家快来吧~~",
		"a name":      story + "（注：两千人含复查。）【@河口发布】转发。",
		"to click":    story + "填表时单击此处的按钮即可。",
		"draft":       story + "初稿由林晓舟写成，改了三遍。",
	})
}

func TestSecondLead(t *testing.T) {
	harness.Each(t, map[string]string{
		"second": "本报讯（记者 林晓舟）河口区把体检车开进社区，当天查了三百人。\n⟦boilerplate/credit:本报讯（⟧记者 佟某）河口区医院新设老年门诊，每周二开诊。",
		"title":  "本报讯（记者 林晓舟）河口区把体检车开进社区，当天查了三百人。\n\n河口区医院新设老年门诊\n\n本报讯（记者 佟某）老年门诊每周二开诊。",
	})
}
