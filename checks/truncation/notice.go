package truncation

import (
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
)

// halfClosing are the closing formulas of notices without their last character: 特此声 for 特此声明.
var halfClosing = []string{"特此声", "特此聲", "特此公", "特此通", "特此说", "特此說", "特此启", "特此啟", "特此更", "特此致"}

// notices reports notices that break off in their closing formula, but for those that cuts has found. Otherwise a notice, which
// may end as it likes, is no copy.
func (r *report) notices() {
	for _, b := range r.Doc.Blocks {
		text := strings.TrimRight(b.Text, " \u3000")
		if !affix.Ends(text, halfClosing...) || slices.ContainsFunc(r.found, func(c cut) bool { return c.piece.block == b }) {
			continue
		}
		from := len(text) - len(halfClosing[0])
		r.Report(b, from, len(text), lint.Diagnostic{
			Rule:       "truncation/lost",
			Message:    lint.Say("启事在“%s”处中断", "the notice breaks off at “%s”", text[from:]),
			Notes:      []lint.Note{{Text: lint.Say("余文已丢失，须对照原稿补足", "the rest is lost; restore it from the source")}},
			Confidence: 0.95,
		})
	}
}
