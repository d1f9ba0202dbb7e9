package hanzi

import (
	"testing"

	"github.com/liuzl/gocc"
)

func TestConvert(t *testing.T) {
	for _, c := range []struct {
		to       Script
		in, want string
	}{
		{TraditionalScript, "皇后出行公里，先后示范", "皇后出行公里，先後示範"},
		{TraditionalScript, "干涉、干部、干燥", "干涉、幹部、乾燥"},
		{TraditionalScript, "头发发展 abc，", "頭髮發展 abc，"},
		{Simplified, "乾隆年間的乾旱，瞭望塔", "乾隆年间的干旱，瞭望塔"},
		{Simplified, "", ""},
	} {
		pieces, err := Convert(c.in, c.to)
		if err != nil {
			t.Fatal(err)
		}
		if got := Join(pieces); got != c.want {
			t.Errorf("Convert(%q) = %q, want %q", c.in, got, c.want)
		}
		if runes, ok := Aligned(c.in, pieces); !ok || string(runes) != c.want {
			t.Errorf("Aligned(%q) = %q, %v", c.in, string(runes), ok)
		}
		end := 0
		for _, p := range pieces {
			if p.Start != end || p.End <= p.Start {
				t.Errorf("piece %+v does not follow %d", p, end)
			}
			end = p.End
		}
	}
	if _, err := Convert("醫\xff院", Simplified); err == nil {
		t.Error("invalid UTF-8 was converted")
	}
}

// Walking gocc's tries gives what gocc itself gives.
func TestConvertAgreesWithGocc(t *testing.T) {
	text := "这里的面条只有一只台湾来的后厨师傅会做，他干了几十年，头发都白了；公里、复杂、反复、准备、制造、系统、关系、联系。"
	for name, to := range map[string]Script{"s2t": TraditionalScript, "t2s": Simplified} {
		cc, err := gocc.New(name)
		if err != nil {
			t.Fatal(err)
		}
		want, err := cc.Convert(text)
		if err != nil {
			t.Fatal(err)
		}
		pieces, err := Convert(text, to)
		if err != nil {
			t.Fatal(err)
		}
		if got := Join(pieces); got != want {
			t.Errorf("%s: %q, gocc gives %q", name, got, want)
		}
	}
}

func BenchmarkConvert(b *testing.B) {
	text := "全市卫生系统深入推进医药改革，群众看病更方便。"
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Convert(text, TraditionalScript); err != nil {
			b.Fatal(err)
		}
	}
}
