package punctuation

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// longestQuoted is how many characters stand between marks of which one faces the wrong way: a name or a phrase. Of longer
// quotations, which may run over paragraphs, the other mark may be what is missing.
const longestQuoted = 20

// quotes reports quotation marks that face the wrong way: “生活智慧之选“, ”两个务必”. An input method sets them in turn, so
// that one that was deleted or set alone turns those that follow. marks are those of a block.
func quotes(p *lint.Pass, marks []place) {
	opens := func(k int) bool { return k < len(marks) && marks[k].text() == "“" }
	closes := func(k int) bool { return k < len(marks) && marks[k].text() == "”" }
	for k := 0; k < len(marks); k++ {
		switch {
		case opens(k) && closes(k+1):
			k++
		case opens(k) && opens(k+1) && !closes(k+2) && phrase(marks[k], marks[k+1]):
			turn(p, marks[k+1], "”")
			k++
		case closes(k) && opens(k+1) && !closes(k+2) && phrase(marks[k], marks[k+1]) && begins(marks[k]):
			turn(p, marks[k], "“")
			turn(p, marks[k+1], "”")
			k++
		case closes(k) && closes(k+1) && phrase(marks[k], marks[k+1]) && begins(marks[k]):
			turn(p, marks[k], "“")
			k++
		}
	}
}

// phrase reports whether what stands between two marks is short, no more than a part of a sentence, and has no mark of another
// form that may be one of the two.
func phrase(open, shut place) bool {
	between := open.block.Text[open.end:shut.start]
	return between != "" && utf8.RuneCountInString(between) <= longestQuoted && !strings.ContainsAny(between, "。！？；：\"'‘’＂\n")
}

// begins reports whether a mark stands where a quotation may begin and none can end: at the head of a paragraph, after a mark
// that introduces one, or after a word that does.
func begins(at place) bool {
	before := strings.TrimRight(at.block.Text[:at.start], " \u3000")
	if before == "" {
		return true
	}
	for _, s := range [...]string{"：", "，", "、", "（", "《", "了", "的", "为", "是", "和", "与", "及", "以", "被", "叫", "称", "名", "说", "道", "成", "出", "在", "到", "对", "从", "有", "一", "这", "该", "即", "着", "种", "个", "项", "推行", "实施", "建立", "打造", "提出", "开展", "实行", "坚持"} {
		if strings.HasSuffix(before, s) {
			return true
		}
	}
	return false
}

// turn reports a mark that faces the wrong way.
func turn(p *lint.Pass, at place, right string) {
	d := lint.Diagnostic{
		Rule:    "punctuation/quotes",
		Message: lint.Say("后引号打成了前引号", "an opening quotation mark where the closing one belongs"),
		Notes:   []lint.Note{standard},
	}
	say := lint.Say("改为后引号”", "change to the closing mark ”")
	if right == "“" {
		d.Message = lint.Say("前引号打成了后引号", "a closing quotation mark where the opening one belongs")
		say = lint.Say("改为前引号“", "change to the opening mark “")
	}
	fix := lint.Replace(at.block, at.start, at.end, right, false)
	fix.Message = say
	d.Fixes = []lint.Fix{fix}
	p.Report(at.block, at.start, at.end, d)
}
