package repetition

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/linttest"
	"github.com/healthlint/healthlint/lint/source"
)

var harness = linttest.Harness{Checks: []*lint.Check{Check}}

const line = "五月八日，河口区卫生健康局把一辆体检车开进了柳荫社区，当天为三百二十名老人做了检查。"

func TestFires(t *testing.T) {
	harness.Valid(t)
	harness.Each(t, map[string]string{
		"paragraph": line + "\n居民说很方便。\n⟦repetition/paragraph:" + strings.ReplaceAll(line, "，", ", ") + "⟧",
		"many":      line + "\n居民说很方便。\n⟦repetition/paragraph:" + line + "⟧\n结果当天就能取。" + strings.Repeat("\n"+line+"\n结果当天就能取。", 4),
		"a few":     line + "\n居民说很方便。\n⟦repetition/paragraph:" + line + "⟧\n结果当天就能取。\n⟦repetition/paragraph:" + line + "⟧\n血压也量了。",
		"passage":   line + "\n居民说很方便。\n这辆车值四十万元，由区里的慈善会捐赠，每周出车三次。\n记者 林晓舟\n⟦repetition/paragraph:" + line + "\n居民说很方便。\n这辆车值四十万元，由区里的慈善会捐赠，每周出车三次。⟧",
		"script":    line + "\n居民说很方便。\n⟦repetition/paragraph:" + strings.ReplaceAll(line, "为", "為") + "⟧",
		"sentence":  line + "居民说很方便。\n这辆车值四十万元。⟦repetition/sentence:" + line + "⟧",
		"in a row":  "体检车每周二出车。⟦repetition/sentence:体检车每周二出车。⟧居民说很方便。",
		"clause":    "结果要自己到窗口去取，⟦repetition/sentence:结果要自己到窗口去取，⟧当天就有。",
		"after who": "林晓舟介绍，全区有23个村离卫生院较远，老人看病不便。⟦repetition/sentence:全区有23个村离卫生院较远，老人看病不便。⟧",
		"number":    "请保持冷静，并拨打120，⟦repetition/sentence:并拨打120。⟧",
		"in turn":   line + "结果当天就能取走，不用再去市里的医院排队等候半天。居民说很方便。⟦repetition/sentence:" + line + "结果当天就能取走，不用再去市里的医院排队等候半天。⟧今年还要去。",
		"heading":   "河口区把体检车开进社区\n⟦repetition/heading:河口区把体检车开进社区⟧\n" + line,
		"similar":   line + "\n这辆车值四十万元。⟦repetition/similar:" + strings.ReplaceAll(line, "柳荫", "柳萌") + "⟧今年还要去。",
	})
}

// The lead that a page puts above the copy tells it again on purpose.
func TestLead(t *testing.T) {
	for _, lead := range []string{"[提要] ", "【导读】：", "内容提要："} {
		found := harness.Copy(t, lead+"居民说很方便。"+line+"老人也来了。⟦repetition/sentence:"+line+"⟧这辆车值四十万元。\n")
		if len(found) != 1 || found[0].Severity != lint.Info {
			t.Errorf("%s: %+v", lead, found)
		}
	}
	if found := harness.Copy(t, line+"居民说很方便。⟦repetition/sentence:"+line+"⟧这辆车值四十万元。\n"); len(found) != 1 || found[0].Severity != lint.Warning {
		t.Errorf("%+v", found)
	}
}

// What differs is said of both places, and what one of them lacks as such.
func TestAlmostSame(t *testing.T) {
	for _, x := range []struct{ before, now, zh, en string }{
		{"发现", "现发", "“某句”与第5行几乎相同，只是那里作“发现”，这里作“现发”", "“某句” is line 5 again, with “现发” for “发现”"},
		{"", "发", "“某句”与第5行几乎相同，只多“发”", "“某句” is line 5 again, with “发” added"},
		{"发", "", "“某句”与第5行几乎相同，只少“发”", "“某句” is line 5 again, without “发”"},
	} {
		if got := almostSame("某句", 5, x.before, x.now); got != (lint.Text{ZH: x.zh, EN: x.en}) {
			t.Errorf("%+v", got)
		}
	}
	found := harness.Copy(t, line+"\n这辆车值四十万元。⟦repetition/similar:"+strings.ReplaceAll(line, "柳荫", "柳萌")+"⟧今年还要去。")
	if len(found) != 1 || !strings.HasSuffix(found[0].Message.ZH, "只是那里作“荫”，这里作“萌”") {
		t.Errorf("%+v", found)
	}
}

