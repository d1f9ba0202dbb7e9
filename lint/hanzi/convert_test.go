package hanzi

import (
	"math/rand/v2"
	"os"
	"path/filepath"
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

// Searching the embedded phrases gives, piece by piece, what walking gocc's tries gives: in running text, at
// every place of it, and in nonsense made of the characters that phrases begin with.
func TestPhrasesAgreeWithGocc(t *testing.T) {
	tries, err := loadDictionaries("s2t")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	paths, err := filepath.Glob("../../fixtures/articles/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, SimplifySameLength(string(data)))
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var nonsense []rune
		for range 100 {
			if r := rune(firstHan + random.IntN(lastHan-firstHan)); Level(r) == 1 || random.IntN(20) == 0 {
				nonsense = append(nonsense, r)
			}
			nonsense = append(nonsense, []rune("一不干后发里面系只台制准复余谷表几")[random.IntN(17)])
		}
		texts = append(texts, string(nonsense))
	}
	phrases := 0
	for _, text := range texts {
		for i := range text {
			length, form := longestPhrase(text[i:])
			wantLength, want := tries.longest(text[i:])
			if length != wantLength || form != want {
				t.Fatalf("%q: %d %q, gocc's tries give %d %q", firstBytes(text[i:], 40), length, form, wantLength, want)
			}
			if length > 4 {
				phrases++
			}
		}
	}
	if phrases < 1000 {
		t.Errorf("only %d phrases were compared", phrases)
	}
}

func firstBytes(text string, n int) string { return text[:min(n, len(text))] }

func TestPrinted(t *testing.T) {
	for _, c := range []string{"爲為", "麪麵", "為為", "喫喫"} {
		r := []rune(c)
		if got := Printed(r[0]); got != r[1] {
			t.Errorf("Printed(%c) = %c", r[0], got)
		}
	}
}
