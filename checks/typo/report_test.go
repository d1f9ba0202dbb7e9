package typo

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
)

// Messages quote the whole word, in the copy's script.
func TestMessagesQuoteWholeWords(t *testing.T) {
	for text, want := range map[string][2]string{
		"全市启用方仓医院收治轻症患者。": {"“方仓医院”应为“方舱医院”", "“方仓医院” should be “方舱医院”"},
		"全市落实基层首争、双向转诊。":  {"“基层首争”应为“基层首诊”", "“基层首争” should be “基层首诊”"},
		"全省推广安澜摸式，群众少跑腿。": {"“安澜摸式”疑为“安澜模式”", "“安澜摸式” is probably meant to be “安澜模式”"},
		"患者在影射科檢查後，門診複查。": {"“影射科”应为“影像科”", "“影射科” should be “影像科”"},
	} {
		ds := everything(text, &lint.Settings{Words: []string{"安澜模式"}})
		if len(ds) != 1 || ds[0].Message.ZH != want[0] || ds[0].Message.EN != want[1] {
			t.Errorf("%s", text)
			for _, d := range ds {
				t.Logf("%s %s | %s", d.Rule, d.Message.ZH, d.Message.EN)
			}
		}
	}
}
