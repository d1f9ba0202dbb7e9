package truncation

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/linttest"
	"github.com/healthlint/healthlint/lint/source"
)

// marked reads copy as Markdown, which joins the lines of a paragraph.
var marked = linttest.Harness{
	Checks: []*lint.Check{Check},
	Read:   func(path string, text []byte) *lint.Document { return source.Markdown(path, text) },
}

func TestFieldsOfMarkdown(t *testing.T) {
	marked.Each(t, map[string]string{
		"fact sheet": `# 《柳荫街的灯》

**片名**：《柳荫街的灯》（*Lamps*）
**导演**：林晓舟
**主演**：方舟、王小满（童星）
**片长**：96分钟
**类型**：剧情／家庭

电影的开头没有一点儿声音，只有柳荫街的路灯一盏一盏地亮了起来。

结尾，路灯又一盏一盏地灭了，天亮了。`,
		"credits set apart": `# 一碗莲子羹

**出锅**：2人份　**耗时**：约40分钟（含浸泡20分钟）
**掌勺**：柳荫街的厨子　**营养顾问**：注册营养师 方舟

先说好，羹是羹，药是药，别指望它“包治百病”。`,
		"fact sheet last": `# 《柳荫街的灯》

电影的开头没有一点儿声音，只有柳荫街的路灯一盏一盏地亮了起来。

**片名**：《柳荫街的灯》（*Lamps*）
**导演**：林晓舟
**主演**：方舟、王小满（童星）
**片长**：96分钟
**类型及主题**：剧情／家庭`,
		"credits set apart, last": `# 一碗莲子羹

先说好，羹是羹，药是药，别指望它“包治百病”。

**出锅**：2人份　**耗时**：约40分钟（含浸泡20分钟）
**掌勺**：柳荫街的厨子　**营养顾问**：注册营养师 方舟`,
		"a paragraph of two lines, the last with a label": `# 河口区的戒烟门诊

五月八日，河口区医院开了戒烟门诊，当天来了三十二个人。
医生提醒：戒烟的头一个星期最难熬，家人要多一些鼓励，不要总是责备，也不要⟦truncation/article:在他面前⟧`,
		"fields, and a sentence cut": `# 一碗莲子羹

先说好，羹是羹，药是药。

**时间**：五月八日
**地点**：柳荫社区，林晓舟在那里为老人们讲课，讲完以后又到厨房给大家⟦truncation/article:示范怎样⟧`,
		"fields first": `**口述**：林晓舟，1951年生，邮递员，2011年退休
**采写**：方舟
**地点**：柳荫街

先说好，羹是羹，药是药。`,
	})
}

const strip = `社区漫画脚本
《柳荫街》第3话：热水袋

`

func TestFieldsInARow(t *testing.T) {
	harness.Each(t, map[string]string{
		"script": strip + `编剧：方舟　分镜：林晓舟　（共8格，方言，黑白）

P1
格1（大远景）柳荫街，雪片子大得像棉花套子。街口木牌：零下12℃。
　　旁白：真冷。
格2（中景）奶奶家的炕上，三个人挤在一块儿嗑瓜子。
　　音效：咔吧、咔吧。`,
		"script, credits last": whole + "编剧：方舟　分镜：林晓舟　（共8格，方言，黑白）",
		"narrow spaces, last":  whole + "编剧：方舟 分镜：林晓舟 （共8格，方言，黑白）",
		"note cut":             whole + "编剧：方舟　分镜：林晓舟　（共8格，⟦truncation/article:方言⟧",
		"script, narrow spaces": strip + `编剧：方舟 分镜：林晓舟 （共8格，方言，黑白）

P1
格1（大远景）柳荫街，雪片子大得像棉花套子。街口木牌：零下12℃。
　　音效：咔吧、咔吧。`,
		"a sentence with labels": strip + `编剧：方舟说，这个故事是从社区的体检车上听来的，她当时就决定要把⟦truncation/lost:它画成一⟧`,
		"codes of faults": whole + `五、故障代码
E1：袖带没有插好→重新插紧、绑好
E2：加压异常→看看软管是否打折
E3：压力超出范围→松开袖带，休息后再测；反复出现，联系售后

六、保养
机身用拧干的软布擦拭，勿用酒精。`,
		"one code, others with stops": whole + `五、故障代码
E1：袖带没有插好，请重新插紧、绑好。
E2：加压异常，请看看软管是否打折。
E3：压力超出范围，请松开袖带，休息后再测；反复出现，请联⟦truncation/article:系售后的⟧`,
		"codes at the end": whole + `E1：袖带没有插好→重新插紧、绑好
E2：加压异常→看看软管是否打折
E3：压力超出范围→松开袖带，休息后再测；反复出现，就请联系售后服务的电话和网点`,
		"foot of a page": whole + "河口区柳荫街小学　地址：石桥路　技术支持：学校信息中心",
		"article cut above the foot of a page": whole + `下一步，河口区将把体检车开到所有村卫生室，并为行动不便的老人⟦truncation/article:提供上门⟧
河口区柳荫街小学　地址：石桥路　技术支持：学校信息中心`,
		"foot that is a sentence": whole + "学校　地址：石桥路，学校的技术人员每个星期都会到社区里⟦truncation/article:教老人用⟧",
	})
}

