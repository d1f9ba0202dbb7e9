package punctuation

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/fix"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/linttest"
	"github.com/healthlint/healthlint/lint/source"
)

var harness = linttest.Harness{Checks: []*lint.Check{Check}}

// converted is copy whose marks a pipeline made half-width, without the first.
const converted = `由区医院派医生,每周两次;设备由区里统一配,费用由医保付:这是第一步!
居民问:“在镇上能做CT吗?”院长答:“能,下月就能.”
全年约3,000人受益(含邻村),上午10:30前到的当天出结果,比例为1:2.`

// unspaced is copy with enough figures that a space is a slip.
var unspaced = strings.Repeat("今年3月，全区12家卫生院为65岁以上的1200名老人做了检查，其中18人转到上级医院。\n", 13)

func TestFires(t *testing.T) {
	if err := lint.Validate([]*lint.Check{Check}); err != nil {
		t.Fatal(err)
	}
	for name, copy := range map[string]string{
		"throughout":         "河口区的镇卫生院⟦punctuation/halfwidth:,⟧" + converted,
		"slip":               "据介绍⟦punctuation/halfwidth:,⟧全县有12家卫生院参加。结果可以互认，居民不用重做，费用也降了。",
		"slip behind figure": "今年已有86%⟦punctuation/halfwidth:,⟧高于去年。结果可以互认，居民不用重做，费用也降了。",
		"few, mostly half":   "挂号在一楼⟦punctuation/halfwidth:,⟧取药在二楼,化验在三楼。",
		"asks":               "感冒要不要打针吗⟦punctuation/halfwidth:?⟧多数不用。先休息，多喝水，三天不退烧再来。",
		"brackets alone":     "河口区⟦punctuation/halfwidth:(⟧原河口县)有12家卫生院，都开了夜诊。",
		"straight quotes":    "他说⟦punctuation/halfwidth:\"⟧能治\"，又说“不急”，让大家先回去。",
		"one space":          unspaced + "签约率达到⟦punctuation/spacing: ⟧86%，比去年高。",
		"now and then":       "今年有⟦punctuation/spacing: ⟧12 家卫生院参加，比去年多3家，接诊1200人。",
		"letters":            "病人先做CT检查，再做⟦punctuation/spacing: ⟧MRI 检查，费用都能报。",
		"doubled":            "筛查下月开始⟦punctuation/clash:，，⟧对象是65岁以上老人⟦punctuation/clash:。。⟧",
		"clash":              "设备当天装好⟦punctuation/clash:。，⟧次日就用上了。老人问贵不贵⟦punctuation/clash:？，⟧医生说不贵。",
		"ellipsis of dots":   "血压计、听诊器、体重秤⟦punctuation/ellipsis:...⟧都带齐了。",
		"half an ellipsis":   "他想了想⟦punctuation/ellipsis:…⟧还是去了。",
		"full stops":         "等了很久⟦punctuation/ellipsis:。。。⟧还没有叫到号。",
		"stops and a wonder": "等了很久⟦punctuation/ellipsis:。。。⟧！还没有叫到号。",
		"dash":               "这支队伍只有一个任务⟦punctuation/dash:--⟧把药送上山。",
		"full-width hyphens": "这支队伍只有一个任务⟦punctuation/dash:－－⟧把药送上山。",
		"between quotations": "推行“先诊疗”⟦punctuation/enumeration-comma:、⟧“后付费”、“一次算”。",
		"between titles":     "学习《献血法》⟦punctuation/enumeration-comma:、⟧《传染病防治法》。",
		"ordinal":            "第一⟦punctuation/ordinal:、⟧把登记放在门口。",
		"quote unclosed":     "他说：⟦punctuation/unclosed:“⟧先办结算，再谈别的事。\n院长记下了。",
		"bracket unclosed":   "全区有12家卫生院⟦punctuation/unclosed:（⟧含清河、石桥的分院，都开了夜诊。",
		"bracket of a lead":  "⟦punctuation/unclosed:【⟧本报讯 全区12家卫生院都开了夜诊，以上均可刷医保卡。",
		"stage directions":   "【敲门声。小林拖着箱子上。\n小林　爸，我回来了。",
		"a play":             "【门外有风。\n老林　谁呀？\n【无人应声。\n老林　怪了。",
		"quotes cut":         "他说：⟦punctuation/unclosed:“⟧先办结算，再谈别的事，不能让老人跑来跑去。“明天就办。”",
		"quote not shut":     "全市推行“一站式⟦punctuation/quotes:“⟧结算，又办起“村医学校”。",
		"quote not opened":   "两地签署了⟦punctuation/quotes:”⟧对口帮扶”协议，次日动工。",
		"quotes turned":      "这就是大家说的⟦punctuation/quotes:”⟧健康小屋⟦punctuation/quotes:“⟧，老人都爱来。",
		"bracketed ordinal":  "（二）⟦punctuation/ordinal:、⟧把药房搬到楼下。",
	} {
		t.Run(name, func(t *testing.T) { harness.Copy(t, copy) })
	}
}

