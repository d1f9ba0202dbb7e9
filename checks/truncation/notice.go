package truncation

import (
	"regexp"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// halfClosing is the closing formula of a notice without its last character: 特此声 for 特此声明.
var halfClosing = regexp.MustCompile(`特此[声聲公通说說启啟更致]$`)

// notices reports notices that break off in their closing formula, but for those that cuts has found. Otherwise a notice, which
// may end as it likes, is no copy.
func (r *report) notices() {
	for _, b := range r.Doc.Blocks {
		text := strings.TrimRight(b.Text, " \u3000")
		at := halfClosing.FindStringIndex(text)
		if at == nil || slices.ContainsFunc(r.found, func(c cut) bool { return c.piece.block == b }) {
			continue
		}
		r.Report(b, at[0], at[1], lint.Diagnostic{
			Rule:       "truncation/lost",
			Message:    lint.Say("启事在“%s”处中断", "the notice breaks off at “%s”", text[at[0]:at[1]]),
			Notes:      []lint.Note{{Text: lint.Say("余文已丢失，须对照原稿补足", "the rest is lost; restore it from the source")}},
			Confidence: 0.95,
		})
	}
}
