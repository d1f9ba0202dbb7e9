package truncation

import "testing"

// among puts a paragraph between others that all end in stops.
func among(p string) string {
	return `柳荫社区教老人量血压
五月八日，柳荫社区请来医生，教老人在家里量血压。当天来了三百二十人，有的还带着自己的血压计。

量血压之前先坐五分钟，不要说话，也不要憋尿。袖带绑在上臂，和心脏一样高。

` + p + `

每次量两遍，隔一两分钟，取平均数。量完记在本子上，看病的时候带给医生。

社区每个月还会上门核对一次，血压计不准的免费校正。`
}

// amongTraditional is the same of Traditional Chinese.
func amongTraditional(p string) string {
	return `社區教長者量血壓
柳蔭里上星期請來護理師，教長者在家裡量血壓。當天來了三百二十人，有的還帶著自己的血壓計。

量血壓之前先坐五分鐘，不要說話，也不要憋尿。壓脈帶綁在上臂，和心臟一樣高。

` + p + `

每次量兩遍，隔一兩分鐘，取平均數。量完記在本子上，看病的時候帶給醫師。

里辦公處每個月還會上門核對一次，血壓計不準的免費校正。`
}

func TestHangs(t *testing.T) {
	harness.Each(t, map[string]string{
		"a bare limit":                      among("按照指南的意见，成人每天吃盐⟦truncation/lost:不超过5⟧"),
		"half a unit":                       among("一般的成年人每天喝水的量要达到1⟦truncation/lost:700毫⟧"),
		"behind the and":                    among("老人的早餐要清淡，最好有牛奶、⟦truncation/lost:鸡蛋和⟧"),
		"behind do not":                     among("血压高的人早上起床要慢，⟦truncation/lost:尽量不要⟧"),
		"behind the genitive":               among("血压长期控制不好，几年以后就会损⟦truncation/lost:害肾脏的⟧"),
		"inside a word":                     among("天冷的时候血压容易波动，出门要戴帽子、⟦truncation/lost:围⟧"),
		"traditional":                       amongTraditional("依照醫師的建議，成人每天攝取的鹽⟦truncation/lost:不超過5⟧"),
		"traditional, behind a preposition": amongTraditional("量的時候手臂要放鬆，掌心向上，⟦truncation/lost:並且把⟧"),
		"who speaks":                        among("社区医生林晓舟介绍，冬天的血压⟦truncation/lost:一般比夏⟧"),
		"between headings": `秋冬怎样护好血管
秋冬是脑卒中高发的季节，社区医生提醒老人留心三件事。名单上的老人，社区每周打一次电话。

出门要保暖
血压高的人早上起床要慢，出门之⟦truncation/lost:前一定要⟧

饮食要清淡
每天吃盐不超过一啤酒瓶盖，腌菜、酱菜少吃。汤里的盐也要算上。`,
		"a parenthesis":                      among("常用的降压药有五类，吃哪一种要听医生的。刚开始吃的人要注意剂量（如⟦truncation/lost:氨氯地平⟧"),
		"one of four without a stop":         among("袖带不要绑在厚衣服外面，也不要隔着毛衣绑。绑得太松或者太紧，量出来的数⟦truncation/unstopped:不会准确⟧"),
		"one of several clauses":             among("血压计每年都要校正一次，电池快没电的时候要换，量出来的数⟦truncation/unstopped:才会准确⟧"),
		"a headline in a word of the copy":   "柳荫社区教老人防⟦truncation/lost:住诺如病⟧\n" + among("诺如病毒怕含氯的消毒剂，不怕酒精。诺如病毒走得快，人要走得更快。"),
		"a headline that may end so":         "柳荫社区的老人治心脏病\n" + among("心脏病要早治。有的心脏病人不能走远路。"),
		"a headline in a limit of age":       "柳荫社区免费测骨密度 本周起面向⟦truncation/lost:65岁以⟧\n" + among("袖带不要绑在厚衣服外面。"),
		"a headline behind and":              "柳荫社区冬天上门送药 老人在家就能⟦truncation/lost:量血压和⟧\n" + among("袖带不要绑在厚衣服外面。"),
		"the date of a notice":               closure + "⟦truncation/lost:2024年11⟧",
		"the date of a notice, day":          closure + "⟦truncation/lost:2024年11月2⟧",
		"the date of a notice, in words":     closure + "⟦truncation/lost:二〇二四年十一⟧",
		"the date of a notice, who signs it": "关于停诊的通知\n因线路检修，门诊部本周六停诊一天。\n柳荫卫生站　202⟦truncation/article:4年11⟧",
	})
}

