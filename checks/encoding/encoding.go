// Package encoding reports damage that conversions, extraction and old encodings left in the copy. What can
// be mended was mended by lint/repair before the checks ran; this check says where and how.
package encoding

import (
	_ "embed"
	"strings"
	"unicode"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/repair"
)

//go:embed doc.md
var doc string

// Check reports damaged encodings.
var Check = &lint.Check{
	Name:  "encoding",
	Rules: lint.ParseRules(doc),
	New: func(*lint.Settings) (func(*lint.Pass), error) {
		return run, nil
	},
}

func run(pass *lint.Pass) {
	for _, r := range pass.Doc.Repairs {
		pass.ReportSpan(lint.Diagnostic{
			Rule:       r.Kind,
			Span:       r.Span,
			Message:    message(r),
			Notes:      r.Notes,
			Fixes:      fixes(r),
			Confidence: r.Confidence,
		})
	}
	for _, b := range pass.Doc.Blocks {
		for _, span := range repair.Suspects(b.Text) {
			pass.Report(b, span.Start, span.End, suspect(b.Text[span.Start:span.End]))
		}
	}
}

// suspect is the finding of damage that was not understood.
func suspect(text string) lint.Diagnostic {
	d := lint.Diagnostic{
		Rule:    repair.Mojibake,
		Message: lint.Say("“%s”是乱码，无法由字节还原", "“%s” is mojibake that its bytes do not explain", text),
		Notes:   []lint.Note{{Text: lint.Say("须与原稿核对", "compare the original")}},
	}
	if strings.ContainsFunc(text, func(r rune) bool { return r == unicode.ReplacementChar || r >= 0xE000 && r <= 0xF8FF }) ||
		strings.Contains(text, "锟斤拷") {
		return d
	}
	d.Severity = lint.Warning
	d.Message = lint.Say("“%s”疑为乱码", "“%s” looks like mojibake", text)
	return d
}

func message(r lint.Repair) lint.Text {
	switch r.Kind {
	case repair.PinyinResidue:
		return lint.Say("“%s”是转换程序遗留的拼音，不属于正文", "“%s” is pinyin left by a converter, not copy", r.Damaged)
	}
	if r.Repaired != "" {
		return lint.Say("“%s”是乱码，应为“%s”", "“%s” is mojibake for “%s”", r.Damaged, r.Repaired)
	}
	return lint.Say("“%s”应为“%s”", "“%s” stands for “%s”", r.Damaged, r.Repaired)
}

func fixes(r lint.Repair) []lint.Fix {
	say := lint.Say("改为“%s”", "change to “%s”", r.Repaired)
	if r.Repaired == "" {
		say = lint.Say("删去“%s”", "delete “%s”", r.Damaged)
	}
	return []lint.Fix{{Message: say, Edits: []lint.Edit{{Span: r.Span, Text: r.Repaired}}, Safe: r.Confidence >= 0.95}}
}
