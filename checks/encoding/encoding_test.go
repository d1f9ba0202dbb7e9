package encoding

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/linttest"
	"github.com/healthlint/healthlint/lint/source"
)

var harness = linttest.Harness{Checks: []*lint.Check{Check}}

func TestPinyinResidue(t *testing.T) {
	found := harness.Copy(t, "全縣衛⟦encoding/pinyin-residue:(wèi)⟧生院與市醫⟦encoding/pinyin-residue:（yī）⟧院結對\n")
	if len(found) != 2 || len(found[0].Fixes) != 1 || found[0].Fixes[0].Edits[0].Text != "" {
		t.Errorf("the residue is not offered for deletion: %+v", found)
	}
	harness.Copy(t, "“罹(lí)患”一词，常被误读\n")
	harness.Copy(t, "姓“解”的人家说，姓氏读xiè时，外地人总念不对；药名念chóng的也不少。\n")
	harness.Copy(t, "病人姓单，叫他老单（dān）他也应。家里人说：“单（shàn）字难认，单（dān）字好认。”\n")
}

func TestTypedPinyin(t *testing.T) {
	found := harness.Copy(t, "护士用听得懂的⟦encoding/pinyin-residue:fangyan⟧讲解用药知识，让老人多喝⟦encoding/pinyin-residue:shui⟧，注意休息。\n")
	if len(found) != 2 || found[0].Severity != lint.Warning || len(found[0].Fixes) != 1 || found[0].Fixes[0].Edits[0].Text != "方言" || found[1].Fixes[0].Edits[0].Text != "水" {
		t.Errorf("%+v", found)
	}
	harness.Copy(t, "偏鄉長者就醫，最大的困難是交⟦encoding/pinyin-residue:ㄊㄨㄥ⟧不便，他每天按摩耳穴⟦encoding/pinyin-residue:（xué）⟧。\n")
	harness.Copy(t, "他用siri查天气，在facetime上和家人说话，账号yiyuan已停用，手术用cusa刀，公司lenta供货，她整個人很ㄎㄧㄤ。\n")
	harness.Copy(t, "“熬”读作áo，病人觉得难熬(áo)。\n头两周最难熬(áo)。亳(bó)州来的患者姓单(shàn)。\n")
}

// One syllable is typed where it makes a word with what stands beside it, and offered where no other would do.
func TestTypedSyllable(t *testing.T) {
	for copy, want := range map[string]string{
		"老人夜里咳嗽，⟦encoding/pinyin-residue:xue⟧压也高了，家属连夜送医。\n":                           "血",
		"孩子发烧时要多休⟦encoding/pinyin-residue:xi⟧，及时补充水分。\n":                               "息",
		"門診部每週增加兩個時段，方便上班族⟦encoding/pinyin-residue:jiu⟧診。\n":                           "就",
		"入冬以后社区忙着⟦encoding/pinyin-residue:yu'fang⟧接种，老人都来了。\n":                         "预防",
		"医生劝他少抽烟，他嘴上说“没⟦encoding/pinyin-residue:guanxi⟧”。\n":                           "关系",
		"体检中心提醒市民，抽血前一晚不要⟦encoding/pinyin-residue:bao⟧饮暴食。\n":                          "暴",
		"社区医生上门⟦encoding/pinyin-residue:wei⟧老人量血压，⟦encoding/pinyin-residue:zhu⟧意保暖。\n": "为",
	} {
		found := harness.Copy(t, copy)
		if len(found) == 0 || len(found[0].Fixes) != 1 || found[0].Fixes[0].Edits[0].Text != want || found[0].Fixes[0].Safe {
			t.Errorf("%s: %+v", copy, found)
		}
	}
	harness.Copy(t, "药量按每kg体重计算，每min滴30滴，深约两cm；ta们都po了照片，用ai读片，罹lí患此病，发出yi的声音，砳砳（音lele）。\n")
	harness.Copy(t, "他去check一下报告，do完手术再run，用pin码登录，打call，团队show了case，她喜欢的song和party都在，K歌。\n")
}

func TestMojibake(t *testing.T) {
	found := harness.Copy(t, "该县⟦encoding/mojibake:åŒ»é™¢⟧新设影像科，⟦encoding/mojibake:锟斤拷锟斤拷⟧患者得到救治\n")
	if len(found) != 2 || len(found[0].Fixes) != 1 || found[0].Fixes[0].Edits[0].Text != "医院" || len(found[1].Fixes) != 0 {
		t.Errorf("%+v", found)
	}
	harness.Copy(t, "荨麻疹、瘙痒、烫伤，屯昌县；α干扰素；café\n")
}

