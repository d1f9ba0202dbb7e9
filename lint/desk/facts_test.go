package desk

import (
	"testing"

	"github.com/healthlint/healthlint/lint/source"
)

// TestFactsValue holds that 以上 and 以下 take in the figure in front of them.
func TestFactsValue(t *testing.T) {
	for text, want := range map[string]string{
		"60岁以上老人可以接种。":    "≥60岁",
		"44岁以下患者占比不高。":    "≤44岁",
		"逾300人到场。":        "＞300人",
		"至少30分钟后再离开。":     "≥30分",
		"全市新设门诊不足20个。":    "＜20个",
		"全市新设门诊约20个，免预约。": "≈20个",
	} {
		got := facts(source.Plain("a.txt", []byte(text)))
		if len(got) != 1 || got[0].Value != want {
			t.Errorf("%s: %+v, want %s", text, got, want)
		}
	}
}
