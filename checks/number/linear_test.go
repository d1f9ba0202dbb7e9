package number

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/source"
)

// TestLongParagraph reads paragraphs of one phrase over and over, 60 KB each: nothing may look back over all of it.
// A quadratic rule takes minutes here and trips the test's own time limit.
func TestLongParagraph(t *testing.T) {
	run, err := Check.New(&lint.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	for _, phrase := range []string{"5%、", "5%", "1、", "分别5%和6%，", "由5%提高到6%，", "其中5家，", "共5家、", "“三统一", "：三项", "、三项", "1/2", "5例5%", "3月1日，", "人均5元3人，", "（1）"} {
		n := 0
		doc := source.Plain("copy.txt", []byte("据介绍，"+strings.Repeat(phrase, 60000/len(phrase))+"。"))
		run(lint.NewPass(doc, &lint.Settings{}, func(lint.Diagnostic) { n++ }))
		if n > 60000/len(phrase)+1 {
			t.Errorf("%q: %d findings, more than there are phrases", phrase, n)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	text := strings.Repeat("　　记者从市卫健委获悉，截至10月底，全市已建成紧密型县域医共体12个，覆盖乡镇卫生院168家；县域内就诊率由2019年的82.3%提高到91.5%，提高9.2个百分点。\n\n　　群众在家门口就能看上病，就医负担进一步减轻，满意度稳步提升，基层医务人员的积极性也明显提高。\n\n", 20)
	run, _ := Check.New(&lint.Settings{})
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		run(lint.NewPass(source.Plain("copy.txt", []byte(text)), &lint.Settings{}, func(lint.Diagnostic) {}))
	}
}