// One character alone is told from foreign letters by the copy around it.
func TestMisreadAlone(t *testing.T) {
	for copy, want := range map[string]string{
		"老人家里的⟦encoding/mojibake:åºŠ⟧太硬，腰更疼了。\n":           "床",
		"护士给⟦encoding/mojibake:å¥¹⟧量了血压，并嘱咐按时吃药。\n":        "她",
		"血压高的人要少吃盐⟦encoding/mojibake:ï¼Œ⟧多吃蔬菜水果。\n":        "，",
		"医生建议老人睡前⟦encoding/mojibake:ä¸\u008d⟧要喝浓茶，早睡早起。\n": "不",
		"医生建议老人睡前⟦encoding/mojibake:ä¸⟧要喝浓茶，早睡早起。\n":       "不",
		"医生建议老人睡前⟦encoding/mojibake:ä¸?⟧要喝浓茶，早睡早起。\n":      "不",
	} {
		found := harness.Copy(t, copy)
		if len(found) != 1 || len(found[0].Fixes) != 1 || found[0].Fixes[0].Edits[0].Text != want {
			t.Errorf("%s: %+v", copy, found)
		} else if whole := len([]rune(found[0].Message.ZH)) > 0 && len(found[0].Notes) == 0; whole == (found[0].Severity == lint.Warning) {
			t.Errorf("%s: %+v", copy, found[0])
		}
	}
	harness.Copy(t, "店名“Café”—老人常去；法文字母“é”—和“è”…都有重音，李先生在Orléans住过，温度±2℃，5′×3″。\n")
}

// Bytes that got lost on the way are told, and what is no more than likely is named.
func TestLostBytes(t *testing.T) {
	const copy = "市卫生健康委昨日印发通知，要求各医院开设发热门诊。"
	for _, damaged := range []string{
		"甯傚崼鐢熷仴搴峰\uFFFD旀槰鏃ュ嵃鍙戦\uFFFD氱煡锛岃\uFFFD佹眰鍚勫尰闄㈠紑璁惧彂鐑\uFFFD闂ㄨ瘖銆\uFFFD",
		"甯傚崼鐢熷仴搴峰?旀槰鏃ュ嵃鍙戦?氱煡锛岃?佹眰鍚勫尰闄㈠紑璁惧彂鐑?闂ㄨ瘖銆?",
		"甯傚崼鐢熷仴搴峰旀槰鏃ュ嵃鍙戦氱煡锛岃佹眰鍚勫尰闄㈠紑璁惧彂鐑闂ㄨ瘖銆",
	} {
		found := harness.Copy(t, "⟦encoding/mojibake:"+damaged+"⟧\n")
		if len(found) != 1 || len(found[0].Fixes) != 1 || found[0].Fixes[0].Edits[0].Text != copy {
			t.Errorf("%+v", found)
		}
	}
	found := harness.Copy(t, "⟦encoding/mojibake:浠栧彨鑻忚嵎锛屾槸涓�鍚嶈嵂甯堛��⟧\n")
	if len(found) != 1 || len(found[0].Fixes) != 1 || found[0].Fixes[0].Safe || len(found[0].Notes) != 1 {
		t.Errorf("%+v", found)
	}
	harness.Copy(t, "⟦encoding/mojibake:????⟧流感疫苗接种启动，全市接种点已开放。“⟦encoding/mojibake:??⟧就近接种”，市民这样说。\n")
	harness.Copy(t, "全文用全角标点，“真的吗???”他问，没有人答话，??，只有雨声。\n")
	harness.Copy(t, "魑魅魍魎、饕餮、耄耋？問卷何時交?沒有人答話。\n")
	harness.Copy(t, "这会是今年最后一个疗程?让我们等医生的消息，再作打算。【怪味可能来自药柜?500盒药全部封存】药监部门已介入。\n")
	harness.Copy(t, "早期病⟦encoding/mojibake:?⟧326例，让我们看看各地的情况，答案在下面。\n")
}

