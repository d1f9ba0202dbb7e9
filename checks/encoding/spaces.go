package encoding

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/repair"
)

// fewPlaces is up to how many of a kind are reported each where it stands: more are of the page, not of a sentence.
const fewPlaces = 3

// together divides characters of one kind into findings: each by itself where they are few, all in one where they are not.
func together(all []lint.Repair) [][]lint.Repair {
	if len(all) > fewPlaces {
		return [][]lint.Repair{all}
	}
	var each [][]lint.Repair
	for i := range all {
		each = append(each, all[i:i+1])
	}
	return each
}

// reportNoBreak reports no-break spaces, those of a page in one finding: it has them throughout, and they go all together. It
// stands at the first that shows; where none does, it is no more than a hint.
func reportNoBreak(pass *lint.Pass, spaces []lint.Repair) {
	for _, group := range together(spaces) {
		d := removal(group, remedy(group[0]))
		d.Rule, d.Severity = repair.Space, lint.Info
		if i := slices.IndexFunc(group, func(r lint.Repair) bool { return shows(pass.Doc.Source, r.Span) }); i >= 0 {
			d.Severity, d.Span = lint.Warning, group[i].Span
		}
		decoded := ""
		for _, r := range group {
			decoded += r.Decoded
		}
		d.Message = counted(message(lint.Repair{Kind: repair.Space, Decoded: decoded}), len(group))
		pass.ReportSpan(d)
	}
}

// reportInvisible reports invisible characters, each kind by itself.
func reportInvisible(pass *lint.Pass, unseen []lint.Repair) {
	for len(unseen) > 0 {
		name := names(unseen[0].Decoded)
		var same, rest []lint.Repair
		for _, r := range unseen {
			if names(r.Decoded) == name {
				same = append(same, r)
			} else {
				rest = append(rest, r)
			}
		}
		for _, group := range together(same) {
			d := removal(group, lint.Say("删去", "delete"))
			d.Rule, d.Notes = repair.Invisible, group[0].Notes
			d.Message = counted(lint.Say("文中有不可见字符%s", "invisible character %s in the copy", name), len(group))
			pass.ReportSpan(d)
		}
		unseen = rest
	}
}

// removal is the finding of some characters of one kind, at the first of them, with what takes them all away.
func removal(group []lint.Repair, how lint.Text) lint.Diagnostic {
	fix := lint.Fix{Message: how, Safe: true}
	for _, r := range group {
		fix.Edits = append(fix.Edits, lint.Edit{Span: r.Span, Text: offered(r)})
		fix.Safe = fix.Safe && r.Confidence >= 0.95
	}
	return lint.Diagnostic{Span: group[0].Span, Fixes: []lint.Fix{fix}, Confidence: group[0].Confidence}
}

// counted says in how many places something stands, if in more than one.
func counted(what lint.Text, n int) lint.Text {
	if n == 1 {
		return what
	}
	return lint.Text{ZH: fmt.Sprintf("%s，共%d处", what.ZH, n), EN: fmt.Sprintf("%s, %d places", what.EN, n)}
}

// shows reports whether a space is to be seen in print as one that should not be there: not at either end of a line, whatever
// markup stands there too, nor between Latin words.
func shows(src []byte, at lint.Span) bool {
	const markup = "*_~#>|-•· \t\r\u00a0\u3000"
	before, after := src[bytes.LastIndexByte(src[:at.Start], '\n')+1:at.Start], src[at.End:]
	if i := bytes.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	}
	last, _ := utf8.DecodeLastRune(before)
	next, _ := utf8.DecodeRune(after)
	return strings.Trim(string(before), markup) != "" && strings.Trim(string(after), markup) != "" && (last >= utf8.RuneSelf || next >= utf8.RuneSelf)
}
