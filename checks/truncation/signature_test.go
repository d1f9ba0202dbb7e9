package truncation

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/pairs"
	"github.com/healthlint/healthlint/lint/source"
)

// What stands below a finished article signs it, or breaks off.
func TestSignature(t *testing.T) {
	linter, err := lint.New([]*lint.Check{Check}, lint.Config{})
	if err != nil {
		t.Fatal(err)
	}
	const body = "柳荫社区昨日启用新的卫生站，当天接诊三十多人。\n\n站长说，新站设了一站式服务台，老人看病不用再跑上跑下。\n\n"
	for end, cut := range map[string]bool{
		"先到先得，约满为止。#卫生站的故事# #健康科普#": false,
		"#社区之后":  false,
		"读者 林晓舟": false,
		"林晓舟":    false,
		"河口区医保局服务热线：12393（工作日8:30—12:00、14:00—17:30，节假日由值班人员接听）":        false,
		"来信请寄柳荫路0号，手机1380013８０００":                                       false,
		"“明天就带他去看。”——网友“柳荫一叶”":                                          false,
		"“报销完自己只掏了二十三块六。”——家住柳荫镇的徐桂芬":                                   false,
		"“报销完自己只掏了二十三块六。”——徐桂芬，柳荫镇村民":                                   false,
		"“报销完自己只掏了二十三块六。”——徐桂芬，今年":                                      true,
		"“报销完自己只掏了二十三块六。”——家住柳荫镇的徐":                                     true,
		"挽联一副：\n\n一站守乡，半世青灯照柳影\n\n千村问诊，满头白发报苍生":                         false,
		"询问请按以下方式联系\n\n采购人：河口医院设备科　联系人：林科长\n\n监督部门：河口区财政局\n\n二〇二五年七月八日": false,
		"站长又说，新站每周二开诊，老人可以先来量血压，再按":                                     true,
		"此致\n\n敬礼\n\n林晓舟": false,
		"柳荫社区 林晓舟":        false,
		"一位老读者":           false,
		"您的朋友":            false,
		"@柳荫社区卫生站":        false,
		"于柳荫社区":           false,
		"二〇二四年冬至":         false,
		"甲辰年腊月":           false,
		"2024年11月28日于柳荫":  false,
		"关键词 家庭医生；签约服务":   false,
		"卫生站\n11月28日":     false,
		"县医院心内科副主任医师　逄小夏": false,
		"医院总机转8021（工作日8:30—11:30，14:00—17:00）":             false,
		"地址：剪子巷116号\n\n开放时间：9:00—17:00（16:30停止入馆，法定节假日除外）": false,
		"当事人身份证号11010519491231002X":                        false,
		"林晓舟记于 2024年11月28日":                                false,
		"林晓舟记于2024年5月13-14日":                               false,
		"林晓舟 2024-11-28 柳荫":                                false,
		"林晓舟\n2024.11.28\n河口大学 柳荫园":                        false,
		"2024.11.28 柳荫":                                    false,
		"柳荫在线河口11月28日电":                                    false,
		"二〇二四年耶诞日":                                         false,
		"十一月初一初稿，初九定稿，窗外大雪":                                false,
		"完稿于柳荫园":                                           false,
		"画报记者徐柳荫、实习记者林晓舟对本文亦有贡献":                           false,
		"徐柳荫对本文亦有":                                         true,
		"本文不代表《柳荫画报》观点":                                    false,
		"如无特别说明，拍摄均为徐柳荫":                                   false,
		"图片来自柳荫画报，原本出处未知":                                  false,
		"转载或商务合作请留言":                                       false,
		"本账号系柳荫网“各有态度”签约账号":                                false,
		"文章已于修改":                                           false,
		"觉得有用，顺手“在看”":                                      false,
		"封面图，及题图拍摄：徐柳荫":                                    false,
		"作图/冯柳荫、徐晓舟":                                       false,
		"柳荫一叶 | 图片设计":                                      false,
		"封面图，及题图拍摄：徐柳荫等人认为新站":                              true,
		"站长说，本文写的那位老人后来又来过三次，量了血压，每次都":                     true,
		"□林晓舟（专栏作家）":                                       false,
		"林晓舟（媒体人）\n\n编辑：方舟":                                false,
		"“老人看病不用再跑上跑下。”——柳荫社区医生林晓舟":                        false,
		"来信请写明姓名和电话，格式为：【线索】+内容+您的电话（您的信息绝对会保密）":             false,
		"（为保护受访者，文中老人皆为化名。感谢柳荫社区、清河社区帮忙。参考：《老人体检须知》《柳荫志》）":   false,
		"捐赠信息\n\n柳荫卫生站\n\n地址：河口区柳荫路0号\n\n联系人：林站长":            false,
		"捐赠信息\n\n柳荫卫生站\n\n地址：河口区柳荫路0号\n\n联系人：林站长13800000000": false,

		"抄送：区政府办公室，各镇卫生院":                     false,
		"抄送：区政府办公室。\n\n河口区卫生局办公室　2024年3月5日印发": false,
		"河口区卫生局办公室\n\n2024年3月5日印发":            false,
		"完\n\n2024年3月5日（星期二）\n\n香港時間15時30分":   false,
		"完\n\n二○二四年三月五日（星期二）":                 false,
		"【上期答案】1. B　2. √　3. ×　4. 每天一次":        false,
		"【上期答案】1. B　2. √　3. 每天一次，每次一片，可以":     true,
		"香港时间十五时三十分":                          false,
		"北京时间9时正":                             false,
		"二〇二四年三月五日深夜两点":                       false,
		"2024年3月5日凌晨三点":                       false,
		"【中图分类号】R563　【文献标志码】A":                false,
		"中图分类号 R563.1":                        false,
		"【关键词】签约服务；随访；老年人":                    false,
		"作者单位：000000 河口，河口医院心内科":              false,
		"利益冲突　所有作者均声明不存在利益冲突":                 false,
		"数据截至3月5日24时":                         false,
		"河口气象台3月5日17时发布":                      false,
		"今日8版　总第1024期":                        false,
		"（本文作者系河口大学公共卫生学院教授）":                 false,
		"谨以此文，献给所有的守夜人":                       false,
		"写于2024年清明":                           false,
		"林晓舟\n\n3月5日夜":                        false,
		"三月五日于灯下":                             false,
		"河口，3月5日深夜":                           false,
		"3月5日夜里柳荫":                            true,
		"未完待续":                                false,
		"谢谢大家":                                false,
		"画报记者 林晓舟 发自日内瓦":                      false,
		"２０２４年３月５日":                           false,
		"柳荫周报　2024年3月5日　星期二　第3版":              false,
		"站长说，新站还缺两名护士。{{来源请求}}":               false,
		"站长说，新站还缺两名护士。{SEQ 图 \\* ARABIC}":     false,

		"数据截至3月5日24时，全区累计":     true,
		"河口气象台3月5日17时发布高温":     true,
		"本文作者系河口大学公共卫生学院教授，她在": true,
		"谨以此文，献给所有的守夜人，愿他们":    true,
		"谢谢大家的支持，我们":           true,
		"这批疫苗发自日内":             true,
		"利益冲突　所有作者均声明不存在利":     true,
		"新站原定于北京时间15时30分开":     true,
		"柳荫社区办公室印发":            true,

		"河口市中心血站":              false,
		"河口县柳荫镇卫生院宣":           false,
		"柳荫镇卫生所关心您":            false,
		"河口市医院　院长办公室谨启":        false,
		"【咨询时间】周一至周五上午九时至下午五时": false,
		"【有效期】24个月":            false,
		"护士到了镇卫生院":             true,
		"【柳荫夜话】老人量血压将":         true,
		"站长把材料交给县卫生院宣":         true,

		"林晓舟（媒体人）说":                true,
		"站长林晓舟写于门口的告示说":            true,
		"“老人看病不用再跑上跑下。”——柳荫社区医生林晓": true,
		"居民拿到新卡（见图）":               true,
		"柳荫卫生站":                    true,
		"下一步，社区将":                  true,
		"县医院心内科副主任医师　表示将":          true,
		"新站启用后，居民可拨打总机转8021（工作日8:30—11:30）预约，并": true,
		"站长林晓舟说":      true,
		"于是他把":        true,
		"2024年，柳荫社区":  true,
		"一位老人":        true,
		"林晓舟 说":       true,
		"高先生":         true,
		"家庭医生 签约服务 将": true,
	} {
		for _, doc := range []*lint.Document{source.Plain("copy.txt", []byte(body+end+"\n")), source.Markdown("copy.md", []byte(body+end+"\n"))} {
			if found := linter.Lint(doc); len(found) > 0 != cut {
				t.Errorf("%s, %q: %v", doc.Path, end, found)
			}
		}
	}
}

func TestNumberInBrackets(t *testing.T) {
	for text, want := range map[string][2]int{
		"（1）起床分三步。":          {0, 0},
		"(1)起床分三步。":          {0, 0},
		"（包括：1）甲；2）乙）等":      {0, 0},
		"1）甲；2）乙":            {0, 0},
		"（等效球镜≤－6.00 D）检出率":  {0, 0},
		"（起床分三步，见第1节":        {1, 0},
		"起床分三步），然后洗漱":        {0, 1},
		"（1）起床（先坐一会儿再起，随后洗漱": {1, 0},
	} {
		if opened, stray := pairs.Unpaired(text); len(opened) != want[0] || len(stray) != want[1] {
			t.Errorf("%s: %d open, %d stray", text, len(opened), len(stray))
		}
	}
}
