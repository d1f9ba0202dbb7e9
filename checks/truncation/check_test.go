package truncation

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/linttest"
	"github.com/healthlint/healthlint/lint/pairs"
)

var harness = linttest.Harness{Checks: []*lint.Check{Check}}

func TestValidate(t *testing.T) {
	harness.Valid(t)
}

func TestFires(t *testing.T) {
	harness.Each(t, map[string]string{
		"article": `河口区把体检车开进社区
五月八日，河口区卫生健康局把一辆体检车开进了柳荫社区，当天为三百二十名老人做了检查。
下一步，河口区将把体检车开到所有村卫生室，并为行动不便的老人⟦truncation/article:提供上门⟧`,
		"article before a credit": `河口区把体检车开进社区
五月八日，河口区卫生健康局把一辆体检车开进了柳荫社区，当天为三百二十名老人做了检查。今后还将开到所有⟦truncation/article:村卫生室⟧
（编辑：林晓舟）`,
		"word torn, next paragraph": `河口区公布医改任务
推动二级以上医院专科医生加入家庭医生团队。为签约居民提⟦truncation/paragraph:供预约转

诊和慢性⟧病管理等服务，每季度至少随访一次。`,
		"quote open": `河口区的体检车
体检车的负责人方舟介绍了流程。她说：⟦truncation/paragraph:“为了让老人少等，名单

由社区提前一天报上来，到点就查。”⟧她又说，结果当天就能取。
今年已经查了两千人。`,
		"opening": `河口区的体检车
五月八日，体检车开进了柳荫社区。
⟦truncation/opening:，当天为三百二十⟧名老人做了检查。`,
		"opening, particle": `河口区的体检车
⟦truncation/opening:的医生走进柳荫社⟧区，为孩子们检查视力。
⟦truncation/opening:们纷纷表示⟧，这样的活动很受欢迎。`,
		"credit torn": whole + `今年已经查了两千人，明年还要再查五千人，争取把全区的老人都查一遍。（记者 林晓舟 ⟦truncation/article:方⟧`,
		"above a frame": whole + `下一步，河口区将把体检车开到所有村卫生室，并为行动不便的老人⟦truncation/article:提供上门⟧
柳荫健康网 投稿热线010-00000000
链接：http://www.example.com/1.html`,
		"mark of a page": whole + "下一步，体检车还要开到更多社区，并为行动不便的老人⟦truncation/article:提供上门⟧#p#副标题#e#",
		"no item below": `河口区公布医改任务
推动二级以上医院专科医生加入家庭医生团队；为签约居民提供预约转诊服务；⟦truncation/paragraph:以及

慢性病的⟧管理，每季度至少随访一次。`,
		"enumeration":   whole + "社区要做三件事：登记老人，以⟦truncation/article:及量血压⟧",
		"worker":        whole + `名单由社区提前一天报上来。一线医⟦truncation/article:务工作者⟧`,
		"short, comma":  whole + "居民如有头晕、心慌，应及⟦truncation/article:时到医院，⟧",
		"short, list":   whole + "下一步，体检车还要开到⟦truncation/article:更多社区、⟧",
		"short, quoted": whole + "“感谢医生把服务送⟦truncation/article:到家门口，⟧",
		"no name":       whole + "社区再安排体检车来。⟦truncation/article:方便⟧",
		"who speaks":    whole + "社区再安排体检车来。⟦truncation/article:徐柳说⟧",
		"speaker":       whole + "一位老人激⟦truncation/article:动地说：⟧",
		"comma, nothing goes on": `河口区的体检车
五月八日，体检车开进了柳荫社区，老人们一早就来排队。医生给三百二十名老人做了检查，血压也逐一⟦truncation/lost:登记好了，⟧

“名单由社区提前一天报上来，到点就查。”体检车的负责人方舟说。

今年已经查了两千人。`,
		"nothing clearly goes on": `河口区的护理大赛
昨日，河口区护理大赛落幕，来自二十家医院的一百二十名护士参加了比赛。
护士林晓舟获得一等奖。她说，平时的苦练没有白费，⟦truncation/lost:今后要⟧

护理部主任表示，医院将继续加强培训。

大赛由区卫生健康局主办，比赛项目包括心肺复苏、静脉输液等。`,
		"short quotation": `河口区的戒烟门诊
五月八日，河口区医院开了戒烟门诊，当天来了三十二个人。医生说，不用怕。
“家人的支持很关键，少一些责备，⟦truncation/lost:多一些鼓⟧
目前，全区已有三家医院开设戒烟门诊，需要帮助的居民可以直接挂号。`,
		"unclosed": `河口区的⟦truncation/unclosed:“⟧体检车
方舟说：名单由社区提前一天报上来。
今年已经查了两千人。`,
	})
}

const whole = "河口区的体检车\n五月八日，体检车开进了柳荫社区，当天为三百二十名老人做了检查。\n"

