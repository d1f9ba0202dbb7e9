package number

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/linttest"
	"github.com/healthlint/healthlint/lint/source"
)

// harness reads copy as that of 20 November 2025.
var harness = linttest.Harness{Checks: []*lint.Check{Check}, Read: func(path string, src []byte) *lint.Document {
	d := source.Plain(path, src)
	d.Date = time.Date(2025, 11, 20, 0, 0, 0, 0, time.UTC)
	return d
}}

func TestRules(t *testing.T) {
	harness.Lines(t, "testdata/*.txt", 6, 6)
}

func TestWorthlessNumbers(t *testing.T) {
	harness.Numbers(t, "testdata/*.txt")
	harness.Numbers(t, "../../fixtures/sentences/*")
}

func TestValid(t *testing.T) {
	harness.Valid(t)
}

// TestEnglish holds what an English reader gets: Saturday, and one year.
func TestEnglish(t *testing.T) {
	for copy, want := range map[string]string{
		"2025年11月22日（⟦number/weekday:星期五⟧），义诊在广场举行。":          "2025-11-22 is a Saturday, the copy says “星期五”",
		"托管期⟦number/difference:18个月⟧，自2024年1月1日至2024年12月31日。": "“2024年1月1日至2024年12月31日” is 1 year, the copy says “18个月”",
		"手术从13时20分做到14时20分，历时⟦number/difference:3小时⟧。":        "13时20分 to 14时20分 is 1 hour, the copy says “3小时”",
	} {
		found := harness.Copy(t, copy)
		if len(found) != 1 || found[0].Message.EN != want {
			t.Errorf("%s: %+v", copy, found)
		}
	}
}

// TestLastBreak looks back over text of which 600 bytes end within a character.
func TestLastBreak(t *testing.T) {
	for pad := range 3 {
		text := strings.Repeat("甲", 300) + strings.Repeat("a", pad)
		if at := lastBreak(text); !utf8.RuneStart(text[at]) {
			t.Errorf("%d: %d is within a character", pad, at)
		}
	}
}

func TestLongParagraph(t *testing.T) {
	harness.Repeats(t, "5%、", "5%", "1、", "分别5%和6%，", "由5%提高到6%，", "其中5家，", "共5家、", "“三统一", "：三项", "、三项", "1/2", "5例5%", "3月1日，", "人均5元3人，", "（1）")
}

func BenchmarkCheck(b *testing.B) {
	harness.Benchmark(b, strings.Repeat("　　记者从市卫健委获悉，截至10月底，全市已建成紧密型县域医共体12个，覆盖乡镇卫生院168家；县域内就诊率由2019年的82.3%提高到91.5%，提高9.2个百分点。\n\n　　群众在家门口就能看上病，就医负担进一步减轻，满意度稳步提升，基层医务人员的积极性也明显提高。\n\n", 20))
}

// TestUndated reads copy that has no date, only what it says itself of the year it stands in.
func TestUndated(t *testing.T) {
	linttest.Harness{Checks: []*lint.Check{Check}}.Lines(t, "testdata/undated/*.txt", 6, 6)
}
