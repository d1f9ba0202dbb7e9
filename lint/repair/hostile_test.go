package repair_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/healthlint/healthlint/lint/repair"
	"github.com/healthlint/healthlint/lint/source"
)

// hostile are single lines made to be worst: every place of them asks for a repair.
func hostile(t testing.TB, size int) map[string]string {
	fill := func(parts ...string) string {
		var out strings.Builder
		for i := 0; out.Len() < size; i++ {
			out.WriteString(parts[i%len(parts)])
		}
		return out.String()
	}
	clauses := strings.Split("县医院新设的门诊部每周开放|全市卫生|家长可以致电咨询接种时间|群众看病更方便了|每个乡镇|医护人员", "|")
	odd := make([]string, len(clauses))
	asLatin := make([]string, len(clauses))
	shifted := make([]string, len(clauses))
	for i, c := range clauses {
		odd[i] = decode(t, simplifiedchinese.GBK, []byte(c[:len(c)-1+i%2]))
		asLatin[i] = decode(t, charmap.Windows1252, []byte(c))
		bytes, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(c))
		if err != nil {
			t.Fatal(err)
		}
		shifted[i] = decode(t, simplifiedchinese.GBK, bytes[1:])
	}
	return map[string]string{
		"UTF-8 as GBK, last bytes lost": fill(odd...),
		"UTF-8 as Latin-1":              fill(asLatin...),
		"GBK that lost bytes":           fill(shifted...),
		"rare characters":               fill("鍖婚櫌寮", "龘靐齉爩", "麤鱻灪"),
		"private use":                   fill("\ue123\ue456", "医\ue789"),
		"loose letters":                 fill("醫療t護", "前線J", "衛z"),
		"euro signs":                    fill("医€院", "€醫€"),
		"false hits":                    fill("家?guī)?", "庫?yī)?"),
		"accents":                       fill("é医", "Òü"),
		"marks of lost bytes":           fill("鍖\uFFFD", "銆?", "涓\uFFFD尰", "€\uFFFD"),
		"question marks":                fill("?", "医?", "鸢;?"),
	}
}

// What a long line of damage costs is bounded; that it is linear is for the benchmark to show. What is mended
// stays within the line.
func TestHostile(t *testing.T) {
	for name, text := range hostile(t, 20_000) {
		doc := source.Plain("copy.txt", []byte(text))
		repair.Apply(doc)
		for _, r := range doc.Repairs {
			if r.Span.Start < 0 || r.Span.End > len(text) || r.Span.Start > r.Span.End {
				t.Errorf("%s: repair outside the text: %+v", name, r.Span)
			}
		}
	}
}

func BenchmarkHostile(b *testing.B) {
	for name, text := range hostile(b, 1_000_000) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				repair.Apply(source.Plain("copy.txt", []byte(text)))
			}
		})
	}
}
