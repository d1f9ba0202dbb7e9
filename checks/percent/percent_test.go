package percent

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/linttest"
)

var harness = linttest.Harness{Checks: []*lint.Check{Check}}

func TestRules(t *testing.T) {
	harness.Lines(t, "testdata/*.txt", 6, 6)
}

func TestWorthlessNumbers(t *testing.T) {
	harness.Numbers(t, "testdata/*.txt")
	harness.Numbers(t, "../../fixtures/sentences/*")
}

// Only what is planned can be more than was planned: a share cannot.
func TestPlanOfRates(t *testing.T) {
	for copy, plan := range map[string]bool{
		"全县体检率达⟦percent/range:120%⟧。\n": true,
		"救治成功率达⟦percent/range:500%⟧。\n": false,
		"女性患者占⟦percent/range:160%⟧。\n":  false,
	} {
		found := harness.Copy(t, copy)
		if len(found) != 1 || strings.Contains(found[0].Notes[0].Text.ZH, "计划") != plan || strings.Contains(found[0].Notes[0].Text.EN, "plan") != plan {
			t.Errorf("%s: %+v", copy, found)
		}
	}
}

// TestPointsFix holds that the fix is said with the figure that is marked.
func TestPointsFix(t *testing.T) {
	found := harness.Copy(t, "全市电子病历共享比例由2019年的60%提高到72%，提高⟦percent/points:12%⟧。\n")
	if len(found) != 1 || found[0].Fixes[0].Message.ZH != "改为“12个百分点”" || found[0].Fixes[0].Edits[0].Text != "个百分点" {
		t.Errorf("%+v", found)
	}
}

func TestValid(t *testing.T) {
	harness.Valid(t)
}

// TestConflictFarOn holds that a rate is compared however many stand before it, and with the first that says otherwise.
func TestConflictFarOn(t *testing.T) {
	found := harness.Copy(t, "全县疫苗接种情况\n\n"+strings.Repeat("疫苗接种率达到90%。\n\n", 400)+"疫苗接种率达到⟦percent/conflict:80%⟧。")
	if len(found) == 1 && found[0].Related[0].Span.Start > 60 {
		t.Errorf("compared with %v, not with the first", found[0].Related[0].Span)
	}
}

// TestNamedAbove holds that a share which names its whole is held against the one count of that name in the paragraph before.
func TestNamedAbove(t *testing.T) {
	above := "普查学生5000名，检出近视2500名，近视率为50%。\n\n"
	harness.Copy(t, above+"重度的有400名，占近视学生的⟦percent/share:8%⟧。\n")
	harness.Copy(t, above+"重度的有400名，佔近視學生的⟦percent/share:8.0%⟧，多為高年級。\n")
	for _, silent := range [...]string{
		"重度的有400名，占近视学生的16%。\n",
		"重度的有400名，占受检学生的8%。\n",
		"重度的有400名，占全部学生的8%。\n",
		"另一所学校有近视学生800名，其中重度的80名，占近视学生的10%。\n",
		"重度的约400名，占近视学生的一成多。\n",
	} {
		harness.Copy(t, above+silent)
	}
	harness.Copy(t, "普查小学生3000名，检出近视1000名；普查初中生2000名，检出近视1500名。\n\n重度的有400名，占近视学生的8%。\n")
}

func TestLongParagraph(t *testing.T) {
	harness.Repeats(t, "5%、", "5%", "1、", "分别5%和6%，", "由5%提高到6%，", "其中5家，", "共5家、", "“三统一", "：三项", "、三项", "1/2", "5例5%", "3月1日，", "人均5元3人，", "（1）")
}

func BenchmarkCheck(b *testing.B) {
	harness.Benchmark(b, strings.Repeat("　　记者从市卫健委获悉，截至10月底，全市已建成紧密型县域医共体12个，覆盖乡镇卫生院168家；县域内就诊率由2019年的82.3%提高到91.5%，提高9.2个百分点。\n\n　　群众在家门口就能看上病，就医负担进一步减轻，满意度稳步提升，基层医务人员的积极性也明显提高。\n\n", 20))
}
