package privacy

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
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
		"label":      "河口医院地址：柳荫路1号，电子邮箱：keshi@hekou.example",
		"by name":    "信箱：health@hekou.example",
		"a patient":  "患者赵某的邮箱：⟦privacy/email:xiaohe@hekou.example⟧。",
		"of herself": "她把病历发至本人邮箱⟦privacy/email:xiaohe@hekou.example⟧。",
		"sent":       "有兴趣的市民可发送“个人简历+联系方式+工作照片+代表作品（可选）”至gongyuan@hekou.example，九月截止。",
		"reporter":   "如有线索，请与本报记者联系：" + phone + "。",
		"not hers":   "林某某电话：⟦privacy/phone:" + phone + "⟧；记者电话：" + phone + "；捐款者众多。",
		"bare":       "联系⟦privacy/email:xiaohe@hekou.example⟧。",
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
