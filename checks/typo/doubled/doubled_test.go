package doubled

import (
	"slices"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/ngram"
)

func found(text string, traditional bool) (shown []string) {
	lm := ngram.Default()
	for _, e := range Find(lm, lm.Read(text), traditional, 0.8) {
		shown = append(shown, text[e.Start:e.End])
	}
	return shown
}

func TestFind(t *testing.T) {
	for text, want := range map[string]string{
		"会议要求求各地加强管理。":                          "求",
		"医院为居民提供服服务，患者者应当及时就医。":                 "服 者",
		"今年以来来，药品价格平均下下降52%。":                   "来 下",
		"据了解解，全县共有有三家医院。":                       "解 有",
		"全市各级卫生监督机构全市各级卫生监督机构开展了检查。":            "全市各级卫生监督机构",
		"方便上班族患者患者下班后取药，区里呼吁呼吁居民少出门。":           "患者 呼吁",
		"记者从市中心医院院获悉，这种疫苗苗需接种两剂。":               "院 苗",
		"医生请患者研究研究，家属商量商量，大家讨论讨论再说。":            "",
		"高血压血压不稳，基底动脉动脉瘤少见，全国全国人大代表。":           "",
		"医院院内感染少，居民民生改善，群众众口称赞。":                "",
		"接下来来听听医生怎么说，派出所所开的证明有效。":               "",
		"她她在日记里写下这一天。":                          "她",
		"医院院长说，平台上上传的病历由科室室长核对。":                "",
		"妈妈常常看看书，天天陪宝宝散散步、聊聊天，再喝喝茶。":            "",
		"他们的工作实实在在，一个病种一个病种覆盖，一节节椎骨排列。":         "",
		"志愿者送去60盒盒饭，“快进屋快进屋，”老人说。":              "",
		"视力模糊的，要尽快尽快就医，病情仍会加重，每晚补贴补贴三百元。":       "尽快 补贴",
		"记者采访了县医院的工的工作人员，患者对服务很满意。":             "的工",
		"这是全市首次首次开展夜间门诊，药品影响影响不大。":              "首次 影响",
		"该隔离隔离，该就诊就诊，列车列车长说，路面雪亮雪亮的。":           "",
		"病情很重很重，他哭着哭着睡了，您也介绍介绍，孩子高兴高兴。":         "",
		"该所未取得得《许可证》，两名小将将出战，定向向乡镇捐赠。":          "得",
		"下一步将进一步一步扩大范围，抗生素抗生素不能随便吃。":            "一步 抗生素",
		"应把病人转移到空气流通处，处，再打急救电话。":                "处，",
		"上半年门诊量为7.6万人次万人次，会议在17号号上午开。":          "万人次 号",
		"她早年就查出有先天性心脏病。脏病。后来做了手术。":              "脏病。",
		"全院30人人均两台，3个个体户来了，共5家家庭医院。":            "",
		"“好，好，都听您的。”她说，“快，快，把门打开。”":             "",
		"病羊已全部扑杀扑杀并做无害化处理，取消资格后追缴追缴已发的补助。":      "扑杀 追缴",
		"需要注意注意的是，果汁不能代替水果，拖得越久，恢复恢复的可能越小。":     "注意 恢复",
		"您多注意注意身体，回家恢复恢复，想放松放松的，没有商量商量的余地。":     "",
		"出门记得戴帽子、围围巾，帮孩子扣扣子、盖盖被。":               "",
		"每床床尾放速干手消毒剂，各科科主任负责，每人人手一册。":           "",
		"请给老人让让座，邻里吵架也去劝劝架，常翻翻身，降降火，给肠胃减减负。":    "",
		"体重减减少了五公斤，血压降降低到正常，难题终于解解决了。":          "减 降 解",
		"就是那个那个……想不起来了，我这个这个心里堵得慌，给她提提神，提提供饭菜。": "提",
		"擦药前避避免碰水，不仅仅如此。":                       "避",
		"持股公司 持股公司": "",
		"抽屉里能放多少放多少，家属问要怎么改怎么改，姜拍碎或者切碎或者切片。":                   "",
		"这样的步骤由调度程序调用用户接口，每次服用用温水送下，所以我就来讲讲，大家别急。":             "",
		"护士踉踉跄跄地赶来，小路斜斜地伸向山里，哈哈哈。":                             "",
		"何霞霞医生到场，何霞霞医生说要多喝水。":                                  "",
		"你看他能走多远走多远，家属说很难受很难受，“不可说不可说”，她说。":                    "",
		"查不查不重要，别选我选我选我，护士先喊起来，医生来了医生来了，大家散开。":                 "",
		"猫发出近似“哀哀”的声音，过年放放炮，重复重复再重复，绝对绝对别信，胃炎丨肠炎丨肠炎复查，花花花花花花。": "",
	} {
		if got := strings.Join(found(text, false), " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	if got := found("疾管署指出指出，患者患者應儘早就醫。", true); strings.Join(got, " ") != "指出 患者" {
		t.Errorf("nouns said twice in Traditional copy: %q", got)
	}
	if got := found("佢又咁又咁，成日搞下搞下就话眼瞓。", true); len(got) != 0 {
		t.Errorf("a Cantonese manner of speaking: %q", got)
	}
}

func FuzzFind(f *testing.F) {
	for _, text := range []string{"的的", "患者者\n", "😀😀医医", "目前目前目前", "一", ""} {
		f.Add(text)
	}
	lm := ngram.Default()
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, e := range Find(lm, lm.Read(text), false, 0) {
			n := e.End - e.Start
			if e.Start < last || e.End > len(text) || e.Start < n || text[e.Start-n:e.Start] != text[e.Start:e.End] {
				t.Fatalf("%q: %+v does not repeat what stands before it", text, e)
			}
			last = e.End
		}
	})
}

// Bytes read wrongly are another check's.
func TestMojibakeIsNotDoubled(t *testing.T) {
	lm := ngram.Default()
	if found := Find(lm, lm.Read("锟斤拷锟斤拷全市已设立接种点，市民可就近接种。"), false, 0.1); len(found) != 0 {
		t.Errorf("%+v", found)
	}
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("各级医疗机构要求求规范诊疗行为，常常看看病历，医院院长说患者者满意。\n", 40)
	lm := ngram.Default()
	r := lm.Read(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(lm, r, false, 0.5)
	}
}

func TestRecentMissesNothing(t *testing.T) {
	for _, text := range []string{"全市各级卫生监督机构全市各级卫生监督机构开展了检查。", "患者者应当就医，妈妈常常看看书。"} {
		ids := ngram.Default().Read(text).ID
		var seen recent
		for i := 1; i < len(ids); i++ {
			if stood := slices.Contains(ids[max(0, i-longest):i], ids[i]); stood && !seen.before(ids, i) {
				t.Errorf("%s: %c stands before token %d", text, ids[i], i)
			}
		}
	}
}
