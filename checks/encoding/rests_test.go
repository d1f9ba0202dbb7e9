package encoding

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/linttest"
)

func TestRests(t *testing.T) {
	h := linttest.Harness{Checks: []*lint.Check{Check}}
	h.Copy(t, "玩具、桌⟦encoding/mojibake:é\u00a2⟧、门把等常接触的物品要勤擦。")
	h.Copy(t, "排除食堂食物和⟦encoding/mojibake:è‡ªæ¥⟧水污染的可能。")
	h.Copy(t, "他在café喝咖啡，姆巴佩（Mbappé）受伤，价格为£5，温度±2℃，第§3条，è是字母，他说“é”—没听清，“è”…")
}
