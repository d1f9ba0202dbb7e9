package encoding

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/repair"
)

// behindLead are the characters that Windows-1252 has for the bytes 80 to BF, which follow the first byte of a Han character in
// UTF-8. What a control character stood for is lost.
// Quotation marks, dashes and dots, which stand behind letters as well, come last.
const (
	behindLead = odd + "…‘’“”•–—·"
	odd        = "€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶¸¹º»¼½¾¿"
)

// reportRests reports what is left of Chinese in UTF-8 that was read as Windows-1252 and lost bytes on the way, so that it cannot
// be read back: 桌é¢, è‡ªæ¥水; but for what is taken. Letters of words, café and Mbappé, stand beside other letters.
func reportRests(pass *lint.Pass, b *lint.Block, taken *lint.SpanSet) {
	text := b.Text
	for at := 0; at < len(text); {
		i := strings.IndexAny(text[at:], "äåæçèéêëìíîïã")
		if i < 0 {
			return
		}
		start := at + i
		end, n := start, 0
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if lead := r >= 0xE3 && r <= 0xEF; !lead && (n == 0 || !strings.ContainsRune(behindLead, r)) {
				break
			}
			n++
			end += size
		}
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		second, _ := utf8.DecodeRuneInString(text[start+2:])
		chinese := func(r rune, edge bool) bool {
			return edge || hanzi.IsHan(r) || strings.ContainsRune("，。、；：！？“”（）《》", r)
		}
		said := taken.Overlaps(lint.Span{Start: start, End: end})
		if n >= 2 && !said && strings.ContainsRune(odd, second) && chinese(before, start == 0) && chinese(after, end == len(text)) && (hanzi.IsHan(before) || hanzi.IsHan(after)) {
			pass.Report(b, start, end, lint.Diagnostic{
				Rule:       repair.Mojibake,
				Severity:   lint.Warning,
				Message:    lint.Say("“%s”是读错编码的汉字，丢了字节，认不回来", "“%s” is Chinese read in the wrong encoding; bytes are lost, and it cannot be read back", text[start:end]),
				Notes:      []lint.Note{{Text: lint.Say("须与原稿核对", "compare the original")}},
				Confidence: 0.95,
			})
		}
		at = max(end, start+2)
	}
}
