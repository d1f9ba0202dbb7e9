// Package encoding reports damage that conversions, extraction and old encodings left in the copy. What can
// be mended was mended by lint/repair before the checks ran; this check says where and how.
package encoding

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

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
	var noBreak, unseen []lint.Repair
	for _, r := range pass.Doc.Repairs {
		switch {
		case r.Kind == repair.Space && strings.Contains(r.Damaged, "\u00a0"):
			noBreak = append(noBreak, r)
			continue
		case r.Kind == repair.Invisible:
			unseen = append(unseen, r)
			continue
		case r.Kind == repair.Radical:
			continue // script says so
		}
		d := lint.Diagnostic{
			Rule:       r.Kind,
			Span:       r.Span,
			Message:    message(r),
			Notes:      r.Notes,
			Fixes:      fixes(r),
			Confidence: r.Confidence,
		}
		if r.Kind == repair.Space {
			d.Severity = lint.Info // of typesetting
		}
		pass.ReportSpan(d)
	}
	reportNoBreak(pass, noBreak)
	reportInvisible(pass, unseen)
	reportTyped(pass)
	asksInHalfWidth := halfWidthMarks(pass.Doc)
	points := sync.OnceValue(func() bool { return setsPoints(pass.Doc) })
	search := repair.SearchIn(pass.Doc)
	inForm := form(pass.Doc)
	var bullets []bullet
	for _, b := range pass.Doc.Blocks {
		var taken lint.SpanSet
		for _, s := range singles(b.Text) {
			pass.Report(b, s.Start, s.End, misreadAlone(b, s))
			taken.Add(s.Span)
		}
		for _, span := range search.Suspects(b.Text) {
			if taken.Overlaps(span) {
				continue
			}
			taken.Add(span)
			if symbol(b.Text[span.Start:span.End]) && strings.TrimSpace(b.Text[:span.Start]) == "" {
				bullets = append(bullets, bullet{b, span})
				continue
			}
			pass.Report(b, span.Start, span.End, suspect(pass.Doc, b, span))
		}
		reportLetters(pass, b)
		reportBoxes(pass, b, inForm)
		if !asksInHalfWidth {
			reportLostCharacters(pass, b)
		}
		reportRests(pass, b, &taken)
		reportSoup(pass, b, &taken)
		reportShapes(pass, b)
		reportUnits(pass, b)
		reportApart(pass, b)
		if strings.HasSuffix(b.Text, "．") && !points() {
			reportPoints(pass, b)
		}
		reportEscapes(pass, b)
		reportHyphens(pass, b)
		reportCodes(pass, b)
		reportProgram(pass, b)
		reportLigatures(pass, b)
	}
	reportBullets(pass, bullets)
}

// suspect is the finding of damage that was not understood.
func suspect(doc *lint.Document, b *lint.Block, at lint.Span) lint.Diagnostic {
	text := b.Text[at.Start:at.End]
	if symbol(text) {
		return fontSymbol(text)
	}
	d := lint.Diagnostic{
		Rule:    repair.Mojibake,
		Message: lint.Say("“%s”是乱码，无法由字节还原", "“%s” is mojibake that its bytes do not explain", short(text)),
		Notes:   []lint.Note{{Text: lint.Say("须与原稿核对", "compare the original")}},
	}
	if text == "\uFFFD" && at.End == len(b.Text) && b.Source(at.Start, at.End).End == len(doc.Source) {
		d.Message = lint.Say("全文末尾的字只剩半个：文件在一个字的字节中间截断了", "half of the last character is left: the file is cut off inside it")
		d.Notes = []lint.Note{{Text: lint.Say("后面可能还有文字丢失，须与原稿核对", "more may be lost behind it; compare the original")}}
		return d
	}
	if repair.Lost(text) {
		if digitAt(b.Text, at.Start-1) && digitAt(b.Text, at.End) {
			d.Notes = append(d.Notes, lint.Note{Text: lint.Say("数字之间丢的多是比号“∶”或连接号“～”", "between two figures it was most likely the sign of a ratio, “∶”, or of a range, “～”")})
		}
		return d
	}
	d.Severity = lint.Warning
	d.Message = lint.Say("“%s”疑为乱码", "“%s” looks like mojibake", short(text))
	return d
}

