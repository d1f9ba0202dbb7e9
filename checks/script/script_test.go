package script

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/linttest"
	"github.com/healthlint/healthlint/lint/source"
)

var harness = linttest.Harness{Checks: []*lint.Check{Check}}

func TestFixtures(t *testing.T) {
	h := harness
	h.MinSeverity = lint.Warning
	h.Files(t, "testdata/*.txt")
}

// Copy that sets the script of a document beyond doubt.
const (
	inSimplified  = "县医院新设门诊，为乡镇患者开展远程会诊，群众就医负担减轻，医护团队也得到锻炼。\n\n"
	inTraditional = "縣醫院新設門診，為鄉鎮患者開展遠程會診，民眾就醫負擔減輕，醫護團隊也得到鍛鍊。\n\n"
)

func TestMixed(t *testing.T) {
	for _, copy := range []string{
		inSimplified + "该院⟦script/mixed:設⟧有影像中心，⟦script/mixed:實現⟧检查互认\n", // neighbours together
		inSimplified + "气候⟦script/mixed:乾⟧燥，⟦script/mixed:瞭⟧解病情，由⟦script/mixed:於⟧天气\n",
		inTraditional + "兩⟦script/mixed:只⟧貓，師⟦script/mixed:范⟧大學，⟦script/mixed:采⟧訪，三⟦script/mixed:个⟧人\n",
		inSimplified + "姑⟦script/mixed:孃⟧说，按时吃药\n",
		inSimplified + "夜里⟦script/mixed:睏⟧了也睡不着\n",
		inTraditional + "阿婆說一⟦script/mixed:个⟧人吃飯\n",
		inSimplified + "来信寄demo@example.com 谢谢，⟦script/mixed:陳⟧医师转发了@健康每日谈 的⟦script/mixed:說⟧法，片名《大作⟦script/variant:戦⟧》\n",
		inTraditional + "全縣⟦script/mixed:卫⟧生院⟦script/mixed:实现⟧聯網\n",
	} {
		harness.Copy(t, copy)
	}
}

func TestForms(t *testing.T) {
	for _, line := range []string{
		"該縣是國家級示⟦script/mixed:范⟧縣，先⟦script/mixed:后⟧通過驗收",
		"請聯⟦script/mixed:系⟧當地醫院，在這⟦script/mixed:里⟧登記",
		"關⟦script/mixed:于⟧重⟦script/mixed:癥⟧患者轉診的規定，共20⟦script/mixed:余⟧條",
		"藥品集中⟦script/mixed:采⟧購，比集⟦script/mixed:采⟧前便宜，⟦script/mixed:筑⟧牢防線，實⟦script/mixed:干⟧有成，病人自⟦script/mixed:愿⟧",
		"改革⟦script/mixed:后⟧，報銷75%⟦script/mixed:后⟧自付不多；皇后，影后，歌后，都來了",
		"過了中午十二點⟦script/mixed:鍾⟧，卵黏在壁上，乾了半年",
		"皇后大道距醫院三公里，干涉內政，于先生、余醫師與范教授同行", // right as they stand
		"台灣系統、關係、聯繫，茶几，癥結，乾旱與幹部，山谷與稻穀，制度與製造",
		"頭髮與發展，歷史與日曆，鐘錶與鍾情，鬥爭與北斗，面對麵食，一隻貓只吃魚",
		"克里姆林宮，巴里島，斯里蘭卡，佢係醫生",
		"天還沒亮，隊長于海棠已到，87歲的范水木也到了，他擅長治療顏面神經痛和面癱；院長⟦script/mixed:于⟧會上說明，所長⟦script/mixed:于⟧昨日到任",
		// Words end where gse ends them, not where a phrase does.
		"軍隊重新征服北方，於征伐途中改用新法；他獲任為准將，家業按財產繼承制處理；兩岸並⟦script/mixed:采⟧用同一標準，商人東鄰裡海而居",
		"影壇泰斗志村先生到場，攻下并州以後，他被擢為准將，儲備工作於貝爾灣展開，於波爾多召開會議",
		// Sounds of names, and wards; what is inside something is not.
		"庫里奇巴市與施里芬計劃、塔什庫爾干縣、亞伊采的會議，四村改制為里，島東數里處；里戈上尉到場，司令里戈·德熱到任，瑪麗亞⟦script/mixed:采⟧訪了他，作坊⟦script/mixed:里⟧的工人，實驗室⟦script/mixed:里⟧的燈",
		"大臣刺殺老王後，又殺其子；他自立稱王後，改了國號；封她為王⟦script/mixed:後⟧，迎接英國王⟦script/mixed:後⟧",
		"失聯40餘天，他在山上遊蕩，被了解的人接走；工匠創製了一種新筆，法律的創⟦script/mixed:製⟧權屬於議會",
	} {
		harness.Copy(t, inTraditional+line+"\n")
	}
}

