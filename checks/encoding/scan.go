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

// apart are five characters or more with one space between each.
var apart = pattern.Lazy(`(?:\p{Han} ){4,}\p{Han}`)

// reportApart reports words set wide, in the line of running text: titles are set so on purpose. They must be words, not the
// days of a week or the names of a list.
func reportApart(pass *lint.Pass, b *lint.Block) {
	if b.Kind == lint.TableCell || b.Kind == lint.Heading || !strings.Contains(b.Text, " ") || !strings.ContainsAny(b.Text, "，。") {
		return
	}
	for _, at := range apart().FindAllStringIndex(b.Text, -1) {
		before, _ := utf8.DecodeLastRuneInString(b.Text[:at[0]])
		after, _ := utf8.DecodeRuneInString(b.Text[at[1]:])
		if hanzi.IsHan(before) || hanzi.IsHan(after) {
			continue // the cells of a table
		}
		joined := strings.ReplaceAll(b.Text[at[0]:at[1]], " ", "")
		inWords, all := 0, utf8.RuneCountInString(joined)
		var room [32]words.Token
		for _, w := range words.Split(room[:0], hanzi.SimplifySameLength(joined), nil) {
			if n := (w.End - w.Start) / len("字"); n > 1 && w.Kind != words.Person && w.Kind != words.Number {
				inWords += n
			}
		}
		if inWords*4 < all*3 {
			continue
		}
		pass.Report(b, at[0], at[1], lint.Diagnostic{
			Rule:       repair.Space,
			Severity:   lint.Warning,
			Message:    lint.Say("“%s”字间有空格，应连写", "“%s” has spaces between its characters", b.Text[at[0]:at[1]]),
			Fixes:      []lint.Fix{lint.Replace(b, at[0], at[1], joined, false)},
			Confidence: 0.9,
		})
	}
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
