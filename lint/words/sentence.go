package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// Sentences divides text into sentences, which together cover it. Spans are bytes of text.
//
// A sentence ends after 。！？, their half-width forms where they stand in Chinese, and a line break, together
// with the quotes and brackets that close there: `他说：“好。”` is one sentence. A title in 《》 does not end one,
// nor does a stop that a comma follows, a decimal point, a list number (1.) or a dot inside Latin text. An
// ellipsis ends a sentence only before a closing quote or the end of the line.
func Sentences(text string) []lint.Span {
	out := make([]lint.Span, 0, len(text)/120+1)
	start := 0
	for at := 0; at < len(text); {
		end := stopEnd(text, at)
		if end == 0 {
			_, n := utf8.DecodeRuneInString(text[at:])
			at += n
			continue
		}
		at = end
		out = append(out, lint.Span{Start: start, End: end})
		start = end
	}
	if start < len(text) {
		out = append(out, lint.Span{Start: start, End: len(text)})
	}
	return out
}

// stopEnd returns where the sentence ends if a stop stands at at: after further stops, closing marks and
// spaces. It returns 0 where no sentence ends.
func stopEnd(text string, at int) int {
	c := text[at]
	if c >= 0x80 && c != 0xE3 && c != 0xEF && c != 0xE2 { // no stop begins with another byte
		return 0
	}
	r, n := utf8.DecodeRuneInString(text[at:])
	end := at + n
	switch r {
	case '\n':
		return end
	case '。', '！', '？', '｡', '．':
	case '!', '?':
		if !chineseBefore(text, at) {
			return 0
		}
	case '.':
		if !chineseBefore(text, at) || !endsBefore(text[end:]) {
			return 0
		}
	case '…':
		for strings.HasPrefix(text[end:], "…") {
			end += n
		}
		if rest := strings.TrimLeft(text[end:], "”’」』\""); len(rest) == len(text)-end && rest != "" && rest[0] != '\n' {
			return 0
		}
	default:
		return 0
	}
	return closeAfter(text, end)
}

// closeAfter extends a stop over what belongs to the same sentence end.
func closeAfter(text string, end int) int {
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		switch {
		case r == '\n':
			return end + n
		case strings.ContainsRune("》〉，、；：,;", r):
			return 0
		case r == '"' && strings.Count(text[lineStart(text, end):end], `"`)%2 == 0:
			return end // it opens
		case !strings.ContainsRune("。！？!?…”’」』）)】]\"\r \u3000", r):
			return end
		}
		end += n
	}
	return end
}

// lineStart returns where the line that holds at begins, as far as 300 bytes back.
func lineStart(text string, at int) int {
	from := max(0, at-300)
	return from + strings.LastIndexByte(text[from:at], '\n') + 1
}

// chineseBefore reports whether a half-width mark at at follows Chinese text or a closing mark.
func chineseBefore(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return unicode.Is(unicode.Han, r) || strings.ContainsRune("”’」』）】》%％", r)
}

// endsBefore reports whether a half-width dot before rest can be a full stop: Chinese, a space or nothing
// follows, not a digit or letter.
func endsBefore(rest string) bool {
	if rest == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return !alphanumeric(r) && r != '.'
}
