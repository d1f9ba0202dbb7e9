package engine

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/ngram"
)

// What may be left behind is marked with the character in brackets.
func TestResidue(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"可在线办[缴]理备案。", true},
		{"医疗机构[购]要公开收费标准。", true},
		{"居家养老服[的]务中心。", true},
		{"长期照护保[障]险试点。", true},
		{"粮油肉蛋奶[鱼]果蔬供应充足。", false},
		{"护士端来一杯[黑]咖啡。", false}, // 一杯咖啡 are two words
		{"出租车司机[迟]师傅来献血。", false},
		{"中[港]医院昨日启用。", false},
		{"他在骨[二]科住院。", false},
		{"老人叫起[好]来。", false},
		{"大家都往这个方向[想]。", false},
		{"少吃牛奶、[戒]鸡蛋，也要戒海鲜。", false},
	} {
		before, rest, _ := strings.Cut(c.text, "[")
		r := &reading{Reading: ngram.Default().Read(before + strings.Replace(rest, "]", "", 1))}
		i := 1 + len([]rune(before)) // the first token is a boundary
		if got := r.residue(i); got != c.want {
			t.Errorf("%s: %c may be left behind: %v, want %v", c.text, rune(r.ID[i]), got, c.want)
		}
	}
}
