package encoding

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/repair"
)

// reportNoBreak reports no-break spaces, all of a document in one finding: a page that has one has them throughout, and they go
// all together. It stands at the first that shows; where none does, it is no more than a hint.
func reportNoBreak(pass *lint.Pass, spaces []lint.Repair) {
	if len(spaces) == 0 {
		return
	}
	d := lint.Diagnostic{Rule: repair.Space, Severity: lint.Info, Span: spaces[0].Span, Confidence: spaces[0].Confidence}
	fix := lint.Fix{Message: lint.Say("改为普通空格", "change to a plain space"), Safe: true}
	decoded := ""
	for _, r := range spaces {
		fix.Edits = append(fix.Edits, lint.Edit{Span: r.Span, Text: r.Repaired})
		decoded += r.Decoded
		if d.Severity == lint.Info && shows(pass.Doc.Source, r.Span) {
			d.Severity, d.Span = lint.Warning, r.Span
		}
	}
	d.Message = lint.Say("文中有特殊空格%s", "special space %s in the copy", names(decoded))
	if n := len(spaces); n > 1 {
		d.Message = lint.Say("文中有特殊空格%[1]s，共%[2]d处", "special space %[1]s in the copy, %[2]d places", names(decoded), n)
	}
	d.Fixes = []lint.Fix{fix}
	pass.ReportSpan(d)
}

// reportInvisible reports invisible characters, those of a kind in one finding at the first of them: what put one into an
// article put the others there, and they go all together.
func reportInvisible(pass *lint.Pass, unseen []lint.Repair) {
	for len(unseen) > 0 {
		first := unseen[0]
		name := names(first.Decoded)
		d := lint.Diagnostic{Rule: repair.Invisible, Span: first.Span, Notes: first.Notes, Confidence: first.Confidence}
		fix := lint.Fix{Message: lint.Say("删去", "delete"), Safe: true}
		rest := unseen[:0:0]
		for _, r := range unseen {
			if names(r.Decoded) != name {
				rest = append(rest, r)
				continue
			}
			fix.Edits = append(fix.Edits, lint.Edit{Span: r.Span, Text: offered(r)})
			fix.Safe = fix.Safe && r.Confidence >= 0.95
		}
		d.Message = lint.Say("文中有不可见字符%s", "invisible character %s in the copy", name)
		if n := len(fix.Edits); n > 1 {
			d.Message = lint.Say("文中有不可见字符%[1]s，共%[2]d处", "invisible character %[1]s in the copy, %[2]d places", name, n)
		}
		d.Fixes = []lint.Fix{fix}
		pass.ReportSpan(d)
		unseen = rest
	}
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