func TestSilent(t *testing.T) {
	for _, copy := range []string{
		inSimplified + "乾隆年间的瞭望塔，宫商角徵羽，心在音为徵，毕昇，二噁英，著名专家，狼藉，刘乾坤\n",
		inTraditional + "群眾在床上，秘書、山峰、恒心、驚吓、晒太陽、痴呆、虱子、着手，台北\n",
		inTraditional + "「你捏个粄像牛屎樣，毋好看。」鍾采蘋說，物理治療師范振岳站在一旁，碗公裡有粄圓，後座綁著一只藥箱，手冊由她編製\n",
		inSimplified + "他在网上问大家怎么看@鄧林書_Doctor@海棠斎主，又说@GEM鄧书的歌好听，各位@陳醫師有话说\n",
		inSimplified + "动画『ゴジラ電撃大作戦』与《怪獣奋戦 ダイゴロウ》同年上映（原题：ガメラ 大怪獣空中决戦）\n",
		inSimplified + "“覅急，睏一觉就好。”\n",
		inTraditional + "阿婆說：「逐工攏一个人食飯。」\n",
		inSimplified + "孃孃说，三孃的药按时吃，嬢嬢和幺嬢也一样\n",
		inSimplified + "老⟦script/variant:嬢⟧说，按时吃药\n",
		inTraditional + "為爲、衛衞、裡裏、說説、線綫、麵條、才纔、眾衆\n",
		inSimplified + "日本教授大塚先生、小野塚先生、窪田先生来访，与手塚治虫无关\n",
		inSimplified + "ㄅㄆㄇ、ひらがな、カタカナ、한국어、東京の病院\n",
		"",
		"2024年11月22日 abc\n",
		"人山人海\n",
	} {
		harness.Copy(t, copy)
	}
}

func TestQuotation(t *testing.T) {
	for _, f := range harness.Copy(t, inSimplified+"他名字里的“⟦script/mixed:鍾⟧”字写得很大。\n按规定，⟦script/mixed:鐘⟧和⟦script/mixed:鍾⟧都简化成钟。\n") {
		if f.Severity != lint.Info {
			t.Errorf("a form that the copy speaks of: %s", f.Severity)
		}
	}
	found := harness.Copy(t, inSimplified+"匾上写着“⟦script/mixed:懸壺濟世醫術精湛⟧”八个字\n")
	if len(found) != 1 || found[0].Severity != lint.Info {
		t.Errorf("a quotation in the other script: %+v", found)
	}
}

// What is in the other script throughout, a paragraph, a quotation or a stretch of words put in, is told once: its one-to-many
// characters are right in it.
func TestThroughout(t *testing.T) {
	for copy, want := range map[string]lint.Severity{
		inTraditional + "⟦script/mixed:网友说：你不要觉得这里的医生什么都懂，患者最后还要问护士，在于沟通。⟧\n":                         lint.Warning,
		inTraditional + "匾上寫着「⟦script/mixed:他并入住医院，其后于三月离开⟧」，眾人都看見了\n":                                lint.Info,
		inTraditional + "網友說這個醫生好，而⟦script/mixed:学生也会因担心自己的证书，选择信任老师，应两耳不闻窗外事，最后于沉默中终结⟧。\n":           lint.Warning,
		inSimplified + "校内店里的胶带上写道：北大校⟦script/mixed:慶，爲慶祝校慶，學校靜心製作了一批紀念品，小朋友們買得歡天喜地，我歲數⟧大了，大家这才说话。\n": lint.Warning,
	} {
		intro, _, _ := strings.Cut(copy, "\n")
		for _, f := range harness.Copy(t, strings.Repeat(intro+"\n\n", 2)+copy) {
			if f.Severity != want {
				t.Errorf("%s: %s", copy, f.Severity)
			}
		}
	}
	harness.Copy(t, inTraditional+"網友說這個醫生好，而⟦script/mixed:学⟧生也⟦script/mixed:会⟧因⟦script/mixed:担⟧心診費，轉頭就走，最⟦script/mixed:后⟧誰都不見了。\n")
}

