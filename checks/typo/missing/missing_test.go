package missing

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/ngram"
)

func found(text string, traditional bool) string {
	lm := ngram.Default()
	var shown []string
	for _, e := range New(lm).Find(lm.Read(text), traditional, 0.8) {
		shown = append(shown, text[:e.At]+"["+e.Text+"]")
	}
	return strings.Join(shown, " ")
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"三名无症状感染者转确诊病例。", "三名无症状感染者转[为]"},
		{"在大家的共同努下，任务顺利完成。", "在大家的共同努[力]"},
		{"城乡居民看病却是另番景象。", "城乡居民看病却是另[一]"},
		{"报告指出，目前中国经济内需疲软。", ""},
		{"三名无症状感染者转为确诊病例。", ""},
		{"牧民从内蒙根河市来，市卫健委派员接待。", ""},
		{"他昨日接受记者采访说，病情已经好转。", ""},
		{"姓名 性别 年龄 籍贯", ""},
		{"美纽约州通报疫情。", ""},
		{"", ""},
	} {
		if got := found(c.text, false); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
	if got := found("文章指，北京藉疫情取得好处。", true); got != "" {
		t.Errorf("usage of Hong Kong: %q", got)
	}
}

func FuzzFind(f *testing.F) {
	for _, text := range []string{"转确诊病例", "共同努下，", "，，，", "一", "\n努\n下", ""} {
		f.Add(text)
	}
	lm := ngram.Default()
	finder := New(lm)
	f.Fuzz(func(t *testing.T, text string) {
		last := -1
		for _, e := range finder.Find(lm.Read(text), false, 0) {
			if e.At <= last || e.At >= len(text) || e.Text == "" || e.Gain <= 0 {
				t.Fatalf("%q: %+v after %d", text, e, last)
			}
			last = e.At
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("各级医疗机构要规范诊疗行为，三名无症状感染者转确诊病例，护士长特木其乎入户随访，患者在医生的指下服药。\n", 40)
	lm := ngram.Default()
	r := lm.Read(text)
	finder := New(lm)
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		finder.Find(r, false, 0.5)
	}
}
