package truncation

import (
	"testing"

	"github.com/healthlint/healthlint/lint/source"
)

// told is a whole story in Markdown.
const told = typed + "名单由社区提前一天报上来，到点就查。\n\n今年已经查了两千人，明年还要开到山里去。\n\n"

// What stands below the story, parted from it, says who wrote it or who has it, and takes no stop.
func TestClosingSilent(t *testing.T) {
	h := harness
	h.Read = source.Markdown
	h.Each(t, map[string]string{
		"column":          told + "---\n\n![专栏](a.png)\n\n**专栏 | 柳荫夜话**\n\n【柳荫夜话】十二位社区医生轮流执笔\n",
		"column, long":    told + "---\n\n**专栏 | 柳荫夜话**\n\n【柳荫夜话】写社区里的大病小病，也写医生自己。喜欢谈天，也常走路。学历：河口医学院学士（有证书，却无博士头衔，也不必请人去找证书）\n",
		"column, page":    told + "---\n\n**专栏 | 柳荫夜话**\n\n【柳荫夜话】在报社、杂志工作过，现在自己写。专页：https://www.example.org/柳荫夜话-100/\n",
		"house":           told + "---\n\n请加入成为柳荫网的月费订户，长期支持我们的工作。\n\n月费订户 [网址：liuyin.example/about/#join](/about/#join)\n\n---\n\n**专栏 | 柳荫夜话**\n\n【柳荫夜话】十二位社区医生轮流执笔\n",
		"writer":          told + "---\n\n**专栏 | 方舟**\n\n方舟\n",
		"italics":         told + "*本页由区卫生健康局新闻稿自动摘录而成*\n",
		"lines":           told + "---\n*摘录时间: 2026-02-08*\n*资料来源: 河口区卫生健康局*\n*备注: 本条依网页上的介绍写成，完整资料请看局里的专页*\n",
		"both":            told + "*数据截至五月*\n\n*联系方式: 预约专线（免费，全天服务）*\n",
		"title":           told + "推荐阅读：《柳荫社区的夏天》\n",
		"may not print":   told + "柳荫书屋原创文章，转载请申请授权\n",
		"opinion":         told + "\\*文章为作者独立观点，不代表柳荫网立场\n",
		"behind a byline": told + "---\n\n作者：林晓舟\n\n十二位社区医生轮流执笔\n",
		"first printed":   told + "---\n\n**作者：林晓舟**\n\n**柳荫与诗独家首发**\n",
		"taken from":      told + "本文转自“柳荫夜话”（ID：liuyinyehua）\n",
		"magazine":        told + "**出自2025年第3期《柳荫画报》**\n",
		"picture":         told + "> 制图：林晓舟\n>\n> 题图来自河口区体检宣传画\n",
		"account":         told + "**柳荫夜话 公众号**\n",
		"page of a site":  told + "柳荫夜话专页：https://www.example.org/柳荫夜话-100/\n",
	})
}

// A story that breaks off in its last section, or above what closes the page, is told.
func TestClosingFires(t *testing.T) {
	h := harness
	h.Read = source.Markdown
	h.Each(t, map[string]string{
		"last section":           told + "---\n\n下一步，河口区将把体检车开到所有村卫生室，并为行动不便的老人⟦truncation/article:提供上门⟧\n",
		"two sentences":          told + "---\n\n体检车每周二出车。今后还要为行动不便的老人⟦truncation/article:提供上门⟧\n",
		"section with a heading": told + "---\n\n## 以后怎么办\n\n今后还要为行动不便的老人⟦truncation/article:提供上门⟧\n",
		"above":                  told + "下一步，河口区将把体检车开到所有村卫生室，并为行动不便的老人⟦truncation/article:提供上门⟧\n\n---\n\n**专栏 | 柳荫夜话**\n\n【柳荫夜话】十二位社区医生轮流执笔\n",
		"above a house":          told + "下一步，河口区将把体检车开到所有村卫生室，并为行动不便的老人⟦truncation/article:提供上门⟧\n\n---\n\n请加入成为柳荫网的月费订户，长期支持我们的工作。\n\n月费订户 [网址：liuyin.example/about/#join](/about/#join)\n\n---\n\n**专栏 | 柳荫夜话**\n\n【柳荫夜话】十二位社区医生轮流执笔\n",
		"above italics":          told + "下一步，河口区将把体检车开到所有村卫生室，并为行动不便的老人⟦truncation/article:提供上门⟧\n\n*本页由区卫生健康局新闻稿自动摘录而成*\n",
		"no rule":                told + "今后还要为行动不便的老人⟦truncation/article:提供上门⟧\n",
		"bold":                   told + "**今后还要为行动不便的老人⟦truncation/article:提供上门⟧**\n",
		"column in the story":    told + "【柳荫夜话】今后还要为行动不便的老人⟦truncation/article:提供上门⟧\n",
	})
}

// Lines of a quotation that take no stop are verse, a list or a chat; a sentence in it may break off.
func TestQuotedLines(t *testing.T) {
	h := harness
	h.Read = source.Markdown
	const tail = "\n她把这几行抄在本子的第一页。\n\n今年已经查了两千人，明年还要开到山里去。\n"
	h.Each(t, map[string]string{
		"verse":        typed + "> 从明天起，做一个早睡的人\n>\n> 量血压，走路，少吃盐\n>\n> 我有一只药箱\n>\n> 面朝柳荫，春暖花开\n" + tail,
		"with a stop":  typed + "> 不知道有多少，多少路还没有走\n>\n> 不知道有多少，多少的饭菜未尝。\n>\n> 安睡在这温暖的屋里\n" + tail,
		"list":         typed + "> 第一类每年查一次，主要是六十五岁以上的老人\n>\n> 第二类两年查一次，仅包括柳荫、清河两家社区\n" + tail,
		"two of verse": typed + "> 用余生来换一个更好的早晨\n>\n> 我爱柳荫啊\n" + tail,

		"broken":   typed + "> 推动二级以上医院专科医生加入团队，为签约居民提⟦truncation/paragraph:供预约转\n>\n> 诊和慢性⟧病管理等服务，每季度至少随访一次。\n" + tail,
		"in prose": typed + "推动二级以上医院专科医生加入家庭医生团队。为签约居民提⟦truncation/paragraph:供预约转\n\n诊和慢性⟧病管理等服务，每季度至少随访一次。\n\n> 我有一只药箱\n>\n> 面朝柳荫，春暖花开\n" + tail,
	})
}
