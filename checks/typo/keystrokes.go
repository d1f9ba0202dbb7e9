package typo

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/pattern"
)

// latin is a few small letters between Han characters.
var latin = pattern.Lazy(`\p{Han}([a-z]{1,6})\p{Han}`)

// lettered are letters with what they name behind them: x线, z轴, d电子, b波. What else stands so in 60 MB of copy is a variable, told by
// its standing there again.
var lettered = pattern.Lazy(`^(?:x[线型]|z轴|d电|b波|c层|n年|q期|k空|t图|p频|m模|y影|v[型语]|d点|l[型类]|m面|f分|s射|k卡|j角|c次|b班|d等|g个)`)

// findKeystrokes reports letters that were typed for the character behind them and left standing: 日前f发布, 通过wang网络.
func findKeystrokes(pass *lint.Pass, p *passage) {
	if !strings.ContainsFunc(p.text, func(r rune) bool { return r >= 'a' && r <= 'z' }) {
		return
	}
	for _, at := range latin().FindAllStringSubmatchIndex(p.text, -1) {
		start, end := at[2], at[3]
		typed, rest := p.text[start:end], p.text[end:]
		if p.traditional && typed == "d" { // 醒目d, as Hong Kong writes 啲
			continue
		}
		if !types(typed, rest) || lettered().MatchString(p.text[start:]) || p.protected(start, end) || standsAlone(pass.Doc, p, start, typed) {
			continue
		}
		pass.Report(p.block, start, end, lint.Diagnostic{
			Rule:       "typo/extra",
			Severity:   lint.Warning,
			Message:    lint.Say("“%s”疑为输入时留下的字母", "“%s” is probably a keystroke left standing", typed),
			Notes:      []lint.Note{{Text: lint.Say("后面“%s”字的拼音以此开头", "it begins the Pinyin of “%s” behind it", firstHan(rest))}},
			Fixes:      []lint.Fix{lint.Replace(p.block, start, end, "", false)},
			Confidence: 0.9,
		})
	}
}

// types reports whether letters begin the Pinyin of the character that text begins with; several, all of it.
func types(letters, text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	sounds, n := hanzi.Sounds(r)
	for _, s := range sounds[:n] {
		syllable := strings.ReplaceAll(s.String(), "ü", "v")
		if len(letters) == 1 && strings.HasPrefix(syllable, letters) || letters == syllable {
			return true
		}
	}
	return false
}

// standsAlone reports whether the same letters stand by themselves elsewhere in the document: they name something.
func standsAlone(doc *lint.Document, p *passage, start int, letters string) bool {
	at := p.block.Source(start, start+len(letters)).Start
	for from := 0; ; {
		i := bytes.Index(doc.Source[from:], []byte(letters))
		if i < 0 {
			return false
		}
		i += from
		from = i + len(letters)
		if i != at && !isLetter(doc.Source, i-1) && !isLetter(doc.Source, from) {
			return true
		}
	}
}

// isLetter reports whether a letter of the Latin alphabet stands at s[i].
func isLetter(s []byte, i int) bool {
	return i >= 0 && i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z')
}
