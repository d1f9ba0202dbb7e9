package hanzi

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/hanzi/internal/tables"
)

func TestPinyin(t *testing.T) {
	for r, want := range map[rune]string{'医': "yī", '醫': "yī", '重': "zhòng", '率': "lǜ", '绿': "lǜ", 'a': "", '㐀': "qiū"} {
		got := Pinyin(r)
		if want == "" && got != nil || want != "" && (len(got) == 0 || got[0] != want) {
			t.Errorf("Pinyin(%c) = %v, want %q first", r, got, want)
		}
	}
}

func TestParseSyllable(t *testing.T) {
	for _, c := range []struct {
		in, want string
		size     int
	}{
		{"lián)系", "lián", 5},
		{"guī", "guī", 4},
		{"lǜ)", "lǜ", 3},
		{"lu\u0308\u0300)", "lǜ", 6},
		{"wa\u030Cng)", "wǎng", 6},
		{"jīnɡ", "jīng", 6},
		{"WÈI)", "wèi", 4},
		{"făn)", "fǎn", 4},
		{"lian)", "", 0},   // no tone
		{"médico)", "", 0}, // a word with an accent
		{"zhōnghuá", "", 0},
		{"résumé", "", 0},
		{"", "", 0},
		{"(", "", 0},
		{"é", "é", 2},
	} {
		if got, size := ParseSyllable(c.in); got != c.want || size != c.size {
			t.Errorf("ParseSyllable(%q) = %q, %d; want %q, %d", c.in, got, size, c.want, c.size)
		}
	}
}

func TestHasReading(t *testing.T) {
	for _, c := range []struct {
		r     rune
		toned string
		want  bool
	}{{'聯', "lián", true}, {'统', "tǒng", true}, {'統', "tǒng", true}, {'数', "shù", true}, {'数', "shǔ", true}, {'数', "lián", false}, {'数', "xyz", false}, {'A', "ā", false}} {
		if got := HasReading(c.r, c.toned); got != c.want {
			t.Errorf("HasReading(%c, %s) = %v", c.r, c.toned, got)
		}
	}
}

func TestNearSound(t *testing.T) {
	for _, c := range []struct {
		a, b rune
		want NearKind
	}{
		{'影', '映', SameSound},
		{'诊', '珍', SameSound},
		{'治', '字', FuzzySound},
		{'兰', '南', FuzzySound},
		{'发', '花', FuzzySound},
		{'心', '星', FuzzySound},
		{'认', '冷', FuzzySound},
		{'新', '大', UnlikeSound},
		{'西', '新', SlipSound},
		{'关', '刚', UnlikeSound},
		{'刚', '光', SlipSound},
		{'a', '医', UnlikeSound},
	} {
		if got := NearSound(c.a, c.b); got != c.want {
			t.Errorf("NearSound(%c, %c) = %v, want %v", c.a, c.b, got, c.want)
		}
		if NearSound(c.a, c.b) != NearSound(c.b, c.a) {
			t.Errorf("NearSound(%c, %c) is not symmetric", c.a, c.b)
		}
	}
}

func TestSound(t *testing.T) {
	s, ok := SoundOf("zhen")
	if !ok || s.String() != "zhen" || !strings.ContainsRune(s.Characters(), '诊') {
		t.Errorf("SoundOf(zhen) = %v %q, %v", s, s.Characters(), ok)
	}
	if _, ok := SoundOf("zhn"); ok {
		t.Error("SoundOf(zhn) was found")
	}
	if got := Homophones('率'); !strings.ContainsRune(got, '律') || !strings.ContainsRune(got, '帅') {
		t.Errorf("Homophones(率) = %q", got)
	}
}

func TestLevel(t *testing.T) {
	for r, want := range map[rune]int{'的': 1, '医': 1, '醫': 1, '癌': 1, '鹬': 2, '笆': 2, '鹂': 2, '鿿': 0, 'a': 0} {
		if got := Level(r); got != want {
			t.Errorf("Level(%c) = %d (frequency %d), want %d", r, got, Frequency(r), want)
		}
	}
	if Frequency('的') < Frequency('医') || Frequency('医') < Frequency('癫') {
		t.Error("frequencies are out of order")
	}
}

// The embedded readings are what go-pinyin gives.
func TestReadingsAreCurrent(t *testing.T) {
	built := tables.Readings(Frequency, func(r rune) bool {
		c := ClassOf(r)
		return (c == Both || c == SimplifiedOnly) && Level(r) > 0 && Level(r) < 3
	}, tables.Polyphones(polyphoneTable))
	for name, table := range built {
		data, err := os.ReadFile("data/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(data, table) {
			t.Errorf("data/%s is stale: go run ./lint/hanzi/internal/gen readings", name)
		}
	}
	if !slices.IsSorted(loadSyllables().toned) {
		t.Error("syllables are not sorted")
	}
}

func FuzzParseSyllable(f *testing.F) {
	f.Add("lián)系")
	f.Add("lu\u0308\u0300")
	f.Fuzz(func(t *testing.T, text string) {
		toned, size := ParseSyllable(text)
		if size > len(text) || (size == 0) != (toned == "") {
			t.Fatalf("%q: %q, %d", text, toned, size)
		}
	})
}

func BenchmarkFirstReading(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		HasReading('聯', "lián")
	}
}

func TestSameReadingAgreesWithHasReading(t *testing.T) {
	for a := rune(0x4e00); a < 0x9fff; a += 97 {
		for _, b := range Homophones(a) + "一重长行龘あ" {
			want := slices.ContainsFunc(Pinyin(a), func(p string) bool { return HasReading(b, p) })
			if got := SameReading(a, b); got != want {
				t.Errorf("%c %c: %v, want %v", a, b, got, want)
			}
		}
	}
}
