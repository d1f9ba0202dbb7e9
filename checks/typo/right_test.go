package typo

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
)

// What is right though counts of words know something more usual, each as a text of its own, and beside it the slip it looks like.
func TestRightAsItStands(t *testing.T) {
	for text, want := range map[string]int{
		"三个月来互认检查结果2.6万项次，省下三百万元。":               0,
		"专家说，预防胜于治疗。":                            0,
		"手术后一周不要吃带籽的水果。":                         0,
		"市结核病防治所的专家到场义诊。":                        0,
		"抽查病历一百二十份，随访患者四十人。":                     0,
		"三十四岁的尤女士吃了两周止咳药。":                       0,
		"呼气试验不痛不痒，一测便知。":                         0,
		"“十八反”里说，甘草反甘遂，乌头反半夏。":                   0,
		"他们给孙子取名叫“雪生”。":                          0,
		"全县应检410人，实检388人，受检率94.6%。":              0,
		"卒中中心的门针时间已压到30分钟以内。":                    0,
		"大夫给她开了五帖膏药，隔日换一次。":                      0,
		"汞能损害肾小管。":                               0,
		"用药“四要四不要”":                              0,
		"脚上的水疱别挑。":                               0,
		"鲁青械备20230456号":                          0,
		"吃海鲜配酒，痛风容易发作。":                          0,
		"古人讲治风先治血，见血休治血。":                        0,
		"膏粱之人，多生内热。":                             0,
		"前方既效，原法再进五剂。":                           0,
		"大黄峻烈，年老体弱者慎用。":                          0,
		"川牛膝引血下行，头痛渐平。":                          0,
		"血之与气，相随而行。":                             0,
		"浙械注准20232140011":                        0,
		"右关滑数，左关弦细。":                             0,
		"方药对证，三剂而愈。":                             0,
		"左寸脉细，右尺脉沉。":                             0,
		"老话说，立冬补冬，补嘴空。":                          0,
		"一开口，嗓音是哑的。":                             0,
		"这种药未必家家都补得起。":                           0,
		"孩子咧开的小嘴里露出两颗牙。":                         0,
		"山谷里藏着一汪水。":                              0,
		"尼曼-匹克病分好几型。":                            0,
		"牙龈流血要当心。":                               0,
		"毒蜂蜇伤后，勿挤、勿抓、勿热敷。":                       0,
		"歹勢，讓您白跑一趟，下回我先打電話。":                     0,
		"小資女熬夜加班，荷爾蒙失調。":                         0,
		"感謝鐘醫師多年來的照顧。":                           0,
		"检出阳性337份，甲型H1N1亚型212份、H3N2亚型80份，B型45份。": 0,
		"三餐定时，别吃太饱，给肠胃减减负。":                      0,
		"奶奶把“尿毒症”念成了“尿素症”。":                      0,
		"大夫说，这是尿素症，要透析。":                         1,
		"稿中数据均截至9月底。":                            0,
		"《针灸治面瘫》一文刊出后，读者来电不断。":                   0,
		"孕妇应当定期做产前捡验。":                           1,
		"饮食卫生要讲究，饮永也要烧开。":                        1,
		"这项实俭结果显示，新药有效。":                         1,
	} {
		n := 0
		for _, d := range everything(text, &lint.Settings{}) {
			if d.Severity >= lint.Warning {
				n++
				if n > want {
					t.Errorf("%s: %s", text, d.Message.ZH)
				}
			}
		}
		if n < want {
			t.Errorf("%s: nothing is found", text)
		}
	}
}

// What is spared lends no weight to what stands beside it.
func TestSparedAccompaniesNothing(t *testing.T) {
	const text = "三餐定时，给肠胃减减负。"
	for _, d := range everything(text, &lint.Settings{}) {
		if d.Severity >= lint.Warning {
			t.Errorf("%s", d.Message.ZH)
		}
	}
}