func digitAt(text string, at int) bool { return at >= 0 && at < len(text) && digit(rune(text[at])) }

// symbol reports whether the text is characters of a symbol font: Word shifts those of Symbol and Wingdings by U+F000, out
// of the way of text, and without the font they mean nothing (ECMA-376 Part 1, element sym).
func symbol(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r < 0xF020 || r > 0xF0FF })
}

// fontSymbol is the finding of such a character.
func fontSymbol(text string) lint.Diagnostic {
	return lint.Diagnostic{
		Rule:     repair.Mojibake,
		Severity: lint.Warning,
		Message:  lint.Say("%s是符号字体的字符，没有那种字体便显示为方框或空白", "%s is of a symbol font: without the font it shows as a box, or not at all", names(text)),
		Notes:    []lint.Note{{Text: lint.Say("多由Word文档带来，须与原稿核对", "Word documents bring it along; compare the original")}},
	}
}

// bullet is a character of a symbol font at the head of a line.
type bullet struct {
	*lint.Block
	at lint.Span
}

// reportBullets reports those of a document in one finding: the lines of a list have one each, and all go together.
func reportBullets(pass *lint.Pass, bullets []bullet) {
	if len(bullets) == 0 {
		return
	}
	text := ""
	fix := lint.Fix{Message: lint.Say("改为“%s”", "change to “%s”", "•")}
	for _, x := range bullets {
		text += x.Text[x.at.Start:x.at.End]
		fix.Edits = append(fix.Edits, lint.Replace(x.Block, x.at.Start, x.at.End, "•", false).Edits...)
	}
	d := fontSymbol(text)
	if n := len(bullets); n > 1 {
		d.Message.ZH += fmt.Sprintf("，行首共%d处", n)
		d.Message.EN += fmt.Sprintf(" (%d at the heads of lines)", n)
	}
	d.Fixes = []lint.Fix{fix}
	pass.Report(bullets[0].Block, bullets[0].at.Start, bullets[0].at.End, d)
}

func message(r lint.Repair) lint.Text {
	switch r.Kind {
	case repair.PinyinResidue:
		return lint.Say("“%s”是转换程序遗留的拼音，不属于正文", "“%s” is pinyin left by a converter, not copy", r.Damaged)
	case repair.Space:
		return lint.Say("文中有特殊空格%s", "special space %s in the copy", names(r.Decoded))
	case repair.Markup:
		return lint.Say("网页代码“%s”遗留在正文中", "markup “%s” left in the copy", r.Damaged)
	case repair.Decomposed:
		return lint.Say("“%s”由字母和附加符号拼成，应为单个字符“%s”", "“%s” is a letter and a combining mark, not the one character “%s”", r.Damaged, r.Repaired)
	}
	return lint.Say("“%s”是乱码，应为“%s”", "“%s” is mojibake for “%s”", short(r.Damaged), short(offered(r)))
}

// offered is what a fix writes.
func offered(r lint.Repair) string {
	if r.Offered != "" {
		return r.Offered
	}
	return r.Repaired
}

// longest is how many characters of a damaged passage a message quotes.
const longest = 40

// short quotes the beginning and the end of a long passage.
func short(text string) string {
	r := []rune(text)
	if len(r) <= longest {
		return text
	}
	return string(r[:longest/2]) + "……" + string(r[len(r)-longest/4:])
}

// names lists the code points of a run, each once.
func names(text string) string {
	var list []string
	for _, r := range text {
		if name := fmt.Sprintf("%U", r); r != ' ' && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return strings.Join(list, " ")
}

// remedy says what a fix does.
func remedy(r lint.Repair) lint.Text {
	switch {
	case r.Kind == repair.Space:
		return lint.Say("改为普通空格", "change to a plain space")
	case r.Repaired == "":
		return lint.Say("删去“%s”", "delete “%s”", r.Damaged)
	}
	return lint.Say("改为“%s”", "change to “%s”", short(offered(r)))
}

func fixes(r lint.Repair) []lint.Fix {
	return []lint.Fix{{Message: remedy(r), Edits: []lint.Edit{{Span: r.Span, Text: offered(r)}}, Safe: r.Confidence >= 0.95}}
}