func TestSilent(t *testing.T) {
	harness.Each(t, map[string]string{
		"deck": `河口区通报食堂检查结果
214家食堂全覆盖，发现问题163个，已整改149个
本报讯（记者 林晓舟）五月八日，记者从河口区教育局获悉，近日开展的检查覆盖了全区二百一十四家食堂。
检查组由三方人员组成，发现的问题已经整改。`,
		"colophon": `河口区的体检车
五月八日，体检车开进了柳荫社区，当天为三百二十名老人做了检查。
本文为“在路上”系列之三`,
		"place": `河口区的体检车
五月八日，体检车开进了柳荫社区，当天为三百二十名老人做了检查。
方舟
霜降日，于柳荫社区`,
		"emoji": `河口区的体检车
五月八日，体检车开进了柳荫社区，当天为三百二十名老人做了检查。
这一刻，好珍贵。❤️`,
		"date": `河口区的体检车
专栏：银发　｜　撰文：林晓舟　｜　更新：2025年9月2日
五月八日，体检车开进了柳荫社区，当天为三百二十名老人做了检查。`,
		"said in threes": `河口区的体检车
五月八日，体检车开进了柳荫社区，当天为三百二十名老人做了检查。
我爱你　你爱他　他爱我
老人们跟着念，念完都笑了。`,
		"headings and credits": `河口区把体检车开进社区
■记者 林晓舟
五月八日，河口区把一辆体检车开进了柳荫社区。新华社记者 方舟 摄
一张单子管到底
“以前要跑三个地方，现在下楼就行。”居民说。（记者 林晓舟）
（林晓舟 方舟）`,
		"list": `老人体检须知
请带好下列东西：
1. 身份证和医保卡
2. 近一年的病历
3. 常吃的药`,
		"quotation over paragraphs": `方舟的来信
她在信里写道：
“我们到社区的第一天，来了三百人。
“第二天来了四百人。”`,
		"verse": `柳荫谣
柳荫长，柳荫短，
柳荫树下量血压，
医生天天来这里。`,
		"opening, words":    whole + "的确，名单由社区报上来。\n了解流程以后，老人不再着急。",
		"verse, comma last": whole + "柳荫长，柳荫短，\n柳荫树下量血压，",
		"list, commas":      whole + "请带好：\n身份证，\n医保卡，\n近一年的病历，",
		"leads in":          whole + "预约二维码：",
		"title only":        `河口区把体检车开进社区`,
		"question":          "问：哪些人可以预约\n答：六十五岁以上的老人都可以。",
		"who wrote it":      whole + "体检车明年还来。徐柳荫",
		"address":           whole + "链接：http://www.example.com/2024/0508/1.html",
		"masked address":    whole + "体检要预约，来信请寄：[email protected]",
		"masked, as set":    whole + "体检要预约，来信请寄：[email\u00a0protected]",
		"enumeration":       whole + "社区要做三件事：（一）登记老人；以及\n\n（二）量血压，并把异常的结果打电话告诉老人，每季度一次。",
		"mark of a page":    whole + "今年已经查了两千人。#p#副标题#e#\n明年还要开到山里去，路不好走。#p#体检车#e#",
		"account":           whole + "社区微信：hekouqu",
		"telephone":         whole + "预约可以打+86-10-0000-0000",
		"pages":             whole + "体检车明年还来。上一页 [1] [2] [3] 下一页",
		"ornament":          whole + "体检车明年还来。▲",
		"office":            whole + "河口区教育局2024年5月8日",
		"source":            whole + "*摘编自“河口体检”公号",
		"label":             whole + "视频包装：林晓舟",
		"spaced name":       whole + "体检车明年还来。▲（方 舟）",
		"papers":            whole + "据河口晚报、新华社",
		"picture":           whole + "体检车停在门口。图片来源河口晚报\n今年已经查了两千人。",
		"directory": whole + `柳荫街：东风里小区、清河苑、粮食局宿舍
清河街：纺织厂宿舍、一号院、北里小区
石桥街：石桥小区、河沿里、邮局宿舍`,
		"long directory": whole + `柳荫街道：东风里小区;清河苑小区;粮食局宿舍;纺织厂宿舍;一号院;北里小区;石桥小区;河沿里小区;邮局宿舍
清河街道：南里小区;河东苑小区;供电局宿舍;印刷厂宿舍;二号院;西里小区;东桥小区;河湾里小区;银行宿舍`,
		"wordlist": whole + "stethoscope thermometer syringe bandage\nambulance stretcher oxygen",
		"credit over lines": whole + `（记者/林晓舟 方舟
摄像/王小满）`,
	})
}

func TestBrackets(t *testing.T) {
	for text, want := range map[string][2]string{
		"他说：“好（很好）。”":    {"", ""},
		"他说：“好（很好。”":     {"", ""}, // the outer pair closes
		"他说：“好":          {"“", ""},
		"好。”他说":          {"", "”"},
		"1）好；2）更好；（三）最好": {"", ""},
		"《办法（试行）":        {"《", ""},
	} {
		opened, stray := pairs.Unpaired(text)
		var o, s strings.Builder
		for _, m := range opened {
			o.WriteRune(m.Rune)
		}
		for _, m := range stray {
			s.WriteRune(m.Rune)
		}
		if o.String() != want[0] || s.String() != want[1] {
			t.Errorf("%s: open %q stray %q, want %q", text, o.String(), s.String(), want)
		}
	}
}

func FuzzCheck(f *testing.F) {
	harness.Fuzz(f,
		"甲乙丙，丁\n戊己。\n（庚\n辛）”。",
		"，\n”\n“\n…\n.\n1）\n",
	)
}

func BenchmarkCheck(b *testing.B) {
	page := `河口区把体检车开进社区
五月八日，河口区卫生健康局把一辆体检车开进了柳荫社区，当天为三百二十名老人做了检查。“以前查一次要跑三个地方，现在下楼就行。”家住柳荫社区的居民说，结果当天就能取，不用再跑第二趟。
一张单子管到底
推动二级以上医院专科医生加入家庭医生团队，为签约居民提供用药指导、预约转
诊和慢性病管理等服务。对签约的老年人、孕产妇和慢性病患者，每季度至少随访一次，有条件的地方可以开展上门服务。
`
	harness.Benchmark(b, strings.Repeat(page, 40))
}

func stripMarks(marked string) string {
	copy, _, err := linttest.Parse(marked)
	if err != nil {
		panic(err)
	}
	return copy
}