func TestSilent(t *testing.T) {
	for name, copy := range map[string]string{
		"parts of a title":    unspaced + "据《柳荫区健康状况报告 2016年版》，人数有所增加。",
		"quotes":              "他说：“先办‘一站式’结算。”又说：“不急。”\n第二段引文到此为止。”她笑着说，“再来。”",
		"quoted on":           "他说：“先办结算，再谈别的事，不能让老人跑来跑去。\n“明天就办，后天公布。”",
		"closed below":        "他说：“先办结算，再谈别的事，不能让老人跑来跑去。\n明天就办，后天公布。”",
		"straight closes":     "今年的“一站式\"结算已经办了三千件。",
		"cut":                 "他说：“先办结算，再谈别的事，不能让老人",
		"quotes of two forms": "口“不渴’’，“不饮”，又说“不冷’’与“不热”。",
		"full width":          "河口区有12家卫生院，其中3家开了夜诊：柳荫、清河、石桥。贵不贵？不贵！",
		"figures":             "10:30前到的3,000人，男女比为1:2，人均1.5次，共1,234,567元。",
		"foreign sentence":    "论文题为Aspirin: uses, risks and dose (a review). 译文明年出版，读者可以先看摘要。",
		"address":             "详见http://example.org/a,b?c=1:2;d!，或写信到a.b@example.org，三天内答复。",
		"lost character":      "乡镇卫生?设备更新，群众看病方便，费用也降了。",
		"smiley":              "谢谢医生:)一切都好。",
		"group":               "捐款1.5,万元的企业有三家。",
		"spaces throughout":   "今年有 12 家卫生院参加，接诊 1200 人，比去年多 300 人，其中 65 岁以上的 800 人。",
		"dateline":            "河口日报5月8日电 2024年的筛查今天开始，共12家卫生院参加，其中3家开了夜诊。",
		"numbered":            "1 先挂号，后2楼候诊。\n2 再检查，3天出结果。",
		"spaced headline":     "今年接诊超12万 3家卫生院开夜诊\n今年全区接诊超过12万人次，比去年多3万，其中3家卫生院开了夜诊，居民说方便多了。",
		"pauses and wonders":  "真的吗？！太好了！！！他想了想……还是去了……",
		"speaks of marks":     "常用的标点（，。）要写全，引号“，。”也一样。",
		"dash":                "只有一个任务——把药送上山。中国—东盟论坛、粪-口传播、2—3天、IL-6都不改。",
		"rule":                "今天的安排\n----------\n上午查体，下午讲课。",
		"cut headline":        "河口区卫生院开夜诊 ...\n今天开始，三家卫生院开夜诊。",
		"words between":       "“先诊疗”（试点）、“后付费”（推广）都在内。",
		"Traditional":         "衞生署推行「先診療」、「後付費」，並參考“門診”、“急診”的經驗。",
		"list of ordinals":    "第一、第二、第三卫生院合并。\n（一）、（二）两项已经做完。\n第一、二批药品已经到货。",
		"figure closes":       "参加筛查的人数超过定额（定额为 8）时，改为分批进行，每批两小时。",
		"letter closes":       "抽到的号码（A、B 或 C）贴在门诊卡上，凭卡进诊室。",
		"items in a bracket":  "带齐三样（包括 1）医保卡；2）病历；3）常吃的药）再出门。",
		"page furniture":      "五月八日，河口区把体检车开进了社区，当天为三百二十名老人做了检查。\n上一篇:没有了\n下一篇:没有了\n在线留言",
	} {
		t.Run(name, func(t *testing.T) { harness.Copy(t, copy) })
	}
}

func html(path string, src []byte) *lint.Document {
	doc, err := source.HTML(path, src)
	if err != nil {
		panic(err)
	}
	return doc
}

