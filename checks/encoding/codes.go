package encoding

import (
	"encoding/hex"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/pattern"
	"github.com/healthlint/healthlint/lint/repair"
)

// written are ways in which characters are written as codes, by what each code begins with.
var written = [...]struct {
	lead    string
	pattern func() *regexp.Regexp
}{
	{"%", pattern.Lazy(`(?:%[0-9A-Fa-f]{2}){3,}`)},    // addresses of the web: %E5%8C%BB
	{"=", pattern.Lazy(`(?:=[0-9A-F]{2}){3,}`)},       // mail: =E5=8C=BB
	{`\x`, pattern.Lazy(`(?:\\x[0-9A-Fa-f]{2}){3,}`)}, // programs: \xe5\x8c\xbb
	{"u", pattern.Lazy(`(?:u[4-9][0-9a-f]{3}){2,}`)},  // JSON that lost its backslashes: u533bu9662
}

// reportCodes reports characters written as codes outside an address, and numbers of glyphs that a PDF gave instead of
// characters.
func reportCodes(pass *lint.Pass, b *lint.Block) {
	text := b.Text
	for _, w := range written {
		if !strings.Contains(text, w.lead) || w.lead == "u" && !mayBeCodes(text) {
			continue
		}
		for _, at := range w.pattern().FindAllStringIndex(text, -1) {
			to, ok := codesOf(text[at[0]:at[1]], w.lead)
			before, _ := utf8.DecodeLastRuneInString(text[:at[0]])
			if !ok || before < utf8.RuneSelf && before > ' ' && before != utf8.RuneError || strings.HasPrefix(text[at[1]:], "/") {
				continue
			}
			pass.Report(b, at[0], at[1], lint.Diagnostic{
				Rule:       repair.Markup,
				Message:    lint.Say("“%s”是“%s”的代码", "“%s” is “%s” written as codes", short(text[at[0]:at[1]]), short(to)),
				Fixes:      []lint.Fix{lint.Replace(b, at[0], at[1], to, false)},
				Confidence: 0.98,
			})
		}
	}
	if strings.Contains(text, "(cid:") {
		for _, at := range glyphs().FindAllStringIndex(text, -1) {
			pass.Report(b, at[0], at[1], lint.Diagnostic{
				Rule:       repair.Mojibake,
				Message:    lint.Say("“%s”是PDF里没有对应文字的字形编号", "“%s” are numbers of glyphs for which the PDF gives no characters", short(text[at[0]:at[1]])),
				Notes:      []lint.Note{{Text: lint.Say("须与原稿核对", "compare the original")}},
				Confidence: 0.98,
			})
		}
	}
}

// glyphs are what extraction writes for glyphs without a character.
var glyphs = pattern.Lazy(`(?:\(cid:\d{1,5}\))+`)

func mayBeCodes(text string) bool {
	for lead := byte('4'); lead <= '9'; lead++ {
		if strings.Contains(text, "u"+string(rune(lead))) {
			return true
		}
	}
	return false
}

// codesOf decodes such a run, which must be Chinese.
func codesOf(run, lead string) (to string, ok bool) {
	if lead == "u" {
		var units []uint16
		for _, code := range strings.Split(run[1:], "u") {
			v, err := strconv.ParseUint(code, 16, 16)
			if err != nil {
				return "", false
			}
			units = append(units, uint16(v))
		}
		to = string(utf16.Decode(units))
		return to, !strings.ContainsFunc(to, func(r rune) bool {
			return !hanzi.IsHan(r) || hanzi.Level(r) > 2 || hanzi.Level(r) == 0 && hanzi.ClassOf(r) != hanzi.TraditionalOnly
		})
	}
	bytes, err := hex.DecodeString(strings.ReplaceAll(run, lead, ""))
	return string(bytes), err == nil && utf8.Valid(bytes) && strings.ContainsFunc(string(bytes), hanzi.IsHan)
}

// program is what scripts, style sheets and the markup of word processors and forums leave in text.
var program = pattern.Lazy(`</?[owv]:\w{1,20}[^<>\n]{0,80}>|<!--.{0,200}?-->|<!\[endif\]|\[/(?:b|i|u|url|img|color|size|font|quote|align|center|table|td|tr)\]|\[(?:url|img|color|size|font|quote|align)(?:=[^\[\]\n]{1,100})?\]` +
	`|\bmso-[a-z]{2,20}(?:-[a-z]{2,20}){0,3}:|\{ ?(?:font-(?:size|family)|color|line-height|margin(?:-\w+)?|padding(?:-\w+)?|background(?:-\w+)?|display|text-align|text-indent) ?:[^{}\n]{1,200}\}` +
	`|\b(?:var|let|const) [_$A-Za-z]\w{0,30} ?= ?[^。，\n]{0,40}|\bdocument\.(?:write|getElementById|cookie)\b(?:\([^()\n，。]{0,200}\);?|\()?|\$\(function ?\(\)|\bfunction ?\w{0,30}\(\w{0,20}\) ?\{`)

