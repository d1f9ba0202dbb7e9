package repair

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/words"
)

// plausible is the natural logarithm of about how often a character stands in Chinese print.
func plausible(r rune) float64 {
	if f := hanzi.Frequency(r); f > 0 {
		return float64(f-255) / 12
	}
	switch {
	case hanzi.IsHan(r), r == unicode.ReplacementChar, isPrivate(r):
		return -21
	case strings.ContainsRune("，。、：；？！“”‘’（）《》—…·「」『』", r):
		return -4.5
	case r >= '0' && r <= '9', r == ' ', r == '\n', r == ',', r == '.', r == ';', r == ':', r == '!', r == '?', r == '(', r == ')', r == '%':
		return -5
	case r < 0x80:
		return -7
	case r >= 0xFF01 && r <= 0xFF5E, strings.ContainsRune("％‰℃～〜●■◆▲△○①②③④⑤⑥⑦⑧⑨⑩°×÷±≥≤→↓↑αβγμ【】〔〕", r):
		return -10
	}
	return -14
}

// common reports whether a character may stand in repaired copy: frequent, or a mark of Chinese text.
func common(r rune) bool {
	if r == '\u3000' { // with which paragraphs begin
		return true
	}
	if level := hanzi.Level(r); level != 0 {
		return level < 3
	}
	return plausible(r) >= -10
}

func isPrivate(r rune) bool { return r >= 0xE000 && r <= 0xF8FF }

// alone is the price of a character that makes no word with its neighbours: 专家库 is rare and still likelier
// than 专家 and a 带 by itself.
const alone = 4

// fluency is the natural logarithm of the best division of a short text into words, by their frequencies.
func fluency(text string) float64 {
	text = hanzi.SimplifySameLength(text)
	best := make([]float64, len(text)+1)
	for i := range best {
		best[i] = math.Inf(-1)
	}
	best[0] = 0
	var room [24]words.Token
	var r rune
	var size int
	for i := 0; i < len(text); i += size {
		r, size = utf8.DecodeRuneInString(text[i:])
		v := best[i] + plausible(r)
		if hanzi.IsHan(r) {
			v -= alone
		}
		if v > best[i+size] {
			best[i+size] = v
		}
		if !hanzi.IsHan(r) {
			continue
		}
		for _, w := range words.Prefixes(room[:0], text[i:]) {
			if w.End <= size {
				continue
			}
			if v := best[i] + math.Log(float64(w.Freq+1)/58e6); v > best[i+w.End] {
				best[i+w.End] = v
			}
		}
	}
	return best[len(text)]
}

func lastRunes(text string, n int) string {
	at := len(text)
	for at > 0 && n > 0 {
		at--
		for at > 0 && text[at]&0xC0 == 0x80 {
			at--
		}
		n--
	}
	return text[at:]
}

func firstRunes(text string, n int) string {
	for at := range text {
		if n == 0 {
			return text[:at]
		}
		n--
	}
	return text
}