const closure = "关于停诊的通知\n因线路检修，门诊部本周六停诊一天，急诊照常。带来不便，请谅解。\n柳荫卫生站\n"

func TestHangsSilent(t *testing.T) {
	copies := map[string]string{}
	for _, heading := range []string{
		"血压高了，先别慌", "高压超过140", "三类食物，血压高的人要避免", "目标：高压低于130", "饭后，别急着躺下", "感冒时，药别乱吃", "截至目前，全区零新增",
		"早上头晕，坐一会儿就好，也许是低血压", "少吃一口盐，多走一步路，血管少受苦", "手臂放平，掌心向上", "血压计怎么选，电子的还是水银的", "这样量才准的", "心态不能要",
		"5月8日，社区医生林晓舟在柳荫社区为老人量血压，登记结果", "图为医生在给老人量血压", "医生提醒：量血压不能急", "能不吃就不吃",
	} {
		copies[heading] = among(heading)
	}
	for _, heading := range []string{"每餐鹽分不超過2克", "量血壓，坐著量好，還是躺著量好", "步行10000步，真的有需要嗎", "吃得對，血壓穩"} {
		copies[heading] = amongTraditional(heading)
	}
	for _, name := range []string{"2024年11月", "2024年11月2日", "二〇二四年十一月", "2024年冬"} {
		copies["date "+name] = closure + name
	}
	copies["questions of a test"] = among("成人服用这种药，一天的最大用量不超过") + "\n" + among("老人服用这种药，一天的用量不超过") + "\n" + among("孩子服用这种药，一天的用量不超过") + "\n" + among("孕妇服用这种药，一天的用量不超过")
	copies["verse at the end"] = among("医生编了四句话：") + "\n\n手放平，坐端正，\n量完两遍记心中，\n少吃盐，多走路，\n血压平稳人轻松"
	copies["verse at the end, a clause to a line"] = among("医生编了四句话：") + "\n\n早睡早起心不慌，\n少盐少油菜更香，\n按时吃药莫嫌烦，\n血管畅通寿命长"
	harness.Each(t, copies)
}

func TestVerseCut(t *testing.T) {
	harness.Copy(t, among("医生编了四句话：")+"\n\n早睡早起心不慌，\n少盐少油菜更香，\n按时吃药莫嫌烦，\n血⟦truncation/article:管畅通寿⟧")
}

// What a system cuts off has three dots amid a clause; a writer's pause has not.
func TestAbridged(t *testing.T) {
	const open = "柳荫社区教老人量血压\n五月八日，柳荫社区请来医生，教老人在家里量血压。\n\n"
	harness.Each(t, map[string]string{
		"the last paragraph":         open + "量血压之前先坐五分钟。医生还建议⟦truncation/lost:老人每天...⟧",
		"a headline":                 "柳荫社区教老人量血压，医生建议每天...\n五月八日，柳荫社区请来医生，教老人在家里量血压。\n\n量血压之前先坐五分钟。",
		"a pause":                    open + "量血压之前先坐五分钟。至于以后怎么办……",
		"a list goes on":             open + "血压计、血糖仪、体温计、制氧机...",
		"the writer's manner":        open + "量血压之前先坐五分钟...\n\n医生还建议老人每天...",
		"nothing after the mark":     open + "量血压之前先坐五分钟。医生提醒：⟦truncation/article:“⟧",
		"the quotation goes on":      open + "医生提醒：“\n\n量血压之前先坐五分钟。”",
		"a note is called":           open + "古人说：“脉有大小。”①\n\n今天的医生看的是血压计上的数字。",
		"；以及 with an item behind it": open + "＊　量之前坐五分钟；以及\n\n＊　量的时候不说话。\n\n社区每个月上门核对一次。",
	})
}