// A character of a symbol font is told from mojibake; at the head of a line it was a bullet.
func TestFontSymbols(t *testing.T) {
	found := harness.Copy(t, "⟦encoding/mojibake:\uf06c⟧ 带好身份证，空腹前来。\n\n血压⟦encoding/mojibake:\uf0b3⟧140毫米汞柱的应当复诊。\n")
	if len(found) != 2 || found[0].Severity != lint.Warning || len(found[0].Fixes) != 1 || found[0].Fixes[0].Edits[0].Text != "•" || len(found[1].Fixes) != 0 {
		t.Errorf("%+v", found)
	}
	found = harness.Copy(t, "⟦encoding/mojibake:\uf06c⟧ 带好身份证。\n\n\uf06c 空腹前来。\n\n\uf0d8 不要迟到。\n")
	if len(found) != 1 || len(found[0].Fixes) != 1 || len(found[0].Fixes[0].Edits) != 3 || !strings.HasPrefix(found[0].Message.ZH, "U+F06C U+F0D8是") {
		t.Errorf("the bullets of a list: %+v", found)
	}
	if found := harness.Copy(t, "此处有⟦encoding/mojibake:\ue5e5⟧字。\n"); len(found) == 1 && found[0].Severity == lint.Warning {
		t.Errorf("another private character is called a symbol: %+v", found[0])
	}
	found = harness.Copy(t, "儿童与成人发病之比为5⟦encoding/mojibake:\ue5fe⟧2，应当及早就诊。\n")
	if len(found) != 1 || len(found[0].Fixes) != 0 || len(found[0].Notes) != 2 {
		t.Errorf("a mark between figures: %+v", found)
	}
	harness.Copy(t, "全文用全角標點，係咪覺得我唔專業?梁醫生笑住答，冇人出聲。\n")
	harness.Copy(t, "真是这样吗?老人想了很久，镣铐?查无此词，绳索?查无此词。\n")
	harness.Copy(t, "真是这样吗？老人想了很久，病历⟦encoding/mojibake:?⟧查无此人，名单里也没有他。\n")
	harness.Copy(t, "全文用全角标点，他问你过得怎样?没有人答话，只有雨声。\n")
	harness.Copy(t, "全文用全角标点，咳嗽有多长时间了?平时可有胸闷，体温多高?发烧就来。\n")
}

func TestLooseLetters(t *testing.T) {
	h := harness
	h.MinSeverity = lint.Warning // letters in full width are info
	h.Lines(t, "testdata/letters.txt", 13, 20)
}

// What is restored is offered only where there is no doubt of it, and never without being asked.
func TestFixesOfLooseLetters(t *testing.T) {
	for copy, want := range map[string]string{
		"⟦encoding/mojibake:W⟧者指出，早睡早起對血壓有益。\n":   "學",
		"手術後請回⟦encoding/mojibake:T⟧診拆線，並由護士說明。\n": "門",
		"病⟦encoding/mojibake:纷o⟧士每兩小時巡視一次。\n":     "房護",
		"門診部⟦encoding/mojibake:首鶄€⟧月接待病人一萬名。\n":   "",
		"社區藥局每⟦encoding/mojibake:殚L⟧者量血壓。\n":      "",
	} {
		found := harness.Copy(t, copy)
		got := ""
		if len(found) == 1 && len(found[0].Fixes) == 1 {
			got = found[0].Fixes[0].Edits[0].Text
			if found[0].Fixes[0].Safe {
				t.Errorf("%s: the fix is made unasked", copy)
			}
		} else if len(found) != 1 || found[0].Severity != lint.Warning {
			t.Errorf("%s: %+v", copy, found)
		}
		if got != want {
			t.Errorf("%s: mended to %q, want %q", copy, got, want)
		}
	}
}

