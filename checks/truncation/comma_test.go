package truncation

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/source"
)

// sureEnough is the confidence from which mend joins paragraphs.
const sureEnough = 0.95

// Behind a comma any clause may follow: how paragraphs begin tells where the sentence goes on, and whether that is certain.
func TestBehindCommas(t *testing.T) {
	linter, err := lint.New(harness.Checks, lint.Config{Prepare: []func(*lint.Document){layout.Classify}})
	if err != nil {
		t.Fatal(err)
	}
	const before = "河口区把体检车开进社区\n\n五月八日，河口区把一辆体检车开进了柳荫社区，当天为三百二十名老人做了检查。\n\n"
	const after = "\n\n体检车是去年冬天买的，车上有心电图机和超声仪，花了四十万元。\n\n今年已经查了两千人，明年还要开到山里去。\n"
	const head = "站长说，以前老人做一次检查要跑三个地方。如今名单由社区提前一天报上来，"
	const tail = "到点就查，结果当天就能取走，用不着再去医院。"
	const other = "家住柳荫社区的徐桂芬今年七十三岁，她一早就来排队，前后用了不到半个小时。"
	for name, c := range map[string]struct {
		copy, goesOn string // "" where no paragraph is said for certain to go on
	}{
		"next":              {before + head + "\n\n" + tail + after, "到点就查"},
		"caption between":   {before + head + "\n\n图为医生在车上为老人量血压。林晓舟 摄\n\n" + tail + after, "到点就查"},
		"byline between":    {before + head + "\n\n画报记者 林晓舟 通讯员 徐柳荫\n\n" + tail + after, "到点就查"},
		"editors between":   {before + head + "\n\n责任编辑：林晓舟　校对：徐柳荫\n\n" + tail + after, "到点就查"},
		"page between":      {before + head + "\n\n— 12 —\n\n" + tail + after, "到点就查"},
		"advert between":    {before + head + "\n\n【广告】柳荫牌血压计，买二送一\n\n" + tail + after, "到点就查"},
		"footnotes between": {before + head + "\n\n① 名单截至五月七日。\n② 社区指柳荫社区。\n\n12\n\n" + tail + after, "到点就查"},
		"paragraph between": {before + head + "\n\n" + other + "\n\n" + tail + after, "到点就查"},
		"margin": {before + "　　" + head + "\n\n　　" + other + "\n\n按名单一个个地查，结果当天就能取走。\n\n　　车上的医生来自区医院，每周换一次班。\n\n　　" +
			strings.TrimSpace(after) + "\n\n　　今年已经查了两千人。\n", "按名单一个个"},
		"first clause": {before + "如今名单由社区提前一天报上来，\n\n" + tail + after, "到点就查"},

		"jump":        {before + "站长说，八位医生轮流到镇上出（下转第3版）\n\n（上接第1版）诊，每周两天，并且带教年轻的医生。" + after, "（上接第1版）诊"},
		"jump, apart": {before + "站长说，八位医生轮流到镇上出（下转第3版）\n\n" + other + "\n\n（上接第1版）诊，每周两天，并且带教年轻的医生。" + after, "（上接第1版）诊"},

		"good news":  {before + head + "\n\n好消息是，区里今年又买了两辆车，明年就能开到山里去。" + after, ""},
		"lately":     {before + head + "\n\n近日，区里又买了两辆车，明年就能开到山里去。" + after, ""},
		"speech":     {before + head + "\n\n“以前要跑三个地方，现在下楼就行。”徐桂芬说，结果当天就能取。" + after, ""},
		"who speaks": {before + "站长说，以前老人做一次检查要跑三个地方。长时间\n\n没有参加检查的退休教师徐柳荫认为，车来得太少，一个月一次不够用。" + after, ""},
	} {
		target, certain := "", false
		for _, f := range linter.Lint(source.Plain("a.txt", []byte(c.copy))) {
			if strings.HasPrefix(f.Rule, "truncation/") && len(f.Related) > 0 {
				target, certain = c.copy[f.Related[0].Span.Start:], f.Confidence >= sureEnough
			}
		}
		switch {
		case c.goesOn == "" && certain:
			t.Errorf("%s: joined to %.30q for certain", name, target)
		case c.goesOn != "" && !strings.HasPrefix(target, c.goesOn):
			t.Errorf("%s: goes on with %.30q", name, target)
		}
	}
}

// A salutation, a line of a directory, a line over a picture breaks off nowhere, though it ends without a stop.
func TestNoCommas(t *testing.T) {
	for _, copy := range []string{
		"亲爱的柳荫社区的各位老人们，\n\n体检车后天上午开到社区门口，请带上身份证。车上可以量血压、查血糖，当天就能拿到结果。\n\n柳荫社区卫生站\n2024年3月5日\n",
		`柳荫区心理援助资源一览

以下资源对求助者的信息严格保密。

周四设夜门诊（17:30—20:00）

柳荫医院临床心理科：门诊楼5层B区，周一至周五全天

学生可先联系本校心理咨询中心

听——不评判，不说教，不说“你想开点”“比你惨的人多了”。

陪——不要让他独处，收好药物和刀具。
`,
	} {
		harness.Copy(t, copy)
	}
}

// A short file may begin with a paragraph of one sentence, which looks like a title; a record that somebody edited does not end in a
// comma for a stop.
func TestShortFiles(t *testing.T) {
	harness.Each(t, map[string]string{
		"first paragraph": "站长的建议是，血压在一百六十以下的老人可以自己走来，近期没有⟦truncation/lost:头晕和频⟧\n\n每次检查大约二十分钟，结果当天就能取走。\n\n体检车是去年冬天买的，车上有心电图机和超声仪。\n",
		"title":           "据统计，河口区老人体检率五年翻番，结果当天可取\n\n每次检查大约二十分钟，结果当天就能取走。\n\n体检车是去年冬天买的，车上有心电图机和超声仪。\n",
		"record":          "体检车是去年冬天买的。车上有心电图机和超声仪，花了四十万元。医生来自区医院，每周换一次班。今年已经查了两千人。其中三百多人查出⟦truncation/article:了高血压，⟧",
		"slip":            "体检车是去年冬天买的，医生来自区医院，每周换一次班，今年已经查了两千人，其中三百多人查出⟦truncation/unstopped:了高血压，⟧",
	})
}

// Posts break lines where they pause: where many paragraphs end in a comma the first is told, with how many there are.
func TestHabit(t *testing.T) {
	paragraphs := []string{
		"林医生在柳荫社区卫生站干了十二年。每天早上七点到岗，先给⟦truncation/lost:门窗通风，⟧",
		"老人最怕的不是打针。她去旧货市场挑了十把椅子，自己一把一把搬回来，",
		"入秋以后来接种的人多了。最多的一天登记了一百六十三位，",
		"隔壁街道的护士也来帮忙。两个人一组，一个问过敏史，",
		"今年的疫苗比去年早到了一周。冰箱放得满满当当，连备用的那台也用上了。",
	}
	found := harness.Copy(t, strings.Join(paragraphs, "\n\n站里的事情她都记在本子上，本子已经写满了三本。\n\n")+"\n")
	if len(found) != 1 || !strings.HasPrefix(found[0].Message.ZH, "有4段") || len(found[0].Related) != mostPauses {
		t.Errorf("%+v", found)
	}
}