// Code and addresses in markup are no copy.
func TestMarkup(t *testing.T) {
	for name, c := range map[string]struct {
		read func(string, []byte) *lint.Document
		copy string
	}{
		"markdown":        {source.Markdown, "运行`甲,乙:丙`，再看*结果*⟦punctuation/halfwidth:,⟧然后上报，逐级核对，存档。\n\n```\n甲,乙;丙\n```\n"},
		"titles of links": {source.Markdown, "- [流感来了怎么办？](flu.md)：家长先看这一篇。\n- 该不该洗牙？：<https://example.org/a>\n- [夜诊开了！](b.md)，医生轮值。\n"},
		"links":           {source.Markdown, "- [流感来了怎么办](flu.md)⟦punctuation/clash:？：⟧家长先看这一篇。\n- [先⟦punctuation/clash:，，⟧后](b.md)看夜诊。\n"},
		"html":            {html, "<p>先挂号<b>⟦punctuation/halfwidth:,⟧</b>再候诊，最后取药，都在一楼。</p><script>f('甲,乙')</script>"},
	} {
		t.Run(name, func(t *testing.T) {
			h := harness
			h.Read = c.read
			h.Copy(t, c.copy)
		})
	}
}

func TestSeverity(t *testing.T) {
	for copy, want := range map[string]lint.Severity{
		"河口区的镇卫生院⟦punctuation/halfwidth:,⟧" + converted:           lint.Warning,
		unspaced + "签约率达到⟦punctuation/spacing: ⟧86%。":             lint.Warning,
		unspaced + "铺位租给huimin21⟦punctuation/spacing: ⟧的店主，租期三年。": lint.Info,
		"筛查下月开始⟦punctuation/clash:，，⟧对象是老人。":                      lint.Warning,
		"据介绍⟦punctuation/halfwidth:,⟧有12家参加，结果可以互认，费用也降了。":        lint.Info,
	} {
		if f := harness.Copy(t, copy); len(f) != 1 || f[0].Severity != want {
			t.Errorf("%q: want one %v, got %v", copy, want, f)
		}
	}
}

// The fix of copy that was converted mends what is certain and nothing else.
func TestMend(t *testing.T) {
	linter, err := lint.New([]*lint.Check{Check}, lint.Config{})
	if err != nil {
		t.Fatal(err)
	}
	mended, err := fix.Mend([]byte("河口区的镇卫生院,"+converted), false, func(src []byte) []lint.Finding {
		return linter.Lint(source.Plain("a.txt", src))
	})
	if err != nil {
		t.Fatal(err)
	}
	want := `河口区的镇卫生院，由区医院派医生，每周两次；设备由区里统一配，费用由医保付：这是第一步！
居民问：“在镇上能做CT吗？”院长答：“能，下月就能.”
全年约3,000人受益（含邻村），上午10:30前到的当天出结果，比例为1:2.`
	if string(mended.Source) != want {
		t.Errorf("got\n%s\nwant\n%s", mended.Source, want)
	}
}

func FuzzCheck(f *testing.F) {
	for _, s := range []string{converted, unspaced, "“甲”、“乙”", "甲...乙。。。丙", "第一、甲\n（一）、乙", " 甲 1\xe4\xb8 甲--乙 …,，"} {
		f.Add(s)
	}
	run, _ := compile(nil)
	f.Fuzz(func(t *testing.T, text string) {
		doc := source.Plain("f.txt", []byte(text))
		layout.Classify(doc)
		run(lint.NewPass(doc, &lint.Settings{}, func(d lint.Diagnostic) {
			if d.Span.Start < 0 || d.Span.End <= d.Span.Start || d.Span.End > len(text) {
				t.Fatalf("span %v outside of %d bytes", d.Span, len(text))
			}
		}))
	})
}

func BenchmarkCheck(b *testing.B) {
	doc := source.Plain("a.txt", []byte(strings.Repeat(unspaced+converted+"\n", 60)))
	layout.Classify(doc)
	run, _ := compile(nil)
	b.SetBytes(int64(len(doc.Source)))
	b.ReportAllocs()
	for b.Loop() {
		run(lint.NewPass(doc, &lint.Settings{}, func(lint.Diagnostic) {}))
	}
}

// One place is a place in English.
func TestSpacingWording(t *testing.T) {
	found := harness.Copy(t, "病人先做CT检查，再做⟦punctuation/spacing: ⟧MRI检查，费用都能报。\n")
	if len(found) != 1 || found[0].Message.EN != "Chinese and letters are parted by a space in 1 place and not in 3; keep to one way" {
		t.Errorf("%+v", found)
	}
}
