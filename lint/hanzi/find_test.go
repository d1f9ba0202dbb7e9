package hanzi

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
)

func TestIndex(t *testing.T) {
	for _, text := range []string{"", "疫", "疫苗", "接种疫苗", "种疫种疫苗", "\x96\xab疫苗", "ab疫疫", strings.Repeat("接种", 50) + "疫苗"} {
		for _, sought := range []string{"疫", "疫苗", "苗", "种", "，"} {
			if got, want := Index(text, sought), strings.Index(text, sought); got != want {
				t.Errorf("Index(%q, %s) = %d, want %d", text, sought, got, want)
			}
		}
	}
}

func FuzzIndex(f *testing.F) {
	f.Add("接种疫苗", "疫")
	f.Fuzz(func(t *testing.T, text, sought string) {
		if len(sought) < 3 || sought[0] < 0xE0 || sought[1]&0xC0 != 0x80 || sought[2]&0xC0 != 0x80 {
			return
		}
		if got, want := Index(text, sought), strings.Index(text, sought); got != want {
			t.Fatalf("Index(%q, %q) = %d, want %d", text, sought, got, want)
		}
	})
}

func TestSimplifiedBlocks(t *testing.T) {
	doc := &lint.Document{}
	for _, text := range []string{"接種疫苗", "", "接种疫苗"} {
		doc.Add(&lint.Block{Text: text})
	}
	if got := strings.Join(SimplifiedBlocks(doc), "|"); got != "接种疫苗||接种疫苗" {
		t.Error(got)
	}
}

func BenchmarkIndex(b *testing.B) {
	text := strings.Repeat("患者已经治愈出院，医护人员前往社区接种新的", 40)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Index(text, "疫苗")
	}
}