// A form that the copy speaks about is not in the wrong script.
func TestSpokenOf(t *testing.T) {
	harness.Copy(t, inTraditional+"讀者來函指出「乾眼症」誤植為「干眼症」，謹此更正；醫師說那是「餅乾」不是「餅干」。\n")
	harness.Copy(t, inTraditional+"讀者來函說「⟦script/mixed:干⟧眼症」很常見，眼睛要多休息。\n")
}

// A few paragraphs in the other script are told each, many at the first of them.
func TestManyThroughout(t *testing.T) {
	const marked, plain = "\n\n⟦script/mixed:网友说：你不要觉得这里的医生什么都懂，患者最后还要问护士。⟧", "\n\n网友说：你不要觉得这里的医生什么都懂，患者最后还要问护士。"
	copy := strings.Repeat(inTraditional, 40)
	harness.Copy(t, copy+strings.Repeat(marked, fewBlocks))
	found := harness.Copy(t, copy+marked+strings.Repeat(plain, fewBlocks))
	if len(found) != 1 || len(found[0].Related) != fewBlocks || found[0].Message.ZH != "全文为繁体，本段等9段却全为简体" {
		t.Errorf("%+v", found)
	}
}

// Japanese is no stretch of the other script, nor a list of simplified characters in a paragraph about them.
func TestNoStretch(t *testing.T) {
	harness.Copy(t, strings.Repeat(inTraditional, 3)+"日文原文為：医学の学会が国の会議で当面の体制と対応を発表し、実際の効果を検証した。請讀者參考。\n")
	for _, f := range harness.Copy(t, strings.Repeat(inTraditional, 3)+"簡化字如⟦script/mixed:书⟧、⟦script/mixed:车⟧、⟦script/mixed:门⟧、⟦script/mixed:马⟧、⟦script/mixed:鸟⟧、⟦script/mixed:鱼⟧、⟦script/mixed:龙⟧、⟦script/mixed:风⟧、⟦script/mixed:飞⟧、⟦script/mixed:见⟧、⟦script/mixed:贝⟧、⟦script/mixed:东⟧，都取自草書。\n") {
		if f.Severity != lint.Info {
			t.Errorf("a character that the copy speaks of: %s", f.Severity)
		}
	}
}

// Names have a form of their own: 范 and 胡子 behind an office, three characters behind a colon.
func TestNames(t *testing.T) {
	harness.Copy(t, inTraditional+"接任主席的范鴻齡說，外行的范鴻齡也說。右為公共衛生學院教授胡子祺。\n插畫：蔡孟筑，文：林曉舟\n")
	harness.Copy(t, inTraditional+"防治的⟦script/mixed:范⟧圍和⟦script/mixed:范⟧例，他留着⟦script/mixed:胡⟧子，新建⟦script/mixed:筑⟧落成，構⟦script/mixed:筑⟧防線\n")
	harness.Copy(t, inSimplified+"病人突发黑矇，眼前⟦script/mixed:矇⟧眬，王⟦script/mixed:汎⟧森到场。\n")
}

// 不准 forbids, 不準 is off; a play is counted by the act, and 八點幾出 is a time.
func TestAllowed(t *testing.T) {
	harness.Copy(t, inTraditional+"醫院不准醫護戴口罩，不准家屬入內，八點幾出晒消息，三齣好戲\n")
	harness.Copy(t, inTraditional+"量得不⟦script/mixed:准⟧確，看了三⟦script/mixed:出⟧戲\n")
}

