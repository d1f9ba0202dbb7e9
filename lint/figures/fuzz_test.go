package figures

import (
	"strings"
	"testing"
)

// check reports what no reading may violate.
func check(t *testing.T, text string) {
	t.Helper()
	r := Read(text)
	last := 0
	for i := range r.Facts {
		f := &r.Facts[i]
		for _, s := range []Span{f.Span, f.Outer, f.Number, f.Pre, f.Post, f.Verb, f.Among, f.Dash, r.Noun(f), r.Scope(f), r.Period(f)} {
			if s.Start < 0 || s.End > len(text) || s.Start > s.End {
				t.Fatalf("fact %d of %q: span %v out of bounds", i, text, s)
			}
		}
		if f.Start < last || f.Start >= f.End {
			t.Fatalf("fact %d of %q: %v overlaps the one before, which ends at %d", i, text, f.Span, last)
		}
		if f.Outer.Start > f.Start || f.Outer.End < f.End || f.Clause < 0 || f.Clause >= len(r.Clauses) || f.List > i {
			t.Fatalf("fact %d of %q: %+v", i, text, f)
		}
		last = f.End
		f.Bounds()
	}
	end := 0
	for _, c := range r.Clauses {
		if c.Start < end || c.End < c.Start || c.End > len(text) || c.Sentence >= len(r.Sentences) {
			t.Fatalf("clause %v of %q", c, text)
		}
		end = c.End
	}
	r.Movements()
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"每盒价格由800元降至390元，降幅51.25%。", "药品和耗材网采率分别达到 99.82%和 83.15%", "2025年1月至11月，3名医生和两名护士",
		"百分之二十，六成，70.65亿元，5万余，39—40℃", "十四五 H7N9 ICD-10 〔2018〕26号 010-12345678", "1+3+15+168，3∶2，10:30，140/90mmHg",
		"三万五千人（占52%）“六统一”", "\xff1\xbc\x90%", "2月30日－3月1至5日", "一百二十三亿四千五百万零六百七十八", "99999999999999999999%", "〇一二三年", "9千9百亿亿亿亿",
		"取消两元挂号费、三元诊疗费，在2000名青少年中，有近半数；是2015年的2.3倍", "截至本月19日（占52%）的患者，当中11人、“十四五”以来5年生存率30%",
		"作物半年不到一年就收",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, text) })
}

// TestLinear holds the reader to one pass: facts of a long text are the facts of its parts.
func TestLinear(t *testing.T) {
	one := "全县共筛查1200人，检出阳性60人，阳性率为5%；每盒由800元降至390元。"
	n := len(Read(one).Facts)
	if got := len(Read(strings.Repeat(one, 500)).Facts); got != 500*n {
		t.Errorf("%d facts, want %d", got, 500*n)
	}
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("记者从市卫健委获悉，截至10月底，全市已建成紧密型县域医共体12个，覆盖乡镇卫生院168家；县域内就诊率由2019年的82.3%提高到91.5%，提高9.2个百分点。群众在家门口就能看上病，就医负担进一步减轻，满意度稳步提升。", 10)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Read(text)
	}
}