func TestLeftovers(t *testing.T) {
	for _, copy := range []string{
		"国家卫⟦encoding/invisible:\u200b⟧健委发布\n",
		"时间：⟦encoding/space:\u00a0\u00a0⟧浏览\n",
		"投稿⟦encoding/space:\u00a0⟧请寄[email\u00a0protected]\n",
		"药品⟦encoding/markup:\\u8017\\u6750⟧集中采购，写作\\u0041\n",
		"⟦encoding/mojibake:?022⟧年，药品耗材集中采购，群众受益。\n",
		"药品⟦encoding/markup:&nbsp;⟧耗材⟦encoding/markup:<br/>⟧集中采购，P<0.05\n",
		"caf⟦encoding/decomposed:e\u0301⟧ 与 café\n",
		"2⟦encoding/width:０⟧24年，⟦encoding/width:ＣＴ⟧检查，⟦encoding/width:ｶﾀ⟧\n",
		"维生素⟦encoding/look-alike-letter:С⟧，Москва，β受体\n",
		"全县影像⟦encoding/mojibake:?⟧中心，已经建成，患者满意。\n",
		"家长怎么办?专家说，先观察，再就诊。\n",
		"全年查出早期病⟦encoding/mojibake:?⟧326例，多数已经治愈，患者满意。\n",
		"病人可以接受放射治⟦encoding/mojibake:?⟧。多數已經治癒，病人滿意。\n",
		"多少人受益?326例，患者满意，家属放心。\n",
		"专家说,先观察,再就诊?中心回应\n",
		"# 体检费用上涨?医院回应\n\n多家医院上调体检费用，市民议论纷纷，医院说明了理由。\n",
		"# 县人民医⟦encoding/mojibake:?⟧体检中心启用\n\n多家医院上调体检费用，市民议论纷纷，医院说明了理由。\n",
		"孩子发热是感冒？肺炎?医生说，要看精神好坏，多观察，少用药。\n",
		"孩子发热，是感冒?肺炎?流感?医生说，要看精神好坏，多观察，少用药。\n",
		"县中⟦encoding/mojibake:?⟧医院和妇⟦encoding/mojibake:?⟧保健院，合并挂牌，患者满意。\n",
	} {
		harness.Copy(t, copy)
	}
}

// A box in running copy was a character; one to tick, to fill in, or of an inscription is none.
func TestBoxes(t *testing.T) {
	for copy, want := range map[string]string{
		"医生用无菌纱布盖住病人的伤⟦encoding/mojibake:□⟧，再用胶带固定。\n":        "口",
		"市民应当在饭后半小时再服⟦encoding/mojibake:□⟧，并多喝温开水，不要马上躺下。\n":  "",
		"全市流动人⟦encoding/mojibake:□⟧较多，接种点设在车站，男□女□各半，随到随种。\n": "口",
		"全县已为老人免费体检，累⟦encoding/mojibake:□⟧超过三万人次，覆盖所有乡镇。\n":   "计",
	} {
		found := harness.Copy(t, copy)
		got := ""
		if len(found) == 1 && len(found[0].Fixes) == 1 {
			got = found[0].Fixes[0].Edits[0].Text
		}
		if len(found) != 1 || found[0].Severity != lint.Warning || want != "" && got != want {
			t.Errorf("%s: %+v", copy, found)
		}
	}
	for _, copy := range []string{
		"姓名□□□，身份证号□□□□，以上各项请用正楷书写，字迹清楚。\n",
		"本人近两周是否发热：□是 □否，如有发热，请到发热门诊就诊。\n",
		"请在符合的选项后打√：有高血压□，服药后症状有所缓解，没有再犯。\n",
		"鼎腹内壁铸有铭文三行，首行为“□公作宝”，次行已漫漶，专家仍在辨认。\n",
		"同意□\n",
		"墓中出土一方砖铭，上书“窑工赵□安造”，年代应在中唐以后，有待考证。\n",
		"“春风又□江南岸”，老师让孩子们想一想，用哪个字最好，填空后交上来。\n",
	} {
		harness.Copy(t, copy)
	}
}

func TestFixesOfLookAlikes(t *testing.T) {
	found := harness.Copy(t, "维生素⟦encoding/look-alike-letter:С⟧与⟦encoding/width:ＣＴ⟧\n")
	for i, want := range []string{"C", "CT"} {
		if i >= len(found) || found[i].Fixes[0].Edits[0].Text != want {
			t.Fatalf("fix %d is not %q: %+v", i, want, found)
		}
	}
}

const damaged = "全縣衛(wèi)生院與市醫（yī）院結對，該縣åŒ»é™¢新設影像科，锟斤拷患者得到救治。\u200b药品&nbsp;耗材<br/>２０２４年集中采购，维生素С。\n"

func TestLongParagraph(t *testing.T) {
	harness.Repeats(t, "锟斤拷", "(wèi)", "?誒", "&nbsp;", "<b", "\u200b", "Сｶ", "e\u0301", "\ue000", "åŒ»")
}

func FuzzCheck(f *testing.F) { harness.Fuzz(f, damaged, "?)?衛(\x80\u0301&#;<a>") }

