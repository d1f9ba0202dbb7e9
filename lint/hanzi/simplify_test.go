package hanzi

import (
	"strings"
	"testing"
	"unicode/utf8"
	"unsafe"
)

func TestSimplifySameLength(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"全市医疗机构", "全市医疗机构"},
		{"醫療衛生機構發布問卷", "医疗卫生机构发布问卷"},
		{"為爲 說説 線綫 裡裏 衛衞 眾衆", "为为 说说 线线 里里 卫卫 众众"},
		{"乾隆年間的乾旱", "乾隆年间的干旱"},
		{"他拿著著名的著作，效果顯著", "他拿着著名的著作，效果显著"},
		{"答覆與覆蓋", "答复与覆盖"},
		{"瞭解與瞭望", "了解与瞭望"},
		{"沈默的沈先生", "沉默的沈先生"},
		{"計畫畫圖", "计划画图"},
		{"憑藉、慰藉", "凭借、慰藉"},
		{"図書館の圧力計，処方", "图书馆の压力计，处方"}, // forms of neither script, too
		{"末尾不全\xe9\x86", "末尾不全\xe9\x86"},
		{"\xff醫\xff", "\xff医\xff"},
	} {
		got := SimplifySameLength(c.in)
		if got != c.want {
			t.Errorf("SimplifySameLength(%q) = %q, want %q", c.in, got, c.want)
		}
	}
	text := "不含繁体字的一段话"
	if got := SimplifySameLength(text); unsafe.StringData(got) != unsafe.StringData(text) {
		t.Error("a text without Traditional characters was copied")
	}
}

func TestSimplifyTables(t *testing.T) {
	for r, want := range map[rune]rune{'醫': '医', '医': '医', '昇': '昇', 'a': 'a', '裏': '里', '𠮷': '𠮷'} {
		if got := Simplify(r); got != want {
			t.Errorf("Simplify(%c) = %c, want %c", r, got, want)
		}
	}
	for r, want := range map[rune]rune{'医': '醫', '为': '為', '众': '眾', '群': '群', '里': '裡', '后': '後', 'x': 'x'} {
		if got := Traditional(r); got != want {
			t.Errorf("Traditional(%c) = %c, want %c", r, got, want)
		}
	}
	for r, want := range map[rune]rune{'査': '查', '⼀': '一', '圧': '壓', '徳': '德', '查': '查', '⻛': '风', '\uf901': '更', 'a': 'a'} {
		if got := Standard(r); got != want {
			t.Errorf("Standard(%c) = %c, want %c", r, got, want)
		}
	}
}

func FuzzSimplifySameLength(f *testing.F) {
	f.Add("醫療乾隆著名\xe9")
	f.Add("沈默覆蓋\xff\xe4\xb8")
	f.Fuzz(func(t *testing.T, text string) {
		got := SimplifySameLength(text)
		if len(got) != len(text) || utf8.ValidString(got) != utf8.ValidString(text) {
			t.Fatalf("%q became %q", text, got)
		}
		for i := range text {
			if utf8.RuneStart(text[i]) != utf8.RuneStart(got[i]) {
				t.Fatalf("offset %d moved: %q became %q", i, text, got)
			}
		}
	})
}

func BenchmarkSimplifySameLength(b *testing.B) {
	for name, sentence := range map[string]string{
		"simplified":  "全市卫生系统深入推进医药改革，群众看病更方便。",
		"traditional": "全市衛生系統深入推進醫藥改革，群眾看病更方便。",
	} {
		text := strings.Repeat(sentence, 1000)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				SimplifySameLength(text)
			}
		})
	}
}

func TestLike(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"衛生署公布，接種率上升12%", "個百分點"}, {"接种率上升12%", "个百分点"}, {"率12%", "个百分点"},
	} {
		if got := Like(c.text, "个百分点"); got != c.want {
			t.Errorf("in %s: %s, want %s", c.text, got, c.want)
		}
	}
}
