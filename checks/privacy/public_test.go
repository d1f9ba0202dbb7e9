package privacy

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/source"
)

// An address that readers are asked to write to, or that is given as an office's, is only mentioned; a patient's is a warning.
func TestPublicMail(t *testing.T) {
	h := harness
	h.MinSeverity = lint.Warning
	h.Each(t, map[string]string{
		"letters":    "来函亦可发至tiaocuo@hekoubao.example。",
		"questions":  "读者若有疑问，可发邮件至yangsheng@hekounews.example。",
		"Hong Kong":  "如發現本報有錯，歡迎電郵至gengzheng@hekoupost.example。",
		"Taiwan":     "（本局聯絡信箱：drug@hekou-ju.example）",
		"tender":     "供应商地址：高新区清河路18号3幢501室。",
		"delivery":   "投标文件递交地点：柳荫路25号2幢306室。",
		"label":      "河口医院地址：柳荫路1号，电子邮箱：keshi@hekou.example",
		"by name":    "信箱：health@hekou.example",
		"a patient":  "患者赵某的邮箱：⟦privacy/email:xiaohe@hekou.example⟧。",
		"of herself": "她把病历发至本人邮箱⟦privacy/email:xiaohe@hekou.example⟧。",
		"sent":       "有兴趣的市民可发送“个人简历+联系方式+工作照片+代表作品（可选）”至gongyuan@hekou.example，九月截止。",
		"reporter":   "如有线索，请与本报记者联系：" + phone + "。",
		"not hers":   "林某某电话：⟦privacy/phone:" + phone + "⟧；记者电话：" + phone + "；捐款者众多。",
		"bare":       "联系⟦privacy/email:xiaohe@hekou.example⟧。",
	})
	h.Each(t, map[string]string{
		"hiring":       "护士岗位三名，简历投递：zhaopin.he@hekou.example，一周内答复。",
		"pattern":      "邮箱要写成xxx@xx.com的样子，缺了@就不能提交。",
		"account":      "照片由@13800138000提供，医院作了裁剪。",
		"fediverse":    "他的账号是@xiaohe@hekou.example，两周没有更新。",
		"version":      "网页用的是tubiao@4.17.20，已经换成新版。",
		"welcome":      "想推广健康产品的，欢迎与我联系（Email：xiaohe@hekou.example）。",
		"toll-free":    "打1-800-345-5588可以听录音，不用排队。",
		"hired by her": "患者赵某求职，留的邮箱是本人的⟦privacy/email:xiaohe@hekou.example⟧。",
	})
	h.Read = source.Markdown
	h.Each(t, map[string]string{
		"linked by words": "健康栏目[写信给我们](mailto:xiaohe@hekou.example)（xiaohe@hekou.example）。",
		"linked itself":   "赵大娘留了⟦privacy/email:xiaohe@hekou.example⟧，又留了[⟦privacy/email:zhaoda@hekou.example⟧](mailto:zhaoda@hekou.example)。",
		"of a patient":    "患者赵某[写信的地址](mailto:xiaohe@hekou.example)是⟦privacy/email:xiaohe@hekou.example⟧。",
	})
	if found := harness.Copy(t, "来函亦可发至⟦privacy/email:tiaocuo@hekoubao.example⟧。"); len(found) != 1 || found[0].Severity != lint.Info {
		t.Errorf("%+v", found)
	}
}

// A number that the copy calls one is personal also where its day of birth is impossible.
func TestImpossibleBirth(t *testing.T) {
	harness.Each(t, map[string]string{
		"called":   "他用手机拍下她的身份证（证号⟦privacy/id-number:110105199913320012⟧）。",
		"uncalled": "受理编号110105199913320012，请凭身份证领取。",
	})
}
