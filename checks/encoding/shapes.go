package encoding

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
)

// shapes are characters that recognition of print and careless input put for Han ones of the same shape: 囗 is the radical of 国
// and no word, kana belong to Japanese.
var shapes = map[rune]string{'囗': "口", 'ロ': "口", 'エ': "工", 'カ': "力", 'ニ': "二", 'ハ': "八", 'タ': "夕", 'ト': "卜", 'オ': "才"}

// ofRadicals are words of copy that names the radical, or transcribes what nobody can read.
var ofRadicals = []string{"囗部", "囗字", "“囗”", "「囗」", "部首", "偏旁", "字旁", "方框", "读作", "讀作", "wéi", "囗囗"}

// reportShapes reports them: 囗 anywhere in words, a kana alone between two Han characters where the Han one makes a word.
func reportShapes(pass *lint.Pass, b *lint.Block) {
	text := b.Text
	const hiraganaOn, katakana = "\xE3\x82", "\xE3\x83" // how kana begin in UTF-8
	if !strings.Contains(text, "囗") && !strings.Contains(text, hiraganaOn) && !strings.Contains(text, katakana) || has(text, ofRadicals) || blanks().MatchString(text) {
		return
	}
	for at, r := range text {
		han, ok := shapes[r]
		if !ok {
			continue
		}
		end := at + utf8.RuneLen(r)
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if r != '囗' && (!hanzi.IsHan(before) || !hanzi.IsHan(after)) || !hanzi.IsHan(before) && !hanzi.IsHan(after) {
			continue
		}
		plain, follows := hanzi.SimplifySameLength(affix.Tail(text[:at], context)), hanzi.SimplifySameLength(affix.Head(text[end:], context))
		word := makesWord(plain, han, follows) && fits(ngram.Default(), plain, han, follows) >= likely
		if r != '囗' && !word {
			continue
		}
		d := lint.Diagnostic{
			Rule:       lookAlike,
			Message:    lint.Say("“%[1]c”（%[1]U）形似“%[2]s”，应为“%[2]s”", "“%[1]c” (%[1]U) looks like “%[2]s” and is not; write “%[2]s”", r, han),
			Fixes:      []lint.Fix{lint.Replace(b, at, end, han, word)},
			Confidence: 0.95,
		}
		if !word {
			d.Severity, d.Confidence = lint.Warning, 0.85
		}
		pass.Report(b, at, end, d)
	}
}

func has(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
