package repetition

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/pattern"
)

// inTurn are sentences of a block that stand one after the other, and stood so before: one slip, and one finding.
type inTurn struct {
	again, old place
	n          int
}

// goesOn reports whether a sentence that stood before goes on what does.
func (t *inTurn) goesOn(again, old place) bool {
	return t.n > 0 && t.old.block == old.block && t.old.end <= old.start && t.again.end <= again.start &&
		blank(old.text[t.old.end:old.start]) && blank(again.text[t.again.end:again.start])
}

func blank(text string) bool { return strings.Trim(text, " \t\u3000\u00a0") == "" }

func (s *search) inTurn(t inTurn) {
	switch t.n {
	case 0:
	case 1:
		s.again("sentence", t.again, t.old, lint.Text{ZH: "句子", EN: "the sentence"})
	default:
		s.againOf("sentence", t.again, t.old, lint.Say("自“%[1]s”起%[2]d句与第%[3]d行重复", "%[2]d sentences from “%[1]s” on stand in line %[3]d already", clip(t.again), t.n, s.line(t.old)))
	}
}

// leads name what a page puts above the copy, which tells it again.
var leads = pattern.Lazy(`^[^。！？]{0,24}[\[【（(]?(?:内容)?(?:提要|导读|摘要|核心提示|编者按)[\]】）)]?[ \x{3000}：:]*`)

// inLead reports whether a text, the beginning of a block, is the lead of a page that says so: [提要] ….
func inLead(before string) bool {
	const longest = 240 // characters
	return len(before) <= utf8.UTFMax*longest && leads().MatchString(before) && utf8.RuneCountInString(before) <= longest
}