func TestSilent(t *testing.T) {
	harness.Each(t, map[string]string{
		"different":  line + "\n五月九日，体检车又开进了清河社区，当天为二百一十名老人做了检查。",
		"figures":    line + "\n" + strings.ReplaceAll(line, "三百二十", "二百一十"),
		"short":      "他说很方便。\n她也说好。\n他说很方便。",
		"emphasis":   "慢慢来，慢慢来。不要随便用药，不要随便用药！他念着“我要回家看看老人，我要回家看看老人”。",
		"not in row": "体检车每周二出车。居民说很方便。体检车每周二出车。",
		"tail only":  "他要去看体检车每周二上午出车。体检车每周二上午出车。",
		"ballot":     "表决结果：同意三十五票，反对零票，弃权零票，占出席会议代表的百分之百。\n二、通过卫生院改建的议案。\n表决结果：同意三十五票，反对零票，弃权零票，占出席会议代表的百分之百。",
		"speaker":    "河口区卫生健康局基层卫生科科长、家庭医生签约办公室主任林晓舟：\n今年要多跑几趟。\n河口区卫生健康局基层卫生科科长、家庭医生签约办公室主任林晓舟：\n明年还要多跑几趟。",
		"credits":    "（编辑：林晓舟）\n" + line + "\n（编辑：林晓舟）",
	})
}

// What is pasted twice near by is a warning; a deck that stands again below, or what is said again on purpose, a hint.
func TestPasted(t *testing.T) {
	const other = "这辆车值四十万元，由区里的慈善会捐赠。"
	h := harness
	h.MinSeverity = lint.Warning
	h.Each(t, map[string]string{
		"same paragraph": line + other + "⟦repetition/sentence:" + line + "⟧",
		"speech":         "她介绍，" + line + other + "⟦repetition/sentence:" + line + "⟧",
		"next":           other + "\n" + line + "居民说方便。\n⟦repetition/sentence:" + line + "⟧今年还要去。",
		"third":          other + "\n" + line + "居民说方便。\n今年还要去。\n⟦repetition/sentence:" + line + "⟧明年还要去。",
		"far":            other + "\n" + line + "居民说方便。\n今年还要去。\n明年也去。\n后年也去。\n" + line + "年年去。",
		"deck":           line + "\n" + line + "居民说方便。",
		"on purpose":     line + "我再说一遍。" + line,
	})
}

// A paragraph that was put twice and mended once, a question that was put twice, and quotations in what stands twice in a row.
func TestPutTwice(t *testing.T) {
	const round = "5月8日，河口区把一辆体检车开进了柳荫社区，随车的3名医生当天为320名老人做了检查，还入户看望了12位卧床的病人。"
	h := harness
	h.MinSeverity = lint.Warning
	h.Each(t, map[string]string{
		"one figure":  round + "\n居民说很方便。\n⟦repetition/similar:" + strings.ReplaceAll(round, "320", "230") + "⟧",
		"two figures": round + "\n居民说很方便。\n" + strings.ReplaceAll(strings.ReplaceAll(round, "320", "230"), "5月8日", "5月9日"),
		"bulletin":    "5月8日，全区报告登革热病例3例，均为本地病例，患者已经送往定点医院隔离治疗，病情平稳。\n5月9日，全区报告登革热病例3例，均为本地病例，患者已经送往定点医院隔离治疗，病情平稳。",
		"question":    "问：体检车每周哪几天出车？\n答：每周二。\n⟦repetition/sentence:问：体检车每周哪几天出车？⟧\n答：周二上午。",
		"asked again": "问：您怎么看？\n答：很好。\n问：您怎么看？\n答：很好。",
		"quotation":   "家长要带头，全家约定每天的“无手机时段”。⟦repetition/sentence:全家约定每天的“无手机时段”。⟧孩子也高兴。",
	})
}