func BenchmarkCheck(b *testing.B) {
	harness.Benchmark(b, strings.Repeat("县医院新设门诊，为乡镇患者开展远程会诊，2024年群众就医负担减轻了12.5%，医护团队也得到锻炼。\n", 100)+damaged)
}

// A character that the page spells as an entity is called by its own name, not by those of the letters it is spelled with.
func TestEntities(t *testing.T) {
	h := harness
	h.Read = source.Markdown
	found := h.Copy(t, "药品⟦encoding/space:&nbsp;⟧耗材集中采购，今天⟦encoding/space:&#8194;⟧开始。\n")
	for i, want := range []string{"U+00A0", "U+2002"} {
		if i >= len(found) || found[i].Message.ZH != "文中有特殊空格"+want || found[i].Message.EN != "special space "+want+" in the copy" {
			t.Errorf("want %s: %+v", want, found)
		}
	}
}

// The invisible characters of a kind are one finding at the first of them, and go together, where there are more than a few.
func TestInvisibleTogether(t *testing.T) {
	const more = "市疾控⟦encoding/invisible:\u200b⟧中心发布\u200b提示。\n\n接种后⟦encoding/invisible:\u00ad⟧留观三\u200b十分钟，发热\u200b可服药。\n"
	found := harness.Copy(t, more)
	if len(found) != 2 || len(found[0].Fixes) != 1 || len(found[0].Fixes[0].Edits) != 4 || found[0].Message.ZH != "文中有不可见字符U+200B，共4处" || len(found[1].Fixes[0].Edits) != 1 {
		t.Errorf("%+v", found)
	}
	found = harness.Copy(t, "市疾控⟦encoding/invisible:\u200b⟧中心发布⟦encoding/invisible:\u200b⟧提示。\n\n接种后留观三⟦encoding/invisible:\u200b⟧十分钟。\n")
	if found[0].Message.ZH != "文中有不可见字符U+200B" || len(found[0].Fixes[0].Edits) != 1 {
		t.Errorf("%+v", found)
	}
}

// The no-break spaces of a document are one finding, at the first that shows, and mended together, where there are more than a few.
func TestNoBreakSpaces(t *testing.T) {
	found := harness.Copy(t, "市疾控中心发布提示。\u00a0\n\n接种后⟦encoding/space:\u00a0\u00a0⟧留观三十分钟，发热\u00a0可服药，不退\u00a0再来。\n")
	if len(found) != 1 || found[0].Severity != lint.Warning || len(found[0].Fixes) != 1 || len(found[0].Fixes[0].Edits) != 4 || found[0].Message.ZH != "文中有特殊空格U+00A0，共4处" {
		t.Errorf("%+v", found)
	}
	found = harness.Copy(t, "市疾控中心发布提示。⟦encoding/space:\u00a0⟧\n\n接种后⟦encoding/space:\u00a0\u00a0⟧留观三十分钟。\n")
	if found[0].Severity != lint.Info || found[1].Severity != lint.Warning {
		t.Errorf("%+v", found)
	}
	h := harness
	h.MinSeverity = lint.Warning
	h.Read = source.Markdown
	h.Copy(t, "市疾控中心发布提示，依据Food and\u00a0Drug Administration的通告。**\u00a0**\n\n\u00a0接种后留观三十分钟。\u00a0\n")
}

// The last character of a passage that lost its end is a guess: fix does not write it, and a guess that is no word nobody.
func TestLostEnd(t *testing.T) {
	found := harness.Copy(t, "服用⟦encoding/mojibake:浜岀敳鍙岃儘绫�⟧药物的老人，要留意肌肉酸痛。\n")
	if len(found) != 1 || len(found[0].Fixes) != 1 || found[0].Fixes[0].Edits[0].Text != "二甲双胍类" || found[0].Fixes[0].Safe || len(found[0].Notes) == 0 {
		t.Errorf("%+v", found)
	}
}

// A file that is cut inside its last character says so.
func TestTornEnd(t *testing.T) {
	text, err := source.Decode([]byte("医院门诊设在一楼，还要加强培\xe8\xae"), "")
	if err != nil {
		t.Fatal(err)
	}
	found := harness.Copy(t, strings.Replace(string(text.Source), "\uFFFD", "⟦encoding/mojibake:\uFFFD⟧", 1))
	if len(found) != 1 || !strings.Contains(found[0].Message.ZH, "截断") {
		t.Errorf("%+v", found)
	}
}
