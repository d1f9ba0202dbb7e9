package truncation

import (
	"testing"

	"github.com/healthlint/healthlint/lint/source"
)

const typed = "# 河口区的体检车\n\n五月八日，体检车开进了柳荫社区，当天为三百二十名老人做了检查。\n\n"

// What an author of Markdown sets without a stop is whole.
func TestTypedSilent(t *testing.T) {
	h := harness
	h.Read = source.Markdown
	const tail = "\n\n## 以后怎么办\n\n名单由社区提前一天报上来，到点就查。体检车每周二出车。\n"
	h.Each(t, map[string]string{
		"address":      typed + "> **原文地址**：<https://example.org/a>\n\n体检车还要开到山里去，每周一次。" + tail,
		"code":         typed + "登记表在前台。查询结果的命令是`chaxun --quanbu`\n\n社区医生每天查一次，把异常的结果打电话告诉老人。" + tail,
		"over code":    typed + "登记的人多了以后，窗口把步骤写成了一个小程序。每天早上先运行一遍\n\n```\nyuyue --all\n```\n\n社区医生把异常的结果打电话告诉老人。" + tail,
		"over picture": typed + "老人多数选了上午。各个时段的人数画在一张图上\n\n![人数](renshu.png)\n\n社区医生把异常的结果打电话告诉老人。" + tail,
		"over list":    typed + "体检之前社区会挨家通知。这几样东西一定要带\n\n- 身份证\n- 近一年的病历\n\n社区医生把异常的结果打电话告诉老人。" + tail,
		"over quote":   typed + "她把听来的话都记下来。这一句她抄在了本子的第一页\n\n> 先看人，再看片子。\n\n社区医生把异常的结果打电话告诉老人。" + tail,
		"references":   typed + "- [走路的好处：每天半小时，心脏病少三成](a.md)\n- [喝茶好还是喝咖啡好？一项二十年的研究](b.md)（英文）\n- 老人怎么补钙 - 方舟的回答：<https://example.org/c>\n" + tail,
		"a paper":      typed + "1、[老年人体检项目的选择](a.md)（《健康》2024年第3期）\n\n社区医生把异常的结果打电话告诉老人。" + tail,
		"values":       typed + "空腹血糖分三档。第一档的上限是 6.1\n\n社区医生把异常的结果打电话告诉老人。" + tail,
		"who said it":  typed + "> 不吃药也能降血压的人，多半是还没有量准。\n>\n> -- 林晓舟，《家里的血压计》的作者\n\n社区医生把异常的结果打电话告诉老人。" + tail,
		"song":         typed + "> 柳荫长又短  \n> 医生天天来\n\n社区医生把异常的结果打电话告诉老人。" + tail,
		"items":        typed + "1. 空腹来。抽完血按住针眼五分钟\n2. 吃过早饭再拍片。项链和手表先摘下\n3. 结果当天能取。看不懂的去问社区医生\n" + tail,
		"figure":       typed + "<figure>\n<img src=\"a.png\" alt=\"\">\n<figcaption>体检车停在柳荫社区门口，老人们正在排队。柳荫社区图片</figcaption>\n</figure>\n\n社区医生把异常的结果打电话告诉老人。" + tail,
		"figures":      typed + "![车](a.png)\n<figcaption>体检车开进柳荫社区，医生正在给老人量</figcaption>\n\n![车](b.png)\n<figcaption>血压偏高的老人在一旁等着再量一次，</figcaption>\n\n社区医生把异常的结果打电话告诉老人。" + tail,
		"last figure":  typed + "社区医生把异常的结果打电话告诉老人。\n\n<figure>\n<img src=\"a.png\">\n<figcaption>体检车开走之前，老人们在车前合影，柳荫社区</figcaption>\n</figure>\n",
		"foot of page": typed + "体检车开走了。\n\n出版许可证（第0000号）  \n京ICP备00000000号\n",
		"posted":       typed + "体检车开走了。\n\n查得真仔细。  \n**时间**：2024-05-08  \n**地点**：河口柳荫\n\n**柳荫一叶** 84  \n明年还要来。\n",
		"comment":      typed + "体检车开走了。\n\n查得真仔细。\n\n2024-05-08 河口\n",
		"label":        typed + "第一次来的老人要先建档，窗口会问过敏史和吃过的药\n\n**办法**：把药盒带上，让窗口照着抄。" + tail,
	})
}

// What tells a cut tells it in Markdown, too.
func TestTypedFires(t *testing.T) {
	h := harness
	h.Read = source.Markdown
	const tail = "\n\n- [老人体检须知](a.md)\n- [门诊时间](b.md)\n"
	h.Each(t, map[string]string{
		"torn word":         typed + "推动二级以上医院专科医生加入家庭医生团队。为签约居民提⟦truncation/paragraph:供预约转\n\n诊和慢性⟧病管理等服务，每季度至少随访一次。" + tail,
		"torn by a picture": typed + "推动二级以上医院专科医生加入家庭医生团队。为签约居民提⟦truncation/paragraph:供预约转\n\n![签约](a.png)\n\n诊和慢性⟧病管理等服务，每季度至少随访一次。" + tail,
		"torn, code":        typed + "查询用`chaxun`。推动二级以上医院专科医生加入家庭医生团队。为签约居民提⟦truncation/paragraph:供预约转\n\n诊和慢性⟧病管理等服务，每季度至少随访一次。" + tail,
		"torn by a figure":  typed + "推动二级以上医院专科医生加入家庭医生团队。为签约居民提⟦truncation/paragraph:供预约转⟧\n\n<figure>\n<img src=\"a.png\">\n<figcaption>签约的居民。柳荫社区图片</figcaption>\n</figure>\n\n诊和慢性病管理等服务，每季度至少随访一次。" + tail,
		"behind a heading":  typed + "看[体检须知](a.md)再来。\n\n老人们查完都不肯走，围着医生问这问那，⟦truncation/paragraph:都想知道⟧\n\n**以后怎么办**\n\n自己的血压到底高不高，要不要吃药。\n\n今年已经查了两千人，明年还要开到山里去。\n",
		"torn by a heading": typed + "看[体检须知](a.md)再来。\n\n老人们查完都不肯走，围着医生问这问那。医生说，平时要少吃盐，多走路，⟦truncation/paragraph:不要熬⟧\n\n## ⟦truncation/interleaved:以后怎么办\n\n名单由社区提前一天报上来，到点就查。\n\n夜⟧，有了头晕要马上来看。\n\n今年已经查了两千人，明年还要开到山里去。\n",
		"quotation":         typed + "体检车的负责人方舟介绍了流程。她说：⟦truncation/paragraph:“为了让老人少等，名单\n\n由社区提前一天报上来，到点就查。”⟧她又说，结果当天就能取。\n\n今年已经查了两千人。" + tail,
		"comma":             typed + "老人们一早就来排队。医生给三百二十名老人做了检查，血压也逐一⟦truncation/lost:登记好了，⟧\n\n![登记](a.png)\n\n今年已经查了两千人。" + tail,
		"end":               typed + "看[体检须知](a.md)再来。\n\n下一步，河口区将把体检车开到所有村卫生室，并为行动不便的老人⟦truncation/article:提供上门⟧\n",
		"item":              typed + "下一步有三件事：\n\n- 把体检车开到所有村卫生室。\n- 把结果发到手机上。\n- 为行动不便的老人做检查，每季度一次。今后还要为他们⟦truncation/article:提供上门⟧\n",
	})
}
