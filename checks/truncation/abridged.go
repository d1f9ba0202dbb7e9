package truncation

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/layout"
)

// dots are what a data base or a page puts where it cuts a text to its length; a writer who pauses types ……, and where a sentence may end.
const dots = "..."

// abridged reports the last paragraph where it ends in such dots amid a clause, and nothing else in the copy ends in any: 建议患者每天.... A
// list may go on, 血糖仪、体温计.... Headlines are taken from lists of headlines, which abridge them all: whoever collects copy knows.
func (r *report) abridged() {
	var found *piece
	for _, p := range r.pieces {
		if p.ending != layout.Ellipsis {
			continue
		}
		if found != nil {
			return
		}
		found = p
	}
	if found == nil || found == r.pieces[0] || found != r.pieces[len(r.pieces)-1] || r.cutAt[found] != nil {
		return
	}
	text := strings.TrimRight(found.text, " \u3000")
	whole := strings.TrimRight(text, ".")
	if !strings.HasSuffix(text, dots) || strings.HasSuffix(text, dots+dots) || found.foreign || found.size < shortestClause || strings.Contains(lastSentence(whole), "、") || r.soundOf(whole).close >= unlikelyHanger {
		return
	}
	from := len(whole) - len(lastHan(whole, shown))
	r.lostEnd(found.block, from, len(text), lint.Say("在“%s”处被截短", "abridged at “%s”", "…"+found.block.Text[from:len(text)]))
}

// lastSentence is what stands behind the last comma or stop of a text.
func lastSentence(text string) string {
	if i := strings.LastIndexAny(text, "。！？，；"); i >= 0 {
		return text[i+len("。"):]
	}
	return text
}
