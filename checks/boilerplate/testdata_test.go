package boilerplate

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
)

// What pages, programs and colleagues leave inside sentences.
func TestMidSentence(t *testing.T) {
	h := harness
	h.MinSeverity = lint.Warning
	h.Lines(t, "testdata/*.txt", 18, 10)
}

// Nothing looks over all of a long line again and again.
func TestMidSentenceIsLinear(t *testing.T) {
	harness.Repeats(t, "【广告】人", "相关阅读：老人怎么吃 人", "患③者", "限时特惠买二送一！", "影响**生", "可以应当", "（此处再核一下）", "字号：大 中 小人", "图为人人人人人人 人供图 人", "- 3 -人")
}