// The words of a link are the title of another page, and may be in its script.
func TestLinkedTitle(t *testing.T) {
	h := harness
	h.Read = source.Markdown
	for line, want := range map[string]lint.Severity{
		"参考[⟦script/mixed:銀髮族養生食譜⟧](https://example.org/a)。":    lint.Info,
		"照片来自[⟦script/mixed:@一簾幽香⟧](https://example.org/a)。":    lint.Info,
		"参考[银发族的⟦script/mixed:養⟧生食谱](https://example.org/a)。":   lint.Error,
		"参考[银发族食谱](https://example.org/a)，⟦script/mixed:養⟧生要紧。": lint.Error,
	} {
		if found := h.Copy(t, inSimplified+line+"\n"); len(found) != 1 || found[0].Severity != want {
			t.Errorf("%s: %+v", line, found)
		}
	}
	if found := h.Copy(t, inSimplified+"照片来自[@銀发月光](https://example.org/a)。\n"); len(found) > 0 {
		t.Errorf("who is called so may write the name as he likes: %+v", found)
	}
}

// A column on slips quotes forms that are wrong, or of the other script.
func TestColumn(t *testing.T) {
	harness.Copy(t, inTraditional+"「發燒」誤作「髮燒」，是選字選錯；\n「頭髮」寫成「頭發」，也是錯字。\n把「乾咳」誤寫成「幹咳」，人人都看得出。\n")
	harness.Copy(t, inSimplified+"“癥瘕”常有人误写。“癥瘕积聚”读作zhēng，写成“症”便是别字。\n")
}

// Chinese medicine keeps 癥, a lump, apart from 症.
func TestLump(t *testing.T) {
	harness.Copy(t, inSimplified+"林晓舟说，癥瘕积聚须分虚实，治以软坚散结、破血消癥，可用化癥丸。\n")
	harness.Copy(t, inSimplified+"他查出动脉硬化⟦script/mixed:癥⟧，主要⟦script/mixed:癥⟧状是头晕，消化⟦script/mixed:癥⟧状不明显。\n")
}

// A simplified form outside the common block is no fix to make unseen.
func TestRareForm(t *testing.T) {
	found := harness.Copy(t, inSimplified+"按医生⟦script/mixed:訢⟧说，这是⟦script/mixed:腎⟧病。\n")
	if len(found) != 2 || found[0].Fixes[0].Safe || !found[1].Fixes[0].Safe {
		t.Errorf("%+v", found)
	}
}

func TestHalves(t *testing.T) {
	half := strings.TrimSpace(inSimplified) + "\n\n" + strings.TrimSpace(inTraditional) + "\n"
	doc := source.Plain("copy.txt", []byte(half))
	linter, err := lint.New(harness.Checks, lint.Config{})
	if err != nil {
		t.Fatal(err)
	}
	if found := linter.Lint(doc); len(found) != 1 || found[0].Rule != mixed {
		t.Errorf("a document that is half and half: %d findings: %+v", len(found), found)
	}
}

func TestVariant(t *testing.T) {
	found := harness.Copy(t, inSimplified+"调⟦script/variant:査⟧组、血⟦script/variant:圧⟧计、⟦script/variant:⻛⟧险、病⟦script/variant:\uf9b5⟧，⟦script/variant:処⟧方、⟦script/variant:舗⟧设\n")
	for i, want := range []string{"查", "压", "风", "例", "处", "铺"} {
		if i >= len(found) || len(found[i].Fixes) == 0 || found[i].Fixes[0].Edits[0].Text != want {
			t.Fatalf("fix %d is not %s: %+v", i, want, found)
		}
	}
}

// Each fix turns the copy into the right form, in place.
func TestFixes(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{inTraditional + "头发与發展，我们在这里復查\n", inTraditional + "頭髮與發展，我們在這裡復查\n"},
		{inSimplified + "頭髮與發展，乾燥\n", inSimplified + "头发与发展，干燥\n"},
		{inTraditional + "重癥患者先后转往示范醫院\n", inTraditional + "重症患者先後轉往示範醫院\n"},
	} {
		doc := source.Plain("copy.txt", []byte(c.in))
		linter, err := lint.New(harness.Checks, lint.Config{})
		if err != nil {
			t.Fatal(err)
		}
		got := []byte(c.in)
		found := linter.Lint(doc)
		for i := len(found) - 1; i >= 0; i-- {
			for j := len(found[i].Fixes[0].Edits) - 1; j >= 0; j-- {
				e := found[i].Fixes[0].Edits[j]
				got = append(got[:e.Span.Start:e.Span.Start], append([]byte(e.Text), got[e.Span.End:]...)...)
			}
		}
		if string(got) != c.want {
			t.Errorf("%q\nfixed to %q\nwant     %q", c.in, got, c.want)
		}
	}
}