// record is an object of a program alone on its line: {"id":20931,"type":"ad"}.
var record = pattern.Lazy(`^\{ ?"\w{1,30}" ?: ?[^\n]{1,600}\}[,;]?$`)

// styles is a rule of a style sheet alone on its line.
var styles = pattern.Lazy(`^[.#@]?[a-z][\w.#:>\-, ]{0,80}\{ ?[a-z-]{3,30} ?:[^{}\n]{1,300}\}$`)

// reportProgram reports them. HTML and Markdown have them in their place, and tags and comments as well; the record of a data set
// has none: a script in it is what is left of a page.
func reportProgram(pass *lint.Pass, b *lint.Block) {
	if text := strings.TrimSpace(b.Text); strings.HasSuffix(strings.TrimRight(text, ",;"), "}") && (record().MatchString(text) || pass.Doc.Format != "text" && styles().MatchString(text)) {
		reportMarkup(pass, b, 0, len(b.Text), text)
		return
	}
	if !strings.ContainsAny(b.Text, "<[{=(:") || !has(b.Text, programWords) {
		return
	}
	found := program().FindAllStringIndex(b.Text, -1)
	if pass.Doc.Format != "text" { // what is written in a page is meant to be read, if it is not a script
		found = slices.DeleteFunc(found, func(at []int) bool { return !strings.HasPrefix(b.Text[at[0]:], "document.") })
	}
	for k := 0; k < len(found); k++ {
		at := found[k]
		for k+1 < len(found) && !strings.ContainsAny(b.Text[at[1]:found[k+1][0]], "，。") { // a script is one finding
			k++
			at[1] = found[k][1]
		}
		reportMarkup(pass, b, at[0], at[1], b.Text[at[0]:at[1]])
	}
}

func reportMarkup(pass *lint.Pass, b *lint.Block, start, end int, code string) {
	d := lint.Diagnostic{
		Rule:       repair.Markup,
		Message:    lint.Say("网页代码“%s”遗留在正文中", "markup “%s” left in the copy", short(code)),
		Confidence: 0.95,
	}
	if strings.Contains(code, "healthlint-disable") || strings.Contains(code, "healthlint-enable") {
		d.Notes = []lint.Note{{Text: lint.Say("屏蔽指令只在 Markdown 和 HTML 里有效；纯文本在配置里写带 text 的 overrides", "directives hold in Markdown and HTML; for plain text there are overrides with text in the configuration")}}
	}
	pass.Report(b, start, end, d)
}

// programWords are what one of the patterns has: most texts have none.
var programWords = []string{"<o:", "</o:", "<w:", "</w:", "<v:", "</v:", "<!--", "<![", "[/", "[url", "[img", "[b]", "[i]", "[u]", "[color", "[size", "[font", "[quote", "[align", "mso-", "{font", "{ font", "{color", "{line", "{margin", "{padding", "{background", "{display", "{text-", "var ", "let ", "const ", "document.", "$(function", "function"}

// ligatures are letters that a font joins, which PDF extraction keeps joined.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "ft", "ﬆ", "st")

// reportLigatures reports the words they stand in.
func reportLigatures(pass *lint.Pass, b *lint.Block) {
	text := b.Text
	if !strings.Contains(text, "\xEF\xAC") {
		return
	}
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if r < 0xFB00 || r > 0xFB06 {
			at += size
			continue
		}
		start, end := at, at+size
		for letterAt(text, start-1) {
			start--
		}
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !unicode.Is(unicode.Latin, r) {
				break
			}
			end += size
		}
		word := ligatures.Replace(text[start:end])
		pass.Report(b, start, end, lint.Diagnostic{
			Rule:       lookAlike,
			Message:    lint.Say("“%[1]s”里有连字字符，应为“%[2]s”", "“%[1]s” has joined letters for characters; write “%[2]s”", text[start:end], word),
			Fixes:      []lint.Fix{lint.Replace(b, start, end, word, true)},
			Confidence: 0.98,
		})
		at = end
	}
}
