package typo

import (
	"strings"
	"testing"
)

func TestOnPurpose(t *testing.T) {
	for _, c := range []struct {
		text, right string // ⟦⟧ around what would be changed
		want        bool
	}{
		{"本报记者 ⟦郗⟧望舒", "希", true},
		{"文/摄影：⟦郗⟧望舒", "希", true},
		{"记者⟦郗⟧望着窗外", "希", false}, // no space: prose
		{"记者 ⟦郗⟧望着窗外的人群", "希", false},
		{"他念道：“多病所⟦须⟧惟药物，微躯此外更何求。”", "需", true},
		{"他说：“多病⟦须⟧静养，少出门。”", "需", false},
		{"草培其本，柴举⟦其⟧陷，皮理其气。", "起", true},
		{"他举⟦其⟧手来，其余的人不动。", "起", false},
		{"检出凝固酶⟦阳⟧性菌株", "阴", true},
		{"送去化⟦因⟧室", "验", false},
		{"雪梨偏于⟦甘⟧凉", "寒", true},
		{"药性辛⟦瘟⟧", "温", false},
		{"孩子取名叫“⟦雪⟧生”，已经上学", "学", true},
		{"绰号“铁⟦算⟧盘”的会计", "蒜", true},
		{"他说“⟦雪⟧生来了”", "学", false},
		{"他喊道“⟦雪⟧生”", "学", false},
		{"病人叫“医⟦声⟧你快来看看吧”", "生", false},
		{"腰部「⟦喀⟧」的一聲", "咔", true},
		{"門「⟦砰⟧」一聲關上", "碰", true},
		{"「⟦喀⟧」是擬聲詞", "咔", false},
		{"老戏迷哼起唱段，“头⟦通⟧鼓，战饭造”", "痛", true},
		{"他哼着说“头⟦通⟧得厉害”", "痛", false},
	} {
		start := strings.Index(c.text, "⟦")
		text := strings.NewReplacer("⟦", "", "⟧", "").Replace(c.text)
		end := strings.Index(c.text, "⟧") - len("⟦")
		if got := onPurpose(text, start, end, c.right); got != c.want {
			t.Errorf("%s → %s: %v", c.text, c.right, got)
		}
	}
}