func TestDecide(t *testing.T) {
	for _, c := range []struct {
		n       hanzi.Counts
		setting string
		want    copyScript
	}{
		{hanzi.Counts{}, "", unmarked},
		{hanzi.Counts{Simplified: 40, Traditional: 3}, "auto", simplified},
		{hanzi.Counts{Simplified: 3, Traditional: 40}, "auto", traditional},
		{hanzi.Counts{Simplified: 20, Traditional: 20}, "auto", halves},
		{hanzi.Counts{Simplified: 3, Traditional: 3}, "auto", unmarked},
		{hanzi.Counts{Simplified: 20, Traditional: 20}, "traditional", traditional},
	} {
		if got := decide(c.n, c.setting); got != c.want {
			t.Errorf("decide(%+v, %q) = %v, want %v", c.n, c.setting, got, c.want)
		}
	}
}

// Copy of nothing but defects uses up the conversions by phrase, and goes on by neighbours.
func TestHostile(t *testing.T) {
	text := strings.Repeat(inTraditional+"先后通過，聯系里面，重癥患者示范干部准備采購筑牢自愿只余于\n\n", 800)
	found, last := 0, 0
	doc := source.Plain("copy.txt", []byte(text))
	run(lint.NewPass(doc, &lint.Settings{}, func(d lint.Diagnostic) { found, last = found+1, max(last, d.Span.Start) }), &lint.Settings{})
	if found < 4000 || last < len(text)-200 {
		t.Errorf("%d findings, the last at %d of %d", found, last, len(text))
	}
}

// A line of nothing but one defect is read in time: nothing looks back over all of it.
func TestLongParagraph(t *testing.T) {
	for _, phrase := range []string{"嚮患者說明門診，", "體檢無癥狀，醫生係醫學係，", "他带著药，这里没说，", "主任于安說，主任於安說，", "實習后，醫護后里，"} {
		text := strings.Repeat(phrase, 200_000/len(phrase))
		run(lint.NewPass(source.Plain("copy.txt", []byte(text)), &lint.Settings{}, func(lint.Diagnostic) {}), &lint.Settings{})
	}
}

func BenchmarkHostile(b *testing.B) {
	text := inTraditional + strings.Repeat("縣醫院先后通過頭发展重癥患者聯系里面示范干部准備采購筑牢自愿只余于", 10_000)
	doc := source.Plain("copy.txt", []byte(text))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		run(lint.NewPass(doc, &lint.Settings{}, func(lint.Diagnostic) {}), &lint.Settings{})
	}
}

func BenchmarkCheck(b *testing.B) {
	for name, copy := range map[string]string{"simplified": inSimplified, "traditional": inTraditional} {
		text := strings.Repeat(copy, 200)
		doc := source.Plain("copy.txt", []byte(text))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				run(lint.NewPass(doc, &lint.Settings{}, func(lint.Diagnostic) {}), &lint.Settings{})
			}
		})
	}
}

