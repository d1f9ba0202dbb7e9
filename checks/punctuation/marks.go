package punctuation

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

var standard = lint.Note{Text: lint.Say("依据：GB/T 15834—2011《标点符号用法》", "basis: GB/T 15834—2011")}

// clashes reports marks that cannot stand together. ？！ and ！！ may; three
// full stops in a row are an ellipsis of sorts.
func (s *survey) clashes(p *lint.Pass) {
	for _, at := range s.runs {
		marks := at.text()
		dots := len(strings.TrimRight(marks, "？！"))
		switch {
		case strings.Trim(marks, "？！") == "", quoted(at), titled(at):
		case dots >= 3*len("。") && (strings.Trim(marks[:dots], "。") == "" || strings.Trim(marks[:dots], "、") == ""):
			s.ellipses = append(s.ellipses, place{at.block, at.start, at.start + dots})
		default:
			clash(p, at)
		}
	}
}

// quoted reports whether marks are what the copy speaks of: （，。）.
func quoted(at place) bool {
	before, _ := utf8.DecodeLastRuneInString(at.block.Text[:at.start])
	after, _ := utf8.DecodeRuneInString(at.block.Text[at.end:])
	return strings.ContainsRune("（(“‘「『《", before) && strings.ContainsRune("）)”’」』》", after)
}

// titled reports whether the first of two marks ends a title that asks or cries: of what is linked to, or with its address behind.
func titled(at place) bool {
	marks := at.text()
	first, n := utf8.DecodeRuneInString(marks)
	if !strings.ContainsRune("？！", first) {
		return false
	}
	if at.block.Linked(at.start, at.start+n) && !at.block.Linked(at.start, at.end) {
		return true
	}
	rest := marks[n:]
	return (rest == "：" || rest == ":") && strings.HasPrefix(strings.TrimLeft(at.block.Text[at.end:], " "), lint.Object)
}

func clash(p *lint.Pass, at place) {
	marks := at.text()
	d := lint.Diagnostic{Rule: "punctuation/clash", Notes: []lint.Note{standard}, Confidence: 0.97}
	first, _ := utf8.DecodeRuneInString(marks)
	if strings.Trim(marks, string(first)) == "" {
		d.Message = lint.Say("标点“%s”重复", "the mark “%s” is doubled", marks)
		d.Fixes = []lint.Fix{lint.Replace(at.block, at.start, at.end, string(first), true)}
	} else {
		d.Message = lint.Say("标点“%s”不能连用", "the marks “%s” cannot stand together", marks)
		last, _ := utf8.DecodeLastRuneInString(marks)
		if strings.ContainsRune("？！", first) && last == '。' { // harmless, and some houses set it behind a title
			d.Severity = lint.Info
		}
		d.Notes = append(d.Notes, lint.Note{Text: lint.Say("其间或有脱文，须与原稿核对", "words may be missing between them; compare the original")})
		d.Fixes = []lint.Fix{lint.Replace(at.block, at.start, at.end, string(last), false), lint.Replace(at.block, at.start, at.end, string(first), false)}
	}
	p.Report(at.block, at.start, at.end, d)
}

// forms reports, once for the copy, what is a matter of form.
func (s *survey) forms(p *lint.Pass) {
	form(p, "punctuation/ellipsis", s.ellipses, lint.Text{ZH: "省略号“%s”不合规范，应为“……”（共%d处）", EN: "the ellipsis “%s” should be “……” (%d in all)"},
		func(place) string { return "……" })
	form(p, "punctuation/dash", s.dashes, lint.Text{ZH: "破折号“%s”不合规范，应为“——”（共%d处）", EN: "the dash “%s” should be “——” (%d in all)"},
		func(place) string { return "——" })
	form(p, "punctuation/ordinal", s.ordinals, lint.Text{ZH: "序数词后不用顿号“%s”（共%d处）", EN: "no enumeration comma “%s” follows an ordinal (%d in all)"},
		func(at place) string {
			if strings.HasPrefix(at.block.Text, "第") {
				return "，"
			}
			return ""
		})
	if len(s.between) > 0 && !traditional(p.Doc) {
		form(p, "punctuation/enumeration-comma", s.between, lint.Text{ZH: "标有引号、书名号的并列成分之间宜不用“%s”（共%d处）", EN: "items in quotation or title marks take no “%s” between them (%d in all)"},
			func(place) string { return "" })
	}
}

// form reports places at the first of them; message takes its text and how
// many there are.
func form(p *lint.Pass, rule string, places []place, message lint.Text, replacement func(place) string) {
	if len(places) == 0 {
		return
	}
	at := places[0]
	p.Report(at.block, at.start, at.end, lint.Diagnostic{
		Rule: rule, Message: lint.Say(message.ZH, message.EN, at.text(), len(places)), Notes: []lint.Note{standard},
		Fixes: []lint.Fix{replaceAll(places, lint.Say("全部改正", "mend them all"), replacement, false)},
	})
}
