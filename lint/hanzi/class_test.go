package hanzi

import (
	"bytes"
	"os"
	"testing"

	"github.com/healthlint/healthlint/lint/hanzi/internal/tables"
)

func TestClassOf(t *testing.T) {
	for _, c := range []struct {
		class Class
		runes string
	}{
		{NotHan, "a1,，。ㄅかカ한　々\x00😀"},
		{Both, "的一是〇中人群床秘峰恒吓晒迹痴虱内着著后干里台系余于徵乾瞭昇噁粽𠮷"},
		{SimplifiedOnly, "们国为卫说线发医疗书这儿听坏没"},
		{TraditionalOnly, "們國為爲衛衞說説線綫發醫療裡裏麵癥羣眾衆覈啟啓"},
		{Variant, "査圧徳歩黒戸⼀⾯⻓⻛\uf900\uf901\U0002F800"},
	} {
		for _, r := range c.runes {
			if got := ClassOf(r); got != c.class {
				t.Errorf("ClassOf(%c %U) = %v, want %v", r, r, got, c.class)
			}
		}
	}
}

func TestIsAmbiguous(t *testing.T) {
	for r, want := range map[rune]bool{'后': true, '干': true, '里': true, '于': true, '乾': true, '徵': true, '医': false, '醫': false, '人': false, 'a': false} {
		if got := IsAmbiguous(r); got != want {
			t.Errorf("IsAmbiguous(%c) = %v", r, got)
		}
	}
}

func TestCount(t *testing.T) {
	got := Count("卫生局发布《圧力》衛生 abc，。é😀 half \xe4\xb8")
	want := Counts{Han: 9, Simplified: 2, Traditional: 1, Variant: 1}
	if got != want {
		t.Errorf("Count = %+v, want %+v", got, want)
	}
}

// The embedded tables are what gocc's dictionaries and the TSV files give.
func TestTablesAreCurrent(t *testing.T) {
	read := func(name string) string {
		data, err := os.ReadFile("data/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	d, err := tables.OpenDictionaries(read("regional.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	phrases, err := tables.Phrases()
	if err != nil {
		t.Fatal(err)
	}
	for name, table := range map[string][]byte{
		"phrases.bin":     phrases,
		"classes.bin":     d.Classes(read("both.tsv"), read("variants.tsv")),
		"simplified.bin":  d.Simplified(read("variants.tsv")),
		"traditional.bin": d.Traditional(),
		"variants.bin":    tables.Variants(read("variants.tsv")),
	} {
		if !bytes.Equal([]byte(read(name)), table) {
			t.Errorf("data/%s is stale: go run ./lint/hanzi/internal/gen script", name)
		}
	}
}

func BenchmarkCount(b *testing.B) {
	text := string(bytes.Repeat([]byte("全市衛生系統深入推進醫藥改革，群众看病更方便。"), 1000))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Count(text)
	}
}
