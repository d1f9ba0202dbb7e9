package encoding

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/pattern"
	"github.com/healthlint/healthlint/lint/repair"
	"github.com/healthlint/healthlint/lint/words"
)

// What a scanner reads wrongly: rn for m, words set wide for characters with spaces, the full stop for a point in full width.

// units are those in which rn or a letter beside stands for m or g.
var units = pattern.Lazy(`(?:rnm|mrn|rnrn|rnn)Hg\b|mmH[qo]\b`)

func reportUnits(pass *lint.Pass, b *lint.Block) {
	if !strings.Contains(b.Text, "Hg") && !strings.Contains(b.Text, "mmH") {
		return
	}
	for _, at := range units().FindAllStringIndex(b.Text, -1) {
		if letterAt(b.Text, at[0]-1) {
			continue
		}
		pass.Report(b, at[0], at[1], lint.Diagnostic{
			Rule:       lookAlike,
			Message:    lint.Say("“%s”应为“mmHg”，字母形近而误识", "“%s” should be “mmHg”: the letters were read wrongly", b.Text[at[0]:at[1]]),
			Fixes:      []lint.Fix{lint.Replace(b, at[0], at[1], "mmHg", true)},
			Confidence: 0.98,
		})
	}
}

// apart are four characters or more with one space between each.
var apart = pattern.Lazy(`(?:\p{Han}[ \x{3000}]){3,}\p{Han}`)

// series are the characters of rows that are set apart on purpose: days of the week, quarters of the compass, stems.
const series = "一二三四五六七八九十日甲乙丙丁戊己庚辛壬癸东南西北中上下左右前后春夏秋冬男女"

// reportApart reports words set wide, in the line of running text: titles are set so on purpose, and so are labels (通 讯 地 址：).
// They must be words, not the days of a week or the names of a list.
func reportApart(pass *lint.Pass, b *lint.Block) {
	if b.Kind == lint.TableCell || b.Kind == lint.Heading || !strings.ContainsAny(b.Text, " \u3000") || !strings.ContainsAny(b.Text, "，。") {
		return
	}
	for _, at := range apart().FindAllStringIndex(b.Text, -1) {
		start, end := at[0], at[1]
		after, _ := utf8.DecodeRuneInString(b.Text[end:])
		if (after == '：' || after == ':') && end-start <= len("通 讯 地 址") || hanzi.IsHan(after) && !goesOn(b.Text[end-len("字"):]) {
			continue // the cells of a table
		}
		joined := joinUp(b.Text[start:end])
		if less := joined[:len(joined)-len("字")]; hanzi.IsHan(after) && !inWords(joined, 4) && inWords(less, 3) {
			joined, end = less, end-len("字") // the last character is the first of what is not set wide
		}
		if !inWords(joined, 3) {
			continue
		}
		pass.Report(b, start, end, lint.Diagnostic{
			Rule:       repair.Space,
			Severity:   lint.Warning,
			Message:    lint.Say("“%s”字间有空格，应连写", "“%s” has spaces between its characters", strings.TrimRight(b.Text[start:end], " \u3000")),
			Fixes:      []lint.Fix{lint.Replace(b, start, end, joined, false)},
			Confidence: 0.9,
		})
	}
}

// goesOn reports whether a text begins with running text, not with a short cell of a table.
func goesOn(text string) bool {
	const cell = 4 // characters
	word, _, _ := strings.Cut(text, " ")
	return utf8.RuneCountInString(word) > cell || strings.ContainsAny(word, "，。；、")
}

func joinUp(text string) string { return strings.NewReplacer(" ", "", "\u3000", "").Replace(text) }

// inWords reports whether so many quarters of a text are words, and all of it where it is short.
func inWords(text string, quarters int) bool {
	n, all, rows := 0, utf8.RuneCountInString(text), 0
	var room [32]words.Token
	text = hanzi.SimplifySameLength(text)
	for _, w := range words.Split(room[:0], text, nil) {
		if size := (w.End - w.Start) / len("字"); size > 1 && w.Kind != words.Person && w.Kind != words.Number {
			n += size
		}
	}
	for _, r := range text {
		if strings.ContainsRune(series, r) {
			rows++
		}
	}
	return all >= 4 && rows*2 < all && (n == all || all > 4 && n*4 >= all*quarters)
}

// fewPoints is how many of the stops of a text may be points in full width where that is not how it is set.
const fewPoints = 10 // in a hundred

// setsPoints reports whether a text ends its sentences with points, as papers do.
func setsPoints(doc *lint.Document) bool {
	points, stops := 0, 0
	for _, b := range doc.Blocks {
		points += strings.Count(b.Text, "．")
		stops += strings.Count(b.Text, "。")
	}
	return points*100 > fewPoints*(points+stops) && points > 1 || stops == 0
}

// reportPoints reports a point in full width at the end of a paragraph.
func reportPoints(pass *lint.Pass, b *lint.Block) {
	body, ok := strings.CutSuffix(b.Text, "．")
	if !ok || b.Kind == lint.TableCell {
		return
	}
	before, _ := utf8.DecodeLastRuneInString(body)
	if e, _ := layout.EndOf(body); !hanzi.IsHan(before) || e == layout.Stop || !strings.ContainsAny(body, "，。") {
		return
	}
	pass.Report(b, len(body), len(b.Text), lint.Diagnostic{
		Rule:       width,
		Severity:   lint.Warning,
		Message:    lint.Say("句末的“．”应为句号“。”", "“．” at the end of a sentence should be “。”"),
		Fixes:      []lint.Fix{lint.Replace(b, len(body), len(b.Text), "。", true)},
		Confidence: 0.95,
	})
}