// What a quotation is in: the other script, beyond doubt or perhaps, which is info and left alone by fix; or a word
// of the copy.
func TestQuotationSeverity(t *testing.T) {
	linter, err := lint.New([]*lint.Check{Check}, lint.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]string{
		"据《聯合報》报道，他每天抄《傷寒論》。": "info info",
		"墙上写着“養生必先養心”。":       "info",
		"书房里挂着“醫者仁心”。":        "info",
		"喉咙不舒服，他就含“龍角散”。":     "info",
		"她哼着《聽海》睡着了。":         "info",
		"座右铭是“運・鈍・根”。":        "info info",
		"他喊：“大家往後退，不要碰他！”":    "warning",
		"他常去的是“醫院”。":          "error",
		"他说“请先排队再進门”。":        "error",
	} {
		var got []string
		for _, d := range linter.Lint(source.Plain("copy.txt", []byte(inSimplified+line+"\n"))) {
			got = append(got, d.Severity.String())
			if len(d.Fixes) > 0 && d.Fixes[0].Safe != (d.Severity == lint.Error) {
				t.Errorf("%s: a %s with a safe fix: %v", line, d.Severity, d.Fixes[0].Safe)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, not %q", line, got, want)
		}
	}
}

// Where the other script stands outside quotation marks too, a conversion leaks, and what is quoted is worth a look.
func TestQuotationOfLeak(t *testing.T) {
	const quote = "\n书房里挂着“⟦script/mixed:醫⟧者仁心”。\n"
	for _, c := range []struct {
		copy string
		want lint.Severity
	}{{inSimplified + quote, lint.Info}, {inSimplified + "\n新院⟦script/mixed:區⟧下月开诊。\n" + quote, lint.Warning}} {
		found := harness.Copy(t, c.copy)
		if last := found[len(found)-1]; last.Severity != c.want {
			t.Errorf("%s: %s, want %s", c.copy, last.Severity, c.want)
		}
	}
}

// A line is in the script of what it says, not of what it quotes.
func TestScriptOfShortCopy(t *testing.T) {
	h := harness
	h.MinSeverity = lint.Warning
	for _, copy := range []string{
		"匾上题着“懸壺濟世”四字。\n",
		"诊室里挂着“壽世保元”的匾，是病人送的。\n",
		"診室裡掛著「悬壶济世」的匾。\n",
		"他的診所⟦script/mixed:开⟧在巷口，牆上寫著「醫者仁心」。\n",
		"他的诊⟦script/mixed:間⟧在巷口，墙上写着“医者仁心”。\n",
	} {
		h.Copy(t, copy)
	}
}

// Characters that the table of standard characters keeps as surnames stay where they are surnames: with a form of address
// behind, or a post before.
func TestSurnames(t *testing.T) {
	harness.Copy(t, inSimplified+"患者乾先生说，於女士复诊过。病人於某今天出院，书记於海在场。魏徵、乾隆写在匾上，瞭望台上有人。\n")
	harness.Copy(t, inSimplified+"由⟦script/mixed:於⟧先生病重，患者⟦script/mixed:於⟧昨日出院，皮肤⟦script/mixed:乾⟧燥，了⟦script/mixed:瞭⟧病情\n")
	found := harness.Copy(t, inSimplified+"院长张⟦script/mixed:陞⟧从前在县里\n")
	for _, f := range found {
		if len(f.Fixes) > 0 && f.Fixes[0].Safe {
			t.Errorf("a name is rewritten unasked: %+v", f)
		}
	}
}

// A paragraph that was in another encoding is said to be so, and no more.
func TestMisread(t *testing.T) {
	harness.Copy(t, strings.Repeat(inSimplified, 4)+"\ufffd\ufffd\ufffd酞A媚\ufffd岚_ō璶篊\ufffdA產\ufffdH﹜抄\ufffdP滦禘\ufffdA洛臔穦癘魁﹀溃弄计\ufffdC\n")
}

// A message quotes the word that a form stands in, not whatever is beside it.
func TestQuotedWord(t *testing.T) {
	for _, f := range harness.Copy(t, inTraditional+"打太⟦script/mixed:极⟧對長者最好\n") {
		if !strings.Contains(f.Message.ZH, "“太极”") {
			t.Error(f.Message.ZH)
		}
	}
}

// The radicals that the fonts of a PDF put for characters stand on all of its pages: more than three are one finding, which mends all.
func TestSymbolsThroughout(t *testing.T) {
	found := harness.Copy(t, inSimplified+"社区⟦script/variant:⽇⟧托每⽉开放⼆⼗天，⽼⼈⾃⼰报名。\n周⽇休息。\n")
	if len(found) != 1 || len(found[0].Fixes) != 1 || len(found[0].Fixes[0].Edits) != 9 || !found[0].Fixes[0].Safe || found[0].Severity != lint.Error {
		t.Fatalf("%+v", found)
	}
	if m := found[0].Message; m.ZH != "全文有9处部首符号，如⽇（日）、⽉（月）、⼆（二）、⼗（十）" || m.EN != "9 radical symbols, such as ⽇ (日), ⽉ (月), ⼆ (二), ⼗ (十)" {
		t.Error(m)
	}
	harness.Copy(t, inSimplified+"社区⟦script/variant:⽇⟧托每⟦script/variant:⽉⟧开放⟦script/variant:⼆⟧十天。\n")
}