// What is pasted into its own clause, and what is said there twice by right.
func TestPastedInClause(t *testing.T) {
	harness.Each(t, map[string]string{
		"begun again":  "走到第三天才明白，原来这条路比他料想的要长⟦repetition/sentence:原来这条路比他料想⟧，谁也急不得。",
		"behind who":   "母亲没想到我们把药都收进了柜子里⟦repetition/sentence:我们把药都收进了⟧，她找了半天。",
		"traditional":  "走到第三天才明白，原來這條路比他料想的要長⟦repetition/sentence:原來這條路比他料想⟧，誰也急不得。",
		"in a row":     "体检车今年一共开进了二十三个离卫生院较远的村子⟦repetition/sentence:体检车今年一共开进了二十三个离卫生院较远的村子⟧。",
		"word":         "老人们六点就到了，体检车八点整开始问诊⟦repetition/sentence:问诊⟧，十点才轮到她。",
		"another word": "社区的老年食堂上个月已经开张⟦repetition/sentence:开张⟧，午饭十二元一份。",
	})
	harness.Each(t, map[string]string{
		"institution":  "清河医科大学附属清河医科大学口腔医院已经迁到新址。清河医科大学第一医院和清河医科大学第二医院都设了窗口。",
		"term":         "风湿性心脏病和非风湿性心脏病要分开登记，鼓室硬化的程度高于对侧鼓室硬化的程度。",
		"title":        "全省卫生工作委员会主任林晓舟主持全省卫生工作委员会会议。",
		"correlative":  "我们怎么对待老人就看我们怎么对待老人，你吃进去的是什么决定你吃进去的是什么。",
		"alternative":  "他说不清我们已经查过的人或者我们已经查过的人，如果她已经吃过了还是如果她已经吃过了。",
		"tongue":       "吃葡萄不吐葡萄皮不吃葡萄倒吐葡萄皮。四是四十是十十四是十四四十是四十。",
		"verse":        "你站在桥上看风景看风景的人在楼上看你。我为人人人人为我。",
		"cry":          "原来这条路比我们想的要长原来这条路比我们想！",
		"tried":        "大家坐下来讨论讨论，回家再研究研究，也该开始锻炼锻炼，不如正式商量商量。",
		"manner":       "头发已经雪白雪白，她已经等了很久很久，水已经开始咕噜咕噜，天已经很黑很黑。",
		"not doubled":  "八点整开始看诊，看诊到十点。已经开张，开张那天来了两百人。",
		"of two words": "体检车正在开往开发区，已经接诊接诊室里的老人。",
	})
}

func FuzzCheck(f *testing.F) {
	harness.Fuzz(f,
		line+"\n"+line,
		line+strings.ReplaceAll(line, "柳荫", "柳"),
		"原来这条路比他料想的要长原来这条路比他料想，八点整开始问诊问诊，十点才到。",
	)
}

func BenchmarkCheck(b *testing.B) {
	var page strings.Builder
	for i := range 200 {
		page.WriteString(strings.ReplaceAll(line, "柳荫", string(rune('一'+i))+"荫"))
		page.WriteString("居民说，结果当天就能取，不用再跑第二趟。\n")
	}
	harness.Benchmark(b, page.String())
}

// TestPassageOfOneLine says line, not lines, where what stands again stood in one.
func TestPassageOfOneLine(t *testing.T) {
	s := &search{Pass: lint.NewPass(source.Plain("a.txt", []byte(line)), &lint.Settings{}, func(d lint.Diagnostic) {
		if want := "the paragraph “"; !strings.HasPrefix(d.Message.EN, want) || !strings.HasSuffix(d.Message.EN, " stands in line 1 already") || strings.Contains(d.Message.ZH, "—") {
			t.Errorf("%+v", d.Message)
		}
	})}
	p := place{block: s.Doc.Blocks[0], end: len(s.Doc.Blocks[0].Text)}
	s.passage(pair{again: p, old: p}, pair{again: p, old: p})
}

// The same heading twice in a row is a slip; chapters have sections of the same name.
func TestHeadingInARow(t *testing.T) {
	h := harness
	h.Read, h.MinSeverity = source.Markdown, lint.Warning
	h.Each(t, map[string]string{
		"twice":    "## 甲状腺结节\n\n结节多是良性的，定期复查就好。\n\n## ⟦repetition/heading:甲状腺结节⟧\n\n体检前三天饮食要清淡。\n",
		"chapters": "## 甲状腺结节\n\n结节多是良性的。\n\n### 要不要复查\n\n半年一次。\n\n## 肺结节\n\n先看大小。\n\n### 要不要复查\n\n一年一次。\n",
	})
}