func TestSignedBehindADash(t *testing.T) {
	const note = "这一周，荤菜有鱼、有鸡，深色蔬菜占一半左右。下一周拟增加一次菌菇和一次海带，替换重复的鸡肉。"
	const below = "\n过敏与忌口\n对鸡蛋过敏的孩子，请班主任填写卡片。\n监督意见可投入一楼的信箱。"
	harness.Each(t, map[string]string{
		"post and name": whole + note + "——学校聘任营养师　桑榆" + below,
		"surname":       whole + note + "——林晓舟" + below,
		"work":          whole + note + "——方舟《柳荫街食谱》" + below,
		"last":          whole + note + "——学校聘任营养师　桑榆",
		"sentence cut":  whole + note + "——家长们对这样的⟦truncation/lost:安排都很⟧\n（林晓舟）\n清河区的食堂\n清河区的老人食堂昨天开张，一荤两素八元钱。",
		"speaker cut":   whole + note + "——⟦truncation/article:林医生说⟧",
		"article cut":   whole + note + "——家长们对这样的⟦truncation/article:安排都很⟧",
	})
}

func TestSignedOnTheRight(t *testing.T) {
	const letter = `两地书
小满致阿舟　3月2日
到了。飞了十四个小时，行李丢了一件，偏是装着听诊器的那件。
　　　　　　　　小满
阿舟致小满　3月11日
家里都好，只有你那盆吊兰不好，我浇多了。`
	harness.Each(t, map[string]string{
		"last":           letter + "\n　　　　　　　　阿舟",
		"name and place": letter + "\n　　　　　　　　阿舟　柳荫",
		"article cut above": letter + `社区的合唱团唱到一半，大家都停了下来，说要等你回来⟦truncation/article:再一起唱⟧
　　　　　　　　阿舟`,
		"not on the right": letter + "\n　　社区的合唱团⟦truncation/article:等你回来⟧",
		"on the right, a sentence": letter + `
　　　　　　　　社区的合唱团唱到一半，大家都停了下来，说要等你⟦truncation/article:回来再一⟧`,
	})
}

func TestDateOfTheRepublic(t *testing.T) {
	const notice = "河口區公告\n接種後應於現場休息觀察三十分鐘，返家後如有不適，應立即就醫。\n"
	harness.Each(t, map[string]string{
		"post, name, date": notice + "局長　林曉舟\n中華民國114年9月15日",
		"in characters":    notice + "明德醫院　敬啟\n中華民國一一四年六月二日",
		"of issue":         notice + "發布日期：114年6月2日",
		"cut above": notice + `下一階段，衛生局將把接種站開到所有的村里，並為行動不便的長者⟦truncation/article:提供到府⟧
中華民國114年9月15日`,
		"date in a sentence": notice + "中華民國114年9月15日起，衛生局將把接種站開到所有的村里，並為⟦truncation/article:行動不便⟧",
	})
}
