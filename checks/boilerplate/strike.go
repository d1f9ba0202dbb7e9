package boilerplate

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/pattern"
)

// stars are two asterisks or more inside a sentence.
var stars = pattern.Lazy(`\p{Han}[，、：]?(\*{2,6}|＊{1,6})\p{Han}`)

// ofMasked is what follows asterisks that stand for a name: 某市**医院, 张**女士.
var ofMasked = pattern.Lazy(`^\p{Han}{0,8}?(?:公司|集团|店|厂|院|所|部|局|站|房|市场|超市|中心|学校|大学|中学|小学|村|镇|乡|县|区|市|路|街|号|小区|社区|合作社|协会|先生|女士|患者|老师|同学|等人|男|女)`)

// starred reports asterisks between two characters with no others in their paragraph: one half of a pair of Markdown, or what a
// filter of words put over a word.
func starred(p *lint.Pass, b *lint.Block) {
	if !strings.Contains(b.Text, "**") && !strings.Contains(b.Text, "＊") || b.Kind == lint.TableCell || !strings.ContainsAny(b.Text, "，。") {
		return
	}
	simple, paired := hanzi.SimplifySameLength(b.Text), strings.Count(unmasked(b.Text), "**") > 1
	for _, at := range stars().FindAllStringSubmatchIndex(simple, -1) {
		before, _ := utf8.DecodeLastRuneInString(simple[:at[2]])
		if at[3]-at[2] == len("**") && paired || surnamed(simple[:at[2]]) || strings.ContainsRune("某的你他妈操去滚省市县区镇村", before) || ofMasked().MatchString(simple[at[3]:]) {
			continue
		}
		p.Report(b, at[2], at[3], lint.Diagnostic{
			Rule:       "boilerplate/markdown",
			Message:    lint.Say("句中的“%s”不成对：是没有去净的Markdown标记，或是被过滤程序盖住的字", "“%s” in a sentence, with no other to pair: a mark of Markdown, or a word that a filter hid", b.Text[at[2]:at[3]]),
			Notes:      []lint.Note{{Text: lint.Say("须与原稿核对", "compare the original")}},
			Confidence: 0.8,
		})
	}
}

// strike is a pair of marks around words deleted, as chat and Markdown write it.
var strike = pattern.Lazy(`~~([^~\n]{4,120})~~`)

// struck reports words that were struck out and are printed all the same. Posts draw out their last syllable with such marks
// (真好吃~~), so that the pair must take in a line, or begin behind a sentence and end one.
func struck(p *lint.Pass, b *lint.Block) {
	if !strings.Contains(b.Text, "~~") {
		return
	}
	for _, at := range strike().FindAllStringIndex(b.Text, -1) {
		before, after := strings.TrimRight(b.Text[:at[0]], spaces), strings.TrimLeft(b.Text[at[1]:], spaces)
		last, _ := utf8.DecodeLastRuneInString(before)
		first := firstOf(b.Text[at[0]+2 : at[1]])
		if before != "" && !strings.ContainsRune(stops+"，、：", last) || after == "" && before != "" && strings.HasSuffix(before, "~") || strings.HasPrefix(after, "~") || !hanzi.IsHan(first) && first < utf8.RuneSelf {
			continue
		}
		p.Report(b, at[0], at[1], lint.Diagnostic{
			Rule:       "boilerplate/markdown",
			Message:    lint.Say("“%s”是划去的文字，还留在稿中", "“%s” was struck out and is still there", clip(b.Text[at[0]:at[1]])),
			Fixes:      []lint.Fix{lint.Replace(b, at[0], at[1], "", false)},
			Confidence: 0.85,
		})
	}
}
