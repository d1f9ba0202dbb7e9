package boilerplate

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/lines"
)

// sidebyside.tsv lists words of one kind that do not follow each other.
//
//go:embed sidebyside.tsv
var sideBySideTable string

// never are the words of the table by their first character, each with what does not follow it.
var never = sync.OnceValue(func() map[rune][][2]string {
	out := map[rune][][2]string{}
	for f := range lines.Rows(sideBySideTable, 3) {
		out[firstOf(f[0])] = append(out[firstOf(f[0])], [2]string{f[0], f[1]})
	}
	return out
})

// sideBySide reports two words of one kind that follow each other, of which a revision meant to leave one: 可以应当.
func sideBySide(p *lint.Pass) {
	rows := never()
	for k, text := range hanzi.SimplifiedBlocks(p.Doc) {
		b := p.Doc.Blocks[k]
		if b.Kind == lint.TableCell {
			continue
		}
		for i, r := range text {
			for _, row := range rows[r] {
				rest, ok := strings.CutPrefix(text[i:], row[0])
				if !ok {
					continue
				}
				for second := range strings.FieldsSeq(row[1]) {
					if affix.Starts(rest, second) {
						reportPair(p, b, i, i+len(row[0]), i+len(row[0])+len(second))
					}
				}
			}
		}
	}
}

func reportPair(p *lint.Pass, b *lint.Block, start, middle, end int) {
	one, two := b.Text[start:middle], b.Text[middle:end]
	p.Report(b, start, end, lint.Diagnostic{
		Rule:    "boilerplate/draft",
		Message: lint.Say("“%[1]s”“%[2]s”不能连用，多半是修改时换了一个词，旧的没有删去", "“%[1]s” and “%[2]s” do not stand side by side: one was to replace the other, which was not deleted", one, two),
		Fixes: []lint.Fix{
			lint.Replace(b, start, end, one, false),
			lint.Replace(b, start, end, two, false),
		},
		Confidence: 0.85,
	})
}
