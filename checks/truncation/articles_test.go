package truncation

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/source"
)

// A paragraph whose continuation is doubtful is worth a look and no error.
func TestDoubtfulContinuationsAreNoErrors(t *testing.T) {
	files, err := filepath.Glob("../../fixtures/damaged/*/*.bad.txt")
	if err != nil {
		t.Fatal(err)
	}
	linter, err := lint.New(harness.Checks, lint.Config{Prepare: []func(*lint.Document){layout.Classify}})
	if err != nil {
		t.Fatal(err)
	}
	doubtful, errors := 0, 0
	for _, name := range files {
		copy, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range linter.Lint(source.Plain(name, copy)) {
			switch {
			case d.Rule != "truncation/paragraph":
			case d.Severity == lint.Error:
				errors++
				if d.Confidence < sureLink {
					t.Errorf("%s: error of confidence %v: %s", name, d.Confidence, d.Message.ZH)
				}
			case d.Confidence < sureLink:
				doubtful++
			}
		}
	}
	if doubtful == 0 || errors == 0 {
		t.Errorf("%d doubtful, %d errors", doubtful, errors)
	}
}

// The cuts that only a model of the language can tell: between words, far
// from their continuation, under the look of a heading.
func TestJoins(t *testing.T) {
	for name, c := range map[string]struct{ copy, related string }{
		"between words, two paragraphs down": {`河口区把体检车开进社区
五月八日，河口区卫生健康局把一辆体检车开进了柳荫社区，当天为三百二十名老人做了检查。下一步，区里还将组织专家到⟦truncation/paragraph:社区开展⟧
“以前要跑三个地方，现在下楼就行。”家住柳荫社区的居民说，结果当天就能取。
体检车是去年冬天买的，车上有心电图机和超声仪，花了四十万元。
健康讲座，教老人看懂化验单。
今年已经查了两千人。`, "健康讲座"},
		"looks like a heading": {`河口区公布医改任务
区里把全年的医改任务分成三类二十项，逐项写明责任人和完成时限，每月公布一次进度。
据了解，自改革开始以来，当地卫生健康部⟦truncation/paragraph:门积极推

动分级诊⟧疗，让更多患者在家门口看病。
今年的任务已经完成一半。`, "动分级诊疗"},
	} {
		t.Run(name, func(t *testing.T) {
			f := harness.Copy(t, c.copy)
			if len(f) != 1 || len(f[0].Related) != 1 {
				t.Fatalf("%d findings, want one with its continuation", len(f))
			}
			span := f[0].Related[0].Span
			unmarked := []byte(stripMarks(c.copy))
			if got := string(unmarked[span.Start:span.End]); len(got) < len(c.related) || got[:len(c.related)] != c.related {
				t.Errorf("goes on with %q, want %q", got, c.related)
			}
		})
	}
}

func TestInterleaved(t *testing.T) {
	f := harness.Copy(t, `河口区把体检车开进社区
五月八日，河口区卫生健康局把一辆体检车开进了柳荫社区。据了解，自去年买车以来，河口区卫⟦truncation/paragraph:生部门认⟧
⟦truncation/interleaved:清河区的食堂开了张
清河区的老人食堂昨天开张，一荤两素八元钱。食堂由医院营养科指导，不少老人说吃得放心，⟦truncation/paragraph:都很⟧
真安排每一次出车，全年跑遍了所有的社区和村子。
（林晓舟）
满意⟧，明天还来。
（方舟）`)
	for _, x := range f {
		if x.Rule == "truncation/interleaved" && x.Message.ZH != "稿件交错：A：第1—2、5行；B：第3—4、7行" {
			t.Errorf("runs: %s", x.Message.ZH)
		}
	}
}

// A continuation that is a guess says nothing of stories woven into each other, though a heading stands between.
func TestNotInterleaved(t *testing.T) {
	harness.Copy(t, `五个小习惯，护好前列腺

睡前两小时少喝水，白天每坐四十五分钟起来活动五分钟。没有哪样食物能治好前列腺，更别买网上三天根治的⟦truncation/lost:膏贴和保⟧

医生答读者问

读者“柳荫”问：我今年七十二岁，体检彩超写着前列腺增生伴钙化，要不要紧？医生答：钙化多是陈旧性炎症留下的，不痛不痒不用管。

读者“晓舟”问：我爱人长期吃药，查血要注意什么？医生答：看报告时须告诉医生正在服用的药物。

（林晓舟）`)
}

func TestLost(t *testing.T) {
	harness.Copy(t, `河口区的体检车
体检车去年冬天买回来，花了四十万元。车上有心电图机和超声仪，今年已经为全区⟦truncation/lost:三千多名⟧
（林晓舟）
清河区的食堂
清河区的老人食堂昨天开张，一荤两素八元钱。`)
}

// Lines of one sentence between those of another, inside a paragraph: a word is torn where the strand was put in.
func TestWoven(t *testing.T) {
	// Parts described one after the other, each in a clause that begins with the same word.
	harness.Copy(t, `河口绿鱼，体深红棕色，唯尾鳍为较淡的棕红色。胸鳍稍黄。齿淡红色。具稍圆的截形尾。终端型雄鱼，体深蓝绿色，各鳞片具一橘红色短斑。腹部色淡黄。背鳍及臀鳍均是黄色。具截型尾。体长可达35公分。喜成群的生活于岩礁区，白天觅食，以藻类为主。`)
	harness.Copy(t, `成人每次贴敷四小时，儿童皮肤娇嫩，孕妇和发热病人不宜贴敷，婴幼儿也要谨⟦truncation/interleaved:每次一小时即可。⟧慎选择。`)
	harness.Copy(t, `成人每次贴敷四小时，儿童皮肤娇嫩，每次一小时即可。孕妇和发热病人不宜贴敷，婴幼儿也要谨慎选择。能不贴就不贴，慎之又慎。`)
}

func TestNotice(t *testing.T) {
	harness.Copy(t, "遗失声明\n林某某遗失残疾人证，声明作废，⟦truncation/lost:特此声⟧\n方某遗失医疗收费票据一本，特此声明\n")
}
