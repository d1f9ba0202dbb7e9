package term

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/ngram"
)

// mended applies the finder's edits from 0.8 on.
func mended(text string) string {
	edits := New(ngram.Default()).Find(ngram.Default().Read(text), false, 0.8)
	for i := len(edits) - 1; i >= 0; i-- {
		e := &edits[i]
		text = text[:e.Start] + e.Text + text[e.End:]
	}
	return text
}

func TestFind(t *testing.T) {
	for wrong, right := range map[string]string{
		"全市落实基层首争、双向转诊。":            "全市落实基层首诊、双向转诊。",
		"他患有糖尿病视网模病变多年。":            "他患有糖尿病视网膜病变多年。",
		"上海市第六人民医浣骨科门诊开诊。":          "上海市第六人民医院骨科门诊开诊。",
		"全县医疗卫服务能力稳步提升。":            "全县医疗卫生服务能力稳步提升。",
		"老人因急性阑炎尾住院手术。":             "老人因急性阑尾炎住院手术。",
		"她被查出幽门螺螺杆菌感染。":             "她被查出幽门螺杆菌感染。",
		"糖尿病肾肾病患者要控制血压。":            "糖尿病肾病患者要控制血压。",
		"他患慢性阻塞性肺疾疾病多年。":            "他患慢性阻塞性肺疾病多年。",
		"呼吸科副主任任医师到场会诊。":            "呼吸科副主任医师到场会诊。",
		"县医院院长和卫生室室长到场，糖尿病病人受邀参加。":  "",
		"妈妈带着宝宝到妇科科室做检查，常常要排队。":     "",
		"县医院消化内科开展无痛胃肠镜检查，群众少跑腿。":   "",
		"党委书记建峰、护士长特木其乎和早布旦其木格到场。":  "",
		"重点鼓励因行业波动而出现困难、仍有希望好转的企业。": "",
		"接下来来听听医生怎么说，派出所所开的证明有效。":   "",
		"这支旅又区分为守备旅和机动旅两类。":         "",
		"报告说，张副所长与吴会珍同志参加了讨论。":      "",
	} {
		if right == "" {
			right = wrong
		}
		if got := mended(wrong); got != right {
			t.Errorf("%s\n gives %s", wrong, got)
		}
	}
}

func TestEvidenceOfSwap(t *testing.T) {
	f := New(ngram.Default())
	for _, e := range f.Propose(ngram.Default().Read("老人因急性阑炎尾住院手术。")) {
		if e.Term == "阑尾炎" || e.Term == "急性阑尾炎" {
			if e.Evidence[isSwapped] != 1 || e.Gain < 8 {
				t.Errorf("%+v", e)
			}
			return
		}
	}
	t.Error("no edit proposed")
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("市卫生健康委近日印发通知，要求各级医疗机构规范诊疗行为，完善门诊统筹和异地就医直接结算服务，提高基层首诊率。患者在社区卫生服务中心就能预约上级医院专家号，检查结果互认。\n", 20)
	f := New(ngram.Default())
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		f.Find(ngram.Default().Read(text), false, 0.5)
	}
}

func BenchmarkFindRead(b *testing.B) {
	text := strings.Repeat("市卫生健康委近日印发通知，要求各级医疗机构规范诊疗行为，完善门诊统筹和异地就医直接结算服务，提高基层首诊率。患者在社区卫生服务中心就能预约上级医院专家号，检查结果互认。\n", 20)
	f := New(ngram.Default())
	r := ngram.Default().Read(text)
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		f.Find(r, false, 0.5)
	}
}
