package typo

import (
	"strings"
	"testing"
)

func TestPatterned(t *testing.T) {
	for text, want := range map[string]bool{
		"三伏贴⟦贴不贴⟧":  true,
		"三伏⟦贴⟧贴不贴":  false,
		"贴⟦不⟧贴都行":   true,
		"好⟦没⟧好呢":    true,
		"⟦越搜越⟧睡不着":  true,
		"越⟦搜⟧越睡":    true,
		"越揉⟦越肿⟧，":   true,
		"一跳一⟦跳地疼⟧":  false,
		"一跳一跳⟦地⟧疼":  true,
		"分两⟦处放⟧好":   true,
		"到处⟦处放⟧着":   false,
		"越来越⟦严⟧重":   false,
		"好⟦不⟧了":     false,
		"⟦暖的暖⟧，挂的挂": true,
		"⟦目的目⟧标":    false,
		"⟦血之⟧与气":    true,
		"⟦补得⟧起":     true,
		"⟦补得⟧到":     false,
		"嗓子⟦是哑⟧的。":  true,
		"⟦是哑⟧的人":    false,
		"⟦三要三⟧不要":   true,
		"⟦右关⟧滑数":    true,
		"量⟦两三⟧遍":    true,
		"量⟦两三⟧级":    false,
		"练髋又⟦练膝⟧":   true,
		"练髋又⟦炼膝⟧":   false,
		"⟦右关⟧部门":    false,
		"⟦三要三⟧不三":   false,
		"⟦⟧":        false,
	} {
		start := strings.Index(text, "⟦")
		plain := strings.NewReplacer("⟦", "", "⟧", "").Replace(text)
		end := strings.Index(text, "⟧") - len("⟦")
		if got := patterned(plain, start, end); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestCounts(t *testing.T) {
	for pair, want := range map[[2]string]bool{
		{"二", "三"}: true, {"两", "二"}: true, {"已", "一"}: false, {"二", ""}: false, {"", "三"}: false, {"三周", "三月"}: false,
	} {
		if got := counts(pair[0], pair[1]); got != want {
			t.Errorf("%v: %v", pair, got)
		}
	}
}

func TestMeasured(t *testing.T) {
	for text, want := range map[string]bool{
		"甲型212⟦份⟧，乙型45份": true,
		"甲型45份，乙型212⟦份⟧": true,
		"得了90⟦份⟧，交卷5张":   false,
		"这⟦份⟧报告，45份样本":   false,
		"抽查病历一百二十⟦份⟧，":   true,
		"数学只考了九十⟦份⟧":     false,
		"三⟦份⟧之二的病人":      false,
		"45⟦⟧份":          false,
	} {
		start := strings.Index(text, "⟦")
		plain := strings.NewReplacer("⟦", "", "⟧", "").Replace(text)
		if got := measured(plain, start, strings.Index(text, "⟧")-len("⟦")); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestMeant(t *testing.T) {
	for text, want := range map[string]bool{
		"一开门就撞，⟦咣|光⟧，一下": true,
		"唰⟦唰|刷⟧地写":       true,
		"⟦唰唰|刷刷⟧写":       true,
		"⟦验|检⟧验血糖":       true,
		"嘟嘟囔⟦囔|囊⟧":       true,
		"多⟦囔|囊⟧肾":        false,
		"⟦结|节⟧结":         false,
		"疫⟦喵|苗⟧接种":       false,
	} {
		start := strings.Index(text, "⟦")
		bar, end := strings.Index(text, "|"), strings.Index(text, "⟧")
		right := text[bar+1 : end]
		plain := text[:start] + text[start+len("⟦"):bar] + text[end+len("⟧"):]
		if got := meant(plain, start, bar-len("⟦"), right); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestLocal(t *testing.T) {
	for _, c := range []struct {
		old, right, after string
		met, want         bool
	}{
		{"泊", "泉", "州市疾控中心", true, true}, {"渚", "宁", "县卫生局", true, true}, {"洲", "州", "市", true, false}, {"清", "请", "市场", true, false},
		{"泊", "泉", "水", true, false}, {"岚", "兰", "州市第一人民医院", false, true}, {"澜", "浙", "江大学附属医院", false, true},
		{"杜", "社", "区居民", false, false}, {"医", "院", "院长", false, false},
	} {
		if got := local(c.old, c.right, c.after, c.met); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func TestTurns(t *testing.T) {
	for text, want := range map[string]bool{"左搖右擺": true, "东张西望": true, "上窜下跳": true, "坚在守岗": false, "左搖": false} {
		if got := turns(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
